import type { LastResult } from "../ranking/lastResult.ts";
import { isLeaf, type Criterion } from "../scheme/criterion.ts";
import type { Group, Table } from "../scheme/scheme.ts";
import type { Stage } from "../scheme/stage.ts";
import type { Step } from "../scoring/score.ts";
import { exactText, fixedText, type Exact } from "../shared/exact.ts";
import type { NoticeTable } from "./notice.ts";
import type { Disclosure, GroupResult, UnitResult, YearResults } from "./yearResults.ts";

/** The ranking as the tables that go with the notice (通报附表), one a group; by grade only where scores are not disclosed. */
export const rankingTables = (
  groups: readonly GroupResult[],
  lastYear: readonly LastResult[],
  disclosure: Disclosure,
): readonly NoticeTable[] =>
  groups.map(({ group, rows }) =>
    disclosure === "grades"
      ? { title: `${group.name}等次`, header: ["等次", "单位数", "单位（按名次排列）"], rows: gradeRows(group, rows) }
      : {
          title: `${group.name}排名`,
          header: ["名次", "单位", "总分", "等次", ...(lastYear.length > 0 ? ["较上年"] : []), "绩效得分"],
          rows: rows.map(({ unit, row }) => [
            rankText(row),
            unit.name,
            row.shown ?? "无",
            row.grade,
            ...(lastYear.length > 0 ? [changeText(group, unit.id, row.rank, lastYear)] : []),
            row.contribution ? pointsText(row.contribution) : "无",
          ]),
        },
  );

const gradeRows = (group: Group, rows: readonly UnitResult[]): readonly (readonly string[])[] =>
  group.grading.grades.flatMap(({ name }) => {
    const own = rows.filter(({ row }) => row.grade === name).map(({ unit }) => unit.name);
    return own.length === 0 ? [] : [[name, String(own.length), own.join("、")]];
  });

/** "3（并列）"; "不排名" for a unit that a veto keeps out. */
const rankText = ({ rank, tied }: UnitResult["row"]): string =>
  rank === null ? "不排名" : tied ? `${rank}（并列）` : String(rank);

/** How the rank moved since last year (较上年); ranks compare only within one group. */
const changeText = (group: Group, unit: string, rank: number | null, lastYear: readonly LastResult[]): string => {
  const last = lastYear.find((one) => one.unit === unit);
  if (!last) return "上年未参评";
  if (last.group !== group.name) return "上年不在本组";
  if (last.rank === null || rank === null) return "—";
  if (last.rank === rank) return "持平";
  return last.rank > rank ? `上升${last.rank - rank}位` : `下降${rank - last.rank}位`;
};

/** How many decimal places points have on paper at most. */
export const paperPlaces = 4;

/** Points as they are printed: whole where four places hold them, else rounded to four. */
export const pointsText = (value: Exact): string => {
  const text = exactText(value);
  return /^-?\d+(?:\.\d{1,4})?$/u.test(text) ? text : fixedText(value, paperPlaces);
};

/** Columns beyond these do not fit across a page. */
export const mostColumns = 14;

/**
 * What every unit earned, by criteria of the first level where there is one stage of criteria, and by stages (各项得分), one
 * table a group; null where there are more columns than a page holds.
 */
export const pointsTables = (results: YearResults, groups: readonly GroupResult[]): readonly NoticeTable[] | null => {
  const plans = groups.map((group) => ({ group, ...columnsOf(group.table) }));
  if (plans.some(({ roots, stages }) => roots.length + stages.length + 3 > mostColumns)) return null;
  return plans.map(({ group: { group, rows }, roots, stages }) => ({
    title: group.name,
    header: ["单位", ...roots.map(({ name }) => name), ...stages.map(({ name }) => name), "总分", "名次"],
    rows: rows.map((result) => [
      result.unit.name,
      ...rootPoints(roots, result, results.stepsOf),
      ...stages.map(({ id }) => outcomeText(result.score.stages.find(({ stage }) => stage === id)?.outcome)),
      result.row.shown ?? "无",
      rankText(result.row),
    ]),
  }));
};

/** Criteria of the first level where one stage adds them up, and the stages beside it. */
const columnsOf = (table: Table): { readonly roots: readonly Criterion[]; readonly stages: readonly Stage[] } => {
  const criteriaStages = table.stages.filter((stage) => stage.op === "criteria");
  const [only] = criteriaStages;
  const roots = only && criteriaStages.length === 1 && only.order === "criterion-first" ? table.criteria : [];
  const stages = table.stages.filter(({ id, op }) => id !== table.total && (roots.length === 0 || op !== "criteria"));
  return { roots, stages };
};

const rootPoints = (
  roots: readonly Criterion[],
  { unit, score }: UnitResult,
  stepsOf: YearResults["stepsOf"],
): readonly string[] => {
  const steps = roots.every(isLeaf) ? [] : stepsOf(unit.id);
  return roots.map((root) => {
    if (isLeaf(root)) return outcomeText(score.criteria.find(({ criterion }) => criterion === root.id)?.outcome);
    const step = steps.filter((one) => one.of === root.id && leavesBranch(one)).at(-1);
    return step ? pointsText(step.result) : "不适用";
  });
};

/** The steps that leave a branch with the points it counts for. */
const leavesBranch = ({ kind }: Step): boolean =>
  kind === "criteria-summed" || kind === "ended-at-zero" || kind === "points-taken-over";

/** A number for print, or the word for why there is none; a unit whose score a veto took away may have 未定 beside it. */
export const outcomeText = (outcome: UnitResult["score"]["total"] | undefined): string => {
  switch (outcome?.state) {
    case "scored":
      return pointsText(outcome.points);
    case "notApplicable":
      return "不适用";
    case "none":
      return "否决";
    case "open":
      return "未定";
    case undefined:
      return "—";
  }
};
