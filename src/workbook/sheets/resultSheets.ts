import type { Ranking } from "../../domain/ranking/ranking.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { CriterionScore, UnitScore } from "../../domain/scoring/score.ts";
import { nearestFloat, round, type Exact } from "../../domain/shared/exact.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";

/** Decimal places at which a number that has no end of its own is shown on a sheet. */
const shownPlaces = 6;

const shown = (value: Exact): number => nearestFloat(round(value, { places: shownPlaces, mode: "half-up" }));

/** The sheet 得分: units × criteria, with the total; the words 未报, 不适用 and 有分歧 stand where there is no number. */
export const scoresSheet = (scheme: Scheme, units: readonly Unit[], scores: readonly UnitScore[]): SheetLayout => {
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  return {
    name: "得分",
    visibility: "visible",
    title: "得分",
    lines: ["各评审人取平均，各评审方按权重合成。数值显示到小数点后六位，排名用精确值或方案规定的取整值。"],
    landscape: true,
    table: {
      name: "kp_scores",
      columns: [
        { header: "单位编号", width: 12, kind: "text" },
        { header: "单位", width: 24, kind: "text" },
        ...scheme.criteria.map(({ name, maxPoints }) => ({
          header: `${name}（${maxPoints}分）`,
          width: 14,
          kind: "number" as const,
        })),
        { header: "总分", width: 12, kind: "number", places: scheme.policy.rounding.places },
      ],
      rows: units.map(({ id, name }) => {
        const score = scoreOf.get(id);
        return [
          id,
          name,
          ...scheme.criteria.map((_, index) => criterionCell(score?.criteria[index])),
          totalCell(score),
        ];
      }),
    },
  };
};

const criterionCell = (score: CriterionScore | undefined): LayoutCell => {
  if (score?.state === "scored") return shown(score.points);
  if (score?.state === "notApplicable") return "不适用";
  return score?.state === "contested" ? "有分歧" : "未报";
};

const totalCell = (score: UnitScore | undefined): LayoutCell => {
  if (score?.total.state === "scored") return nearestFloat(score.total.rounded);
  return score?.total.state === "notApplicable" ? "不适用" : "未报";
};

/** The sheet 排名: a block a group, by rank. */
export const rankingSheet = (scheme: Scheme, units: readonly Unit[], ranking: Ranking): SheetLayout => {
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const groupName = new Map(scheme.groups.map(({ id, name }) => [id, name]));
  return {
    name: "排名",
    visibility: "visible",
    title: "排名",
    lines: [
      `名次按${scheme.policy.rankOn === "exact" ? "精确总分" : `保留 ${scheme.policy.rounding.places} 位小数的总分`}在组内排定，` +
        `并列后${scheme.policy.ties === "standard" ? "跳号" : "不跳号"}。`,
    ],
    landscape: false,
    table: {
      name: "kp_ranking",
      columns: [
        { header: "分组", width: 18, kind: "text" },
        { header: "名次", width: 8, kind: "number" },
        { header: "并列", width: 8, kind: "text" },
        { header: "单位", width: 30, kind: "text" },
        { header: "总分", width: 12, kind: "number", places: scheme.policy.rounding.places },
        { header: "等次", width: 10, kind: "text" },
        { header: "绩效得分", width: 12, kind: "number" },
      ],
      rows: ranking.groups.flatMap(({ group, rows }) =>
        rows.map((row) => [
          groupName.get(group) ?? group,
          row.rank,
          row.tied ? "并列" : "",
          unitName.get(row.unit) ?? row.unit,
          Number(row.shown),
          row.grade,
          shown(row.contribution),
        ]),
      ),
    },
  };
};

/** The sheet 排名 while scores are missing or contested. */
export const pendingRankingSheet = (): SheetLayout => ({
  name: "排名",
  visibility: "visible",
  title: "排名",
  lines: ["评分还没有齐，或有分歧，尚不能排名；缺什么见“得分”。"],
  landscape: false,
  table: null,
});
