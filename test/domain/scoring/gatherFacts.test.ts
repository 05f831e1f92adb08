import { describe, expect, it } from "vitest";

import { gatherFacts, withPoints } from "../../../src/domain/scoring/gatherFacts.ts";
import { explainUnit, scoreAgain, scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { countyTable } from "../../fixtures/countyTable.ts";
import { factsOf, points, said, textOf } from "../../fixtures/observations.ts";
import { leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const units = [unitOf("u1"), unitOf("u2")];
const parts = { criteria: [leafOf("x", "10"), leafOf("y", "90")], units, reviewers: ["a1", "a2"] };
const words = (unit: string) => [
  ...said("x", { a1: "8", a2: "6" }, { unit }),
  ...said("y", { a1: "80.5", a2: "70" }, { unit }),
];

describe("one changed number", () => {
  const plain = yearOf(parts);
  const year = { plain, rounded: yearOf({ ...parts, stage: { rounding: { places: 0, mode: "half-up" } } }) };
  const facts = factsOf(
    plain,
    units.flatMap(({ id }) => words(id)),
  );
  // The columns' first row is u1's x by a1, in tenths: 8 becomes 10, then 9.5.
  const totals = (assessed: typeof plain) => {
    const before = scoreUnits(assessed, facts);
    const gathered = gatherFacts(assessed, facts);
    const ten = withPoints(gathered, 0, 100);
    const again = withPoints(ten, 0, 95);
    const after = scoreAgain(again, before, new Set(["u1"]));
    return { before, after, facts: again.facts };
  };

  // By hand. x: (8 + 6) ÷ 2 = 7, y: 75.25, 82.25; then x: (9.5 + 6) ÷ 2 = 7.75, 83.
  it("is counted instead of the old one, the last change alone, for its unit alone", () => {
    const { before, after } = totals(plain);
    expect(before.map(({ total }) => textOf(total))).toEqual(["82.25", "82.25"]);
    expect(after.map(({ total }) => textOf(total))).toEqual(["83", "82.25"]);
    expect(after[1]).toBe(before[1]);
  });

  // A county that is half its own 60 and half its only part: 80 and 60 are 70; the part's 100 makes it 80.
  it("of a part is counted in what it is part of", () => {
    const county = yearOf({
      criteria: [leafOf("c", "100")],
      units: [
        unitOf("part", { partOf: { unit: "county", role: "own" } }),
        unitOf("county", { group: "counties" }),
        unitOf("other"),
      ],
      others: [countyTable({ roles: [{ role: "own", weight: "100" }], direct: "50", parts: "50" })],
    });
    const given = factsOf(county, [
      points("c", "a1", "80", { unit: "part" }),
      points("c", "a1", "60", { unit: "county" }),
      points("c", "a1", "50", { unit: "other" }),
    ]);
    const before = scoreUnits(county, given);
    const changed = withPoints(gatherFacts(county, given), 0, 100);
    const after = scoreAgain(changed, before, new Set(["part"]));
    expect(before.map(({ total }) => textOf(total))).toEqual(["80", "70", "50"]);
    expect(after.map(({ total }) => textOf(total))).toEqual(["100", "80", "50"]);
    expect(after[2]).toBe(before[2]);
    // The part keeps its score where the county's own changed.
    const alone = scoreAgain(withPoints(gatherFacts(county, given), 1, 40), before, new Set(["county"]));
    expect(alone.map(({ total }) => textOf(total))).toEqual(["80", "60", "50"]);
    expect(alone[0]).toBe(before[0]);
  });

  it("is the same where everything is scored anew, the short way and the long way, and the old facts stand", () => {
    for (const assessed of Object.values(year)) {
      const { after, facts: changed } = totals(assessed);
      expect(scoreUnits(assessed, changed).map(({ total }) => textOf(total))).toEqual(
        after.map(({ total }) => textOf(total)),
      );
      expect(textOf(explainUnit(assessed, changed, "u1").score.total)).toBe(textOf(after[0]?.total));
    }
    expect(scoreUnits(plain, facts).map(({ total }) => textOf(total))).toEqual(["82.25", "82.25"]);
  });
});
