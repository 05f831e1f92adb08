import { describe, expect, it } from "vitest";

import type { Scheme, Table } from "../../../src/domain/scheme/scheme.ts";
import type { Stage } from "../../../src/domain/scheme/stage.ts";
import type { FormulaEvaluator } from "../../../src/domain/scoring/facts.ts";
import { checkFullMarks } from "../../../src/domain/scoring/fullMarks.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { criteriaStage, leafOf, stageOf, tableOf } from "../../fixtures/schemes.ts";
import { smallScheme } from "../../fixtures/smallYear.ts";

const p = criteriaStage({ id: "p", outOf: "60" });
const bonus = stageOf({
  ...{ id: "bonus", op: "events", effect: "bonus", rounds: ["y"] },
  items: [{ id: "praise", name: "表扬", clause: "", points: "2", per: "event", atMost: "5" }],
});
const sum = stageOf({
  id: "t",
  op: "sum",
  of: [
    { stage: "p", sign: "+" },
    { stage: "bonus", sign: "+" },
  ],
});
const twice = stageOf({
  ...{ id: "t", op: "convert", of: "p" },
  ...{ from: { lowest: "0", highest: "60" }, to: { lowest: "0", highest: "120" } },
});
const formula = stageOf({ id: "t", op: "formula", formula: "x", inputs: [{ name: "x", stage: "p" }] });
const table = (totalPoints: string, ...stages: readonly Stage[]): Table =>
  tableOf({ criteria: [leafOf("c", "60")], stages, table: { totalPoints } });
const schemeOf = (...tables: readonly Table[]): Scheme => ({ ...smallScheme, tables });
const check = (formulas: FormulaEvaluator | null, ...tables: readonly Table[]) => {
  const issues = checkFullMarks(schemeOf(...tables), formulas, "scheme.json");
  codesOf(issues);
  return issues.map(({ code, place, data }) => [code, place.kind === "field" ? place.path : "", data]);
};
const differ = (at: number, got: string, want: string) => [
  "full-marks-differ",
  `tables[${String(at)}].totalPoints`,
  { table: "考核表", got, want },
];

describe("full marks on everything", () => {
  it("come to the table's points, without any bonus", () => {
    expect(check(null, table("60", p, bonus, sum), table("120", p, twice))).toEqual([]);
  });

  it("that come to more or less are said with both numbers, for each table", () => {
    expect(check(null, table("60", p), table("100", p, bonus, sum), table("60", p, twice))).toEqual([
      differ(1, "60", "100"),
      differ(2, "120", "60"),
    ]);
    expect(check(null, table("60.0001", p))).toEqual([differ(0, "60", "60.0001")]);
  });

  it("go through vetoes untouched", () => {
    const veto = stageOf({
      ...{ id: "t", op: "veto", of: "p", rounds: ["y"] },
      vetoes: [
        {
          ...{ id: "v", name: "泄密", clause: "", score: { kind: "fixed", points: "0" }, rank: "last" },
          ...{ grade: { kind: "kept" }, bonus: "kept", quota: "counted" },
        },
      ],
    });
    expect(check(null, table("60", p, veto))).toEqual([]);
  });

  it("of component units are those of a table that has none itself, else of the table itself", () => {
    const parts = stageOf({
      ...{ id: "t", op: "components", absent: { kind: "refuse" } },
      roles: [{ role: "own", weight: "100" }],
    });
    const counties = { ...table("60", parts), id: "counties" };
    expect(check(null, table("60", p), counties)).toEqual([]);
    expect(check(null, table("120", p, twice), counties)).toEqual([differ(1, "120", "60")]);
    expect(check(null, counties)).toEqual([]);
    expect(check(null, { ...counties, id: "districts", totalPoints: "80" }, counties)).toEqual([]);
  });

  it("are asked of whoever computes formulas, and wait where nobody does", () => {
    const at = "tables[0].totalPoints";
    expect(check((_, values) => ({ ok: true, value: values.get("x") ?? exact("0") }), table("60", p, formula))).toEqual(
      [],
    );
    expect(check(() => ({ ok: true, value: exact("59") }), table("60", p, formula))).toEqual([differ(0, "59", "60")]);
    expect(check(null, table("60", p, formula))).toEqual([["formula-without-evaluator", at, { criterion: "环节t" }]]);
    expect(check(() => ({ ok: false, detail: "x" }), table("60", p, formula))).toEqual([
      ["formula-failed", at, { criterion: "环节t", detail: "x" }],
    ]);
  });

  it("are wanting where the total is no stage of the table", () => {
    expect(check(null, { ...table("60", p), total: "u" })).toEqual([differ(0, "notApplicable", "60")]);
  });
});
