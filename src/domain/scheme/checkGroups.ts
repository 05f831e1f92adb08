import { compare, exact, whole } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { checkReferences, namesOf, repeatedIn, repeatedNames, unknownIn, type At } from "./checkLists.ts";
import { checkCompared } from "./checkCompared.ts";
import { checkShare } from "./checkShares.ts";
import type { Group, Scheme } from "./scheme.ts";

/**
 * Checks the groups (分组): their tables, and how totals become ranks and grades.
 *
 * @returns `id-repeated`, `name-repeated`, `reference-unknown`, `listed-twice`, `grades-not-falling` (grade, above),
 *   `grade-without-bound` (grade), `last-grade-bounded` (grade, from), `quota-on-last-grade` (grade),
 *   `percent-above-hundred` (got), `share-outside`; and those of `checkCompared`
 */
export const checkGroups = (scheme: Scheme, at: At): readonly Issue[] => [
  ...repeatedIn(scheme.groups, "groups", at),
  ...scheme.groups.flatMap((group, index) => {
    const path = `groups[${index}]`;
    const tables = scheme.tables.map(({ id }) => id);
    return [
      ...unknownIn("table", [{ text: group.table, path: `${path}.table` }], tables, at),
      ...checkCompared(scheme, group, path, at),
      ...checkGrades(group, `${path}.grading.grades`, at),
      ...checkQuotas(group, `${path}.grading.quotas`, at),
      ...checkGradeLimits(group, `${path}.grading.limits`, at),
    ];
  }),
];

/** Bounds fall strictly; a grade without one takes any total, so it is the last, or has a quota. */
const checkGrades = ({ grading: { grades, quotas } }: Group, path: string, at: At): readonly Issue[] => {
  const last = grades.at(-1);
  return [
    ...repeatedNames(namesOf(grades, path), at),
    ...grades.flatMap(({ name, from }, index) => {
      const own = `${path}[${index}].from`;
      if (from === null) {
        const open = index === grades.length - 1 || quotas.some(({ grade }) => grade === name);
        return open ? [] : [errorAt(at(own), "grade-without-bound", { grade: name })];
      }
      const above = grades
        .slice(0, index)
        .filter((grade) => grade.from !== null)
        .at(-1);
      const falls = !above || above.from === null || compare(exact(above.from), exact(from)) > 0;
      return falls ? [] : [errorAt(at(own), "grades-not-falling", { grade: name, above: above.name })];
    }),
    ...(last && last.from !== null
      ? [
          errorAt(at(`${path}[${grades.length - 1}].from`), "last-grade-bounded", {
            grade: last.name,
            from: last.from,
          }),
        ]
      : []),
  ];
};

const checkQuotas = ({ grading: { grades, quotas } }: Group, path: string, at: At): readonly Issue[] => {
  const known = grades.map(({ name }) => name);
  const fields = quotas.map(({ grade }, index) => ({ text: grade, path: `${path}[${index}].grade` }));
  return [
    ...checkReferences("grade", fields, known, at),
    ...quotas.flatMap(({ grade, limit }, index) => [
      ...(grade === known.at(-1) ? [errorAt(at(`${path}[${index}].grade`), "quota-on-last-grade", { grade })] : []),
      ...(limit.kind === "percent" && compare(exact(limit.percent), whole(100)) > 0
        ? [errorAt(at(`${path}[${index}].limit.percent`), "percent-above-hundred", { got: limit.percent })]
        : []),
    ]),
  ];
};

const checkGradeLimits = ({ grading: { grades, limits } }: Group, path: string, at: At): readonly Issue[] => {
  const known = grades.map(({ name }) => name);
  const fields = limits.map(({ atMost }, index) => ({ text: atMost, path: `${path}[${index}].atMost` }));
  return [
    ...repeatedNames(namesOf(limits, path), at),
    ...unknownIn("grade", fields, known, at),
    ...limits.flatMap(({ when }, index) =>
      when.by === "criterion" ? checkShare(when.below, `${path}[${index}].when.below`, at) : [],
    ),
  ];
};
