import { isLeaf, type Criterion } from "../../domain/scheme/criterion.ts";
import { plannedFor } from "../../domain/scheme/plannedRoots.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import { exactText, nearestFloat, type Exact } from "../../domain/shared/exact.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { ruleWords } from "./ruleWords.ts";

/** The sheet 指标体系: what is assessed, level by level, for how many points, by which clause and rule. */
export const criteriaSheet = (scheme: Scheme): SheetLayout => {
  const several = scheme.tables.length > 1;
  const relative = scheme.tables.some(({ weights }) => weights === "relative");
  return {
    name: "指标体系",
    visibility: "visible",
    title: scheme.title,
    lines: scheme.tables
      .map(({ name, totalPoints }) => `${name}：总分 ${totalPoints} 分。`)
      .concat(`轮次：${scheme.rounds.map(({ name }) => name).join("、")}。`),
    landscape: true,
    locked: true,
    table: {
      name: "kp_criteria",
      columns: [
        ...(several ? [{ header: "考核表", width: 16, kind: "text" as const }] : []),
        { header: "指标编号", width: 12, kind: "text" },
        { header: "级", width: 5, kind: "number" },
        { header: "指标", width: 28, kind: "text" },
        ...(relative ? [{ header: "权重", width: 8, kind: "number" as const }] : []),
        { header: "分值", width: 10, kind: "number" },
        { header: "考核内容", width: 50, kind: "text" },
        { header: "计分规则", width: 60, kind: "text" },
      ],
      rows: scheme.tables.flatMap((table) => {
        const points = pointsIn(table);
        return levelled(table.criteria, 1).map(({ criterion, level }) => [
          ...(several ? [table.name] : []),
          criterion.id,
          level,
          `${"　".repeat(level - 1)}${criterion.name}`,
          ...(relative ? [criterion.weight === undefined ? null : Number(criterion.weight)] : []),
          pointsCell(points.get(criterion.id) ?? []),
          criterion.clause,
          isLeaf(criterion) ? ruleWords(criterion.rule) : "",
        ]);
      }),
    },
  };
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

/** The different points that a table's stages give each criterion; most have one. */
const pointsIn = (table: Table): ReadonlyMap<string, readonly Exact[]> => {
  const points = new Map<string, Map<string, Exact>>();
  for (const stage of table.stages) {
    if (stage.op !== "criteria") continue;
    for (const { criterion, maxPoints } of plannedFor(table, stage)) {
      const known = points.get(criterion.id) ?? new Map<string, Exact>();
      points.set(criterion.id, known.set(exactText(maxPoints), maxPoints));
    }
  }
  return new Map([...points].map(([id, each]) => [id, [...each.values()]]));
};

const pointsCell = (points: readonly Exact[]): string | number | null => {
  const [only, other] = points;
  if (only === undefined) return null;
  return other === undefined ? nearestFloat(only) : points.map(exactText).join("；");
};
