import { leavesOf } from "../scheme/criterion.ts";
import type { Scheme, Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Finding } from "../scoring/finding.ts";
import type { Observation } from "../scoring/observation.ts";
import type { CriterionScore, StageScore, UnitScore } from "../scoring/score.ts";
import { exactText, fixedText, isZero, round, subtract, type Exact } from "../shared/exact.ts";
import type { RankingRow } from "../ranking/ranking.ts";
import { happenings, lossReasons } from "./lossReasons.ts";
import { tabbedLine } from "./noticeText.ts";

/** Points on a unit's sheet print to four places. */
const places = 4;

/** What was found of one unit. */
export type OwnFacts = { readonly observations: readonly Observation[]; readonly findings: readonly Finding[] };

/**
 * One unit's feedback (一单位一反馈) as plain text: its total and rank, then every criterion with what was lost and why, then
 * the stages beside them. Nothing of other units or of any reviewer by name is in it.
 */
export const feedbackText = (
  scheme: Scheme,
  unit: Unit,
  score: UnitScore,
  row: RankingRow,
  facts: OwnFacts,
): string => {
  const table = tableOf(scheme, unit);
  const leaves = new Map(leavesOf(table.criteria).map((one) => [one.id, one]));
  const stages = table.stages.filter(({ op }) => op === "criteria");
  const lines = score.criteria.map((one) => {
    const stage = table.stages.find(({ id }) => id === one.stage);
    const leaf = leaves.get(one.criterion);
    if (stage?.op !== "criteria" || !leaf) throw new RangeError(`score of ${one.criterion}: got no leaf of the table`);
    const name = `${stages.length > 1 ? `${stage.name}·` : ""}${leaf.name}`;
    return criterionLine(name, one, lossReasons(leaf, stage.round, facts.observations, facts.findings));
  });
  const others = score.stages.flatMap(({ stage: id, outcome }) => {
    const stage = table.stages.find((one) => one.id === id);
    if (!stage || stage.op === "criteria") return [];
    return [[stage.name, outcomeText(outcome), happenings(stage, facts.observations).join("；")]];
  });
  const total = row.shown === null ? "没有总分" : `总分 ${row.shown} 分`;
  const rank = row.rank === null ? "不参加排名" : `第 ${row.rank} 名${row.tied ? "（并列）" : ""}`;
  return [
    `${unit.name}考核结果反馈`,
    "",
    `${total}，${rank}，等次：${row.grade}。`,
    "",
    tabbedLine(["指标", "分值", "得分", "失分", "扣分理由"]),
    ...lines.map(tabbedLine),
    "",
    ...(others.length > 0 ? [tabbedLine(["计分环节", "得分", "事由"]), ...others.map(tabbedLine), ""] : []),
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
  { maxPoints, outcome, reasons }: CriterionScore,
  why: readonly string[],
): readonly string[] => {
  const most = pointsText(maxPoints);
  const words = [...new Set([...why, ...reasons])].join("；");
  if (outcome.state !== "scored") return [name, most, outcomeText(outcome), "", words];
  // Lost is what is shown as got, taken from the maximum: the two must add up on paper.
  const got = round(outcome.points, { places, mode: "half-up" });
  const lost = subtract(maxPoints, got);
  return [name, most, fixedText(got, places), isZero(lost) ? "" : fixedText(lost, places), words];
};

/** A number for print, or the word for why there is none; a unit whose score a veto took away may have 未定 beside it. */
const outcomeText = (outcome: StageScore["outcome"]): string => {
  switch (outcome.state) {
    case "scored":
      return fixedText(outcome.points, places);
    case "notApplicable":
      return "不适用";
    case "none":
      return "否决";
    case "open":
      return "未定";
  }
};

/** The maximum as the scheme writes it, or rounded for print where shares leave no decimal. */
const pointsText = (points: Exact): string => {
  const text = exactText(points);
  return text.includes("/") ? fixedText(points, places) : text;
};
