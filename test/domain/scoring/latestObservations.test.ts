import { describe, expect, it } from "vitest";

import { latestObservations } from "../../../src/domain/scoring/latestObservations.ts";
import { abstained, notApplicable, points, row } from "../../fixtures/observations.ts";

const fault = (value: string, count: string) => row("c", "a1", { kind: "deduction", value, count });
const exempt = notApplicable("c", "a1", { kind: "deduction" });

describe("what counts once more was said", () => {
  it("is the later of two words on the same thing, in the place of the earlier", () => {
    expect(latestObservations([points("c", "a1", "9"), points("d", "a1", "3")], [points("c", "a1", "8")])).toEqual([
      points("c", "a1", "8"),
      points("d", "a1", "3"),
    ]);
    expect(latestObservations([points("c", "a1", "9")], [notApplicable("c", "a1")])).toEqual([
      notApplicable("c", "a1"),
    ]);
  });

  it("is every fault that was found, each with its latest count", () => {
    expect(latestObservations([fault("late", "1"), fault("lost", "2")], [fault("late", "3")])).toEqual([
      fault("late", "3"),
      fault("lost", "2"),
    ]);
  });

  it("is 不适用 instead of all faults found before, and faults instead of an earlier 不适用 or 回避", () => {
    expect(latestObservations([fault("late", "1"), fault("lost", "2")], [exempt])).toEqual([exempt]);
    expect(latestObservations([exempt], [fault("late", "1")])).toEqual([fault("late", "1")]);
    const stoodBack = abstained("c", "a1", { kind: "deduction" });
    expect(latestObservations([stoodBack], [fault("late", "1")])).toEqual([fault("late", "1")]);
  });

  it("leaves other reviewers, units, criteria and rounds alone", () => {
    const others = [
      { ...fault("late", "1"), reviewer: "a2" },
      { ...fault("late", "1"), unit: "u2" },
      { ...fault("late", "1"), criterion: "d" },
      { ...fault("late", "1"), round: "z" },
    ];
    expect(latestObservations(others, [exempt])).toEqual([...others, exempt]);
  });
});
