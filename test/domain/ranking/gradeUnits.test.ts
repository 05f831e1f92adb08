import { describe, expect, it } from "vitest";

import type { Grading, Quota } from "../../../src/domain/scheme/grading.ts";
import type { Veto } from "../../../src/domain/scheme/stage.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import {
  contender,
  countQuota,
  fourGrades,
  gradedBy,
  gradesOf,
  limitTo,
  vetoWith,
  type Candidate,
} from "./contenders.ts";

const units = (...totals: readonly (string | null)[]): readonly Candidate[] =>
  totals.map((total, at) => contender(String.fromCharCode(97 + at), total));
const stepsOf = (grading: Partial<Grading["grading"]>, candidates: readonly Candidate[], unit: string) => {
  const graded = gradedBy(grading, candidates);
  if (!graded.decided) throw new RangeError("grades: got undecided places, want all decided");
  return graded.grades.get(unit)?.steps ?? [];
};

describe("a grade", () => {
  it("is the first whose bound the total reaches, bound included; the last takes whatever is left", () => {
    expect(gradesOf({}, units("90", "89.9999", "80", "60", "59.99", "0", "-3"))).toEqual({
      a: "优秀",
      b: "良好",
      c: "良好",
      d: "合格",
      e: "不合格",
      f: "不合格",
      g: "不合格",
    });
  });

  // 89.996 is below 90, and prints 90.00.
  it("follows the exact total or the one rounded in the scheme's way", () => {
    expect(gradesOf({ on: "exact" }, units("89.996"))).toEqual({ a: "良好" });
    expect(gradesOf({ on: { places: 2, mode: "half-up" } }, units("89.996"))).toEqual({ a: "优秀" });
    const [step] = stepsOf({ on: { places: 2, mode: "half-up" } }, units("89.996"), "a");
    expect(step).toMatchObject({ kind: "reached", grade: "优秀", from: "90" });
    expect(step?.kind === "reached" && exactText(step.total)).toBe("90");
  });

  it("is the last one for a unit without a total", () => {
    expect(gradesOf({}, [contender("a", null, [], vetoWith({ rank: "last" }))])).toEqual({ a: "不合格" });
    const free = {
      grades: [
        { name: "好", from: null },
        { name: "其他", from: null },
      ],
      quotas: [countQuota("好", 9)],
    };
    expect(gradesOf(free, [contender("a", null, [], vetoWith({ rank: "last" })), contender("b", "1")])).toEqual({
      a: "其他",
      b: "好",
    });
  });
});

describe("limits and vetoes", () => {
  it("move a unit down to the lowest grade that any of them allows, and never up", () => {
    const held: Candidate = { ...contender("a", "95"), limits: [limitTo("合格"), limitTo("良好")] };
    expect(gradesOf({}, [held])).toEqual({ a: "合格" });
    expect(gradesOf({}, [{ ...contender("a", "30"), limits: [limitTo("良好")] }])).toEqual({ a: "不合格" });
    expect(gradesOf({}, [contender("a", "95", [], vetoWith({ grade: { kind: "atMost", grade: "良好" } }))])).toEqual({
      a: "良好",
    });
  });

  it("are each named among the reasons where they hold the unit back", () => {
    const held: Candidate = {
      ...contender("a", "85", [], vetoWith({ id: "leak", grade: { kind: "atMost", grade: "合格" } })),
      limits: [limitTo("良好"), limitTo("合格")],
    };
    expect(stepsOf({}, [held], "a").slice(1)).toEqual([
      { kind: "limited", grade: "合格", limit: "不得高于合格" },
      { kind: "vetoed", grade: "合格", veto: "leak", effect: "atMost" },
    ]);
  });

  it("set the grade, whatever the total, unless less is allowed", () => {
    const set = vetoWith({ grade: { kind: "fixed", grade: "合格" } });
    for (const total of ["95", "60", "10", null]) {
      expect(gradesOf({}, [contender("a", total, [], { ...set, rank: "last" })])).toEqual({ a: "合格" });
    }
    const worse = vetoWith({ id: "worse", grade: { kind: "fixed", grade: "不合格" } });
    const without = contender("a", null, [], { ...set, rank: "last" });
    expect(stepsOf({}, [without], "a")).toEqual([
      { kind: "no-total", grade: "不合格" },
      { kind: "vetoed", grade: "合格", veto: "leak", effect: "fixed" },
    ]);
    expect(gradesOf({}, [contender("a", "95", [], set, worse)])).toEqual({ a: "不合格" });
    const better = vetoWith({ grade: { kind: "fixed", grade: "良好" } });
    expect(gradesOf({}, [{ ...contender("a", "65", [], better), limits: [limitTo("合格")] }])).toEqual({ a: "合格" });
  });
});

