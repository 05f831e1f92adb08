import { describe, expect, it } from "vitest";

import { appendEntry, rootOfRows } from "../../../src/domain/ledger/appendEntry.ts";
import { firstBadEntry } from "../../../src/domain/ledger/checkLedger.ts";
import type { Block, Ledger } from "../../../src/domain/ledger/entry.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { sha256 } from "../../support/sha256.ts";
import { ledgerOf, rehashed, tampered } from "./ledgers.ts";

const good = ledgerOf(
  [{ unit: "a", points: "1" }],
  [{ unit: "b" }, { unit: "c" }],
  [],
  [{ unit: "d" }],
  [1, "two", null],
);
const blockAt = (index: number): Block => {
  const block = good[index];
  if (!block) throw new RangeError(`a block: got none at ${index}, want one`);
  return block;
};

/** The code of the first entry that does not hold, with its index. */
const fault = (ledger: Ledger): string => {
  const issue = firstBadEntry(ledger, sha256);
  if (!issue) return "none";
  return `${codesOf([issue]).join("")} ${issue.place.kind === "entry" ? issue.place.index : ""}`;
};

describe("a ledger", () => {
  it("holds as it was written, also empty", () => {
    expect(fault(good)).toBe("none");
    expect(fault([])).toBe("none");
  });

  it("chains each entry to the one before and commits to its rows", () => {
    expect(good.map(({ entry }) => entry.index)).toEqual([0, 1, 2, 3, 4]);
    expect(good.map(({ entry }) => entry.parent)).toEqual([null, ...good.slice(0, -1).map(({ entry }) => entry.hash)]);
    expect(good.map(({ entry }) => entry.rows.count)).toEqual([1, 2, 0, 1, 3]);
    expect(blockAt(1).entry.rows.root).toBe(rootOfRows([`{"unit":"b"}`, `{"unit":"c"}`], sha256));
  });
});

describe("a ledger is found out at the right entry when", () => {
  it.each([
    ["a row is changed", 1, (block: Block) => ({ ...block, rows: [{ unit: "b" }, { unit: "x" }] }), "entry-rows 1"],
    ["a row is dropped", 1, (block: Block) => ({ ...block, rows: block.rows.slice(1) }), "entry-rows 1"],
    ["two rows change places", 1, (block: Block) => ({ ...block, rows: [...block.rows].reverse() }), "entry-rows 1"],
    ["a row is doubled", 0, (block: Block) => ({ ...block, rows: [...block.rows, ...block.rows] }), "entry-rows 0"],
    ["rows are put under an empty entry", 2, (block: Block) => ({ ...block, rows: [{ unit: "x" }] }), "entry-rows 2"],
    [
      "the actor is changed",
      3,
      (block: Block) => ({ ...block, entry: { ...block.entry, actor: "他人" } }),
      "entry-hash 3",
    ],
    [
      "the reason is changed",
      0,
      (block: Block) => ({ ...block, entry: { ...block.entry, reason: "补" } }),
      "entry-hash 0",
    ],
    [
      "the count is changed",
      1,
      (block: Block) => rehashed(block, { rows: { ...block.entry.rows, count: 3 } }),
      "entry-rows 1",
    ],
    ["the index is changed", 3, (block: Block) => rehashed(block, { index: 7 }), "entry-index 3"],
    [
      "the parent is another entry",
      3,
      (block: Block) => rehashed(block, { parent: blockAt(0).entry.hash }),
      "entry-parent 3",
    ],
    ["the parent is none", 3, (block: Block) => rehashed(block, { parent: null }), "entry-foreign 3"],
    ["an entry is changed and hashed anew", 2, (block: Block) => rehashed(block, { actor: "他人" }), "entry-parent 3"],
  ])("%s", (_, at, change, want) => {
    expect(fault(tampered(good, at, change))).toBe(want);
  });

  it("an entry is dropped", () => {
    expect(fault(good.filter((_, index) => index !== 2))).toBe("entry-missing 2");
    expect(fault(good.slice(1))).toBe("entry-missing 0");
  });

  it("some are dropped, which are named", () => {
    const missing = (...kept: readonly number[]) =>
      firstBadEntry(
        good.filter((_, index) => kept.includes(index)),
        sha256,
      );
    expect(missing(0, 1, 3, 4)).toMatchObject({ code: "entry-missing", data: { first: 2, last: 2 } });
    expect(missing(0, 4)).toMatchObject({ code: "entry-missing", data: { first: 1, last: 3 } });
    expect(missing(3, 4)).toMatchObject({ code: "entry-missing", data: { first: 0, last: 2 } });
  });

  it("one of an earlier number, and none of those before it, stands behind the others", () => {
    expect(firstBadEntry([...good, rehashed(blockAt(4), { index: 2 })], sha256)).toMatchObject({
      ...{ code: "entry-index", place: { kind: "entry", index: 5 } },
      data: { got: 2, want: 5 },
    });
  });

  it("two entries are swapped", () => {
    expect(fault([blockAt(0), blockAt(2), blockAt(1), blockAt(3), blockAt(4)])).toBe("entry-moved 1");
  });

  it("the entries are turned round", () => {
    expect(fault([...good].reverse())).toBe("entry-moved 0");
  });

  it("an entry is replayed, even under a new number", () => {
    expect(fault([...good, blockAt(4)])).toBe("entry-repeated 5");
    expect(fault([...good, rehashed(blockAt(4), { index: 5 })])).toBe("entry-parent 5");
  });

  it("the clock was set back", () => {
    const { entry, rows } = blockAt(4);
    const { index, parent, hash, rows: root, ...deed } = entry;
    expect([index, parent, hash, root.count]).toHaveLength(4);
    const later = appendEntry(good, { ...deed, rows, time: "2026-11-22T07:59:59Z" }, sha256);
    expect(fault(later)).toBe("entry-time 5");
    expect(fault(appendEntry(good, { ...deed, rows }, sha256))).toBe("none");
  });

  it("an entry of another year is put in the place of one", () => {
    const other = ledgerOf([{ unit: "x" }], [{ unit: "y" }], [{ unit: "z" }]);
    expect(fault(good.map((block, index) => (index === 2 ? (other[2] ?? block) : block)))).toBe("entry-foreign 2");
  });

  it("a ledger of another year is put behind it", () => {
    const other = ledgerOf([{ unit: "z" }], [{ unit: "y" }]);
    const [first, second] = other;
    expect(fault([...good.slice(0, 1), ...(second ? [second] : [])])).toBe("entry-parent 1");
    expect(fault([...(first ? [first] : []), ...good.slice(1)])).toBe("entry-parent 1");
  });
});
