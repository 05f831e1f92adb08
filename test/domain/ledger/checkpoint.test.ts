import { describe, expect, it } from "vitest";

import {
  checkpointOf,
  checkpointText,
  printed,
  readCheckpoint,
  signedCheckpoint,
} from "../../../src/domain/ledger/checkpoint.ts";
import { signedBy } from "../../../src/domain/ledger/signedNote.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { ed25519 } from "../../support/ed25519.ts";
import { hashes, sha256, sm3 } from "../../support/sha256.ts";
import { ledgerOf } from "./ledgers.ts";

const ledger = ledgerOf([1], [2], [3]);
const origin = "kaoping/0123456789abcdef";
const checkpoint = checkpointOf(ledger, origin, null, hashes);
const root = printed(checkpoint.root);
const results = { count: 7, root: checkpoint.root };

describe("a checkpoint", () => {
  it("has the origin, the size, the root, and the SM3 root and the results' root on lines beyond the standard", () => {
    const text = checkpointText({ ...checkpoint, results });
    expect(text.split("\n")).toEqual([
      origin,
      "3",
      root,
      `sm3 ${printed(checkpoint.sm3 ?? "")}`,
      `results 7 ${root}`,
      "",
    ]);
    const kept = { checkpoint: { ...checkpoint, results }, note: null };
    expect(valueOf(readCheckpoint(text, "checkpoint.txt"))).toEqual(kept);
    expect(valueOf(readCheckpoint(text.replaceAll("\n", "\r\n"), "checkpoint.txt"))).toEqual(kept);
  });

  it("made by another program, with lines of its own and without ours, is read", () => {
    const other = `example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n`;
    const read = valueOf(readCheckpoint(`${other}timestamp 5\n`, "other.txt"));
    expect(read.checkpoint).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20852163, sm3: null });
    expect(checkpointText(read.checkpoint)).toBe(other);
  });

  // The root of no leaves is the hash of nothing: RFC 9162 section 2.1.1.
  it("of an empty ledger has the root of no leaves", () => {
    expect(checkpointOf([], "o", null, hashes)).toMatchObject({
      size: 0,
      root: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      sm3: "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
    });
  });

  it.skipIf(!hasOracles)("rests on SM3 as GB/T 32905 has it", () => {
    const { sm3: cases } = readOracle("canonical_and_hash.json") as {
      readonly sm3: readonly { readonly utf8: string; readonly hex: string }[];
    };
    for (const { utf8, hex } of cases)
      expect(Buffer.from(sm3(new TextEncoder().encode(utf8))).toString("hex")).toBe(hex);
  });

  it("is another for every other ledger", () => {
    const others = [[], ledger.slice(0, 2), ledgerOf([1], [2], [4]), ledgerOf([2], [1], [3])];
    const all = [ledger, ...others].map((one) => checkpointOf(one, "o", null, hashes));
    expect(new Set(all.map((one) => one.root)).size).toBe(all.length);
    expect(new Set(all.map((one) => one.sm3)).size).toBe(all.length);
  });

  it("is signed by the office's key under the name of its origin, and is read with its signature", () => {
    const secret = new Uint8Array(32).fill(7);
    const read = valueOf(
      readCheckpoint(signedCheckpoint(checkpoint, secret, ed25519, sha256).replaceAll("\n", "\r\n"), "checkpoint.txt"),
    );
    expect(read.checkpoint).toEqual(checkpoint);
    const key = { name: origin, publicKey: ed25519.publicKeyOf(secret) };
    expect(read.note && signedBy(read.note, key, ed25519.verify, sha256)).toBe("signed");
  });

  it.each([
    "",
    "\n",
    "o",
    "o\n3",
    "o\nthree\nab",
    `o\n-1\n${root}\n`,
    `o\n03\n${root}\n`,
    `o\n3\n${root}`,
    `o\n3\n${root.slice(1)}\n`,
    `o\n3\n${root.slice(0, -2)}B=\n`,
    `o\n1e3\n${root}\n`,
    `o\n3\n${root}\nsm3 ${root.slice(1)}\n`,
    `o\n3\n${root}\nsm3 ${root}\nsm3 ${root}\n`,
    `o\n3\n${root}\nresults ${root}\n`,
    `o\n3\n${root}\nresults 07 ${root}\n`,
    `\n3\n${root}\n`,
    `o\n3 \n${root}\n`,
    `o\n1234567890123456\n${root}\n`,
    `o\n3\n ${root}\n`,
    `o\n3\n${root}x\n`,
    `o\n3\n${root}\nresults 7 ${root}\nresults 7 ${root}\n`,
    `o\n3\n${root}\nresults 7 ${root} x\n`,
    `o\n3\n${root}\nresults 7a ${root}\n`,
    `o\n3\n${root}\nresults x7 ${root}\n`,
    `o\n3\n${root}\nresults 1234567890123456 ${root}\n`,
    `o\n3\n${root}\nresults 7\n`,
    `o\n3\n${root}\nresults \n`,
    `o\n3\n${root}\nresults 7 ${root.slice(1)}\n`,
    `o\n3\n${root}\nsm3 \n`,
    `o\n3\n${root}\nsm3 ${root}x\n`,
  ])("that says %j is none", (text) => {
    expect(refusedCodes(readCheckpoint(text, "checkpoint.txt"))).toEqual(["checkpoint-unreadable"]);
  });

  it("may count nothing, or as much as fifteen digits say, and name results without SM3", () => {
    const read = (text: string) => valueOf(readCheckpoint(text, "checkpoint.txt")).checkpoint;
    const plain = { origin: "o", root: checkpoint.root, sm3: null, results: null };
    expect(read(`o\n0\n${root}\n`)).toEqual({ ...plain, size: 0 });
    expect(read(`o\n123456789012345\n${root}\nresults 0 ${root}\n`)).toEqual({
      ...plain,
      ...{ size: 123_456_789_012_345, results: { count: 0, root: checkpoint.root } },
    });
    expect(read(`o\n3\n${root}\nsm3x ${root}\nresults2 7\nsm3\n`)).toEqual({ ...plain, size: 3 });
  });

  it("that cannot be read is named by its file", () => {
    expect(readCheckpoint("", "checkpoint.txt").issues).toMatchObject([
      { code: "checkpoint-unreadable", place: { kind: "file", name: "checkpoint.txt" } },
    ]);
  });

  it("whose signature lines are none is none", () => {
    expect(refusedCodes(readCheckpoint(`o\n3\n${root}\n\nsigned\n`, "checkpoint.txt"))).toEqual(["note-unreadable"]);
  });
});
