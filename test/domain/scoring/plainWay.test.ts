import { describe, expect, it } from "vitest";

import { gatherFacts, withPoints } from "../../../src/domain/scoring/gatherFacts.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { partySums, withDifference } from "../../../src/domain/scoring/partySums.ts";
import { explainUnits, scoreAgain, scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import type { UnitScore } from "../../../src/domain/scoring/score.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { factsOf, points, textOf } from "../../fixtures/observations.ts";
import { branchOf, criteriaStage, leafOf, stageOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

const rounds = ["q1", "q2"] as const;
const units = ["u1", "u2", "u3"] as const;
const criteria = ["c1", "c2", "c3"] as const;
const reviewers = ["a1", "a2", "b1", "b2", "b3"] as const;

/** Three units, two rounds of 30 and 70, three leaves, a party of two reviewers at 60 and one of three at 40. */
const year = yearOf({
  criteria: [branchOf("A", "60", [leafOf("c1", "40"), leafOf("c2", "20")]), leafOf("c3", "40")],
  rounds,
  units: units.map((id) => unitOf(id)),
  parties: { a: {}, b: {} },
  reviewers,
  stages: [
    ...rounds.map((round) =>
      criteriaStage({
        id: round,
        round,
        outOf: "100",
        parties: [
          { party: "a", weight: "60" },
          { party: "b", weight: "40" },
        ],
      }),
    ),
    stageOf({
      id: "t",
      op: "weighted",
      of: [
        { stage: "q1", weight: "30" },
        { stage: "q2", weight: "70" },
      ],
      absent: { kind: "refuse" },
    }),
  ],
  table: { totalPoints: "100" },
});

/** A half-point mark that no two of a year have in common by a rule that could be guessed. */
const markAt = (unit: number, round: number, criterion: number, reviewer: number): number =>
  ((unit * 7 + round * 11 + criterion * 5 + reviewer * 3 + unit * reviewer + round * criterion * 2) % 40) / 2;

const rowsOf = (mark = markAt): readonly Observation[] =>
  units.flatMap((unit, u) =>
    rounds.flatMap((round, q) =>
      criteria.flatMap((criterion, c) =>
        reviewers.map((reviewer, r) => points(criterion, reviewer, String(mark(u, q, c, r)), { unit, round })),
      ),
    ),
  );

/** 30% and 70% of the sums over criteria of 60% of a's mean and 40% of b's, in units of 1/60 of a hundredth. */
const totalBy = (unit: number, mark = markAt): number =>
  rounds.reduce((total, _, q) => {
    const sums = criteria.reduce((all, __, c) => {
      const [a1 = 0, a2 = 0, b1 = 0, b2 = 0, b3 = 0] = reviewers.map((___, r) => mark(unit, q, c, r));
      return all + (60 * 3 * (a1 + a2) + 40 * 2 * (b1 + b2 + b3)) / 6;
    }, 0);
    return total + ((q === 0 ? 30 : 70) * sums) / 10_000;
  }, 0);

const shown = ({ total }: UnitScore): number => {
  const [over = "", under = "1"] = textOf(total).split("/");
  return Number(over) / Number(under);
};

describe("a year of nothing but points that everybody typed", () => {
  const facts = factsOf(year, rowsOf());
  const scores = scoreUnits(year, facts);

  it("comes to the means by party and round of each unit, every place with a number of its own", () => {
    scores.forEach((score, unit) => {
      expect(shown(score)).toBeCloseTo(totalBy(unit), 10);
    });
    expect(new Set(scores.map(({ total }) => textOf(total))).size).toBe(units.length);
  });

  it("comes to the same, exactly, as with its steps", () => {
    const explained = explainUnits(year, facts).map(({ score }) => score);
    const bookOf = ({ stages, criteria: leaves }: UnitScore) => [
      stages.map(({ stage, outcome }) => [stage, textOf(outcome)]),
      leaves.map(({ stage, criterion, basis, maxPoints, reasons, outcome }) => [
        ...[stage, criterion, basis, exactText(maxPoints), reasons, textOf(outcome)],
      ]),
    ];
    expect(scores.map(bookOf)).toEqual(explained.map(bookOf));
  });

  it("comes to the same in any order of its rows", () => {
    const reversed = scoreUnits(year, factsOf(year, rowsOf().toReversed()));
    expect(reversed.map(({ total }) => textOf(total))).toEqual(scores.map(({ total }) => textOf(total)));
  });

  it("comes to what it would be with one mark another, the other units untouched", () => {
    const gathered = gatherFacts(year, facts);
    rowsOf().forEach((row, at) => {
      if (at % 7 !== 0) return;
      const changed = (u: number, q: number, c: number, r: number): number =>
        row.unit === units[u] &&
        row.round === rounds[q] &&
        row.criterion === criteria[c] &&
        row.reviewer === reviewers[r]
          ? 17
          : markAt(u, q, c, r);
      const place = units.findIndex((unit) => unit === row.unit);
      const scaled = 17 * 10 ** facts.columns.places;
      const again = scoreAgain(withPoints(gathered, at, scaled), scores, new Set([row.unit]));
      again.forEach((score, unit) => {
        if (unit === place) expect(shown(score)).toBeCloseTo(totalBy(unit, changed), 10);
        else expect(score).toBe(scores[unit]);
      });
    });
  });

  it("is waited for where one voice of it is wanting", () => {
    const [, ...rest] = rowsOf();
    const open = scoreUnits(year, factsOf(year, rest));
    expect(open.map(({ total }) => textOf(total).split(" ").slice(0, 2).join(" "))).toEqual([
      "open score-missing",
      ...scores.slice(1).map(({ total }) => textOf(total)),
    ]);
  });
});

/** Typed to the twelfth place, sums leave what a float holds exactly: 2^53 is some 9.007e15. */
describe("points of twelve places", () => {
  const total = (
    weights: readonly [string, string],
    maxPoints: readonly string[],
    marks: readonly (readonly string[])[],
  ) => {
    const assessed = yearOf({
      criteria: maxPoints.map((max, at) => leafOf(`c${String(at)}`, max)),
      parties: { a: {}, b: {} },
      stage: {
        parties: [
          { party: "a", weight: weights[0] },
          { party: "b", weight: weights[1] },
        ],
      },
    });
    const rows = marks.flatMap((row, at) =>
      row.map((mark, party) => points(`c${String(at)}`, party === 0 ? "a1" : "b1", mark)),
    );
    const facts = factsOf(assessed, rows);
    const [score] = scoreUnits(assessed, facts);
    const [explained] = explainUnits(assessed, facts);
    expect(textOf(score?.total)).toBe(textOf(explained?.score.total));
    return textOf(score?.total);
  };
  const half = ["50", "50"] as const;

  // What is typed to three places is summed in whole floats, whose divisor by weights of nine places is 10¹⁴, by twelve too large.
  it("are exact where only weights have as many, of one criterion, of several together, and of a divisor that no float holds", () => {
    const fine = ["50.000000001", "49.999999999"] as const;
    // 95 + (0.50000000001 × 1 + 0.49999999999 × 2) ÷ 10³.
    expect(total(fine, ["100"], [["95.001", "95.002"]])).toBe("95.00149999999999");
    // 59 and 39, and (0.50000000001 × 1 + 0.49999999999 × 2 + 0.50000000001 × 1 + 0.49999999999 × 3) ÷ 10³.
    expect(
      total(
        fine,
        ["60", "40"],
        [
          ["59.001", "59.002"],
          ["39.001", "39.003"],
        ],
      ),
    ).toBe("98.00349999999997");
    expect(total(["33.333333333333", "66.666666666667"], ["100"], [["50.001", "50.002"]])).toBe("50.00166666666666667");
  });

  it("are exact of one criterion, of several together, and by weights of three places", () => {
    expect(total(half, ["100"], [["99.999999999999", "99.999999999998"]])).toBe("99.9999999999985");
    expect(
      total(
        half,
        ["60", "40"],
        [
          ["59.999999999999", "59.999999999997"],
          ["39.999999999999", "39.999999999998"],
        ],
      ),
    ).toBe("99.9999999999965");
    // 50 + (0.33333 × 1 + 0.66667 × 2) ÷ 10¹².
    expect(total(["33.333", "66.667"], ["100"], [["50.000000000001", "50.000000000002"]])).toBe("50.00000000000166667");
  });
});

describe("the sums of a party", () => {
  const { columns } = factsOf(year, rowsOf());
  const all = partySums(year, columns);
  if (!all) throw new RangeError("sums: got none, want some");
  const scale = 10 ** columns.places;
  const partyOf = (reviewer: string): number => (reviewer.startsWith("a") ? 0 : 1);
  const sumAt = (sums: Float64Array, unit: string, round: string, criterion: string, party: number): number =>
    (sums[all.start(unit, round) + all.offset(criterion) + party] ?? Number.NaN) / scale;

  it("are those of each unit, round, criterion and party, with how many there are", () => {
    units.forEach((unit, u) => {
      rounds.forEach((round, q) => {
        criteria.forEach((criterion, c) => {
          const marks = reviewers.map((reviewer, r) => [partyOf(reviewer), markAt(u, q, c, r)] as const);
          for (const party of [0, 1]) {
            const own = marks.filter(([of]) => of === party).map(([, mark]) => mark);
            expect(sumAt(all.sums, unit, round, criterion, party)).toBe(own.reduce((sum, mark) => sum + mark, 0));
            expect(all.counts[all.start(unit, round) + all.offset(criterion) + party]).toBe(own.length);
          }
        });
      });
    });
    expect(all.sums).toHaveLength(units.length * rounds.length * criteria.length * 2);
  });

  it("begin nowhere for a unit, a round or a criterion that nobody scored", () => {
    expect([all.start("u9", "q1"), all.start("u1", "q9"), all.offset("c9")]).toEqual([-1, -1, -1]);
  });

  it("change in one place with one row, the others and the first left as they are", () => {
    rowsOf().forEach(({ unit, round, criterion, reviewer }, row) => {
      const party = partyOf(reviewer);
      expect(all.slotOfRow(columns, row)).toBe(all.start(unit, round) + all.offset(criterion) + party);
      const other = withDifference(all, columns, row, 3);
      const apart = [...other.sums].flatMap((sum, slot) =>
        sum === all.sums[slot] ? [] : [[slot, sum - (all.sums[slot] ?? 0)]],
      );
      expect(apart).toEqual([[all.slotOfRow(columns, row), 3]]);
    });
  });

  it("leave out who is in no party of the year", () => {
    const fewer = { ...year, reviewers: year.reviewers.filter(({ id }) => id !== "a1") };
    const without = partySums(fewer, columns);
    if (!without) throw new RangeError("sums: got none, want some");
    const first = rowsOf().findIndex(({ reviewer }) => reviewer === "a1");
    expect(without.slotOfRow(columns, first)).toBe(-1);
    expect(withDifference(without, columns, first, 3)).toBe(without);
    const slot = without.start("u1", "q1") + without.offset("c1");
    expect([without.sums[slot], without.counts[slot]]).toEqual([markAt(0, 0, 0, 1) * scale, 1]);
  });
});
