import { byId } from "../shared/byId.ts";
import { under } from "../shared/under.ts";
import type { WeightFloor } from "../breakdown/breakdown.ts";
import type { Assessed } from "../scoring/facts.ts";
import type { UnitScore } from "../scoring/score.ts";
import type { Group, Scheme, Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import { effectiveWeight } from "../scheme/weightFloors.ts";
import { fixedText, round, type Exact } from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, judged, refused, type Issue, type Result } from "../shared/result.ts";
import { contributionOf } from "./contribution.ts";
import { checkFloorAfter, highestFloor } from "./floorsAfter.ts";
import { followedTotal } from "./followed.ts";
import { gradeLimits } from "./gradeLimits.ts";
import { gradeUnits, type UndecidedPlaces } from "./gradeUnits.ts";
import { openEnds } from "./openEnds.ts";
import type { Ranking, RankingRow } from "./ranking.ts";
import { rankUnits } from "./rankUnits.ts";
import { tieBreakValues } from "./tieBreakValues.ts";

/**
 * Ranks every group by the scheme's totals, with grades and what each total brings to performance (排名、等次、绩效得分).
 *
 * @param scores one a unit, from `scoreUnits`
 * @param floors the source document's, none where no document is loaded
 * @returns the ranking, or what keeps it from being closed: the scores' own issues, `nothing-applicable`,
 *   `weight-below-floor-after`; and, once all totals stand, `places-undecided` (group, grade, places, rank, units)
 */
export const rankAssessment = (
  { scheme, units }: Assessed,
  scores: readonly UnitScore[],
  floors: readonly WeightFloor[] = [],
): Result<Ranking> => {
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  const floor = highestFloor(scheme, floors);
  const groups = scheme.groups.map((group) => groupOf(scheme, group, units, scoreOf));
  const issues = groups.flatMap(({ group, table, weight, members }) =>
    members.flatMap(({ unit, score }) => [
      ...openEnds(unit, score, group),
      ...checkFloorAfter(unit, score, table, weight, floor),
    ]),
  );
  if (issues.some(({ severity }) => severity === "error")) return refused(issues);
  const ranked = groups.map((group) => rankGroup(scheme, group));
  return judged(
    () => ({ groups: ranked.map(({ group, rows }) => ({ group, rows })) }),
    [...issues, ...ranked.flatMap(({ undecided }) => undecided)],
  );
};

/** A group made ready to rank: its table, the weight of open-government work in it, its units with their scores. */
type GroupToRank = {
  readonly group: Group;
  readonly table: Table;
  readonly weight: Exact;
  readonly members: readonly Member[];
};
type Member = { readonly unit: Unit; readonly score: UnitScore };

const groupOf = (
  scheme: Scheme,
  group: Group,
  units: readonly Unit[],
  scoreOf: ReadonlyMap<string, UnitScore>,
): GroupToRank => {
  const table = byId(scheme.tables, group.table);
  const members = units
    .filter((unit) => unit.group === group.id)
    .map((unit): Member => ({ unit, score: under(scoreOf, unit.id) }));
  return { group, table, weight: effectiveWeight(scheme, scheme.performance.openGovernment, group.id), members };
};

type RankedGroup = {
  readonly group: string;
  readonly rows: readonly RankingRow[];
  readonly undecided: readonly Issue[];
};

const rankGroup = (scheme: Scheme, { group, table, weight, members }: GroupToRank): RankedGroup => {
  const vetoes = table.stages.flatMap((stage) => (stage.op === "veto" ? stage.vetoes : []));
  const contenders = new Map(
    members.map(({ unit: { id }, score }) => [
      id,
      {
        unit: id,
        total: score.total.state === "scored" ? score.total.points : null,
        compared: tieBreakValues(group.ranking.tieBreaks, score),
        vetoes: score.vetoes.map((veto) => byId(vetoes, veto)),
        limits: gradeLimits(group.grading.limits, score),
      },
    ]),
  );
  const ranked = rankUnits([...contenders.values()], group.ranking);
  const graded = gradeUnits(
    ranked.map(({ unit, rank }) => ({ ...under(contenders, unit), rank })),
    group.grading,
  );
  if (!graded.decided) {
    return { group: group.id, rows: [], undecided: [undecidedIssue(group, members, graded.undecided)] };
  }
  const rows = ranked.map(({ unit, rank, tied, steps: rankSteps }): RankingRow => {
    const { total: exactTotal, vetoes } = under(contenders, unit);
    const total = exactTotal && followedTotal(exactTotal, group.ranking.on);
    const { grade, steps: gradeSteps } = under(graded.grades, unit);
    return {
      unit,
      total,
      shown: exactTotal && fixedText(round(exactTotal, group.shown), group.shown.places),
      rank,
      tied,
      grade,
      contribution: total && contributionOf(scheme, table, weight, total),
      vetoes: vetoes.map(({ id }) => id),
      rankSteps,
      gradeSteps,
    };
  });
  return { group: group.id, rows, undecided: [] };
};

/** Issues speak of units by name: people do not know ids. */
const undecidedIssue = (
  { name }: Group,
  members: readonly Member[],
  { grade, places, rank, units }: UndecidedPlaces,
): Issue =>
  errorAt(wholeAssessment, "places-undecided", {
    group: name,
    grade,
    places,
    rank,
    units: members.flatMap(({ unit }) => (units.includes(unit.id) ? [unit.name] : [])).join("、"),
  });
