import { describe, expect, it } from "vitest";

import type { Assessment } from "../../../src/app/state.ts";
import { readDecisions, readFilings } from "../../../src/app/tables/readAppeals.ts";
import { readUnits } from "../../../src/app/tables/readUnits.ts";
import { readWideScores } from "../../../src/app/tables/readWideScores.ts";
import { readCsv } from "../../../src/hosts/files/csv.ts";
import { filing } from "../../fixtures/appealed.ts";
import {
  everyRuleAssessment,
  everyRuleFinding,
  everyRuleReviewers,
  everyRuleScheme,
} from "../../fixtures/everyRule.ts";
import { refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { after } from "../../fixtures/smallAssessment.ts";
import { smallUnits } from "../../fixtures/smallYear.ts";

const csv = (...lines: readonly string[]) => valueOf(readCsv(new TextEncoder().encode(lines.join("\n")), "f.csv"));
const head = "appeal,outcome,date,by,reason,reviewer,value,count,of,state";

/** The year with an appeal of 市教育局 on a criterion, or on its finding. */
const appealedOn = (criterion: string, finding: string | null = null): Assessment =>
  after(everyRuleAssessment(), { kind: "appeal-filed", rows: [filing({ criterion, finding })] });
const decided = (assessment: Assessment, ...rows: readonly string[]) =>
  readDecisions(
    csv(head, ...rows.map((row) => `s1,部分成立,2026-11-20,复核组,查明属实,${row}`)),
    assessment.state,
    "f.csv",
  );

describe("appeals from a CSV file", () => {
  const filings = (unit: string, finding: string) =>
    readFilings(
      csv(
        "id,unit,criterion,finding,ground,evidence,served,filed",
        `s1,${unit},pt,${finding},目录齐全,截图1,2026-11-16,2026-11-18`,
      ),
      smallUnits,
      "f.csv",
    );

  it("name the unit by any of its names, and object to a finding or to what reviewers said", () => {
    expect(valueOf(filings("市教委", "f1")).rows[0]).toMatchObject({ unit: "jyj", finding: "f1" });
    expect(valueOf(filings("市卫健委", "")).rows[0]).toMatchObject({ unit: "市卫健委", finding: null });
  });
});

describe("decisions on appeals from a CSV file", () => {
  it.each([
    ["points of one reviewer", "pt", "r2,9.5,,,", { value: "9.5", state: "scored" }],
    ["a number of times", "cn", "r1,,3,,", { count: "3", value: null }],
    ["done of the due that stays", "pr", "r1,,4,,", { count: "4", of: "4" }],
    ["one of several faults, told by its value", "su", "r1,no,10,,", { value: "no", count: "10" }],
    [
      "what does not apply, nothing of the old words left",
      "cn",
      "r1,李主任,,,notApplicable",
      { value: "李主任", count: null },
    ],
  ])("put %s in the place of what was recorded, with the reason", (_, criterion, row, said) => {
    const [first] = valueOf(decided(appealedOn(criterion), row)).rows;
    expect(first?.observations).toHaveLength(1);
    expect(first?.observations[0]).toMatchObject({ ...said, reason: "申诉复核（s1）：查明属实" });
  });

  it("give a finding another count, and leave it where the row says nothing", () => {
    const assessment = appealedOn("fi", "f1");
    const { rows, place } = valueOf(decided(assessment, ",,0,,"));
    expect(rows[0]?.findings).toEqual([{ ...everyRuleFinding, count: "0" }]);
    expect([place(0), place(7)]).toEqual([
      { kind: "row", file: "f.csv", row: 2 },
      { kind: "file", name: "f.csv" },
    ]);
    expect(valueOf(decided(assessment, ",,,,")).rows[0]).toMatchObject({ findings: [], observations: [] });
    expect(valueOf(decided(assessment, ",,,,scored")).rows[0]?.findings).toEqual([everyRuleFinding]);
  });

  it("may say which round and task they mean where a reviewer said several things", () => {
    const table = (task: string, round: string) =>
      csv(`${head},task,round`, `s1,成立,2026-11-20,复核组,查明已完成,r1,done,,,,${task},${round}`);
    const { state } = appealedOn("ta");
    const [one] = valueOf(readDecisions(table("一/（一）", "年终考核"), state, "f.csv")).rows;
    expect(one?.observations).toMatchObject([{ task: "一/（一）", value: "done" }]);
    expect(refusedCodes(readDecisions(table("", "第一季度监测"), state, "f.csv"))).toEqual([
      "appeal-nothing-to-replace",
    ]);
    expect(refusedCodes(readDecisions(table("", "年终考核"), { ...state, scheme: null }, "f.csv"))).toEqual([
      "appeal-nothing-to-replace",
    ]);
  });

  it.each<[string, string, string | null, readonly string[], readonly string[]]>([
    ["on no record of the reviewer", "pt", null, ["r9,9,,,"], ["appeal-nothing-to-replace"]],
    ["with a value in no number", "pt", null, ["r2,,九,,"], ["field-invalid"]],
  ])("%s", (_, criterion, finding, rows, codes) => {
    const result = decided(appealedOn(criterion, finding), ...rows);
    expect(result.ok ? [] : refusedCodes(result)).toEqual(codes);
  });

  it("that are not of one mind, or on appeals that nobody filed, are refused at their first row", () => {
    const { state } = appealedOn("pt");
    const apart = csv(head, "s1,成立,2026-11-20,复核组,查明属实,r1,9,,,", "s1,成立,2026-11-21,复核组,查明属实,r2,9,,,");
    const [issue] = refusalOf(readDecisions(apart, state, "f.csv"));
    expect([issue?.code, issue?.data["column"], issue?.place]).toEqual([
      "appeal-apart",
      "date",
      { kind: "row", file: "f.csv", row: 2 },
    ]);
    expect(
      refusedCodes(readDecisions(csv(head, "s9,成立,2026-11-20,复核组,查明属实,r1,9,,,"), state, "f.csv")),
    ).toEqual(["appeal-unknown"]);
    expect(refusedCodes(readDecisions(csv("appeal,outcome"), state, "f.csv"))).toEqual(["columns-other"]);
  });

  it("that could mean either of two records are refused with how many they are", () => {
    const { state } = appealedOn("pt");
    const twice = state.observations.flatMap((one) =>
      one.criterion === "pt" ? [one, { ...one, round: "q1" }] : [one],
    );
    const table = csv(head, "s1,成立,2026-11-20,复核组,查明属实,r1,10,,,");
    const [issue] = refusalOf(readDecisions(table, { ...state, observations: twice }, "f.csv"));
    expect([issue?.code, issue?.data["count"]]).toEqual(["appeal-several", 2]);
  });
});

describe("tables of other parties", () => {
  const year = { scheme: everyRuleScheme, units: smallUnits, reviewers: everyRuleReviewers };
  const read = (...lines: readonly string[]) => readWideScores(csv(...lines), year, "f.csv");

  it("keep a unit that nobody knows as it is written, and know where each row stands", () => {
    const { rows, place } = valueOf(read("round,unit,reviewer,信息公开", "annual,市卫健委,甲,9"));
    expect(rows[0]).toMatchObject({ unit: "市卫健委", criterion: "pt", reviewer: "r1" });
    expect(place(4)).toEqual({ kind: "file", name: "f.csv" });
  });

  it("leave out answers that say nothing, and refuse those that are no number", () => {
    const header = "round,unit,reviewer,criterion,sample,满意,不满意";
    expect(valueOf(read(header, "annual,jyj,甲,su,80,80,")).rows.map(({ value }) => value)).toEqual(["yes"]);
    expect(refusedCodes(read(header, "annual,jyj,甲,su,80,八十,0"))).toEqual(["number-asked", "sample-differs"]);
    expect(refusedCodes(read("round,reviewer,pt", "annual,甲,9"))).toEqual(["column-missing"]);
  });

  it("do not guess between two criteria of one name", () => {
    const [table] = everyRuleScheme.tables;
    if (!table) throw new RangeError("tables: got none, want one");
    const alike = JSON.parse(JSON.stringify(table).replace("栏目质量", "信息公开")) as typeof table;
    const twins = { ...year, scheme: { ...everyRuleScheme, tables: [alike] } };
    const result = readWideScores(csv("round,unit,reviewer,信息公开", "annual,jyj,甲,9"), twins, "f.csv");
    expect(refusedCodes(result)).toEqual(["column-unknown"]);
  });
});

describe("aliases that are only proposed", () => {
  it("are left out and named, the first five of them", () => {
    const result = readUnits(
      csv("id,name,group,aliases", "jyj,市教育局,d,?甲;?乙;教委;?丙", "czj,市财政局,d,?丁;?戊;?己"),
      "u.csv",
    );
    expect(result.ok && result.value.rows.map(({ aliases }) => aliases)).toEqual([["教委"], []]);
    expect(result.issues).toMatchObject([{ code: "alias-unconfirmed", data: { count: 6 } }]);
    expect(String(result.issues[0]?.data["names"])).toMatch(/…$/u);
  });
});
