import { describe, expect, it } from "vitest";

import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { latestObservations } from "../../../src/domain/scoring/latestObservations.ts";
import { abstained, factsOf, leafText, notApplicable, points, row, scoreFirst } from "../../fixtures/observations.ts";
import { branchOf, leafOf, yearOf } from "../../fixtures/schemes.ts";

const kinds = [
  { id: "late", name: "迟公开", points: "1" },
  { id: "broken", name: "错链", points: "2" },
];
const late = row("w", "a1", { kind: "deduction", value: "late", count: "3" });
const broken = row("w", "a1", { kind: "deduction", value: "broken", count: "1" });
const nothing = row("w", "a1", { kind: "deduction", value: "", count: "0" });
const apart = notApplicable("w", "a1", { kind: "deduction" });

const words = (rows: readonly Observation[]) => rows.map(({ state, value, count }) => [state, value, count].join(" "));

describe("an observation that comes in later", () => {
  it("takes the place of the earlier one on the same thing, and of no other", () => {
    const [nine, eight, other] = [points("c", "a1", "9"), points("c", "a1", "8"), points("d", "a1", "3")];
    expect(latestObservations([nine, other], [eight])).toEqual([eight, other]);
    expect(latestObservations([nine, other], [notApplicable("c", "a1")])).toEqual([notApplicable("c", "a1"), other]);
    const again = { ...late, count: "1" };
    expect(words(latestObservations([late, broken], [again]))).toEqual(["scored late 1", "scored broken 1"]);
  });

  it.each([
    ["不适用", apart],
    ["回避", abstained("w", "a1", { kind: "deduction" })],
    ["nothing found", nothing],
  ])("of the whole criterion (%s) replaces what was said of its parts, and is replaced by it", (_, whole) => {
    expect(latestObservations([late, broken], [whole])).toEqual([whole]);
    expect(latestObservations([whole], [late, broken])).toEqual([late, broken]);
  });

  it("changes one word on the whole into another", () => {
    expect(latestObservations([apart], [nothing])).toEqual([nothing]);
    expect(latestObservations([nothing], [apart])).toEqual([apart]);
    expect(latestObservations([apart], [{ ...apart, value: "分管领导" }])).toHaveLength(1);
  });

  it("leaves other reviewers, units, rounds and criteria alone", () => {
    const others = [{ reviewer: "a2" }, { unit: "u2" }, { round: "z" }, { criterion: "x" }].map((change) => ({
      ...late,
      ...change,
    }));
    expect(latestObservations(others, [apart])).toEqual([...others, apart]);
  });

  it("may take one task out and put it back", () => {
    const done = row("t", "a1", { kind: "task", task: "一", value: "done" });
    const out = notApplicable("t", "a1", { kind: "task", task: "一" });
    expect(latestObservations([done], [out])).toEqual([out]);
    expect(latestObservations([out], [done])).toEqual([done]);
    const whole = notApplicable("t", "a1", { kind: "task" });
    expect(latestObservations([done, { ...out, task: "二" }], [whole])).toEqual([whole]);
  });
});

describe("a branch that is called 不适用", () => {
  const inner = branchOf("C", "40", [leafOf("w", "10", { kind: "deductions", kinds, cap: "leaf" }), leafOf("v", "30")]);
  const year = yearOf({ criteria: [branchOf("B", "60", [inner, leafOf("x", "20")]), leafOf("y", "40")] });
  const all = [notApplicable("B", "a1"), abstained("C", "a1"), points("y", "a1", "30"), points("v", "a1", "20")];

  it("says so of leaves that the nearest branch says nothing of, in whatever order the rows come", () => {
    for (const rows of [all, [...all].reverse()]) {
      const score = scoreFirst(year, rows);
      expect(["w", "v", "x", "y"].map((leaf) => leafText(score, leaf))).toEqual([
        "open party-absent",
        "20",
        "notApplicable",
        "30",
      ]);
      expect(factsOf(year, rows).columns.others).toHaveLength(2);
    }
  });
});
