import type { Ranking } from "../ranking/ranking.ts";
import { leavesOf } from "../scheme/criterion.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import { exactText, fixedText, type Exact } from "../shared/exact.ts";
import type { Notice, NoticeTable } from "./notice.ts";

/** The ranking as the tables that go with the notice (通报附表), one a group that has units. */
export const rankingTables = (scheme: Scheme, units: readonly Unit[], ranking: Ranking): readonly NoticeTable[] => {
  const name = new Map(units.map((unit) => [unit.id, unit.name]));
  return ranking.groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ group, rows }) => ({
      title: `${scheme.groups.find(({ id }) => id === group)?.name ?? group}排名`,
      header: ["名次", "单位", "总分", "等次", "绩效得分"],
      rows: rows.map((row) => [
        row.rank === null ? "不排名" : row.tied ? `${row.rank}（并列）` : String(row.rank),
        name.get(row.unit) ?? row.unit,
        row.shown ?? "无",
        row.grade,
        row.contribution ? performanceText(row.contribution) : "无",
      ]),
    }));
};

/** The notice of a year that is not locked (尚未锁定): it says that its results may still change. */
export const notFinal = (notice: Notice): Notice => ({
  ...notice,
  paragraphs: [...notice.paragraphs, "公布时全年考核尚未锁定，结果可能因申诉、更正变动，以锁定后公布的为准。"],
});

/** Performance points as they are printed: whole where four places hold them, else rounded to four. */
export const performanceText = (value: Exact): string => {
  const text = exactText(value);
  return /^\d+(?:\.\d{1,4})?$/u.test(text) ? text : fixedText(value, 4);
};

/**
 * Writes the notice of a year (年度通报); every count in it is counted from the ranking.
 *
 * @param checkpoint the line that pins down the ledger the ranking was replayed from
 */
export const writeNotice = (
  scheme: Scheme,
  jurisdiction: string,
  units: readonly Unit[],
  ranking: Ranking,
  checkpoint: string,
): Notice => {
  const all = ranking.groups.flatMap(({ rows }) => rows);
  const counts = [...new Set(scheme.groups.flatMap(({ grading }) => grading.grades.map(({ name }) => name)))]
    .map((name) => ({ name, count: all.filter(({ grade }) => grade === name).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count} 个`);
  return {
    title: `${jurisdiction}${scheme.year}年政务公开工作考核结果通报`,
    paragraphs: [
      `根据《${scheme.title.replace(/^《|》$/gu, "")}》，对 ${all.length} 个单位 ${scheme.year} 年政务公开工作落实情况进行了考核，` +
        `${scheme.tables
          .map(
            ({ name, criteria, totalPoints }) =>
              `${scheme.tables.length > 1 ? name : "考核"}指标 ${leavesOf(criteria).length} 项，总分 ${totalPoints} 分`,
          )
          .join("；")}。`,
      `考核结果：${counts.join("，")}。各组排名见附表。`,
      `本次排名由留痕记录重新计算得出，存证：${checkpoint}。`,
    ],
    tables: rankingTables(scheme, units, ranking),
  };
};
