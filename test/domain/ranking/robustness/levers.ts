import { scoreLevers } from "../../../../src/domain/ranking/robustness/scoreLevers.ts";
import type { Assessed } from "../../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../../src/domain/scoring/observation.ts";
import { exactText } from "../../../../src/domain/shared/exact.ts";
import { factsOf } from "../../../fixtures/observations.ts";
import { branchOf, leafOf } from "../../../fixtures/schemes.ts";

const unitIn = (assessed: Assessed, id: string) => {
  const unit = assessed.units.find((one) => one.id === id);
  if (!unit) throw new RangeError(`unit ${id}: got none, want one`);
  return unit;
};

/** The movable scores of a unit that stands at the seventh place. */
export const leversOf = (assessed: Assessed, rows: readonly Observation[], id = "u1") =>
  scoreLevers(assessed, factsOf(assessed, rows), unitIn(assessed, id), 7);

/** "criterion reviewer: weight", in the order of the rows. */
export const weights = (...given: Parameters<typeof leversOf>): readonly string[] =>
  leversOf(...given).levers.map(({ criterion, reviewer, weight }) => `${criterion} ${reviewer}: ${exactText(weight)}`);

/** First-level criteria A {c1 60, c2 20} and c3 20. */
export const tree = [branchOf("A", "80", [leafOf("c1", "60"), leafOf("c2", "20")]), leafOf("c3", "20")];
