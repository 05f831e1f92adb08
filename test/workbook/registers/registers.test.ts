import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { reviewFrame } from "../../../src/workbook/review/voices.ts";
import type { Reviewer } from "../../../src/domain/scheme/reviewer.ts";
import type { Unit } from "../../../src/domain/scheme/unit.ts";
import type { Finding } from "../../../src/domain/scoring/finding.ts";
import type { SelfEvaluation } from "../../../src/domain/selfEvaluation/selfEvaluation.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { readClaimSheet, selfEvaluationSheet } from "../../../src/workbook/registers/claimRegister.ts";
import { readReviewersSheet, reviewersSheet } from "../../../src/workbook/registers/reviewerRegister.ts";
import { readUnitsSheet, unitsSheet } from "../../../src/workbook/registers/unitRegister.ts";
import { findingSheet, sortedFindings } from "../../../src/workbook/review/findingSheet.ts";
import { readFindingSheet } from "../../../src/workbook/review/readFindingSheet.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { addressOf, type CellValue, type SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, valueOf } from "../../fixtures/issues.ts";
import { withCell } from "../../fixtures/memoryBook.ts";
import { leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";

/** The sheet as a file brings it back. */
const filed = (layout: SheetLayout): SheetSnapshot => {
  const [sheet] = valueOf(readBook(writeBook([layout], "2026-11-22T08:00:00Z"), "master.xlsx"));
  if (!sheet) throw new RangeError("sheets: got none, want one");
  return sheet;
};
/** The sheet with one cell typed over; rows count from the header's, which is 0. */
const typedOver = (layout: SheetLayout, row: number, column: number, value: CellValue): SheetSnapshot =>
  withCell(snapshotOfLayout(layout), layout.lines.length + 1 + row, column, value);
const at = (layout: SheetLayout, row: number, column: number): string =>
  addressOf(layout.lines.length + 1 + row, column);

const word = fc.constantFrom("办公室", "=1+1", "'引号", "007", "甲,乙", '说"是"', "a b");
const words = fc.constantFrom("", "第一行\n第二行", "=SUM(A1)", "'x", "12", "云政办〔2026〕3号");

describe("the sheet 单位", () => {
  const units: fc.Arbitrary<readonly Unit[]> = fc
    .array(
      fc.tuple(word, fc.subarray(["教委", "=别名", "01"]), fc.constantFrom("departments", "counties"), fc.boolean()),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((rows) =>
      rows.map(([name, aliases, group, part], index) => ({
        id: `u-${index}_x`,
        name: `${name}${index}`,
        group,
        aliases: aliases.map((alias) => `${alias}${index}`),
        partOf: part && index > 0 ? { unit: "u-0_x", role: "towns" } : null,
      })),
    );

  it("reads back from a file as it was written", () => {
    fc.assert(
      fc.property(units, (rows) => {
        expect(valueOf(readUnitsSheet(filed(unitsSheet(rows, smallScheme)), smallScheme)).rows).toEqual(rows);
      }),
      { seed, numRuns: runs(200) },
    );
  });

  it("names every cell that is no part of a unit", () => {
    const layout = unitsSheet(smallUnits, smallScheme);
    const issues = refusalOf(readUnitsSheet(typedOver(layout, 1, 0, "教育局"), smallScheme));
    expect(codesOf(issues)).toEqual(["field-invalid"]);
    expect(issues[0]?.place).toEqual({ kind: "cell", sheet: "单位", address: at(layout, 1, 0) });
    const role = refusalOf(readUnitsSheet(typedOver(layout, 2, 4, "市教育局"), smallScheme));
    expect(role.map(({ place }) => place)).toMatchObject([{ address: at(layout, 2, 5) }]);
  });

  it("asks about a group and a whole that there are not, and places each unit for the checks that follow", () => {
    const layout = unitsSheet(smallUnits, smallScheme);
    expect(refusalOf(readUnitsSheet(typedOver(layout, 2, 2, "区直"), smallScheme))).toMatchObject([
      { code: "group-unknown", place: { address: at(layout, 2, 2) }, data: { group: "区直" } },
    ]);
    expect(refusalOf(readUnitsSheet(typedOver(layout, 2, 4, "市府办"), smallScheme)).map(({ code }) => code)).toEqual([
      "part-of-unknown",
      "field-invalid",
    ]);
    expect(valueOf(readUnitsSheet(snapshotOfLayout(layout), smallScheme)).place(1)).toMatchObject({
      address: at(layout, 2, 0),
    });
  });
});

describe("the sheet 评审人", () => {
  const reviewers: fc.Arbitrary<readonly Reviewer[]> = fc
    .array(fc.tuple(word, fc.constantFrom("office", "public"), fc.constantFrom(null, "1", "0.25")), { minLength: 1 })
    .map((rows) => rows.map(([name, party, weight], index) => ({ id: `r${index}`, name, party, weight })));

  it("reads back from a file as it was written", () => {
    fc.assert(
      fc.property(reviewers, (rows) => {
        expect(valueOf(readReviewersSheet(filed(reviewersSheet(rows, smallScheme)), smallScheme)).rows).toEqual(rows);
      }),
      { seed, numRuns: runs(200) },
    );
  });

  it("names every cell that is no part of a reviewer", () => {
    const layout = reviewersSheet(smallReviewers, smallScheme);
    const issues = refusalOf(readReviewersSheet(typedOver(layout, 3, 3, "一半"), smallScheme));
    expect(codesOf(issues)).toEqual(["field-invalid"]);
    expect(issues[0]?.place).toMatchObject({ sheet: "评审人", address: at(layout, 3, 3) });
    expect(refusalOf(readReviewersSheet(typedOver(layout, 3, 2, "专家"), smallScheme))).toMatchObject([
      { code: "party-unknown", place: { address: at(layout, 3, 2) }, data: { party: "专家" } },
    ]);
  });
});

describe("the sheet 自评", () => {
  const claim = fc.record({
    state: fc.constantFrom("done" as const, "partly" as const, "open" as const, "notApplicable" as const),
    account: words,
    evidence: words,
  });
  const evaluations: fc.Arbitrary<readonly SelfEvaluation[]> = fc
    .subarray(smallUnits.map(({ id }) => id))
    .chain((units) =>
      fc.tuple(
        ...units.map((unit) =>
          fc.array(claim, { minLength: 1, maxLength: 4 }).map((claims) => ({
            unit,
            form: `f-${unit}`,
            claims: claims.map((one, index) => ({ task: `一/${index}`, ...one })),
          })),
        ),
      ),
    );

  it("reads back from a file as it was written", () => {
    fc.assert(
      fc.property(evaluations, (rows) => {
        const layout = selfEvaluationSheet(smallBreakdown, smallUnits, rows);
        expect(valueOf(readClaimSheet(filed(layout), smallUnits))).toEqual(rows);
      }),
      { seed, numRuns: runs(200) },
    );
  });

  it("names a state nobody knows, a unit that is not on the list and a task that stands twice", () => {
    const claims = ["1", "2"].map((task) => ({ task, state: "done" as const, account: "", evidence: "" }));
    const layout = selfEvaluationSheet(smallBreakdown, smallUnits, [{ unit: "jyj", form: "f", claims }]);
    const codes = (sheet: SheetSnapshot) => codesOf(refusalOf(readClaimSheet(sheet, smallUnits)));
    expect(codes(typedOver(layout, 1, 3, "快了"))).toEqual(["state-unknown"]);
    expect(codes(typedOver(layout, 1, 0, "市卫健委"))).toEqual(["unit-unknown"]);
    expect(codes(typedOver(layout, 2, 1, "1"))).toEqual(["task-repeated"]);
  });
});

describe("the sheet 问题台账", () => {
  const kinds = [
    { id: "late", name: "超期", points: "0.5" },
    { id: "lost", name: "=漏", points: "2" },
  ];
  const rule = { kind: "findings", kinds, cap: "leaf", rounds: ["y"], rectified: "1/3" } as const;
  const year = yearOf({
    criteria: [leafOf("c", "10", rule), leafOf("d", "5", rule)],
    rounds: ["y", "z"],
    units: [unitOf("u1"), unitOf("u2")],
  });
  const frame = reviewFrame(year.scheme, year.units, null, null);
  const date = fc.constantFrom("2026-01-15", "2026-12-31", "2026-02-28");
  const findings: fc.Arbitrary<readonly Finding[]> = fc
    .array(
      fc.record({
        round: fc.constantFrom("y", "z"),
        unit: fc.constantFrom("u1", "u2"),
        criterion: fc.constantFrom("c", "d"),
        kind: fc.constantFrom("late", "lost"),
        count: fc.nat({ max: 30 }).map(String),
        date,
        due: fc.option(date),
        rectified: fc.option(date),
        recheck: fc.option(fc.record({ date, count: fc.nat({ max: 30 }).map(String) })),
        clause: words,
        evidence: words,
      }),
      { maxLength: 10 },
    )
    .map((rows) => rows.map((row, index) => ({ ...row, id: `f${index}` })));
  const one: Finding = {
    id: "f0",
    round: "y",
    unit: "u1",
    criterion: "c",
    kind: "late",
    count: "3",
    date: "2026-03-31",
    due: null,
    rectified: "2026-04-10",
    recheck: { date: "2026-05-01", count: "0" },
    clause: "",
    evidence: "",
  };

  it("reads back from a file as it was written, by unit, round and id", () => {
    fc.assert(
      fc.property(findings, (rows) => {
        const back = valueOf(readFindingSheet(filed(findingSheet(frame, rows)), frame));
        expect(back.rows).toEqual(sortedFindings(frame, rows));
      }),
      { seed, numRuns: runs(200) },
    );
  });

  it("says what each finding costs: 3 × 0.5, a third of it once nothing is left, nothing in a round that does not count", () => {
    const cost = (finding: Finding) => findingSheet(frame, [finding]).table?.rows[0]?.at(-1);
    expect(cost({ ...one, recheck: null })).toMatchObject({ value: 1.5 });
    expect(cost(one)).toMatchObject({ value: 0.5 });
    expect(cost({ ...one, recheck: { date: "2026-05-01", count: "2" } })).toMatchObject({ value: 1 });
    expect(cost({ ...one, round: "z" })).toMatchObject({ value: 0 });
  });

  it("names every cell that is no part of a finding", () => {
    const layout = findingSheet(frame, [one]);
    const issues = refusalOf(readFindingSheet(typedOver(layout, 1, 5, "三"), frame));
    expect(codesOf(issues)).toEqual(["field-invalid"]);
    expect(issues[0]?.place).toEqual({ kind: "cell", sheet: "问题台账", address: at(layout, 1, 5) });
    const recheck = refusalOf(readFindingSheet(typedOver(layout, 1, 9, null), frame));
    expect(recheck.map(({ place }) => place)).toMatchObject([{ address: at(layout, 1, 9) }]);
    const unknown = ["年中", "市卫健委", "无此项", "丢失"].map((text, index) =>
      codesOf(refusalOf(readFindingSheet(typedOver(layout, 1, index + 1, text), frame))),
    );
    expect(unknown).toEqual([["round-unknown"], ["unit-unknown"], ["criterion-unknown"], ["value-unknown"]]);
  });

  it("takes names and full-width digits for what they mean", () => {
    const layout = findingSheet(frame, []);
    const cells: readonly CellValue[] = ["n1", "轮次y", "单位u2", "指标d", "超期", "２", "2026-03-31"];
    const typed = cells.reduce(
      (sheet, cell, column) => withCell(sheet, layout.lines.length + 2, column, cell),
      snapshotOfLayout(layout),
    );
    expect(valueOf(readFindingSheet(typed, frame)).rows).toMatchObject([
      { id: "n1", round: "y", unit: "u2", criterion: "d", kind: "late", count: "2", date: "2026-03-31", recheck: null },
    ]);
  });
});
