import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import { isLeaf, type Criterion } from "../../domain/scheme/criterion.ts";
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

/** What each party weighs, stage by stage where there are several. */
const sharesOf = (scheme: Scheme): readonly string[] => {
  const stages = scheme.tables.flatMap((table) =>
    table.stages.flatMap((stage) => (stage.op === "criteria" ? [{ table, stage }] : [])),
  );
  const nameOf = (party: string): string => scheme.parties.find(({ id }) => id === party)?.name ?? party;
  return stages.flatMap(({ table, stage }) => {
    const shares = stage.parties.map(({ party, weight }) => `${nameOf(party)}占 ${weight}%`);
    return stages.length === 1 ? shares : [`${table.name}·${stage.name}：${shares.join("，")}`];
  });
};

/** Criteria with their level, parents before children. */
const levelled = (
  criteria: readonly Criterion[],
  level: number,
): readonly { readonly criterion: Criterion; readonly level: number }[] =>
  criteria.flatMap((criterion) => [
    { criterion, level },
    ...(isLeaf(criterion) ? [] : levelled(criterion.children, level + 1)),
  ]);

/** The sheet 指标体系: what is assessed, for how many points. */
export const criteriaSheet = (scheme: Scheme): SheetLayout => ({
  name: "指标体系",
  visibility: "visible",
  title: scheme.title,
  lines: scheme.tables
    .map(({ name, totalPoints }) => `${name}：总分 ${totalPoints} 分。`)
    .concat(`轮次：${scheme.rounds.map(({ name }) => name).join("、")}。`),
  landscape: true,
  table: {
    name: "kp_criteria",
    columns: [
      ...(scheme.tables.length > 1 ? [{ header: "考核表", width: 16, kind: "text" as const }] : []),
      { header: "指标编号", width: 12, kind: "text" },
      { header: "指标", width: 28, kind: "text" },
      {
        header: scheme.tables.every(({ weights }) => weights === "points") ? "分值" : "分值或权重",
        width: 10,
        kind: "number",
      },
      { header: "考核内容", width: 70, kind: "text" },
    ],
    rows: scheme.tables.flatMap(({ name: table, criteria }) =>
      levelled(criteria, 1).map(({ criterion: { id, name, maxPoints, weight, clause }, level }) => [
        ...(scheme.tables.length > 1 ? [table] : []),
        id,
        `${"　".repeat(level - 1)}${name}`,
        Number(maxPoints ?? weight),
        clause,
      ]),
    ),
  },
});

/** The sheet 评审人: who scores, for which party, with the party's share. */
export const reviewersSheet = (reviewers: readonly Reviewer[], scheme: Scheme): SheetLayout => ({
  name: "评审人",
  visibility: "visible",
  title: "评审人",
  lines: sharesOf(scheme),
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
