import type { Assessed } from "../scoring/checkObservations.ts";
import type { UnitScore } from "../scoring/score.ts";
import type { Grade, Scheme } from "../scheme/scheme.ts";
import { compare, divide, exact, fixedText, multiply, type Exact } from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../shared/result.ts";
import type { GroupRanking, Ranking, RankingRow } from "./ranking.ts";
import { rankUnits } from "./rankUnits.ts";

/**
 * Ranks every group by the scheme's totals, with grades and what each total brings to performance (排名、等次、绩效得分).
 *
 * @param scores one a unit, from `scoreUnits`
 * @returns the ranking, or what keeps it from being closed: `score-missing` (unit, criterion, reviewers),
 *   `not-applicable-contested`, `nothing-applicable`
 */
export const rankAssessment = (assessed: Assessed, scores: readonly UnitScore[]): Result<Ranking> => {
  const { scheme, units } = assessed;
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  return judged(
    () => ({
      groups: scheme.groups.map((group) =>
        rankGroup(
          scheme,
          group.id,
          units.filter((unit) => unit.group === group.id).map(({ id }) => id),
          scoreOf,
        ),
      ),
    }),
    scores.flatMap((score) => openEnds(assessed, score)),
  );
};

const rankGroup = (
  scheme: Scheme,
  group: string,
  unitIds: readonly string[],
  scoreOf: ReadonlyMap<string, UnitScore>,
): GroupRanking => {
  const { rankOn, gradeOn, rounding, ties } = scheme.policy;
  const totals = unitIds.map((unit) => {
    const total = scoreOf.get(unit)?.total;
    if (total?.state !== "scored") throw new RangeError(`total of ${unit}: got ${total?.state ?? "none"}, want scored`);
    return { unit, total: total[rankOn], graded: total[gradeOn], rounded: total.rounded };
  });
  const rows = rankUnits(totals, ties).map(({ graded, rounded, ...row }): RankingRow => ({
    ...row,
    shown: fixedText(rounded, rounding.places),
    grade: gradeOf(scheme.grades, graded),
    contribution: contributionOf(scheme, row.total),
  }));
  return { group, rows };
};

/** The first grade whose bound the total reaches, bound included; the last one starts at 0, so there is always one. */
const gradeOf = (grades: readonly Grade[], total: Exact): string => {
  const grade = grades.find(({ from }) => compare(total, exact(from)) >= 0);
  if (!grade) throw new RangeError("a grade: got a total below 0, want one in [0, totalPoints]");
  return grade.name;
};

/** contribution = total ÷ total points × the component's weight, in performance points (DOMAIN.md 37). */
const contributionOf = ({ performance, totalPoints }: Scheme, total: Exact): Exact => {
  const component = performance.components.find(({ id }) => id === performance.openGovernment);
  if (!component) throw new RangeError(`the component ${performance.openGovernment}: got none, want one`);
  return divide(multiply(total, exact(component.weight)), exact(totalPoints));
};

/** Issues speak of units, criteria and reviewers by name: people do not know ids. */
const openEnds = (assessed: Assessed, { unit, criteria, total }: UnitScore): readonly Issue[] => {
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id;
  const unitName = nameOf(assessed.units, unit);
  const ofCriteria = criteria.flatMap((score) => {
    if (score.state !== "missing" && score.state !== "contested") return [];
    const criterion = nameOf(assessed.scheme.criteria, score.criterion);
    const reviewers = score.reviewers.map((id) => nameOf(assessed.reviewers, id)).join("、");
    const code = score.state === "missing" ? "score-missing" : "not-applicable-contested";
    return [errorAt(wholeAssessment, code, { unit: unitName, criterion, reviewers })];
  });
  return total.state === "notApplicable"
    ? [...ofCriteria, errorAt(wholeAssessment, "nothing-applicable", { unit: unitName })]
    : ofCriteria;
};
