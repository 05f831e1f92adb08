import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";
import * as v from "valibot";

/** Logging in by the office's identity provider (统一身份认证): OpenID Connect, code flow with PKCE, state and nonce. */
export type SignOn = {
  /** Where to send the browser, and what it has to bring back; null where the provider does not answer. */
  readonly start: () => Promise<{ readonly address: string; readonly pending: string } | null>;
  /** Who came back, by the provider's subject; null where it does not hold, or the provider does not answer. */
  readonly finish: (query: URLSearchParams, pending: string) => Promise<string | null>;
};

export type SignOnSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our own address, to which the provider sends browsers back. */
  readonly origin: string;
  /** Hears why the provider did not answer, or why what it sent back does not hold. */
  readonly heard: (error: Error) => void;
};

const isLocal = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(hostname);

const pendingShape = v.object({ state: v.string(), nonce: v.string(), verifier: v.string() });

/** The provider is asked for its settings when somebody first logs in: the office starts without it. */
export const openSignOn = ({ issuer, clientId, clientSecret, origin, heard }: SignOnSettings): SignOn => {
  const back = `${origin}/staff/sign-on/back`;
  const address = new URL(issuer);
  let found: Promise<Configuration> | null = null;
  const provider = (): Promise<Configuration> => {
    found ??= discovery(address, clientId, { client_secret: clientSecret }, undefined, {
      // Plain addresses only for a provider on the same machine.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the library marks it so that it is seen; it has no other way
      execute: isLocal(address) ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return {
    start: async () => {
      let config: Configuration;
      try {
        config = await provider();
      } catch (error) {
        // The library and the platform say by errors of several kinds that nobody answered, or not as a provider does.
        if (!(error instanceof Error)) throw error;
        heard(error);
        return null;
      }
      const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const to = buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: "openid",
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: "S256",
      });
      return { address: to.href, pending: JSON.stringify(pending) };
    },
    finish: async (query, kept) => {
      const { state, nonce, verifier } = v.parse(pendingShape, JSON.parse(kept));
      try {
        const config = await provider();
        const tokens = await authorizationCodeGrant(config, new URL(`${back}?${query.toString()}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        });
        return tokens.claims()?.sub ?? null;
      } catch (error) {
        // The library says by an Error that an answer does not hold: refused, forged, stale, or none came.
        if (!(error instanceof Error)) throw error;
        heard(error);
        return null;
      }
    },
  };
};
