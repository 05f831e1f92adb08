import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Step, StepInput, UnitScore } from "../../../src/domain/scoring/score.ts";
import { explainUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import {
  add,
  compare,
  divide,
  exactText,
  multiply,
  one,
  sum,
  whole,
  type Exact,
} from "../../../src/domain/shared/exact.ts";
import { anyYear, type Make } from "../../fixtures/anyYear.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { runs, seed } from "../../soak.ts";

const options = { seed, numRuns: runs(4000) };
const someYear = fc
  .record({
    rules: fc.constant<Make["rules"]>("any"),
    weights: fc.constantFrom<Make["weights"]>("points", "relative"),
    order: fc.constant<Make["order"]>("criterion-first"),
    adjusted: fc.boolean(),
    saying: fc.constantFrom<Make["saying"]>("everything", "gaps"),
  })
  .chain(anyYear);

const values = (from: readonly StepInput[]) => from.map(({ value }) => value);
const weighed = (from: readonly StepInput[]) => from.map(({ value, weight = one }) => multiply(value, weight));

/** What the step's inputs come to by what it says it did; null for kinds whose inputs do not say it all. */
const redone = ({ kind, from }: Step): Exact | null => {
  switch (kind) {
    case "criteria-summed":
    case "stages-summed":
    case "events-summed":
      return sum(values(from));
    case "parties-combined":
    case "stages-weighted":
    case "components-combined":
    case "factor":
      return sum(weighed(from));
    case "reviewers-mean":
      return divide(sum(values(from)), whole(from.length));
    case "reviewers-weighted-mean":
      return divide(sum(weighed(from)), sum(from.map(({ weight = one }) => weight)));
    case "points-taken-over":
    case "rescaled": {
      const [points, full, taken] = values(from);
      return points && full && taken ? divide(multiply(points, add(full, taken)), full) : null;
    }
    default:
      return null;
  }
};

const stageTotals = ({ stages }: UnitScore): ReadonlyMap<string, Exact> =>
  new Map(stages.flatMap(({ stage, outcome }) => (outcome.state === "scored" ? [[stage, outcome.points]] : [])));

describe(`the steps behind a total (seed ${seed})`, () => {
  it("each give what they say, from what steps before them gave, up to every stage's number and the total", () => {
    let followed = 0;
    fc.assert(
      fc.property(someYear, ({ assessed, observations }) => {
        for (const { score, steps } of explainUnits(assessed, factsFrom(observations))) {
          if (score.total.state !== "scored") continue;
          const reached = new Map<string, Exact>();
          for (const step of steps) {
            const again = redone(step);
            if (again) expect(exactText(again), step.kind).toBe(exactText(step.result));
            if (["criteria-summed", "stages-summed"].includes(step.kind)) {
              for (const { name, value } of step.from) {
                const before = reached.get(name);
                if (before) expect(Math.abs(compare(before, value)) === 0 || isNegated(before, value), name).toBe(true);
                followed++;
              }
            }
            reached.set(step.of, step.result);
          }
          for (const [stage, points] of stageTotals(score)) {
            const last = reached.get(stage);
            if (last) expect(exactText(last), stage).toBe(exactText(points));
          }
          expect(exactText(reached.get(score.stages.at(-1)?.stage ?? "") ?? whole(-1))).toBe(
            exactText(score.total.points),
          );
        }
      }),
      options,
    );
    expect(followed).toBeGreaterThan(options.numRuns);
  });
});

/** A sum shows what it takes away below 0. */
const isNegated = (a: Exact, b: Exact): boolean => compare(add(a, b), whole(0)) === 0;
