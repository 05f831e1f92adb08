import { describe, expect, it } from "vitest";

import { checkpointOf } from "../../../src/domain/ledger/checkpoint.ts";
import { checkReceipt, readReceipt, receiptsOf, type Receipt } from "../../../src/domain/ledger/receipt.ts";
import { codesOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { hashes, sha256 } from "../../support/sha256.ts";
import { ledgerOf } from "./ledgers.ts";

const rows = ["甲", "乙", "丙", "丁", "戊"].map((unit, at) => ({ salt: `${at}`.repeat(32), total: `9${at}`, unit }));
const ledger = ledgerOf([1], rows);
const checkpoint = checkpointOf(ledger, "kaoping/0123456789abcdef", ledger[1]?.entry.rows ?? null, hashes);
const receipts = receiptsOf(rows, checkpoint.origin, sha256);
const [first] = receipts;
if (!first) throw new RangeError("receipts: got none, want five");
const codes = (receipt: Receipt, against = checkpoint) => codesOf(checkReceipt(receipt, against, "回执.json", sha256));

describe("a unit's receipt", () => {
  // RFC 9162 section 2.1.3.1 for five leaves: the first goes up by the second, by the third and fourth, and by the fifth.
  it("has its own row, its place, and the hashes on the way up from it, and no others", () => {
    const hash = (...parts: readonly (string | Uint8Array)[]) =>
      sha256(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
    const leaves = rows.map(({ salt, total, unit }) =>
      hash(`\u0000{"salt":"${salt}","total":"${total}","unit":"${unit}"}`),
    );
    const [a, b, c, d, e] = leaves;
    if (!a || !b || !c || !d || !e) throw new RangeError("leaves: got fewer, want five");
    const pair = (left: Uint8Array, right: Uint8Array) => hash("\u0001", left, right);
    const made = receiptsOf(rows, checkpoint.origin, sha256);
    expect(made.map(({ proof }) => proof)).toEqual(
      [
        [b, pair(c, d), e],
        [a, pair(c, d), e],
        [d, pair(a, b), e],
        [c, pair(a, b), e],
        [pair(pair(a, b), pair(c, d))],
      ].map((way) => way.map((one) => Buffer.from(one).toString("base64"))),
    );
    expect(made[3]).toEqual({
      ...{ format: "kaoping-receipt/1", origin: checkpoint.origin, row: rows[3], index: 3, count: 5 },
      proof: made[3]?.proof,
    });
  });

  it("holds against the checkpoint of the ledger in whose entry the results stand, for every unit", () => {
    for (const receipt of receipts) {
      const read = valueOf(readReceipt(JSON.parse(JSON.stringify(receipt)), "回执.json"));
      expect(codes(read)).toEqual([]);
    }
  });

  it("says nothing of another unit, nor anything that its result could be tried against", () => {
    for (const [at, receipt] of receipts.entries()) {
      const text = JSON.stringify(receipt);
      for (const [other, { unit, salt }] of rows.entries())
        if (other !== at) for (const word of [unit, salt]) expect(text).not.toContain(word);
    }
    // The hash beside the first unit's is of a row whose salt is not known: without it, it is another hash.
    const [beside = ""] = first.proof;
    const guessed = receiptsOf([{ total: "91", unit: "乙" }, ...rows.slice(1)], "", sha256);
    expect(guessed[1]?.proof[0]).not.toBe(beside);
  });

  it.each<[string, Partial<Receipt>]>([
    ["its total", { row: { ...rows[0], total: "95" } }],
    ["its salt", { row: { ...rows[0], salt: "9".repeat(32) } }],
    ["its unit", { row: { ...rows[0], unit: "乙" } }],
    ["its place", { index: 1 }],
    ["the number of rows", { count: 6 }],
    ["a hash on the way", { proof: [...first.proof.slice(1), first.proof[0] ?? ""] }],
    ["a hash left out", { proof: first.proof.slice(1) }],
  ])("does not hold with %s changed", (_, change) => {
    expect(codes({ ...first, ...change })).toEqual(["receipt-differs"]);
  });

  it("does not hold against another ledger's checkpoint, one without results, or one of other results", () => {
    expect(codes(first, { ...checkpoint, origin: "kaoping/other" })).toEqual(["receipt-other-ledger"]);
    expect(codes(first, { ...checkpoint, results: null })).toEqual(["checkpoint-without-results"]);
    expect(codes(first, { ...checkpoint, results: { count: 5, root: checkpoint.root } })).toEqual(["receipt-differs"]);
  });

  it("says in which file it is, and of which two ledgers", () => {
    const place = { kind: "file", name: "回执.json" };
    expect(checkReceipt(first, { ...checkpoint, origin: "kaoping/other" }, "回执.json", sha256)).toMatchObject([
      { place, data: { got: checkpoint.origin, want: "kaoping/other" } },
    ]);
    expect(checkReceipt(first, { ...checkpoint, results: null }, "回执.json", sha256)).toMatchObject([{ place }]);
    expect(checkReceipt({ ...first, index: 1 }, checkpoint, "回执.json", sha256)).toMatchObject([{ place }]);
  });

  it("does not hold where the checkpoint counts other rows than it, though the way up is right", () => {
    const { results } = checkpoint;
    if (!results) throw new RangeError("results: got none, want five");
    for (const count of [4, 6]) {
      expect(codes(first, { ...checkpoint, results: { ...results, count } })).toEqual(["receipt-differs"]);
    }
  });

  it("is refused where it is none", () => {
    const [proof = ""] = first.proof;
    for (const change of [
      { origin: 1 },
      ...[[], null, "甲", 1].map((row) => ({ row })),
      { row: { said: "\ud800" } },
      ...[-1, 0.5, "0"].flatMap((count) => [{ count }, { index: count }]),
      ...["x", "", ` ${proof}`, `${proof} `, `${proof}${proof}`, proof.slice(1)].map((hash) => ({ proof: [hash] })),
      { proof: Array(65).fill(proof) },
      { more: 1 },
    ]) {
      expect(readReceipt({ ...first, ...change }, "回执.json").ok, JSON.stringify(change)).toBe(false);
    }
    expect(refusedCodes(readReceipt({ ...first, format: "kaoping-receipt/2" }, "回执.json"))).toEqual(["format-other"]);
    const all = { ...first, index: 0, count: 0, row: {}, proof: Array(64).fill(proof) as string[] };
    expect(valueOf(readReceipt(all, "回执.json"))).toEqual(all);
  });
});
