import { errorAt, type Issue } from "../shared/result.ts";
import { unknownIn, type At, type Written } from "./checkLists.ts";
import type { Group, Scheme, Table } from "./scheme.ts";
import { inputsOf, type Stage } from "./stage.ts";

/**
 * Checks that a table's stages form a way to the total (环节次序): each reads only what stands before it, the total is the
 * last, and nothing is worked out that nobody reads.
 *
 * @param path of the table
 * @returns `reference-unknown`, `stage-not-before` (stage, of), `total-not-last` (total, last), `stage-unused` (stage)
 */
export const checkStageOrder = (scheme: Scheme, table: Table, path: string, at: At): readonly Issue[] => {
  const ids = table.stages.map(({ id }) => id);
  const last = table.stages.at(-1);
  const total = { text: table.total, path: `${path}.total` };
  const read = new Set([table.total, ...table.stages.flatMap(inputsOf), ...readByGroups(scheme, table)]);
  return [
    ...table.stages.flatMap((stage, index) => {
      const references = stageReferences(stage, `${path}.stages[${index}]`);
      return [
        ...unknownIn("stage", references, ids, at),
        ...references
          .filter(({ text }) => ids.indexOf(text) >= index)
          .map(({ text, path: own }) => errorAt(at(own), "stage-not-before", { stage: stage.name, of: text })),
      ];
    }),
    ...unknownIn("stage", [total], ids, at),
    ...(ids.includes(table.total) && last && last.id !== table.total
      ? [errorAt(at(total.path), "total-not-last", { total: table.total, last: last.id })]
      : []),
    ...table.stages.flatMap(({ id, name }, index) =>
      read.has(id) ? [] : [errorAt(at(`${path}.stages[${index}]`), "stage-unused", { stage: name })],
    ),
  ];
};

/** The stages that a stage names, each at the field that names it, in the order of `inputsOf`. */
export const stageReferences = (stage: Stage, path: string): readonly Written[] => {
  switch (stage.op) {
    case "criteria":
    case "events":
    case "components":
      return [];
    case "sum":
    case "weighted":
      return stage.of.map((term, index) => ({ text: term.stage, path: `${path}.of[${index}].stage` }));
    case "convert":
    case "veto":
      return [{ text: stage.of, path: `${path}.of` }];
    case "gate":
      return [
        { text: stage.of, path: `${path}.of` },
        { text: stage.when.stage, path: `${path}.when.stage` },
      ];
    case "limit":
      return [
        { text: stage.of, path: `${path}.of` },
        { text: stage.against, path: `${path}.against` },
      ];
    case "formula":
      return stage.inputs.map((input, index) => ({ text: input.stage, path: `${path}.inputs[${index}].stage` }));
  }
};

const readByGroups = ({ groups }: Scheme, table: Table): readonly string[] =>
  groupsOf(groups, table).flatMap(({ ranking, grading }) => [
    ...ranking.tieBreaks.map(({ stage }) => stage),
    ...grading.limits.map(({ when }) => when.stage),
  ]);

/** The groups that are assessed by a table. */
export const groupsOf = (groups: readonly Group[], { id }: Table): readonly Group[] =>
  groups.filter(({ table }) => table === id);
