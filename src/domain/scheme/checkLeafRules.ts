import { compare, exact, exactText, isZero, one, sum } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { checkCurve } from "./checkCurve.ts";
import { checkRounds } from "./checkRounds.ts";
import { idsOf, repeatedIn, type At } from "./checkLists.ts";
import { checkNames } from "./checkFormula.ts";
import { isPlacedLeaf, placedCriteria, type PlacedLeaf } from "./criterionPaths.ts";
import { checkScale, checkShare } from "./checkShares.ts";
import type { Option } from "./leafRule.ts";
import { leastPoints } from "./plannedRoots.ts";
import type { Scheme, Table } from "./scheme.ts";

/**
 * Checks the rules of a table's leaves (评分规则), each in itself and against the leaf's points.
 *
 * @param path of the table
 * @returns `id-repeated`, `name-repeated`, `share-outside` (got), `parts-above-one` (got), `scale-not-rising`,
 *   `count-ceiling-above-points` (ceiling, maxPoints), `count-base-above-ceiling`, `curve-not-rising`,
 *   `curve-shares-falling`, `task-weights-zero`, `reference-unknown`, `listed-twice`, `formula-name-unfit` (name)
 */
export const checkLeafRules = (scheme: Scheme, table: Table, path: string, at: At): readonly Issue[] =>
  placedCriteria(table.criteria, `${path}.criteria`)
    .filter(isPlacedLeaf)
    .flatMap((leaf) => checkRule(scheme, table, leaf, at));

const checkRule = (scheme: Scheme, table: Table, leaf: PlacedLeaf, at: At): readonly Issue[] => {
  const { rule, id } = leaf.criterion;
  const path = `${leaf.path}.rule`;
  switch (rule.kind) {
    case "points":
      return rule.scale ? checkScale(rule.scale, `${path}.scale`, at) : [];
    case "options":
    case "survey":
      return checkOptions(rule.options, `${path}.options`, at);
    case "parts":
      return [...checkOptions(rule.parts, `${path}.parts`, at), ...checkParts(rule.parts, `${path}.parts`, at)];
    case "count": {
      const { base, ceiling } = rule;
      const max = leastPoints(table, id);
      return [
        ...(max && compare(exact(ceiling), max) > 0
          ? [errorAt(at(`${path}.ceiling`), "count-ceiling-above-points", { ceiling, maxPoints: exactText(max) })]
          : []),
        ...(compare(exact(base), exact(ceiling)) > 0
          ? [errorAt(at(`${path}.base`), "count-base-above-ceiling", { base, ceiling })]
          : []),
      ];
    }
    case "deductions":
    case "minus":
      return repeatedIn(rule.kinds, `${path}.kinds`, at);
    case "completion":
      return checkCurve(rule.curve, `${path}.curve`, at);
    case "tasks":
      return [
        ...checkOptions(rule.states, `${path}.states`, at),
        ...(isZero(sum([exact(rule.leadWeight), exact(rule.supportWeight)]))
          ? [errorAt(at(`${path}.leadWeight`), "task-weights-zero")]
          : []),
      ];
    case "findings":
      return [
        ...repeatedIn(rule.kinds, `${path}.kinds`, at),
        ...checkRounds(scheme, rule.rounds, `${path}.rounds`, at),
        ...checkShare(rule.rectified, `${path}.rectified`, at),
      ];
    case "formula":
      return [
        ...repeatedIn(rule.inputs, `${path}.inputs`, at),
        ...checkNames(idsOf(rule.inputs, `${path}.inputs`), at),
      ];
    case "allOrNothing":
    case "proportion":
      return [];
  }
};

const checkOptions = (options: readonly Option[], path: string, at: At): readonly Issue[] => [
  ...repeatedIn(options, path, at),
  ...options.flatMap(({ share }, index) => checkShare(share, `${path}[${index}].share`, at)),
];

const checkParts = (parts: readonly Option[], path: string, at: At): readonly Issue[] => {
  const got = sum(parts.map(({ share }) => exact(share)));
  return compare(got, one) > 0 ? [errorAt(at(path), "parts-above-one", { got: exactText(got) })] : [];
};
