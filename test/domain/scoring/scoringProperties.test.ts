import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import type { RankingRow } from "../../../src/domain/ranking/ranking.ts";
import type { Criterion } from "../../../src/domain/scheme/criterion.ts";
import type { Assessed } from "../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { explainUnits, scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import type { UnitScore } from "../../../src/domain/scoring/score.ts";
import { compare, exact, exactText, multiply } from "../../../src/domain/shared/exact.ts";
import { anyYear, type AnyYear, type Make } from "../../fixtures/anyYear.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { factsOf, textOf } from "../../fixtures/observations.ts";
import { runs, seed } from "../../soak.ts";

const options = { seed, numRuns: runs(4000) };
const everyMake = fc.record({
  rules: fc.constantFrom<Make["rules"]>("typed", "any"),
  weights: fc.constantFrom<Make["weights"]>("points", "relative"),
  order: fc.constantFrom<Make["order"]>("criterion-first", "reviewer-first"),
  adjusted: fc.boolean(),
  saying: fc.constantFrom<Make["saying"]>("everything", "gaps"),
});
const someYear = everyMake.chain(anyYear);

/** All there is of a score, as text. */
const bookOf = ({ stages, criteria, total, attainable }: UnitScore) => ({
  total: textOf(total),
  attainable: attainable && exactText(attainable),
  stages: stages.map(({ stage, outcome }) => [stage, textOf(outcome)]),
  criteria: criteria.map(({ stage, criterion, outcome, reasons }) => [stage, criterion, textOf(outcome), reasons]),
});
const booksOf = ({ assessed, observations }: AnyYear) =>
  Object.fromEntries(scoreUnits(assessed, factsFrom(observations)).map((score) => [score.unit, bookOf(score)]));
const ranksOf = ({ assessed, observations }: AnyYear): Readonly<Record<string, RankingRow>> => {
  const scores = scoreUnits(assessed, factsFrom(observations));
  const scored = scores.filter(({ total }) => total.state === "scored").map(({ unit }) => unit);
  const units = assessed.units.filter(({ id }) => scored.includes(id));
  const ranking = rankAssessment({ ...assessed, units }, scores);
  if (!ranking.ok) return {};
  return Object.fromEntries(ranking.value.groups.flatMap(({ rows }) => rows.map((row) => [row.unit, row])));
};
const shuffled = <T>(values: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...values], { minLength: values.length });

describe(`scores (seed ${seed})`, () => {
  it("are of years that every check lets pass", () => {
    fc.assert(
      fc.property(someYear, ({ assessed, observations }) => {
        expect(factsOf(assessed, observations).findings).toEqual([]);
      }),
      options,
    );
  });

  it("are the same with and without their steps, the short way and the long way", () => {
    fc.assert(
      fc.property(someYear, ({ assessed, observations }) => {
        const facts = factsFrom(observations);
        const explained = explainUnits(assessed, facts).map(({ score }) => bookOf(score));
        expect(explained).toEqual(scoreUnits(assessed, facts).map(bookOf));
      }),
      options,
    );
  });

  it("do not depend on the order of units, reviewers or observations", () => {
    const permuted = someYear.chain((year) =>
      fc.tuple(
        fc.constant(year),
        shuffled(year.assessed.units),
        shuffled(year.assessed.reviewers),
        shuffled(year.observations),
      ),
    );
    fc.assert(
      fc.property(permuted, ([year, units, reviewers, observations]) => {
        const again = { assessed: { ...year.assessed, units, reviewers }, observations };
        const sorted = (books: ReturnType<typeof booksOf>) =>
          Object.entries(books).map(([unit, book]) => [
            unit,
            // Issues name who is silent in the reviewers' order.
            { ...book, criteria: book.criteria.map(([stage, criterion, text]) => [stage, criterion, text]) },
          ]);
        expect(new Map(sorted(booksOf(again)) as [string, unknown][])).toEqual(
          new Map(sorted(booksOf(year)) as [string, unknown][]),
        );
        const places = (of: AnyYear) =>
          Object.fromEntries(Object.values(ranksOf(of)).map((row) => [row.unit, [row.rank, row.tied, row.grade]]));
        expect(places(again)).toEqual(places(year));
      }),
      options,
    );
  });

  it("are none, and not 0, where nothing applies", () => {
    fc.assert(
      fc.property(
        everyMake.chain((one) => anyYear({ ...one, adjusted: false, saying: "nothing" })),
        (year) => {
          for (const book of Object.values(booksOf(year))) expect(book.total).toBe("notApplicable");
        },
      ),
      options,
    );
  });

  it("do not change when all weights of siblings are multiplied by one number", () => {
    const scaled = (criteria: readonly Criterion[], by: string): readonly Criterion[] =>
      criteria.map((one) => {
        const weight = exactText(multiply(exact(one.weight ?? "1"), exact(by)));
        return "children" in one ? { ...one, weight, children: scaled(one.children, by) } : { ...one, weight };
      });
    const withWeights = ({ scheme, ...rest }: Assessed, by: string): Assessed => ({
      ...rest,
      scheme: { ...scheme, tables: scheme.tables.map((table) => ({ ...table, criteria: scaled(table.criteria, by) })) },
    });
    const relative = everyMake.chain((one) => anyYear({ ...one, weights: "relative" }));
    fc.assert(
      fc.property(relative, fc.constantFrom("3", "0.08", "250"), ({ assessed, observations }, by) => {
        expect(booksOf({ assessed: withWeights(assessed, by), observations })).toEqual(
          booksOf({ assessed, observations }),
        );
      }),
      options,
    );
  });
});