describe("quotas", () => {
  // 25% of 6 is 1.5, by floor 1 place; 良好 has 2.
  it("give places by rank, and who has none goes on to the next grade, and the next", () => {
    const quotas: readonly Quota[] = [
      { ...countQuota("优秀", 0), limit: { kind: "percent", percent: "25", rounding: "floor" } },
      countQuota("良好", 2),
    ];
    const six = units("98", "97", "96", "95", "85", "70");
    expect(gradesOf({ quotas }, six)).toEqual({ a: "优秀", b: "良好", c: "良好", d: "合格", e: "合格", f: "合格" });
    expect(stepsOf({ quotas }, six, "d").slice(1)).toEqual([
      { kind: "no-place", grade: "优秀", places: 1 },
      { kind: "no-place", grade: "良好", places: 2 },
    ]);
    expect(stepsOf({ quotas }, six, "b").slice(1)).toEqual([
      { kind: "no-place", grade: "优秀", places: 1 },
      { kind: "placed", grade: "良好", places: 2 },
    ]);
  });

  it("alone grade a group where no total is asked for", () => {
    const grades = ["优秀", "良好", "合格"].map((name) => ({ name, from: null }));
    const quotas = [countQuota("优秀", 1), countQuota("良好", 2)];
    expect(gradesOf({ grades, quotas }, units("10", "9", "8", "7"))).toEqual({
      a: "优秀",
      b: "良好",
      c: "良好",
      d: "合格",
    });
  });

  // 优秀 asks for no total, 良好 for 80: who found no place goes past 良好 where the total does not reach it.
  it("send who has no place on to the next grade that the total reaches, not to any", () => {
    const [, ...others] = fourGrades.grades;
    const grades = [{ name: "优秀", from: null }, ...others];
    expect(gradesOf({ grades, quotas: [countQuota("优秀", 1)] }, units("90", "80", "79.99", "60", "59.99"))).toEqual({
      a: "优秀",
      b: "良好",
      c: "合格",
      d: "合格",
      e: "不合格",
    });
  });

  it("hold nobody out of the last grade", () => {
    expect(gradesOf({ quotas: [countQuota("不合格", 1)] }, units("59", "58", "57"))).toEqual({
      a: "不合格",
      b: "不合格",
      c: "不合格",
    });
  });

  it("leave places empty where too few reach the grade", () => {
    expect(gradesOf({ quotas: [countQuota("优秀", 3)] }, units("95", "89", "88"))).toEqual({
      a: "优秀",
      b: "良好",
      c: "良好",
    });
  });

  it("also ask for the least total they state, bound included", () => {
    const quotas = [countQuota("优秀", 3, { scoreFloor: "93" })];
    expect(gradesOf({ quotas }, units("95", "93", "92.9999"))).toEqual({ a: "优秀", b: "优秀", c: "良好" });
    expect(stepsOf({ quotas }, units("95", "93", "92.9999"), "c").at(-1)).toEqual({
      kind: "below-score-floor",
      grade: "优秀",
      floor: "93",
    });
  });

  it("pass a barred unit's place on to the next one, or not, as the scheme says", () => {
    const barred: Candidate = { ...contender("a", "99"), limits: [limitTo("良好")] };
    const list = [barred, contender("b", "98"), contender("c", "97")];
    const quota = (refill: boolean) => ({ quotas: [countQuota("优秀", 2, { refill })] });
    expect(gradesOf(quota(true), list)).toEqual({ a: "良好", b: "优秀", c: "优秀" });
    expect(gradesOf(quota(false), list)).toEqual({ a: "良好", b: "优秀", c: "良好" });
  });

  it("that pass no place on still give each of theirs to who asks", () => {
    const quotas = [countQuota("优秀", 2, { refill: false })];
    expect(gradesOf({ quotas }, units("95", "94", "93"))).toEqual({ a: "优秀", b: "优秀", c: "良好" });
    // Put last by a veto, a is behind two that do not reach 优秀 and ask for none of its places.
    const last = contender("a", "95", [], vetoWith({ rank: "last" }));
    const list = [last, contender("b", "85"), contender("c", "84")];
    expect(gradesOf({ quotas: [countQuota("优秀", 1, { refill: false })] }, list)).toEqual({
      a: "优秀",
      b: "良好",
      c: "良好",
    });
  });

  it("ask people only about those of a tie who may have the place", () => {
    const barred: Candidate = { ...contender("a", "95"), limits: [limitTo("良好")] };
    const quotas = [countQuota("优秀", 1, { refill: false, boundaryTies: "refuse" })];
    expect(gradedBy({ quotas }, [barred, contender("b", "95"), contender("c", "94")])).toEqual({
      decided: false,
      undecided: { grade: "优秀", places: 1, rank: 1, units: ["b"] },
    });
    // Both of the tie barred: nothing is to be decided, and the place is used up.
    const both = [barred, { ...contender("b", "95"), limits: [limitTo("良好")] }, contender("c", "94")];
    expect(gradesOf({ quotas }, both)).toEqual({ a: "良好", b: "良好", c: "良好" });
  });

  it("lose no place to a barred unit that would not have had it", () => {
    const quotas = [countQuota("优秀", 1, { refill: false, scoreFloor: "95" })];
    const barred = (total: string): Candidate => ({ ...contender("b", total), limits: [limitTo("良好")] });
    expect(gradesOf({ quotas }, [contender("a", "96"), barred("95")])).toMatchObject({ a: "优秀" });
    expect(gradesOf({ quotas }, [contender("a", "96"), barred("97")])).toMatchObject({ a: "良好" });
    expect(
      gradesOf({ quotas: [countQuota("优秀", 1, { refill: false })] }, [contender("a", "91"), barred("85")]),
    ).toEqual({
      a: "优秀",
      b: "良好",
    });
  });

  it("take all of a tie for the last place, none of it, or wait for people to decide", () => {
    const list = units("95", "94", "94", "93");
    const quota = (boundaryTies: Quota["boundaryTies"]) => ({ quotas: [countQuota("优秀", 2, { boundaryTies })] });
    expect(gradesOf(quota("all"), list)).toEqual({ a: "优秀", b: "优秀", c: "优秀", d: "良好" });
    expect(gradesOf(quota("none"), list)).toEqual({ a: "优秀", b: "良好", c: "良好", d: "良好" });
    expect(stepsOf(quota("none"), list, "c").at(-1)).toEqual({
      kind: "not-placed-with-tied",
      grade: "优秀",
      places: 2,
      tied: 2,
    });
    expect(gradedBy(quota("refuse"), list)).toEqual({
      decided: false,
      undecided: { grade: "优秀", places: 2, rank: 2, units: ["b", "c"] },
    });
  });

  // 50% of 4 units is 2; with the vetoed one excluded 50% of 3 is 1.5, by floor 1.
  it("count unranked units among those the percentage is of, but for those a veto excludes", () => {
    const quotas: readonly Quota[] = [
      { ...countQuota("优秀", 0), limit: { kind: "percent", percent: "50", rounding: "floor" } },
    ];
    const list = (quota: Veto["quota"]) => [
      contender("a", "99", [], vetoWith({ rank: "unranked", quota })),
      ...units("0", "98", "97", "96").slice(1),
    ];
    expect(gradesOf({ quotas }, list("counted"))).toEqual({ a: "良好", b: "优秀", c: "优秀", d: "良好" });
    expect(gradesOf({ quotas }, list("excluded"))).toEqual({ a: "良好", b: "优秀", c: "良好", d: "良好" });
    expect(stepsOf({ quotas }, list("counted"), "a").at(-1)).toEqual({ kind: "unranked", grade: "优秀" });
  });

  it("let a unit that a veto puts last have what places are left", () => {
    const list = [contender("a", "99", [], vetoWith({ rank: "last" })), contender("b", "91"), contender("c", "50")];
    expect(gradesOf({ quotas: [countQuota("优秀", 1)] }, list)).toMatchObject({ a: "良好", b: "优秀" });
    expect(gradesOf({ quotas: [countQuota("优秀", 2)] }, list)).toMatchObject({ a: "优秀", b: "优秀" });
  });

  it("give one of their places to a unit whose grade a veto sets", () => {
    const set = vetoWith({ grade: { kind: "fixed", grade: "良好" } });
    const list = [contender("a", "99", [], set), contender("b", "85"), contender("c", "84")];
    expect(gradesOf({ quotas: [countQuota("良好", 2)] }, list)).toEqual({ a: "良好", b: "良好", c: "合格" });
    expect(stepsOf({ quotas: [countQuota("良好", 2)] }, list, "a").at(-1)).toEqual({
      kind: "place-taken",
      grade: "良好",
      places: 2,
    });
  });
});
