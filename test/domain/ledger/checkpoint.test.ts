import { describe, expect, it } from "vitest";

import { checkpointOf, checkpointText, readCheckpoint } from "../../../src/domain/ledger/checkpoint.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { sha256 } from "../../support/sha256.ts";
import { ledgerOf } from "./ledgers.ts";

const ledger = ledgerOf([1], [2], [3]);
const checkpoint = checkpointOf(ledger, "kaoping/云泽市/2026", sha256);

describe("a checkpoint", () => {
  it("has the origin, the size and the root in three lines, and reads back equal", () => {
    const text = checkpointText(checkpoint);
    expect(text).toMatch(/^kaoping\/云泽市\/2026\n3\n[0-9a-f]{64}\n$/u);
    expect(valueOf(readCheckpoint(text, "checkpoint.txt"))).toEqual(checkpoint);
    expect(valueOf(readCheckpoint(text.replaceAll("\n", "\r\n"), "checkpoint.txt"))).toEqual(checkpoint);
  });

  // The root of no leaves is the hash of nothing: RFC 9162 section 2.1.1.
  it("of an empty ledger has the root of no leaves", () => {
    expect(checkpointOf([], "o", sha256)).toEqual({
      origin: "o",
      size: 0,
      root: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    });
  });

  it("is another for every other ledger", () => {
    const others = [[], ledger.slice(0, 2), ledgerOf([1], [2], [4]), ledgerOf([2], [1], [3])];
    const roots = [ledger, ...others].map((one) => checkpointOf(one, "o", sha256).root);
    expect(new Set(roots).size).toBe(roots.length);
  });

  it.each([
    "",
    "\n",
    "o",
    "o\n3",
    "o\nthree\nab",
    `o\n-1\n${"a".repeat(64)}`,
    `o\n3\n${"a".repeat(63)}`,
    `o\n3\n${"A".repeat(64)}`,
    `o\n1e3\n${"a".repeat(64)}`,
  ])("that says %j is none", (text) => {
    expect(refusedCodes(readCheckpoint(text, "checkpoint.txt"))).toEqual(["checkpoint-unreadable"]);
  });
});
