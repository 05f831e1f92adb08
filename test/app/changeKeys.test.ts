import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { subjectsTouched, withoutKeys } from "../../src/app/changeKeys.ts";
import { decision, filing } from "../fixtures/appealed.ts";
import { finding } from "../fixtures/monitoredYear.ts";
import { observed, smallScheme } from "../fixtures/smallYear.ts";

const file = (letter: string) => ({ name: "市教育局.xlsx", sha256: letter.repeat(64) });
const form = (unit: string) => ({ unit, form: "f", claims: [] });
const pack = (reviewer: string) => ({ pack: "p", reviewer, units: ["jyj"], recused: [], due: null });
const rival = (reviewer: string) => ({ reviewer, file: file("a"), rows: observed("jyj", "c1", ["8"]) });
const last = (unit: string) => ({ unit, year: 2025, group: "市直部门", total: "90", rank: 1, grade: "优秀" });

/** What a change sets, in two rows, as the keys by which two copies of a workbook are held to each other. */
const byRow: readonly (readonly [change: Change, keys: readonly [string, string]])[] = [
  [
    { kind: "observations-recorded", rows: observed("jyj", "c1", ["10", "9"]) },
    ["annual\njyj\nc1\nr1\n", "annual\njyj\nc1\nr2\n"],
  ],
  [{ kind: "findings-recorded", rows: [finding(), finding({ id: "f2" })] }, ["f1", "f2"]],
  [{ kind: "appeal-filed", rows: [filing(), filing({ id: "s2" })] }, ["s1", "s2"]],
  [{ kind: "forms-issued", rows: [form("jyj"), form("czj")].map(({ unit }) => ({ unit, form: "f" })) }, ["jyj", "czj"]],
  [{ kind: "self-evaluations-collected", rows: [form("jyj"), form("czj")] }, ["jyj", "czj"]],
  [{ kind: "last-year-set", rows: [last("jyj"), last("czj")] }, ["jyj", "czj"]],
  [
    { kind: "self-evaluations-contested", rows: [{ ...form("jyj"), file: file("a") }, form("czj")] },
    [`jyj ${"a".repeat(64)}`, "czj "],
  ],
  [
    {
      kind: "self-evaluation-chosen",
      rows: [
        { unit: "jyj", file: "a" },
        { unit: "czj", file: "b" },
      ],
    },
    ["jyj", "czj"],
  ],
  [
    {
      kind: "forms-judged",
      rows: ["jyj", "czj"].map((unit) => ({ unit, form: "f", state: "draft", reason: "没有答完", due: null })),
    },
    ["jyj", "czj"],
  ],
  [{ kind: "scores-contested", rows: [rival("r1"), rival("r2")] }, [`r1 ${"a".repeat(64)}`, `r2 ${"a".repeat(64)}`]],
  [
    {
      kind: "scores-chosen",
      rows: [
        { reviewer: "r1", file: "" },
        { reviewer: "r2", file: "" },
      ],
    },
    ["r1", "r2"],
  ],
  [{ kind: "packs-issued", rows: [pack("r1"), pack("r2")] }, ["r1", "r2"]],
];

describe("what a change sets", () => {
  it.each(byRow)("$kind is known row by row, and can be had without one of them", (change, keys) => {
    const touched = subjectsTouched(change);
    expect(touched.map(({ key }) => key.replace(/\n+/gu, "\n"))).toEqual(keys);
    const [first] = touched;
    const left = withoutKeys(change, (one) => one.key === first?.key);
    expect(left).toEqual({ ...change, rows: change.rows.slice(1) });
    expect(withoutKeys(change, () => false)).toBe(change);
    expect(withoutKeys(change, () => true)).toBeNull();
  });

  it("is one thing as a whole where rows do not stand for themselves", () => {
    const scheme: Change = { kind: "scheme-set", rows: [smallScheme] };
    expect(subjectsTouched(scheme)).toMatchObject([{ subject: "scheme", key: "" }]);
    expect(withoutKeys(scheme, () => true)).toBeNull();
  });

  it("is of a round that it was closed or opened again, whoever did so and when", () => {
    const closed: Change = { kind: "round-closed", rows: [{ round: "q1", date: "2026-04-02" }] };
    const opened: Change = {
      kind: "round-reopened",
      rows: [{ round: "q1", first: "张三", second: "李四", reason: "漏" }],
    };
    expect([...subjectsTouched(closed), ...subjectsTouched(opened)]).toEqual([
      { subject: "closedRounds", key: "q1", content: '{"kind":"round-closed"}' },
      { subject: "closedRounds", key: "q1", content: '{"kind":"round-reopened"}' },
    ]);
  });

  it("is of a decided appeal also what it puts in the place of what was found, and it goes as a whole", () => {
    const rows = [decision({ observations: observed("jyj", "c2", ["20"]) }), decision({ appeal: "s2", findings: [] })];
    const change: Change = { kind: "appeal-decided", rows };
    expect(subjectsTouched(change).map(({ subject, key }) => [subject, key.split("\n")[0]])).toEqual([
      ["appeals", "s1 decision"],
      ["observations", "annual"],
      ["findings", "f1"],
      ["appeals", "s2 decision"],
    ]);
    const left = withoutKeys(change, ({ key }) => key === "s1 decision");
    expect(left).toEqual({ ...change, rows: rows.slice(1) });
  });
});
