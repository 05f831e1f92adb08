import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { assignUnits, type Assigning, type Assignment } from "../../../src/domain/scheme/assignUnits.ts";
import { digestOfText } from "../../../src/domain/ledger/digest.ts";
import { runs, seed } from "../../soak.ts";
import { sha256 } from "../../support/sha256.ts";

const lotBy =
  (text: string) =>
  (key: string): string =>
    digestOfText(`${text}\n${key}`, sha256);

const loads = (assignment: Assignment): readonly number[] =>
  [...assignment.values()].map(({ length }) => length).sort((a, b) => a - b);
const reviewersOf = (assignment: Assignment, unit: string): readonly string[] =>
  [...assignment].flatMap(([reviewer, units]) => (units.includes(unit) ? [reviewer] : []));

const ids = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${n}`);

/** Up to 12 units and 6 reviewers, some of them kept out of some units. */
const anyAssigning: fc.Arbitrary<Assigning> = fc
  .record({
    units: fc.integer({ min: 0, max: 12 }).map((count) => ids("u", count)),
    reviewers: fc.integer({ min: 1, max: 6 }).map((count) => ids("r", count)),
    each: fc.oneof(fc.constant("all" as const), fc.integer({ min: 1, max: 4 })),
    kept: fc.array(fc.tuple(fc.nat(5), fc.nat(11)), { maxLength: 12 }),
    lots: fc.string({ maxLength: 4 }),
  })
  .map(({ units, reviewers, each, kept, lots }) => {
    const recused = new Set(kept.map(([reviewer, unit]) => `r${reviewer}\nu${unit}`));
    return { units, reviewers, each, isRecused: (r: string, u: string) => recused.has(`${r}\n${u}`), lot: lotBy(lots) };
  });

const holds = (property: (assigning: Assigning) => void, full = 2000): void => {
  fc.assert(fc.property(anyAssigning, property), { seed, numRuns: runs(full) });
};

describe("assigning units to reviewers", () => {
  it("gives each of 20 units two of five reviewers, eight units each", () => {
    const assigned = assignUnits({
      units: ids("u", 20),
      reviewers: ids("r", 5),
      each: 2,
      isRecused: () => false,
      lot: lotBy("2026"),
    });
    expect(loads(assigned)).toEqual([8, 8, 8, 8, 8]);
  });

  it("moves others' units where recusals would pile them up: of three units, two may be had by the second reviewer alone", () => {
    const assigned = assignUnits({
      units: ["u0", "u1", "u2", "u3"],
      reviewers: ["r0", "r1"],
      each: 1,
      isRecused: (reviewer, unit) => reviewer === "r0" && (unit === "u0" || unit === "u1"),
      lot: lotBy(""),
    });
    expect(assigned).toEqual(
      new Map([
        ["r0", ["u2", "u3"]],
        ["r1", ["u0", "u1"]],
      ]),
    );
  });

  it("keeps every reviewer out of the units they are recused from", () => {
    holds((assigning) => {
      for (const [reviewer, units] of assignUnits(assigning)) {
        expect(units.filter((unit) => assigning.isRecused(reviewer, unit))).toEqual([]);
      }
    });
  });

  it("gives a unit as many reviewers as were asked for, or all who may where they are fewer", () => {
    holds((assigning) => {
      const assigned = assignUnits(assigning);
      for (const unit of assigning.units) {
        const may = assigning.reviewers.filter((reviewer) => !assigning.isRecused(reviewer, unit)).length;
        const want = assigning.each === "all" ? may : Math.min(assigning.each, may);
        expect(reviewersOf(assigned, unit)).toHaveLength(want);
      }
    });
  });

  it("leaves no two reviewers more than one unit apart where nobody is recused", () => {
    holds((assigning) => {
      const all = loads(assignUnits({ ...assigning, isRecused: () => false }));
      expect((all.at(-1) ?? 0) - (all[0] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it("is as even as any assignment can be, by trying all of them", () => {
    const squares = (all: readonly number[]): number => all.reduce((sum, load) => sum + load * load, 0);
    holds((full) => {
      const assigning = { ...full, units: full.units.slice(0, 5), reviewers: full.reviewers.slice(0, 4) };
      const got = squares(loads(assignUnits(assigning)));
      expect(got).toBe(leastSquares(assigning));
    }, 1000);
  });

  it("gives the same whoever is listed first, and something else by other lots", () => {
    holds((assigning) => {
      const turned = assignUnits({
        ...assigning,
        units: [...assigning.units].reverse(),
        reviewers: [...assigning.reviewers].reverse(),
      });
      for (const [reviewer, units] of assignUnits(assigning)) {
        expect([...(turned.get(reviewer) ?? [])].reverse()).toEqual(units);
      }
    });
    const by = (lots: string) =>
      assignUnits({ units: ids("u", 30), reviewers: ids("r", 5), each: 2, isRecused: () => false, lot: lotBy(lots) });
    expect(by("甲")).toEqual(by("甲"));
    expect(by("甲")).not.toEqual(by("乙"));
  });
});

/** The least sum of squared loads, by trying every choice of reviewers for every unit. */
const leastSquares = ({ units, reviewers, each, isRecused }: Assigning): number => {
  const load = new Map(reviewers.map((reviewer) => [reviewer, 0]));
  const choices = (may: readonly string[], count: number): readonly (readonly string[])[] => {
    const [first, ...rest] = may;
    if (count === 0) return [[]];
    if (first === undefined || may.length < count) return [];
    return [...choices(rest, count - 1).map((others) => [first, ...others]), ...choices(rest, count)];
  };
  const best = (at: number): number => {
    const unit = units[at];
    if (unit === undefined) return [...load.values()].reduce((sum, one) => sum + one * one, 0);
    const may = reviewers.filter((reviewer) => !isRecused(reviewer, unit));
    const want = each === "all" ? may.length : Math.min(each, may.length);
    return Math.min(
      ...choices(may, want).map((chosen) => {
        for (const reviewer of chosen) load.set(reviewer, (load.get(reviewer) ?? 0) + 1);
        const result = best(at + 1);
        for (const reviewer of chosen) load.set(reviewer, (load.get(reviewer) ?? 0) - 1);
        return result;
      }),
    );
  };
  return best(0);
};
