import { isLeaf, leavesOf } from "../../../domain/scheme/criterion.ts";
import type { GroupResult, UnitResult } from "../../../domain/notice/yearResults.ts";
import { pointsText } from "../../../domain/notice/resultTables.ts";
import { pointsKey, type CriterionScore } from "../../../domain/scoring/score.ts";
import { divide, fixedText, isZero, multiply, whole } from "../../../domain/shared/exact.ts";

/**
 * What a unit earned of a criterion (指标得分率): the share of full marks in whole percent, rounded half up for reading only; null where
 * the criterion is not scored, does not apply, or can only lose points.
 */
export type MapCell = {
  readonly percent: number | null;
  readonly state: CriterionScore["outcome"]["state"];
  /** "27.5" or "" where there are no points. */
  readonly points: string;
};

/** A column: a criterion of the last level in a stage, "" where there is one only; `root` is the one of the first level that it belongs to. */
export type MapColumn = {
  readonly stage: string;
  readonly name: string;
  readonly root: string;
  readonly full: string;
};

/** A group's units by criteria (指标热图); rows in the order of the ranking, cells in that of the columns. */
export type CriterionMap = {
  readonly group: string;
  readonly columns: readonly MapColumn[];
  readonly roots: readonly string[];
  readonly rows: readonly { readonly unit: string; readonly name: string; readonly cells: readonly MapCell[] }[];
};

/** What every unit of a group earned of each criterion of the last level. */
export const criterionMap = ({ group, table, rows }: GroupResult): CriterionMap => {
  const stages = table.stages.filter((stage) => stage.op === "criteria");
  const columns = stages.flatMap((stage) =>
    table.criteria
      .filter(({ id }) => stage.criteria === "all" || stage.criteria.includes(id))
      .flatMap((root) =>
        (isLeaf(root) ? [root] : leavesOf(root.children)).map((leaf) => ({
          key: pointsKey(stage.id, leaf.id),
          stage: stages.length > 1 ? stage.name : "",
          name: leaf.name,
          root: root.name,
        })),
      ),
  );
  const full = new Map(rows[0]?.score.criteria.map((one) => [keyOf(one), pointsText(one.maxPoints)]));
  return {
    group: group.name,
    columns: columns.map(({ key, stage, name, root }) => ({ stage, name, root, full: full.get(key) ?? "" })),
    roots: [...new Set(columns.map(({ root }) => root))],
    rows: rows.map(({ unit, score }) => {
      const scores = new Map(score.criteria.map((one) => [keyOf(one), one]));
      return { unit: unit.id, name: unit.name, cells: columns.map(({ key }) => cellOf(scores.get(key))) };
    }),
  };
};

const keyOf = ({ stage, criterion }: UnitResult["score"]["criteria"][number]): string => pointsKey(stage, criterion);

const cellOf = (score: CriterionScore | undefined): MapCell => {
  if (!score) return { percent: null, state: "notApplicable", points: "" };
  const { outcome, maxPoints } = score;
  if (outcome.state !== "scored") return { percent: null, state: outcome.state, points: "" };
  const percent = isZero(maxPoints)
    ? null
    : Number(fixedText(multiply(divide(outcome.points, maxPoints), whole(100)), 0));
  return { percent, state: "scored", points: pointsText(outcome.points) };
};
