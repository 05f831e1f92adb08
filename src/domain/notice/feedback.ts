import { byId } from "../shared/byId.ts";
import { under } from "../shared/under.ts";
import { leavesOf, type Leaf } from "../scheme/criterion.ts";
import type { Table } from "../scheme/scheme.ts";
import type { Stage } from "../scheme/stage.ts";
import type { Finding } from "../scoring/finding.ts";
import type { CriterionScore, UnitScore } from "../scoring/score.ts";
import { byUnit } from "../shared/byUnit.ts";
import { fixedText, isZero, round, subtract, type Exact } from "../shared/exact.ts";
import { median } from "../shared/median.ts";
import { leafNames } from "./leafNames.ts";
import { happenings, lossReasons } from "./lossReasons.ts";
import { outcomeText, paperPlaces, pointsText } from "./resultTables.ts";
import type { GroupResult, UnitResult, YearResults } from "./yearResults.ts";

/**
 * One unit's feedback (一单位一反馈) as plain data: its total and rank beside the group's median, then every criterion with what was
 * lost, why, by which clause, on what evidence and how it was remedied, then the stages beside them. Nothing of other units or
 * of any reviewer by name is in it.
 */
export type Feedback = {
  readonly title: string;
  readonly summary: readonly string[];
  readonly criteria: FeedbackTable;
  /** Bonus, penalties and whatever else the scheme's stages do; null where there are none. */
  readonly stages: FeedbackTable | null;
};
export type FeedbackTable = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const criteriaHeader = ["指标", "分值", "得分", "失分", "本组中位", "扣分理由", "依据", "佐证", "整改情况"] as const;

/** Writes the feedback of all units of a group (反馈), in the group's order. */
export const groupFeedback = (
  { scheme, observations, findings }: YearResults,
  { group, table, rows }: GroupResult,
): readonly { readonly unit: string; readonly feedback: Feedback }[] => {
  const stages = table.stages.filter((stage) => stage.op === "criteria");
  const leaves = new Map(leavesOf(table.criteria).map((one) => [one.id, one]));
  const names = leafNames(table.criteria);
  const medians = mediansOf(rows.map(({ score }) => score));
  const totals = median(rows.flatMap(({ row }) => row.total ?? []));
  const observed = byUnit(observations);
  const found = byUnit(findings);
  return rows.map(({ unit, row, score }) => {
    const own = { observations: observed.get(unit.id) ?? [], findings: found.get(unit.id) ?? [] };
    const criteria = score.criteria.map((one) => {
      const stage = byId(stages, one.stage);
      const leaf = under(leaves, one.criterion);
      const counted = foundOn(leaf, own.findings);
      return [
        `${stages.length > 1 ? `${stage.name}·` : ""}${under(names, leaf.id)}`,
        ...pointsOf(one),
        medianText(medians.get(`${one.stage}\n${one.criterion}`)),
        [...new Set([...lossReasons(leaf, stage.round, own.observations, own.findings), ...one.reasons])].join("；"),
        joined([leaf.clause, ...counted.map(({ clause }) => clause)]),
        joined([
          ...own.observations
            .filter(({ criterion, round: of }) => criterion === leaf.id && of === stage.round)
            .map(({ evidence }) => evidence),
          ...counted.map(({ evidence }) => evidence),
        ]),
        joined(counted.map(remedyText)),
      ];
    });
    const others = otherStages(table, score, own.observations);
    return {
      unit: unit.id,
      feedback: {
        title: `${unit.name}${scheme.year}年政务公开工作考核结果反馈`,
        summary: [summaryLine(row), placeLine(group.name, rows.length, totals, group.shown)],
        criteria: { header: criteriaHeader, rows: criteria },
        stages: others.length > 0 ? { header: ["计分环节", "得分", "事由"], rows: others } : null,
      },
    };
  });
};

const summaryLine = (row: UnitResult["row"]): string => {
  const total = row.shown === null ? "没有总分" : `总分 ${row.shown} 分`;
  const rank = row.rank === null ? "不参加排名" : `第 ${row.rank} 名${row.tied ? "（并列）" : ""}`;
  return `${total}，${rank}，等次：${row.grade}。`;
};

const placeLine = (group: string, count: number, middle: Exact | null, shown: Parameters<typeof round>[1]): string =>
  `${group}共 ${count} 个单位${middle ? `，总分中位数 ${fixedText(round(middle, shown), shown.places)} 分` : ""}。`;

/** By stage and criterion, over the units to which it applies. */
const mediansOf = (scores: readonly UnitScore[]): ReadonlyMap<string, Exact | null> => {
  const values = new Map<string, Exact[]>();
  for (const { criteria } of scores) {
    for (const { stage, criterion, outcome } of criteria) {
      if (outcome.state !== "scored") continue;
      const key = `${stage}\n${criterion}`;
      const known = values.get(key);
      if (known) known.push(outcome.points);
      else values.set(key, [outcome.points]);
    }
  }
  return new Map([...values].map(([key, list]) => [key, median(list)]));
};

const medianText = (value: Exact | null | undefined): string => (value ? pointsText(value) : "");

/** Lost is what is shown as got, taken from the maximum: the two must add up on paper. */
const pointsOf = ({ maxPoints, outcome }: CriterionScore): readonly [string, string, string] => {
  const most = pointsText(maxPoints);
  if (outcome.state !== "scored") return [most, outcomeText(outcome), ""];
  const got = round(outcome.points, { places: paperPlaces, mode: "half-up" });
  const lost = subtract(maxPoints, got);
  return [most, pointsText(got), isZero(lost) ? "" : pointsText(lost)];
};

const foundOn = ({ id, rule }: Leaf, findings: readonly Finding[]): readonly Finding[] =>
  rule.kind === "findings" ? findings.filter((one) => one.criterion === id && rule.rounds.includes(one.round)) : [];

const remedyText = ({ id, due, rectified, recheck }: Finding): string => {
  const state = rectified !== null ? `${rectified} 已整改` : due === null ? "尚未整改" : `尚未整改（期限 ${due}）`;
  return `${id}：${state}${recheck ? `，${recheck.date} 复查 ${recheck.count}` : ""}`;
};

const otherStages = (
  table: Table,
  score: UnitScore,
  observations: YearResults["observations"],
): readonly (readonly string[])[] =>
  score.stages.flatMap(({ stage: id, outcome }) => {
    const stage = byId<Stage>(table.stages, id);
    if (stage.op === "criteria") return [];
    return [[stage.name, outcomeText(outcome), happenings(stage, observations).join("；")]];
  });

const joined = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ""))].join("；");
