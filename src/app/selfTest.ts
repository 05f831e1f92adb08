import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

import { appendEntries } from "../domain/ledger/appendEntry.ts";
import { checkpointOf, checkpointText } from "../domain/ledger/checkpoint.ts";
import { digestOfText, type Hashes } from "../domain/ledger/digest.ts";
import { leafHash, merkleRoot } from "../domain/ledger/merkleTree.ts";
import type { Ed25519 } from "../domain/ledger/signedNote.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { add, divide, exact, exactText, round } from "../domain/shared/exact.ts";
import { addWorkingDays } from "../domain/shared/workingDays.ts";
import { shippedWorkingDays } from "./readWorkingDays.ts";

/** One question with a known answer (自检项): where the answer is from, what came out and what should. */
export type Tested = { readonly name: string; readonly source: string; readonly got: string; readonly want: string };

/** What the machine must have for a self-test. */
export type TestedHost = { readonly hashes: Hashes; readonly ed25519: Ed25519 };

/**
 * Asks the user's own machine what is known (自检): the hashes, signatures, trees, canonical texts, exact numbers and days that
 * everything else rests on.
 */
export const selfTest = ({ hashes, ed25519 }: TestedHost): readonly Tested[] => {
  const { sha256, sm3 } = hashes;
  const secret = hexToBytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const signature =
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155" +
    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
  const nothing = new Uint8Array(0);
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const root = merkleRoot(
    leaves.map((leaf) => leafHash(hexToBytes(leaf), sha256)),
    sha256,
  );
  const tested = (name: string, source: string, got: string, want: string): Tested => ({ name, source, got, want });
  return [
    tested(
      "SHA-256",
      "FIPS 180-4",
      digestOfText("abc", sha256),
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ),
    tested(
      "SM3",
      "GB/T 32905-2016 A.1",
      bytesToHex(sm3(utf8ToBytes("abc"))),
      "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    ),
    tested("Ed25519 签名", "RFC 8032 7.1", bytesToHex(ed25519.sign(nothing, secret)), signature),
    tested(
      "Ed25519 验签",
      "RFC 8032 7.1",
      String(ed25519.verify(hexToBytes(signature), nothing, ed25519.publicKeyOf(secret))),
      "true",
    ),
    tested(
      "Merkle 树",
      "RFC 6962, transparency-dev/merkle",
      bytesToHex(root),
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ),
    tested(
      "规范化 JSON",
      "RFC 8785",
      canonicalJson({ "\u20ac": 1e21, "\r": [0.1, 1e-7, -0], "1": "\u001f€" }),
      '{"\\r":[0.1,1e-7,0],"1":"\\u001f€","€":1e+21}',
    ),
    tested("精确相加", "0.1+0.2", exactText(add(exact("0.1"), exact("0.2"))), "0.3"),
    tested("精确相除", "10/3", exactText(divide(exact("10"), exact("3"))), "10/3"),
    tested("四舍五入", "57.755", exactText(round(exact("57.755"), { places: 2, mode: "half-up" })), "57.76"),
    tested("修约 GB/T 8170", "57.745", exactText(round(exact("57.745"), { places: 2, mode: "half-even" })), "57.74"),
    // 2018-12-29 was a working Saturday: the State Council's notice on the days off of 2019.
    tested("工作日", "国办发明电〔2018〕15号", dayAfter("2018-12-28"), "2018-12-29"),
    tested("留痕", "docs/ledger-format.md", smallLedger(hashes), ledgerWant),
  ];
};

const dayAfter = (date: string): string => {
  const next = addWorkingDays(shippedWorkingDays, date, 1);
  return next.kind === "no-data" ? `no data for ${next.year}` : next.date;
};

const smallLedger = (hashes: Hashes): string => {
  const deed = {
    time: "2026-01-01T00:00:00Z",
    actor: "自检",
    action: "test",
    subject: "test",
    reason: "",
    before: null,
  };
  const after = "0".repeat(64);
  const ledger = appendEntries(
    [],
    [
      { ...deed, after, rows: [] },
      { ...deed, after, rows: ["一", { b: 1, a: [true, null] }] },
    ],
    hashes.sha256,
  );
  return checkpointText(checkpointOf(ledger, "kaoping/selftest", null, hashes))
    .trim()
    .split("\n")
    .slice(2)
    .join(" ");
};

/** Computed apart from this code, by the steps of docs/ledger-format.md in another language. */
const ledgerWant = "FPGdhIG0Fp2jZLOxVxny7f4kXReEzCRAhvzJV0Uv+L4= sm3 +vssEC/uB0F10skjzyS4OHqVuRUfa5UzjsUdk9QWoVo=";

/** The digest of all answers: the same on every machine that passes (自检摘要). */
export const testDigest = (all: readonly Tested[], { sha256 }: Hashes): string =>
  digestOfText(canonicalJson(all.map(({ name, got }) => [name, got])), sha256);
