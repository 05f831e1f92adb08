import type { Ranking } from "../../domain/ranking/ranking.ts";
import { leavesOf } from "../../domain/scheme/criterion.ts";
import type { Group, Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { StageScore, UnitScore } from "../../domain/scoring/score.ts";
import { nearestFloat, round, type Exact } from "../../domain/shared/exact.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { apart, leafHeader, parentNames } from "./leafHeaders.ts";

/** Decimal places at which a number that has no end of its own is shown on a sheet. */
const shownPlaces = 6;

const shown = (value: Exact): number => nearestFloat(round(value, { places: shownPlaces, mode: "half-up" }));

/** The sheet 得分: units × criteria, with the total; the words 未报, 不适用 and 有分歧 stand where there is no number. */
export const scoresSheet = (scheme: Scheme, units: readonly Unit[], scores: readonly UnitScore[]): SheetLayout => {
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  const columns = scoreColumns(scheme);
  return {
    name: "得分",
    visibility: "visible",
    title: "得分",
    lines: ["每项得分由各评审方按方案合成。数值显示到小数点后六位，排名用精确值或方案规定的取整值。"],
    landscape: true,
    table: {
      name: "kp_scores",
      columns: [
        { header: "单位编号", width: 12, kind: "text" },
        { header: "单位", width: 24, kind: "text" },
        ...columns.map(({ header }) => ({ header, width: 14, kind: "number" as const })),
        { header: "总分", width: 12, kind: "number", places: mostPlaces(scheme) },
      ],
      rows: units.map(({ id, name, group }) => {
        const score = scoreOf.get(id);
        return [
          id,
          name,
          ...columns.map((column) => column.cell(score)),
          totalCell(
            score,
            scheme.groups.find((one) => one.id === group),
          ),
        ];
      }),
    },
  };
};

type ScoreColumn = { readonly header: string; readonly cell: (score: UnitScore | undefined) => LayoutCell };

/** A column a leaf and criteria stage, then one a stage: what the total is made of, in the scheme's order. */
const scoreColumns = (scheme: Scheme): readonly ScoreColumn[] =>
  scheme.tables.flatMap((table) => {
    const inTable = scheme.tables.length > 1 ? `${table.name}·` : "";
    const stages = table.stages.filter(({ op }) => op === "criteria");
    const parents = parentNames(table);
    const leaves = stages.flatMap((stage) => {
      const inStage = stages.length > 1 ? `${stage.name}·` : "";
      if (stage.op !== "criteria") return [];
      const roots = table.criteria.filter(({ id }) => stage.criteria === "all" || stage.criteria.includes(id));
      const headers = leavesOf(roots).map((leaf) => ({
        id: leaf.id,
        header: leafHeader(leaf),
        parent: parents.get(leaf.id) ?? "",
      }));
      return apart(headers).map(({ id, header }): ScoreColumn => ({
        header: `${inTable}${inStage}${header}`,
        cell: (score) =>
          criterionCell(score?.criteria.find((one) => one.stage === stage.id && one.criterion === id)?.outcome),
      }));
    });
    const named = table.stages.filter(({ id }) => id !== table.total);
    const ofStages = named.map(({ id, name }): ScoreColumn => ({
      header: `${inTable}${name}（环节）`,
      cell: (score) => criterionCell(score?.stages.find((one) => one.stage === id)?.outcome),
    }));
    return [...leaves, ...ofStages];
  });

const mostPlaces = ({ groups }: Scheme): number => Math.max(...groups.map(({ shown: { places } }) => places));

const criterionCell = (outcome: StageScore["outcome"] | undefined): LayoutCell => {
  if (outcome === undefined) return null;
  if (outcome.state === "scored") return shown(outcome.points);
  if (outcome.state === "notApplicable") return "不适用";
  if (outcome.state === "none") return "否决";
  return openText(outcome.issues);
};

/** 未报 where a score is missing, 有分歧 where reviewers disagree on 不适用, 待定 for whatever else is open. */
const openText = (issues: readonly Issue[]): string => {
  if (issues.some(({ code }) => code.endsWith("-missing"))) return "未报";
  return issues.some(({ code }) => code === "not-applicable-contested") ? "有分歧" : "待定";
};

const totalCell = (score: UnitScore | undefined, group: Group | undefined): LayoutCell => {
  if (score?.total.state !== "scored" || !group) return criterionCell(score?.total);
  return nearestFloat(round(score.total.points, group.shown));
};

/** How ranks were made: said once where all groups are ranked alike. */
const rankedBy = ({ groups }: Scheme): readonly string[] => {
  const said = groups.map(({ name, ranking: { on, ties } }) => {
    const followed = on === "exact" ? "精确总分" : `保留 ${on.places} 位小数的总分`;
    return { name, how: `名次按${followed}在组内排定，并列后${ties === "standard" ? "跳号" : "不跳号"}。` };
  });
  const [first] = said;
  return first && said.every(({ how }) => how === first.how)
    ? [first.how]
    : said.map(({ name, how }) => `${name}：${how}`);
};

/** The sheet 排名: a block a group, by rank. */
export const rankingSheet = (scheme: Scheme, units: readonly Unit[], ranking: Ranking): SheetLayout => {
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const groupName = new Map(scheme.groups.map(({ id, name }) => [id, name]));
  return {
    name: "排名",
    visibility: "visible",
    title: "排名",
    lines: rankedBy(scheme),
    landscape: false,
    table: {
      name: "kp_ranking",
      columns: [
        { header: "分组", width: 18, kind: "text" },
        { header: "名次", width: 8, kind: "number" },
        { header: "并列", width: 8, kind: "text" },
        { header: "单位", width: 30, kind: "text" },
        { header: "总分", width: 12, kind: "number", places: mostPlaces(scheme) },
        { header: "等次", width: 10, kind: "text" },
        { header: "绩效得分", width: 12, kind: "number" },
      ],
      rows: ranking.groups.flatMap(({ group, rows }) =>
        rows.map((row) => [
          groupName.get(group) ?? group,
          row.rank ?? "不排名",
          row.tied ? "并列" : "",
          unitName.get(row.unit) ?? row.unit,
          row.shown === null ? "无" : Number(row.shown),
          row.grade,
          row.contribution && shown(row.contribution),
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
