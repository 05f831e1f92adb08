import { compare, exact } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { checkCriteriaStage } from "./checkCriteriaStage.ts";
import { checkNames } from "./checkFormula.ts";
import { addUp, namesOf, repeatedIds, repeatedIn, repeatedNames, repeatedReferences, type At } from "./checkLists.ts";
import { checkRounds } from "./checkRounds.ts";
import { checkScale } from "./checkShares.ts";
import { checkStageOrder, stageReferences } from "./checkStageOrder.ts";
import { checkTaker } from "./checkTaker.ts";
import { checkVetoes } from "./checkVetoes.ts";
import { rootsOf } from "./plannedRoots.ts";
import type { Scheme, Table } from "./scheme.ts";
import type { Stage } from "./stage.ts";

/**
 * Checks the stages of a table (计分环节): their order, what they read, and what each operation needs.
 *
 * @param path of the table
 * @returns the issues of `checkStageOrder`, `checkCriteriaStage` and `checkVetoes`; `id-repeated`, `name-repeated`,
 *   `criterion-unused` (id), `bounds-crossed` (min, max), `points-do-not-add-up`, `reference-unknown`, `listed-twice`,
 *   `scale-not-rising`, `limit-of-itself` (id), `formula-name-unfit`
 */
export const checkStages = (scheme: Scheme, table: Table, path: string, at: At): readonly Issue[] => [
  ...repeatedIn(table.stages, `${path}.stages`, at),
  ...checkStageOrder(scheme, table, path, at),
  ...unusedCriteria(table, path, at),
  ...table.stages.flatMap((stage, index) => {
    const own = `${path}.stages[${index}]`;
    return [...checkBounds(stage, own, at), ...checkOperation(scheme, table, stage, own, at)];
  }),
];

/** A first-level criterion that no stage adds up would be observed in vain. */
const unusedCriteria = (table: Table, path: string, at: At): readonly Issue[] => {
  const used = new Set(table.stages.flatMap((stage) => (stage.op === "criteria" ? rootsOf(table, stage) : [])));
  return table.criteria.flatMap((criterion, index) =>
    used.has(criterion) ? [] : [errorAt(at(`${path}.criteria[${index}]`), "criterion-unused", { id: criterion.id })],
  );
};

const checkBounds = ({ bounds: { min, max } }: Stage, path: string, at: At): readonly Issue[] =>
  min !== null && max !== null && compare(exact(min), exact(max)) > 0
    ? [errorAt(at(`${path}.bounds`), "bounds-crossed", { min, max })]
    : [];

const checkOperation = (scheme: Scheme, table: Table, stage: Stage, path: string, at: At): readonly Issue[] => {
  switch (stage.op) {
    case "criteria":
      return checkCriteriaStage(scheme, table, stage, path, at);
    case "events":
      return [
        ...checkRounds(scheme, stage.rounds, `${path}.rounds`, at),
        ...repeatedNames(namesOf(stage.items, `${path}.items`), at),
      ];
    case "sum":
      return repeatedReferences("stage", stageReferences(stage, path), at);
    case "weighted": {
      const weights = stage.of.map(({ weight }) => weight);
      const known = stage.of.map((term) => term.stage);
      return [
        ...repeatedReferences("stage", stageReferences(stage, path), at),
        ...addUp("stages", weights, "100", `${path}.of`, at),
        ...checkTaker("stage", stage.absent, `${path}.absent`, known, at),
      ];
    }
    case "convert":
      return [...checkScale(stage.from, `${path}.from`, at), ...checkScale(stage.to, `${path}.to`, at)];
    case "gate":
      return [];
    case "limit":
      return stage.of === stage.against ? [errorAt(at(`${path}.against`), "limit-of-itself", { id: stage.of })] : [];
    case "components": {
      const known = stage.roles.map(({ role }) => role);
      const weights = stage.roles.map(({ weight }) => weight);
      const roles = known.map((text, index) => ({ text, path: `${path}.roles[${index}].role` }));
      return [
        ...repeatedReferences("role", roles, at),
        ...addUp("roles", weights, "100", `${path}.roles`, at),
        ...checkTaker("role", stage.absent, `${path}.absent`, known, at),
      ];
    }
    case "veto":
      return [
        ...checkRounds(scheme, stage.rounds, `${path}.rounds`, at),
        ...checkVetoes(scheme, table, stage, path, at),
      ];
    case "formula": {
      const names = stage.inputs.map(({ name }, index) => ({ text: name, path: `${path}.inputs[${index}].name` }));
      return [...repeatedIds(names, at), ...checkNames(names, at)];
    }
  }
};
