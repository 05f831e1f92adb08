import { describe, expect, it } from "vitest";

import { observationsDue } from "../../../src/domain/scheme/dueLeaves.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { leavesHeard } from "../../../src/domain/scoring/leavesHeard.ts";
import { abstained, event, notApplicable, points, row } from "../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const faults: LeafRule = {
  kind: "deductions",
  kinds: [
    { id: "late", name: "迟公开", points: "1" },
    { id: "broken", name: "错链", points: "0.5" },
  ],
  cap: "leaf",
};
const year = yearOf({
  criteria: [branchOf("A", "60", [leafOf("a1", "20"), leafOf("a2", "40")]), leafOf("b", "40", faults)],
  stages: [
    criteriaStage(),
    stageOf({
      id: "bonus",
      op: "events",
      effect: "bonus",
      rounds: ["y"],
      items: [{ id: "praised", name: "表扬", clause: "", points: "1", per: "event", atMost: "2" }],
    }),
    stageOf({
      id: "total",
      op: "sum",
      of: [
        { stage: "s", sign: "+" },
        { stage: "bonus", sign: "+" },
      ],
    }),
  ],
  reviewers: ["a1", "a2"],
  units: [unitOf("u1"), unitOf("u2")],
});
const fault = (kind: string, count: string) => row("b", "a1", { kind: "deduction", value: kind, count });

describe("how many leaves have been spoken of", () => {
  it("is none before anybody spoke, of three by two reviewers for two units", () => {
    expect(leavesHeard(year, [])).toBe(0);
    expect(observationsDue(year.scheme, year.units, year.reviewers)).toBe(12);
  });

  it("counts a leaf once a reviewer and unit, whatever was said of it", () => {
    const said = [points("a1", "a1", "20"), points("a1", "a2", "19"), points("a1", "a1", "18", { unit: "u2" })];
    expect(leavesHeard(year, said)).toBe(3);
    expect(leavesHeard(year, [notApplicable("a1", "a1"), abstained("a2", "a1")])).toBe(2);
  });

  it("counts several faults of one leaf as one", () => {
    expect(leavesHeard(year, [fault("late", "2"), fault("broken", "1")])).toBe(1);
  });

  it("counts every leaf beneath a branch called 不适用, once though one was spoken of itself", () => {
    expect(leavesHeard(year, [notApplicable("A", "a1")])).toBe(2);
    expect(leavesHeard(year, [notApplicable("A", "a1"), points("a1", "a1", "20")])).toBe(2);
  });

  it("counts no event", () => {
    expect(leavesHeard(year, [event("praised", "1")])).toBe(0);
  });
});
