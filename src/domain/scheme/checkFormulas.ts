import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { At } from "./checkLists.ts";
import { placedCriteria } from "./criterionPaths.ts";
import { isLeaf } from "./criterion.ts";
import type { Scheme } from "./scheme.ts";

/** What is wrong with a formula before any number is put in, with the part that is so. */
export type FormulaFault = {
  readonly code:
    | "formula-unreadable"
    | "formula-name-unknown"
    | "formula-not-allowed"
    | "formula-test-wanted"
    | "formula-number-wanted"
    | "formula-places-outside"
    | "formula-too-deep";
  readonly part: string;
};

/**
 * Reads a formula in a closed scope without computing it (公式读检), every branch of it; passed in, because a formula
 * language is no part of the domain.
 */
export type FormulaReader = (
  formula: string,
  names: readonly string[],
) => { readonly faults: readonly FormulaFault[]; readonly unused: readonly string[] };

/**
 * Reads every formula of a scheme, of leaves and of stages, so that one that could never give a number is refused with the
 * scheme and not at the end of the year.
 *
 * @returns the faults' codes as errors (part, names); the warning `formula-input-unused` (names)
 */
export const checkFormulas = (scheme: Scheme, read: FormulaReader, at: At): readonly Issue[] =>
  writtenIn(scheme).flatMap(({ formula, names, path }) => {
    const { faults, unused } = read(formula, names);
    const own = names.filter((name) => name !== "max");
    return [
      ...faults.map(({ code, part }) => errorAt(at(path), code, { part, names: own.join(", ") })),
      ...(faults.length === 0 && unused.length > 0
        ? [warningAt(at(path), "formula-input-unused", { names: unused.join(", ") })]
        : []),
    ];
  });

type WrittenFormula = { readonly formula: string; readonly names: readonly string[]; readonly path: string };

const writtenIn = ({ tables }: Scheme): readonly WrittenFormula[] =>
  tables.flatMap(({ criteria, stages }, index) => [
    ...placedCriteria(criteria, `tables[${index}].criteria`).flatMap(
      ({ criterion, path }): readonly WrittenFormula[] =>
        isLeaf(criterion) && criterion.rule.kind === "formula"
          ? [
              {
                formula: criterion.rule.formula,
                names: ["max", ...criterion.rule.inputs.map(({ id }) => id)],
                path: `${path}.rule.formula`,
              },
            ]
          : [],
    ),
    ...stages.flatMap((stage, place): readonly WrittenFormula[] =>
      stage.op === "formula"
        ? [
            {
              formula: stage.formula,
              names: stage.inputs.map(({ name }) => name),
              path: `tables[${index}].stages[${place}].formula`,
            },
          ]
        : [],
    ),
  ]);
