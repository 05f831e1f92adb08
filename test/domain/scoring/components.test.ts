import { describe, expect, it } from "vitest";

import type { AbsentRule } from "../../../src/domain/scheme/stage.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { factsOf, points, said, stageText, textOf } from "../../fixtures/observations.ts";
import { countyTable } from "../../fixtures/countyTable.ts";
import { leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const roles = [
  { role: "own", weight: "60" },
  { role: "town", weight: "30" },
  { role: "office", weight: "10" },
];
/** A county of its own part, two towns and an office, 县本级 6 : 乡镇 3 : 县直 1; half of its total is scored directly. */
const yearBy = (absent: AbsentRule) =>
  yearOf({
    criteria: [leafOf("c", "100")],
    units: [
      unitOf("county", { group: "counties" }),
      ...[
        ["o1", "own"],
        ["t1", "town"],
        ["t2", "town"],
        ["f1", "office"],
      ].map(([id = "", role = ""]) => unitOf(id, { partOf: { unit: "county", role } })),
      unitOf("stranger"),
    ],
    others: [countyTable({ roles, direct: "50", parts: "50", absent })],
  });
const rowsOf = (words: Readonly<Record<string, string>>): readonly Observation[] => [
  ...Object.entries(words).flatMap(([unit, word]) => said("c", { a1: word }, { unit })),
  points("c", "a1", "1", { unit: "stranger" }),
  points("c", "a1", "60", { unit: "county" }),
];
const county = (words: Readonly<Record<string, string>>, absent: AbsentRule = { kind: "refuse" }) => {
  const year = yearBy(absent);
  const [score] = scoreUnits(year, factsOf(year, rowsOf(words)));
  if (!score) throw new RangeError("scores: got none, want one a unit");
  return score;
};
const partsBy = (...words: Parameters<typeof county>) => stageText(county(...words), "parts");

describe("component units", () => {
  // 90 × 60% + (80 + 70) ÷ 2 × 30% + 100 × 10% = 54 + 22.5 + 10 = 86.5.
  it("come together by the weights of their roles, each role by its mean", () => {
    // With the county's own 60: 73.25.
    const score = county({ o1: "90", t1: "80", t2: "70", f1: "100" });
    expect([stageText(score, "parts"), textOf(score.total)]).toEqual(["86.5", "73.25"]);
  });

  // The town left stands for its role: 54 + 80 × 30% + 10 = 88.
  it("of which one does not apply leave it to the others of its role", () => {
    expect(partsBy({ o1: "90", t1: "80", t2: "不适用", f1: "100" })).toBe("88");
  });

  // proportional: (90 × 60 + 100 × 10) ÷ 70 = 640/7; equally: 90 × 75% + 100 × 25% = 92.5; to office: 90 × 60% + 100 × 40% = 94.
  it("pass on the weight of a role that is absent as the stage says", () => {
    const words = { o1: "90", t1: "不适用", t2: "不适用", f1: "100" };
    expect(partsBy(words, { kind: "proportional" })).toBe("640/7");
    expect(partsBy(words, { kind: "equally" })).toBe("92.5");
    expect(partsBy(words, { kind: "to", to: "office" })).toBe("94");
    expect(partsBy(words)).toBe("open component-missing");
    expect(partsBy(words, { kind: "to", to: "town" })).toBe("open component-missing");
  });

  it("keep the whole waiting while one is open", () => {
    expect(partsBy({ o1: "90", t1: "80", f1: "100" }, { kind: "equally" })).toBe("open score-missing");
  });

  it("say what the whole could have reached", () => {
    const score = county({ o1: "90", t1: "80", t2: "70", f1: "100" });
    expect(score.attainable && exactText(score.attainable)).toBe("100");
  });
});
