import { describe, expect, it } from "vitest";

import type { LeafRule } from "../../../../src/domain/scheme/leafRule.ts";
import { exact, exactText } from "../../../../src/domain/shared/exact.ts";
import { points, row, said } from "../../../fixtures/observations.ts";
import { leafOf, unitOf, yearOf } from "../../../fixtures/schemes.ts";
import { leversOf, tree, weights } from "./levers.ts";

describe("the scores of a unit that can be moved", () => {
  const year = yearOf({ criteria: tree, reviewers: ["a1", "a2"] });
  const rows = [
    ...said("c1", { a1: "50", a2: "60" }),
    ...said("c2", { a1: "10", a2: "0" }),
    ...said("c3", { a1: "20", a2: "10" }),
  ];

  it("are all typed points, with where they stand, what they were given, and what each is worth of the total", () => {
    const { levers } = leversOf(year, rows);
    expect(levers.map(({ given, lowest, highest }) => [given, lowest, highest].map(exactText).join(" "))).toEqual([
      ...["50 0 60", "60 0 60"],
      ...["10 0 20", "0 0 20"],
      ...["20 0 20", "10 0 20"],
    ]);
    expect(levers.map(({ unit, round }) => `${String(unit)} ${round}`)).toEqual(Array(6).fill("7 y"));
    // Each of two reviewers moves their mean by half.
    expect(weights(year, rows)).toEqual(
      ["c1 a1", "c1 a2", "c2 a1", "c2 a2", "c3 a1", "c3 a2"].map((who) => `${who}: 0.5`),
    );
  });

  // 55 + 5 + 15 = 75; with 55 instead of 50 the mean of c1 is 57.5.
  it("say what the total would be, to four decimals of a score", () => {
    const { levers, totalAt } = leversOf(year, rows);
    const [first] = levers;
    if (!first) throw new RangeError("levers: got none, want six");
    const at = (text: string) => {
      const total = totalAt(first, exact(text));
      return total && exactText(total);
    };
    expect([at("50"), at("55"), at("0"), at("60"), at("50.0001")]).toEqual(["75", "77.5", "50", "80", "75.00005"]);
    expect(() => totalAt({ ...first }, exact("1"))).toThrow(new RangeError("a lever of u1: got one of another unit"));
  });

  it("are the unit's own, whatever else the columns hold", () => {
    const two = yearOf({ criteria: tree, reviewers: ["a1", "a2"], units: [unitOf("u1"), unitOf("u2")] });
    const others = rows.map((one) => ({ ...one, unit: "u2", value: "1" }));
    expect(weights(two, [...others, ...rows])).toHaveLength(6);
    const { levers, totalAt } = leversOf(two, [...others, ...rows]);
    const [first] = levers;
    expect(first && exactText(first.given)).toBe("50");
    expect(first && exactText(totalAt(first, exact("55")) ?? exact("0"))).toBe("77.5");
  });

  it("are none where there is no total", () => {
    expect(weights(year, rows.slice(1))).toEqual([]);
    expect(weights(year, [])).toEqual([]);
  });

  it("lie on the rule's own scale, and are not what is chosen or counted", () => {
    const scale: LeafRule = { kind: "points", scale: { lowest: "1", highest: "5" } };
    const options: LeafRule = { kind: "options", options: [{ id: "o", name: "好", share: "0.5" }] };
    const mixed = yearOf({ criteria: [leafOf("c1", "60", scale), leafOf("c2", "40", options)] });
    const some = [points("c1", "a1", "4"), row("c2", "a1", { kind: "option", value: "o" })];
    const { levers } = leversOf(mixed, some);
    expect(levers.map(({ lowest, highest }) => [lowest, highest].map(exactText))).toEqual([["1", "5"]]);
    // 60 ÷ (5 − 1) for each mark.
    expect(weights(mixed, some)).toEqual(["c1 a1: 15"]);
  });

  it("are tried downwards where there is more room below, by less than a point where there is no more", () => {
    const small = yearOf({ criteria: [leafOf("c1", "0.4"), leafOf("c2", "9.6")] });
    for (const value of ["0", "0.1", "0.2", "0.3", "0.4"]) {
      expect(weights(small, [points("c1", "a1", value), points("c2", "a1", "9.6")])).toEqual(["c1 a1: 1", "c2 a1: 1"]);
    }
  });

  it("are left out where moving them moves nothing: above a bound, or beside a median", () => {
    const bounded = yearOf({ criteria: tree, stage: { outOf: "100", bounds: { min: "90", max: null } } });
    expect(
      weights(bounded, said("c1", { a1: "10" }).concat(said("c2", { a1: "10" }), said("c3", { a1: "10" }))),
    ).toEqual([]);
    const median = yearOf({
      criteria: [leafOf("c1", "100")],
      parties: { a: { combine: { kind: "median" } } },
      reviewers: ["a1", "a2", "a3"],
    });
    // 54, 56 and 60: only the middle one counts, though a scheme of means would move with all three.
    expect(weights(median, said("c1", { a1: "54", a2: "56", a3: "60" }))).toEqual(["c1 a2: 1"]);
  });
});
