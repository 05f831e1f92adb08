import { describe, expect, it } from "vitest";

import { ratingHabits } from "../../../../src/domain/ranking/agreement/habits.ts";
import type { Ratings } from "../../../../src/domain/ranking/agreement/ratings.ts";
import { severities } from "../../../../src/domain/ranking/agreement/severity.ts";
import { unclearCriteria } from "../../../../src/domain/ranking/agreement/unclearCriteria.ts";
import { exact, exactText } from "../../../../src/domain/shared/exact.ts";

const given = (row: readonly (string | null)[]) => row.map((text) => (text === null ? null : exact(text)));
const ratingsOf = (...rows: readonly (readonly (string | null)[])[]): Ratings => rows.map(given);

describe("the severity of a reviewer", () => {
  // First thing: others' mean of the first (7 + 8)/2 − 6 = 1.5; second thing: 8 − 7 = 1 (one other); mean 1.25.
  it("is what the others give more, on average over what it rated", () => {
    const severity = severities(ratingsOf(["6", "7", null], ["7", "8", "5"], ["8", null, null]));
    expect(severity.map(({ difference, things }) => [difference && exactText(difference), things])).toEqual([
      ["1.25", 2],
      ["-0.5", 2],
      ["-1.5", 1],
    ]);
  });

  it("is not told where nobody else rated the same", () => {
    expect(severities(ratingsOf(["6", null], [null, "7"])).map(({ difference }) => difference)).toEqual([null, null]);
  });
});

describe("habits of reviewers", () => {
  const bounds = { atLeast: 4, sameShare: exact("0.9"), copiedShare: exact("0.75") };
  const selfScores = given(["1", "0.9", "0.8", "1", null]);

  it("name one value given everywhere, and self-scores copied, with what the others did", () => {
    const ratings = ratingsOf(
      ["1", "1", "1", "1", "1"],
      ["1", "0.9", "0.8", "0.5", "0.4"],
      ["0.9", "0.8", "0.7", "1", "1"],
    );
    const found = ratingHabits(ratings, selfScores, bounds);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ kind: "one-value", reviewer: 0, count: 5, of: 5 });
    // The first reviewer is at the self-score on 2 of 4, the third on 1 of 4.
    expect(found[1]).toEqual({ kind: "self-score-copied", reviewer: 1, count: 3, of: 4, others: 3, othersOf: 8 });
  });

  it("say nothing of few ratings, nor just below the bounds", () => {
    expect(ratingHabits(ratingsOf(["1", "1", "1"]), selfScores, bounds)).toEqual([]);
    expect(ratingHabits(ratingsOf(["0.7", "0.7", "0.7", "0.6"]), selfScores, bounds)).toEqual([]);
  });
});

describe("criteria of low agreement", () => {
  it("are listed least first, beside those of which nothing can be said", () => {
    const agreed = ratingsOf(["1", "2", "3"], ["1", "2", "3"]);
    const halfway = ratingsOf(["1", "2", "1"], ["1", "2", "2"]);
    const opposed = ratingsOf(["1", "2"], ["2", "1"]);
    const flat = ratingsOf(["1", "1"], ["1", "1"]);
    const { unclear, unmeasured } = unclearCriteria(
      [
        { criterion: "agreed", scale: "interval", ratings: agreed },
        { criterion: "halfway", scale: "nominal", ratings: halfway },
        { criterion: "opposed", scale: "nominal", ratings: opposed },
        { criterion: "flat", scale: "ordinal", ratings: flat },
        { criterion: "alone", scale: "ordinal", ratings: ratingsOf(["1", "1"]) },
      ],
      exact("0.667"),
    );
    // Opposed: observed 2, expected 2 × 2 = 4, 1 − 3 × 2 ÷ 4 = −1/2.
    expect(unclear.map(({ criterion, alpha }) => [criterion, exactText(alpha)])).toEqual([
      ["opposed", "-0.5"],
      ["halfway", "4/9"],
    ]);
    expect(unmeasured).toEqual([
      { criterion: "flat", why: "no-variation" },
      { criterion: "alone", why: "too-few" },
    ]);
  });
});
