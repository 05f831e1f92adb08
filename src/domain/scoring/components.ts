import type { Stage } from "../scheme/stage.ts";
import type { Unit } from "../scheme/unit.ts";
import { divide, exact, multiply, sum, whole } from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt } from "../shared/result.ts";
import type { StageOutcome } from "./evaluateStages.ts";
import { passOnWeights } from "./passOnWeights.ts";
import type { UnitScore } from "./score.ts";
import { note, type Trace } from "./trace.ts";

/**
 * What a unit's component units come to together (下级单位合成): the mean of each role's totals, by the roles' weights.
 *
 * @param unit whose components they are, for issues
 */
export const componentPoints = (
  stage: Extract<Stage, { op: "components" }>,
  unit: Unit | null,
  components: readonly { readonly unit: Unit; readonly score: Pick<UnitScore, "total"> }[],
  trace: Trace,
): StageOutcome => {
  const issues = components.flatMap(({ score }) => (score.total.state === "open" ? score.total.issues : []));
  if (issues.length > 0) return { state: "open", issues };
  const shares = passOnWeights(
    stage.roles.map(({ role, weight }) => {
      const totals = components.flatMap(({ unit: part, score }) =>
        part.partOf?.role === role && score.total.state === "scored" ? [score.total.points] : [],
      );
      const value = totals.length === 0 ? null : divide(sum(totals), whole(totals.length));
      return { id: role, weight: divide(exact(weight), whole(100)), value };
    }),
    stage.absent,
  );
  if (!shares) {
    const data = { unit: unit?.name ?? "", criterion: stage.name };
    return { state: "open", issues: [errorAt(wholeAssessment, "component-missing", data)] };
  }
  const from = shares.map(({ id, value, weight }) => ({ name: id, value, weight }));
  const points = sum(shares.map(({ value, weight }) => multiply(value, weight)));
  note(trace, "components-combined", stage.id, from, points);
  return { state: "scored", points };
};
