import type { Criterion, Scheme } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Observation } from "../scoring/observation.ts";
import type { CriterionScore, UnitScore } from "../scoring/score.ts";
import { exact, fixedText, isZero, round, subtract } from "../shared/exact.ts";
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
  const lines = scheme.criteria.map((criterion, index) =>
    criterionLine(criterion, score.criteria[index], observations),
  );
  return [
    `${unit.name}考核结果反馈`,
    "",
    `总分 ${row.shown} 分，第 ${row.rank} 名${row.tied ? "（并列）" : ""}，等次：${row.grade}。`,
    "",
    tabbedLine(["指标", "分值", "得分", "失分", "扣分理由"]),
    ...lines.map(tabbedLine),
    "",
  ].join("\n");
};

const criterionLine = (
  { id, name, maxPoints }: Criterion,
  score: CriterionScore | undefined,
  observations: readonly Observation[],
): readonly string[] => {
  const reasons = [
    ...new Set(observations.flatMap(({ criterion, reason }) => (criterion === id && reason !== "" ? [reason] : []))),
  ].join("；");
  if (score?.state !== "scored") return [name, maxPoints, "不适用", "", reasons];
  // Lost is what is shown as got, taken from the maximum: the two must add up on paper.
  const got = round(score.points, { places, mode: "half-up" });
  const lost = subtract(exact(maxPoints), got);
  return [name, maxPoints, fixedText(got, places), isZero(lost) ? "" : fixedText(lost, places), reasons];
};
