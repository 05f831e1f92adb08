import { errorAt, type Issue } from "../shared/result.ts";
import { unknownIn, type At } from "./checkLists.ts";
import { criteriaOf } from "./criterion.ts";
import { rootsOf } from "./plannedRoots.ts";
import type { Group, Scheme, Table } from "./scheme.ts";

/** A stage's number, or a criterion's points in a stage. */
type Compared =
  | { readonly by: "criterion"; readonly stage: string; readonly criterion: string }
  | { readonly by: "stage"; readonly stage: string };

/**
 * Checks what a group compares beside the total (并列比较、等次限制): each a stage of its table, or a criterion whose points
 * that stage works out.
 *
 * @param path of the group
 * @returns `reference-unknown`, `reviewer-first-points` (criterion, stage)
 */
export const checkCompared = (scheme: Scheme, group: Group, path: string, at: At): readonly Issue[] => {
  const table = scheme.tables.find(({ id }) => id === group.table);
  if (!table) return [];
  return [
    ...group.ranking.tieBreaks.flatMap((one, index) => checkOne(table, one, `${path}.ranking.tieBreaks[${index}]`, at)),
    ...group.grading.limits.flatMap(({ when }, index) =>
      checkOne(table, when, `${path}.grading.limits[${index}].when`, at),
    ),
  ];
};

const checkOne = (table: Table, compared: Compared, path: string, at: At): readonly Issue[] => {
  const field = [{ text: compared.stage, path: `${path}.stage` }];
  if (compared.by === "stage")
    return unknownIn(
      "stage",
      field,
      table.stages.map(({ id }) => id),
      at,
    );
  const scoring = table.stages.filter(({ op }) => op === "criteria").map(({ id }) => id);
  const stage = table.stages.find(({ id }) => id === compared.stage);
  if (stage?.op !== "criteria") return unknownIn("criteriaStage", field, scoring, at);
  const { criterion } = compared;
  const known = criteriaOf(rootsOf(table, stage)).map(({ id }) => id);
  return [
    ...unknownIn("criterion", [{ text: criterion, path: `${path}.criterion` }], known, at),
    ...(stage.order === "reviewer-first"
      ? [errorAt(at(path), "reviewer-first-points", { criterion, stage: stage.name })]
      : []),
  ];
};
