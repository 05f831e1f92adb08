import { errorAt, type Issue } from "../shared/result.ts";
import { namesOf, repeatedNames, unknownIn, type At } from "./checkLists.ts";
import { groupsOf } from "./checkStageOrder.ts";
import type { Scheme, Table } from "./scheme.ts";
import type { Stage } from "./stage.ts";

/**
 * Checks the vetoes of a stage (一票否决): each effect is one that can be had, for every group that the table assesses.
 *
 * @param path of the stage
 * @returns `name-repeated`, `reference-unknown` (a grade that a group has not), `veto-rank-without-score` (veto)
 */
export const checkVetoes = (
  scheme: Scheme,
  table: Table,
  { vetoes }: Extract<Stage, { op: "veto" }>,
  path: string,
  at: At,
): readonly Issue[] => [
  ...repeatedNames(namesOf(vetoes, `${path}.vetoes`), at),
  ...vetoes.flatMap(({ name, score, rank, grade }, index) => {
    const own = `${path}.vetoes[${index}]`;
    const unranked = score.kind === "none" && rank === "kept";
    return [
      ...(unranked ? [errorAt(at(`${own}.rank`), "veto-rank-without-score", { veto: name })] : []),
      ...(grade.kind === "kept"
        ? []
        : groupsOf(scheme.groups, table).flatMap((group) => {
            const known = group.grading.grades.map((one) => one.name);
            return unknownIn("grade", [{ text: grade.grade, path: `${own}.grade.grade` }], known, at);
          })),
    ];
  }),
];
