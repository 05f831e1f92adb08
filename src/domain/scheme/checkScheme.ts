import { checkShape } from "../shared/checkShape.ts";
import { compare, exact, exactText, isZero, subtract, sum, type Exact } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../shared/result.ts";
import type { Scheme } from "./scheme.ts";
import { schemeShape } from "./schemeShape.ts";
import { checkFloors } from "./weightFloors.ts";

/**
 * Takes a scheme (考核方案) as it came and says at once all that is wrong with it.
 *
 * @param document the file or sheet it came from
 * @returns the scheme, or issues: the shape's; `id-repeated`, `name-repeated`; `points-do-not-add-up` (data: part, got, want,
 *   difference); `criterion-without-points`; `grades-not-falling`; `grades-without-zero`; `component-unknown`;
 *   `weight-below-floor`
 */
export const checkScheme = (raw: unknown, document: string): Result<Scheme> => {
  const shaped = checkShape(schemeShape, raw, document);
  if (!shaped.ok) return shaped;
  const scheme = shaped.value;
  const at = (path: string): Place => ({ kind: "field", document, path });
  return judged(
    () => scheme,
    [
      ...repeated(scheme, at),
      ...sums(scheme, at),
      ...emptyCriteria(scheme, at),
      ...gradeOrder(scheme, at),
      ...componentOfOpenGovernment(scheme, at),
      ...checkFloors(scheme, [], document),
    ],
  );
};

type At = (path: string) => Place;

/** Ids must differ, and names too: sheets and notices tell things apart by name. */
const repeated = (scheme: Scheme, at: At): readonly Issue[] => {
  const again = (part: string, key: "id" | "name", values: readonly string[]): readonly Issue[] =>
    values.flatMap((value, index) =>
      values.findIndex((other) => sameName(other, value)) < index
        ? [errorAt(at(`${part}[${index}].${key}`), `${key}-repeated`, { [key]: value })]
        : [],
    );
  const lists = Object.entries({
    groups: scheme.groups,
    parties: scheme.parties,
    criteria: scheme.criteria,
    "performance.components": scheme.performance.components,
  });
  return [
    ...lists.flatMap(([part, list]) =>
      again(
        part,
        "id",
        list.map(({ id }) => id),
      ),
    ),
    ...lists.flatMap(([part, list]) =>
      again(
        part,
        "name",
        list.map(({ name }) => name),
      ),
    ),
    ...again(
      "grades",
      "name",
      scheme.grades.map(({ name }) => name),
    ),
  ];
};

/** Excel tells no case apart in headers, and people no width. */
const sameName = (a: string, b: string): boolean =>
  a.normalize("NFKC").toLowerCase() === b.normalize("NFKC").toLowerCase();

const sums = (scheme: Scheme, at: At): readonly Issue[] => [
  ...addUp(
    at("criteria"),
    "criteria",
    scheme.criteria.map((criterion) => criterion.maxPoints),
    scheme.totalPoints,
  ),
  ...addUp(
    at("parties"),
    "parties",
    scheme.parties.map((party) => party.weight),
    "100",
  ),
  ...addUp(
    at("performance.components"),
    "components",
    scheme.performance.components.map((one) => one.weight),
    "100",
  ),
];

const addUp = (place: Place, part: string, parts: readonly string[], want: string): readonly Issue[] => {
  const got = sum(parts.map(exact));
  const difference: Exact = subtract(got, exact(want));
  if (isZero(difference)) return [];
  return [
    errorAt(place, "points-do-not-add-up", { part, got: exactText(got), want, difference: exactText(difference) }),
  ];
};

const emptyCriteria = (scheme: Scheme, at: At): readonly Issue[] =>
  scheme.criteria.flatMap(({ id, maxPoints }, index) =>
    isZero(exact(maxPoints)) ? [errorAt(at(`criteria[${index}].maxPoints`), "criterion-without-points", { id })] : [],
  );

const gradeOrder = ({ grades }: Scheme, at: At): readonly Issue[] => {
  const falling = grades.flatMap((grade, index) => {
    const above = grades[index - 1];
    return above && compare(exact(above.from), exact(grade.from)) <= 0
      ? [errorAt(at(`grades[${index}].from`), "grades-not-falling", { grade: grade.name, above: above.name })]
      : [];
  });
  const last = grades.at(-1);
  return last && !isZero(exact(last.from))
    ? [
        ...falling,
        errorAt(at(`grades[${grades.length - 1}].from`), "grades-without-zero", { grade: last.name, from: last.from }),
      ]
    : falling;
};

const componentOfOpenGovernment = ({ performance }: Scheme, at: At): readonly Issue[] =>
  performance.components.some(({ id }) => id === performance.openGovernment)
    ? []
    : [errorAt(at("performance.openGovernment"), "component-unknown", { id: performance.openGovernment })];
