import { createServer } from "node:http";

import Provider from "oidc-provider";
import { describe, expect, it, onTestFinished } from "vitest";

import { openSignOn } from "../../src/server/access/signOn.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { newOffice, staffIn } from "../support/newOffice.ts";
import { officeBrowser, type OfficeBrowser } from "../support/officeBrowser.ts";
import { freePort } from "../support/officeProcesses.ts";

describe.each(databaseKinds)("on the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);

  describe("logging in by OpenID Connect", () => {
    it("says in a sentence that the provider does not answer, or not as one, and works once it does", async () => {
      const heard: string[] = [];
      const odd = createServer((_, response) => response.end("no provider"));
      await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", () => resolve()));
      onTestFinished(() => void odd.close());
      const address = odd.address();
      const oddPort = typeof address === "object" && address ? address.port : 0;
      const newOne = await newDatabase();
      for (const port of [await freePort(), oddPort]) {
        const signOn = openSignOn({
          issuer: `http://127.0.0.1:${port}`,
          clientId: "kaoping",
          clientSecret: "a secret of the office",
          origin: "http://127.0.0.1",
          heard: ({ message }) => heard.push(message),
        });
        const opened = await newOffice(newOne, { signOn });
        const browser = opened.browser();
        const seen = await browser.get("/staff/sign-on");
        expect([seen.status, seen.text.includes("统一身份认证没有应答")]).toEqual([503, true]);
        expect(seen.text).toContain('name="password"');
        expect((await browser.get("/staff/sign-on/back?code=x&state=y")).status).toBe(403);
        await opened.close();
      }
      expect(heard).toHaveLength(2);
    });

    it("lets in who was registered, refuses who was not and what was forged, and asks the provider with PKCE, state and nonce", async () => {
      const port = await freePort();
      const issuer = `http://127.0.0.1:${port}`;
      const origin = "http://127.0.0.1";
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: "kaoping",
            client_secret: "a secret of the office",
            redirect_uris: [`${origin}/staff/sign-on/back`],
          },
        ],
        pkce: { required: () => true },
        cookies: { keys: ["test"] },
      });
      const answer = provider.callback();
      const server = createServer((request, response) => void answer(request, response));
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
      onTestFinished(() => {
        server.closeAllConnections();
        server.close();
      });
      const signOn = openSignOn({
        issuer,
        clientId: "kaoping",
        clientSecret: "a secret of the office",
        origin,
        heard: () => undefined,
      });
      const opened = await newOffice(await newDatabase(), { signOn });
      const admin = await staffIn(opened);
      /** Goes to the provider as somebody, and gives the address that it sends back to. */
      const through = async (browser: OfficeBrowser, login: string): Promise<string> => {
        const there = await browser.get("/staff/sign-on");
        const asked = new URL(there.at);
        expect(asked.origin).toBe(issuer);
        for (const name of ["state", "nonce", "code_challenge"])
          expect(asked.searchParams.get(name)).toMatch(/^[\w-]{20,}$/u);
        const outside = officeBrowser((request) => fetch(request), issuer);
        await outside.get(`${asked.pathname}${asked.search}`);
        const action = (text: string): string => new URL(/action="([^"]+)"/u.exec(text)?.[1] ?? "/", issuer).pathname;
        const consent = await outside.post(action((await outside.get(`${asked.pathname}${asked.search}`)).text), {
          prompt: "login",
          login,
          password: "x",
        });
        const back = new URL((await outside.post(action(consent.text), { prompt: "consent" })).at);
        expect(back.pathname).toBe("/staff/sign-on/back");
        return `${back.pathname}${back.search}`;
      };
      const zhang = opened.browser();
      const unknown = await zhang.get(await through(zhang, "zhang"));
      expect([unknown.status, unknown.text.includes("没有登记")]).toEqual([403, true]);
      await admin.get("/admin/accounts");
      await admin.post("/admin/accounts", {
        name: "张某",
        login: "zhang",
        role: "staff",
        password: "",
        subject: "zhang",
      });
      expect((await zhang.get(await through(zhang, "zhang"))).text).toContain("报送进度");
      // What was sent back to one browser is nothing in another, and nothing a second time.
      const other = opened.browser();
      const back = await through(zhang, "zhang");
      await other.get("/staff/sign-on");
      expect((await other.get(back)).status).toBe(403);
      expect((await zhang.get(back.replace(/state=[^&]+/u, "state=forged"))).status).toBe(403);
      expect((await zhang.get(back)).status).toBe(403);
      await opened.close();
    });
  });
});
