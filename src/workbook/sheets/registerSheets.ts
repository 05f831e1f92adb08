import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { SheetLayout } from "../sheetLayout.ts";

/** The sheet 单位: who is assessed, by group. */
export const unitsSheet = (units: readonly Unit[], scheme: Scheme | null): SheetLayout => ({
  name: "单位",
  visibility: "visible",
  title: "被考核单位",
  lines: [`共 ${units.length} 个单位。`],
  landscape: false,
  table: {
    name: "kp_units",
    columns: [
      { header: "单位编号", width: 14, kind: "text" },
      { header: "单位", width: 30, kind: "text" },
      { header: "分组", width: 18, kind: "text" },
      { header: "别名", width: 40, kind: "text" },
    ],
    rows: units.map(({ id, name, group, aliases }) => [
      id,
      name,
      scheme?.groups.find((one) => one.id === group)?.name ?? group,
      aliases.join("；"),
    ]),
  },
});

/** The sheet 指标体系: what is assessed, for how many points. */
export const criteriaSheet = (scheme: Scheme): SheetLayout => ({
  name: "指标体系",
  visibility: "visible",
  title: scheme.title,
  lines: [`总分 ${scheme.totalPoints} 分；计分轮次：${scheme.round}。`],
  landscape: true,
  table: {
    name: "kp_criteria",
    columns: [
      { header: "指标编号", width: 12, kind: "text" },
      { header: "指标", width: 28, kind: "text" },
      { header: "分值", width: 10, kind: "number" },
      { header: "考核内容", width: 70, kind: "text" },
    ],
    rows: scheme.criteria.map(({ id, name, maxPoints, clause }) => [id, name, Number(maxPoints), clause]),
  },
});

/** The sheet 评审人: who scores, for which party, with the party's share. */
export const reviewersSheet = (reviewers: readonly Reviewer[], scheme: Scheme): SheetLayout => ({
  name: "评审人",
  visibility: "visible",
  title: "评审人",
  lines: scheme.parties.map(({ name, weight }) => `${name}占 ${weight}%`),
  landscape: false,
  table: {
    name: "kp_reviewers",
    columns: [
      { header: "评审人编号", width: 14, kind: "text" },
      { header: "评审人", width: 24, kind: "text" },
      { header: "评审方", width: 24, kind: "text" },
    ],
    rows: reviewers.map(({ id, name, party }) => [
      id,
      name,
      scheme.parties.find((one) => one.id === party)?.name ?? party,
    ]),
  },
});
