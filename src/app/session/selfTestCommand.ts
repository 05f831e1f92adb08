import { selfTest, testDigest } from "../selfTest.ts";
import { certificateOf, type Certificate } from "../selfTestCertificate.ts";
import type { SessionHost } from "./sessionHost.ts";

/** Asks the host that the pane runs in what is known (自检), with the certificate of it. */
export const testHost = async ({ open: { sha256 }, sm3, ed25519, about, now }: SessionHost): Promise<Certificate> => {
  const hashes = { sha256, sm3: await sm3() };
  const tests = selfTest({ hashes, ed25519: await ed25519() });
  return certificateOf(about(), now(), tests, testDigest(tests, hashes));
};