describe(`ranks of typed points (seed ${seed})`, () => {
  /** The n-th observation of points with the most that its criterion can earn. */
  const raised = (year: AnyYear, n: number): { readonly unit: string; readonly year: AnyYear } | null => {
    const typed = year.observations.filter(({ kind, state }) => kind === "points" && state === "scored");
    const one = typed[n % Math.max(typed.length, 1)];
    const most = one && mostOf(year.assessed, one);
    if (!one || !most || compare(exact(one.value ?? "0"), exact(most)) >= 0) return null;
    const observations = year.observations.map((row) => (row === one ? { ...row, value: most } : row));
    return { unit: one.unit, year: { ...year, observations } };
  };
  const mostOf = ({ scheme }: Assessed, { criterion }: Observation): string | undefined => {
    const find = (criteria: readonly Criterion[]): Criterion | undefined => {
      for (const one of criteria) {
        const found = one.id === criterion ? one : "children" in one ? find(one.children) : undefined;
        if (found) return found;
      }
      return undefined;
    };
    return find(scheme.tables[0]?.criteria ?? [])?.maxPoints;
  };

  it("are never lowered by more points, nor is the total", () => {
    let tried = 0;
    const typed = everyMake.chain((one) => anyYear({ ...one, rules: "typed", weights: "points", adjusted: false }));
    fc.assert(
      fc.property(typed, fc.nat(), (year, n) => {
        const more = raised(year, n);
        if (!more) return;
        const [before, after] = [ranksOf(year)[more.unit], ranksOf(more.year)[more.unit]];
        if (!before?.total || !after?.total || before.rank === null || after.rank === null) return;
        tried++;
        expect(compare(after.total, before.total)).toBeGreaterThanOrEqual(0);
        expect(after.rank).toBeLessThanOrEqual(before.rank);
      }),
      options,
    );
    expect(tried).toBeGreaterThan(options.numRuns / 10);
  });

  it("are shared by equal totals only, and follow the totals", () => {
    fc.assert(
      fc.property(everyMake.chain(anyYear), (year) => {
        const rows = Object.values(ranksOf(year));
        for (const a of rows) {
          for (const b of rows) {
            if (!a.total || !b.total) continue;
            const order = compare(b.total, a.total);
            expect(Math.sign((a.rank ?? 0) - (b.rank ?? 0))).toBe(order);
          }
        }
      }),
      options,
    );
  });
});
