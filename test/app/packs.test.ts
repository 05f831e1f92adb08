import { describe, expect, it } from "vitest";

import { collectPack } from "../../src/app/collectPack.ts";
import { issuePacks, type PackOptions } from "../../src/app/issuePacks.ts";
import type { Change } from "../../src/app/change.ts";
import { dispatch } from "../../src/app/dispatch.ts";
import { emptyAssessment } from "../../src/app/state.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import { plainReturn, type ReturnedBook } from "../../src/workbook/returned/returnedBook.ts";
import type { CellValue, SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { after, setUpAssessment, stampAt } from "../fixtures/smallAssessment.ts";
import { sha256 } from "../support/sha256.ts";

const options: PackOptions = { recusals: [], each: 1, seed: "2026", due: "2026-12-10" };
const ready = setUpAssessment();
const prepared = valueOf(issuePacks(ready, options, sha256));
const issued = after(ready, ...prepared.changes);

const bookOf = (index: number, packs = prepared.packs): readonly SheetSnapshot[] =>
  (packs[index]?.sheets ?? []).map(snapshotOfLayout);

const at = { entry: 10, reason: 11, evidence: 12, approver: 13, key: 15 } as const;
type Typed = readonly [row: number, column: keyof typeof at, value: CellValue];

/** The first reviewer's pack with cells typed into its score sheet; rows count from its first entry. */
const filled = (typed: readonly Typed[], recused: readonly CellValue[] = []): ReturnedBook =>
  plainReturn(
    bookOf(0).map((sheet) => {
      if (sheet.name === "评分") {
        return typed.reduce((one, [row, column, value]) => withCell(one, 4 + row, at[column], value), sheet);
      }
      if (sheet.name !== "单位与回避") return sheet;
      return recused.reduce<SheetSnapshot>((one, value, column) => withCell(one, 3, 9 + column, value), sheet);
    }),
  );
const collect = (book: ReturnedBook, state = issued.state) => collectPack(state, book, "甲.xlsx", sha256);

/** Full points for both units but half a point on the first criterion of the first unit. */
const allTyped: readonly Typed[] = [
  [0, "entry", 9.5],
  [0, "reason", "目录更新迟了两天"],
  [1, "entry", 20],
  [2, "entry", 70],
  [3, "entry", 10],
  [4, "entry", 20],
  [5, "entry", 70],
];

describe("sending packs out", () => {
  it("gives each reviewer a pack with all units, where the scheme wants every reviewer's word", () => {
    expect(prepared.packs.map(({ fileName }) => fileName)).toEqual([
      "甲-r1.xlsx",
      "乙-r2.xlsx",
      "丙-r3.xlsx",
      "丁-r4.xlsx",
    ]);
    expect(issued.state.packs.map(({ units }) => units)).toEqual(Array.from({ length: 4 }, () => ["jyj", "czj"]));
  });

  it("assigns as many reviewers a unit as the scheme or the office asks for", () => {
    const { scheme } = ready.state;
    if (!scheme) throw new RangeError("a scheme: got none, want the small one");
    const [office, ...others] = scheme.parties;
    if (!office) throw new RangeError("a party: got none, want two");
    const two = { ...scheme, parties: [{ ...office, required: 1 }, ...others] };
    const state = { ...ready.state, scheme: two };
    const result = (each: number) => issuePacks({ ...ready, state }, { ...options, each }, sha256);
    const ofOffice = (each: number) => {
      const made = result(each);
      const rows = made.ok ? made.value.changes.flatMap((one) => (one.kind === "packs-issued" ? one.rows : [])) : [];
      return rows.flatMap(({ reviewer, units }) => (reviewer === "r4" ? [] : units)).length;
    };
    expect([ofOffice(1), ofOffice(2), ofOffice(3)]).toEqual([2, 4, 6]);
    expect(codesOf(result(1).issues)).toEqual(["reviewer-without-unit"]);
    expect(refusedCodes(result(4))).toEqual(["unit-short-of-reviewers", "unit-short-of-reviewers"]);
  });

  it("keeps a recused reviewer out, says so in the ledger with the reason, and leaves the others as they were", () => {
    const recusals = [{ reviewer: "r2", unit: "jyj", reason: "曾在该局任职" }];
    const made = valueOf(issuePacks(ready, { ...options, recusals }, sha256));
    const { state } = after(ready, ...made.changes);
    expect(state.packs.find(({ reviewer }) => reviewer === "r2")).toMatchObject({
      units: ["czj"],
      recused: [{ unit: "jyj", reason: "曾在该局任职" }],
    });
    const said = state.observations.map(({ reviewer, unit, criterion, state: how, reason }) =>
      [reviewer, unit, criterion, how, reason].join(" "),
    );
    expect(said).toEqual(["c1", "c2", "c3"].map((leaf) => `r2 jyj ${leaf} abstained 曾在该局任职`));
  });

  it("refuses recusals of nobody, and those that leave a unit without a reviewer", () => {
    const refusing = (reviewer: string, unit: string) =>
      refusedCodes(issuePacks(ready, { ...options, recusals: [{ reviewer, unit, reason: "任职" }] }, sha256));
    expect(refusing("r9", "jyj")).toEqual(["reviewer-unknown"]);
    expect(refusing("r1", "wjw")).toEqual(["unit-unknown"]);
    expect(refusing("r4", "jyj")).toEqual(["unit-short-of-reviewers"]);
    expect(refusedCodes(issuePacks(emptyAssessment, options, sha256))).toEqual([
      "scheme-absent",
      "units-absent",
      "reviewers-absent",
    ]);
  });

  it("has nobody else's word in it", () => {
    const others: Observation = {
      ...{ round: "annual", unit: "jyj", criterion: "c1", task: "", party: "office", reviewer: "r2" },
      ...{ kind: "points", value: "3.25", count: null, of: null, state: "scored" },
      ...{ reason: "另一位的意见", evidence: "另一位的依据" },
    };
    const scored = after(ready, { kind: "observations-recorded", rows: [others] });
    const [first, second] = valueOf(issuePacks(scored, options, sha256)).packs;
    const text = JSON.stringify(first?.sheets);
    for (const word of ["3.25", "另一位", "乙", "丙", "丁"]) expect(text).not.toContain(word);
    expect(JSON.stringify(second?.sheets)).toContain("另一位的意见");
  });

  it("closes units, reviewers and the scheme to changes", () => {
    const { scheme, units, reviewers } = issued.state;
    if (!scheme) throw new RangeError("a scheme: got none, want one");
    const refusing = (change: Change) => refusedCodes(dispatch(issued, change, stampAt(30), sha256));
    expect(refusing({ kind: "units-set", rows: units })).toEqual(["forms-out"]);
    expect(refusing({ kind: "reviewers-set", rows: reviewers })).toEqual(["packs-out"]);
    expect(refusing({ kind: "scheme-set", rows: [scheme] })).toEqual(["packs-out"]);
  });
});

describe("taking a pack back", () => {
  it("gives the reviewer's words with their reasons", () => {
    const { rows } = valueOf(collect(filled(allTyped)));
    expect(rows.map(({ unit, criterion, value, reason }) => [unit, criterion, value, reason].join(" ").trim())).toEqual(
      ["jyj c1 9.5 目录更新迟了两天", "jyj c2 20", "jyj c3 70", "czj c1 10", "czj c2 20", "czj c3 70"],
    );
    expect(rows.every(({ party, reviewer }) => party === "office" && reviewer === "r1")).toBe(true);
  });

  it("takes what is there and says how much is open", () => {
    const result = collect(filled(allTyped.slice(0, 3)));
    expect(codesOf(result.issues)).toEqual(["pack-incomplete"]);
    expect(result.ok && result.value.rows).toHaveLength(2);
  });

  it("wants a reason for every deduction, and for every word", () => {
    expect(refusedCodes(collect(filled([[0, "entry", 9.5]])))).toEqual(["deduction-without-reason"]);
    expect(refusedCodes(collect(filled([[0, "entry", "不适用"]])))).toEqual([
      "reason-missing",
      "not-applicable-without-approver",
    ]);
  });

  it("keeps a reviewer out of a unit as a whole, with the reason", () => {
    const { rows } = valueOf(collect(filled(allTyped.slice(4), ["回避", "曾在该局任职"])));
    expect(rows.slice(0, 3).map(({ unit, state, reason }) => `${unit} ${state} ${reason}`)).toEqual(
      Array.from({ length: 3 }, () => "jyj abstained 曾在该局任职"),
    );
    expect(refusedCodes(collect(filled(allTyped, ["回避", null])))).toEqual(
      ["recused-without-reason", ...Array.from({ length: 3 }, () => "recused-but-scored"), "words-unheard"].slice(0, 4),
    );
  });

  it("says cell by cell what it repaired, and asks about what may mean several things", () => {
    const repaired = collect(filled([...allTyped, [1, "entry", "２０"], [2, "entry", "70 "], [3, "entry", "100%"]]));
    expect(codesOf(repaired.issues)).toEqual(["repaired-width", "repaired-text-number", "repaired-percent"]);
    expect(repaired.ok && repaired.value.rows.map(({ value }) => value)).toEqual(["9.5", "20", "70", "10", "20", "70"]);
    const asked = collect(filled([...allTyped, [1, "entry", "约18"], [2, "entry", "六十五"], [3, "entry", "不错"]]));
    expect(refusedCodes(asked)).toEqual(["number-asked-like", "number-asked-like", "number-asked"]);
  });

  it("says nothing that is recorded already, and what says otherwise than before", () => {
    const first = valueOf(collect(filled(allTyped))).rows;
    const once = after(issued, { kind: "observations-recorded", rows: first });
    expect(valueOf(collect(filled(allTyped), once.state)).rows).toEqual([]);
    const again = filled([...allTyped, [1, "entry", 18], [1, "reason", "答复超期"]]);
    expect(valueOf(collect(again, once.state)).rows).toEqual([{ ...first[1], value: "18", reason: "答复超期" }]);
  });

  it("is refused where keys stand beside another unit's or criterion's words", () => {
    const keys = bookOf(0)
      .find(({ name }) => name === "评分")
      ?.cells.slice(4)
      .map((row) => row[at.key] ?? null);
    const exchanged = filled([...allTyped, [0, "key", keys?.[3] ?? null], [3, "key", keys?.[0] ?? null]]);
    expect(refusedCodes(collect(exchanged))).toEqual(["row-altered", "row-altered"]);
  });

  it("keeps what was said before where a cell is empty now", () => {
    const first = valueOf(collect(filled(allTyped))).rows;
    const once = after(issued, { kind: "observations-recorded", rows: first });
    const result = collect(filled(allTyped.slice(0, 6)), once.state);
    expect(codesOf(result.issues)).toEqual(["pack-incomplete", "score-kept"]);
    expect(result.ok && result.value.rows).toEqual([]);
  });

  it.each<[string, ReturnedBook, readonly string[]]>([
    [
      "an ordinary workbook",
      plainReturn([{ name: "Sheet1", visibility: "visible", cells: [["1"]] }]),
      ["book-unknown"],
    ],
    ["a row key of their own", filled([[0, "key", "x"]]), ["row-unknown", "rows-absent"]],
    ["a row twice", filled([...allTyped, [1, "key", "jyj|annual|c1||"]]), ["row-repeated", "rows-absent"]],
    ["more than the criterion has", filled([...allTyped, [1, "entry", 21]]), ["points-above-maximum"]],
    ["an error value", filled([...allTyped, [1, "entry", "#DIV/0!"]]), ["cell-is-error"]],
  ])("refuses %s", (_, book, codes) => {
    expect(refusedCodes(collect(book))).toEqual(codes);
  });

  it("refuses the pack of another year, of another master, and one that was replaced", () => {
    const { scheme } = issued.state;
    if (!scheme) throw new RangeError("a scheme: got none, want one");
    const book = filled(allTyped);
    expect(refusedCodes(collect(book, { ...issued.state, scheme: { ...scheme, year: 2027 } }))).toEqual([
      "pack-other-year",
    ]);
    expect(refusedCodes(collect(book, { ...issued.state, packs: [] }))).toEqual(["pack-unknown"]);
    const recusals = [{ reviewer: "r1", unit: "jyj", reason: "任职" }];
    const renewed = after(issued, ...valueOf(issuePacks(issued, { ...options, recusals }, sha256)).changes);
    expect(refusedCodes(collect(book, renewed.state))).toEqual(["pack-outdated"]);
  });
});
