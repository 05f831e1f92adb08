import { describe, expect, it } from "vitest";

import { givePlaces, placesOf, type Asking } from "../../../src/domain/ranking/quotaPlaces.ts";
import type { Quota } from "../../../src/domain/scheme/grading.ts";
import { countQuota } from "./contenders.ts";

const percent = (text: string, rounding: "floor" | "ceil" | "round"): Quota => ({
  ...countQuota("优秀", 0),
  limit: { kind: "percent", percent: text, rounding },
});
const asking = (unit: string, rank: number, barred = false): Asking => ({ unit, rank, barred });
const kinds = (list: readonly Asking[], places: number, boundaryTies: Quota["boundaryTies"]) => {
  const given = givePlaces(list, places, boundaryTies);
  if (!given.decided) return given;
  return Object.fromEntries([...given.places].map(([unit, { kind }]) => [unit, kind]));
};

describe("the places of a quota", () => {
  // 25% of 14 is 3.5; 30% of 20 is 6; 10% of 4 is 0.4; 33.3% of 3 is 0.999; 12.5% of 4 is exactly 0.5.
  it("are the percentage of the units that count, made whole in the quota's way", () => {
    expect(placesOf(percent("25", "floor"), 14)).toBe(3);
    expect(placesOf(percent("25", "round"), 14)).toBe(4);
    expect(placesOf(percent("25", "ceil"), 14)).toBe(4);
    for (const rounding of ["floor", "round", "ceil"] as const) expect(placesOf(percent("30", rounding), 20)).toBe(6);
    expect(placesOf(percent("10", "floor"), 4)).toBe(0);
    expect(placesOf(percent("10", "round"), 4)).toBe(0);
    expect(placesOf(percent("10", "ceil"), 4)).toBe(1);
    expect(placesOf(percent("33.3", "floor"), 3)).toBe(0);
    expect(placesOf(percent("12.5", "round"), 4)).toBe(1);
  });

  it("are none where no unit counts, and the count where the quota is one", () => {
    expect(placesOf(percent("25", "ceil"), 0)).toBe(0);
    expect(placesOf(countQuota("优秀", 3), 100)).toBe(3);
  });
});

describe("places", () => {
  const tiedAtTheEnd = [asking("a", 1), asking("b", 2), asking("c", 2), asking("d", 4)];

  it("go by rank, whatever order the units come in", () => {
    const list = [asking("c", 3), asking("a", 1), asking("b", 2)];
    expect(kinds(list, 2, "refuse")).toEqual({ a: "placed", b: "placed", c: "no-place" });
  });

  it("that do not suffice for all of a rank go to all of them, to none, or wait, as the scheme says", () => {
    const boundary = (boundaryTies: Quota["boundaryTies"]) => kinds(tiedAtTheEnd, 2, boundaryTies);
    expect(boundary("all")).toEqual({
      a: "placed",
      b: "placed-with-tied",
      c: "placed-with-tied",
      d: "no-place",
    });
    expect(boundary("none")).toEqual({
      a: "placed",
      b: "not-placed-with-tied",
      c: "not-placed-with-tied",
      d: "no-place",
    });
    expect(boundary("refuse")).toEqual({ decided: false, rank: 2, units: ["b", "c"] });
  });

  it("that just suffice for a tie are no boundary, nor are those used up before it", () => {
    for (const boundaryTies of ["all", "none", "refuse"] as const) {
      expect(kinds(tiedAtTheEnd, 3, boundaryTies)).toMatchObject({ b: "placed", c: "placed", d: "no-place" });
      expect(kinds(tiedAtTheEnd, 1, boundaryTies)).toMatchObject({ a: "placed", b: "no-place", c: "no-place" });
      expect(kinds(tiedAtTheEnd, 0, boundaryTies)).toMatchObject({ a: "no-place" });
    }
  });

  it("are used up by who may not have them, as far as the rank suffices", () => {
    const list = [asking("a", 1, true), asking("b", 2), asking("c", 3), asking("d", 4, true)];
    expect(kinds(list, 2, "refuse")).toEqual({ b: "placed", c: "no-place" });
    expect(kinds([asking("a", 1), asking("b", 2, true), asking("c", 2, true)], 2, "refuse")).toEqual({ a: "placed" });
  });

  it("that one of a tie would use up for nothing are a boundary all the same", () => {
    const list = [asking("a", 1, true), asking("b", 1)];
    expect(kinds(list, 1, "all")).toEqual({ b: "placed-with-tied" });
    expect(kinds(list, 1, "none")).toEqual({ b: "not-placed-with-tied" });
    expect(kinds(list, 1, "refuse")).toEqual({ decided: false, rank: 1, units: ["b"] });
  });
});
