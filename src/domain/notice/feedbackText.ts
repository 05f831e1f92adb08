import { leavesOf } from "../scheme/criterion.ts";
import type { Scheme, Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Observation } from "../scoring/observation.ts";
import type { CriterionScore, UnitScore } from "../scoring/score.ts";
import { exactText, fixedText, isZero, round, subtract, type Exact } from "../shared/exact.ts";
import type { RankingRow } from "../ranking/ranking.ts";
import { tabbedLine } from "./noticeText.ts";

/** Points on a unit's sheet print to four places. */
const places = 4;

/**
 * One unit's feedback (一单位一反馈) as plain text: its total and rank, then every criterion with what was lost and why.
 * Nothing of other units or of any reviewer by name is in it.
 */
export const feedbackText = (
  scheme: Scheme,
  unit: Unit,
  score: UnitScore,
  row: RankingRow,
  observations: readonly Observation[],
): string => {
  const table = tableOf(scheme, unit);
  const leaf = new Map(leavesOf(table.criteria).map((one) => [one.id, one]));
  const stages = table.stages.filter(({ op }) => op === "criteria");
  const lines = score.criteria.map((one) => {
    const name = leaf.get(one.criterion)?.name ?? one.criterion;
    const stage = stages.length > 1 ? `${stages.find(({ id }) => id === one.stage)?.name ?? one.stage}·` : "";
    return criterionLine(`${stage}${name}`, one, observations);
  });
  const others = score.stages.flatMap(({ stage, outcome }) => {
    const name = table.stages.find(({ id, op }) => id === stage && op !== "criteria")?.name;
    return name === undefined ? [] : [[name, outcome.state === "scored" ? fixedText(outcome.points, places) : "无"]];
  });
  return [
    `${unit.name}考核结果反馈`,
    "",
    `总分 ${row.shown ?? "无"} 分，${row.rank === null ? "不参加排名" : `第 ${row.rank} 名`}${row.tied ? "（并列）" : ""}，等次：${row.grade}。`,
    "",
    tabbedLine(["指标", "分值", "得分", "失分", "扣分理由"]),
    ...lines.map(tabbedLine),
    "",
    ...(others.length > 0 ? [tabbedLine(["计分环节", "得分"]), ...others.map(tabbedLine), ""] : []),
  ].join("\n");
};

const tableOf = ({ groups, tables }: Scheme, { group }: Unit): Table => {
  const name = groups.find(({ id }) => id === group)?.table;
  const table = tables.find(({ id }) => id === name);
  if (!table) throw new RangeError(`table of group ${group}: got none, want one that was checked`);
  return table;
};

const criterionLine = (
  name: string,
  { criterion: id, maxPoints, outcome }: CriterionScore,
  observations: readonly Observation[],
): readonly string[] => {
  const reasons = [
    ...new Set(observations.flatMap(({ criterion, reason }) => (criterion === id && reason !== "" ? [reason] : []))),
  ].join("；");
  const most = pointsText(maxPoints);
  if (outcome.state !== "scored") return [name, most, "不适用", "", reasons];
  // Lost is what is shown as got, taken from the maximum: the two must add up on paper.
  const got = round(outcome.points, { places, mode: "half-up" });
  const lost = subtract(maxPoints, got);
  return [name, most, fixedText(got, places), isZero(lost) ? "" : fixedText(lost, places), reasons];
};

/** The maximum as the scheme writes it, or rounded for print where shares leave no decimal. */
const pointsText = (points: Exact): string => {
  const text = exactText(points);
  return text.includes("/") ? fixedText(points, places) : text;
};
