import type { WeightFloor } from "../breakdown/breakdown.ts";
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  isZero,
  multiply,
  sum,
  whole,
  zero,
  type Exact,
} from "../shared/exact.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import { componentFor, openGovernmentOf } from "./floorSubject.ts";
import type { PerformanceComponent } from "./performance.ts";
import type { DecimalText, Scheme } from "./scheme.ts";

/**
 * The least weight of open-government work in the performance assessment, in percent (权重下限).
 * Source: the national work points of 2019 as DOMAIN.md 37 quotes them; local work points repeat it.
 */
const statutoryFloor: DecimalText = "4";

/** A floor under one component's weight; `quote` is the document's clause, empty for a floor of another source. */
export type ComponentFloor = {
  readonly component: PerformanceComponent;
  readonly percent: DecimalText;
  readonly source: "statute" | "document" | "office";
  readonly quote: string;
};

/** Whether a group is assessed on a component. */
export const isAssessedOn = ({ groups }: PerformanceComponent, group: string): boolean =>
  groups === "all" || groups.includes(group);

/**
 * What a component weighs in a group's performance assessment (实际权重), in points of 100: as written, or its share of its
 * pool among the members that the group is assessed on; then rescaled to 100 where the scheme says so.
 *
 * @param component an id
 * @param group an id
 * @returns 0 where the group is not assessed on it
 */
export const effectiveWeight = (scheme: Scheme, component: string, group: string): Exact => {
  const { components, notAssessed } = scheme.performance;
  const assessed = components.filter((one) => isAssessedOn(one, group));
  const own = assessed.find(({ id }) => id === component);
  if (!own) return zero;
  const weight = weightIn(scheme, own, assessed);
  if (notAssessed === "keep") return weight;
  const all = sum(assessed.map((one) => weightIn(scheme, one, assessed)));
  return isZero(all) ? zero : divide(multiply(weight, whole(100)), all);
};

const weightIn = (
  { performance }: Scheme,
  { weight, pool }: PerformanceComponent,
  assessed: readonly PerformanceComponent[],
): Exact => {
  if (pool === null) return exact(weight);
  const shares = sum(assessed.filter((one) => one.pool === pool).map((one) => exact(one.weight)));
  const points = performance.pools.find(({ id }) => id === pool)?.points ?? "0";
  return isZero(shares) ? zero : divide(multiply(exact(points), exact(weight)), shares);
};

/**
 * Which floors hold which component (权重下限对应): the statutory one and the document's for open-government work, others
 * (such as 3% for websites) for the component whose name they bear, and those that the office set itself.
 *
 * @returns those held, and those that no component answers to
 */
export const matchFloors = (
  scheme: Scheme,
  floors: readonly WeightFloor[],
): { readonly held: readonly ComponentFloor[]; readonly loose: readonly WeightFloor[] } => {
  const main = openGovernmentOf(scheme);
  const held: ComponentFloor[] = main
    ? [{ component: main, percent: statutoryFloor, source: "statute", quote: "" }]
    : [];
  for (const component of scheme.performance.components) {
    if (component.floor !== null) held.push({ component, percent: component.floor, source: "office", quote: "" });
  }
  const loose: WeightFloor[] = [];
  for (const floor of floors) {
    const component = componentFor(scheme, floor.subject);
    if (component) held.push({ component, percent: floor.percent, source: "document", quote: floor.quote });
    else loose.push(floor);
  }
  return { held, loose };
};

/**
 * Holds the scheme's effective weights to their floors in every group that is assessed on the component, exactly: 3.9999%
 * falls short, 4% passes. Open-government work is also held to its floors within 100 and the bonus points.
 *
 * @param floors the source document's, none before a document is loaded
 * @returns `weight-below-floor` (component, groups, weight, floor) for the statutory floor, `weight-below-clause` (and
 *   quote) for the document's, `weight-below-own-floor` for the office's; `weight-below-floor-with-bonus` (and bonus) where
 *   only the bonus brings it below; and the warning `floor-without-component`
 */
export const checkFloors = (scheme: Scheme, floors: readonly WeightFloor[], document: string): readonly Issue[] => {
  const { held, loose } = matchFloors(scheme, floors);
  return [
    ...held.flatMap((floor) => shortfalls(scheme, floor, document)),
    ...loose.map(({ percent, quote, subject, place }) =>
      warningAt({ kind: "text", ...place }, "floor-without-component", { percent, quote, subject }),
    ),
  ];
};

/** One issue for each weight that falls short, with the groups where the component weighs so. */
const shortfalls = (scheme: Scheme, floor: ComponentFloor, document: string): readonly Issue[] => {
  const { component, percent } = floor;
  const { components, openGovernment, bonusPoints } = scheme.performance;
  const index = components.indexOf(component);
  const place = { kind: "field", document, path: `performance.components[${index}].weight` } as const;
  const isShort = (weight: Exact): boolean => compare(weight, exact(percent)) < 0;
  const byWeight = new Map<string, { readonly weight: Exact; readonly groups: string[] }>();
  for (const { id, name } of scheme.groups) {
    if (!isAssessedOn(component, id)) continue;
    const weight = effectiveWeight(scheme, component.id, id);
    const same = byWeight.get(exactText(weight));
    if (same) same.groups.push(name);
    else byWeight.set(exactText(weight), { weight, groups: [name] });
  }
  return [...byWeight].flatMap(([text, { weight, groups }]): readonly Issue[] => {
    const short = { component: component.name, groups: groups.join("、"), weight: text, floor: percent };
    if (isShort(weight)) {
      switch (floor.source) {
        case "statute":
          return [errorAt(place, "weight-below-floor", short)];
        case "document":
          return [errorAt(place, "weight-below-clause", { ...short, quote: floor.quote })];
        case "office":
          return [errorAt(place, "weight-below-own-floor", short)];
      }
    }
    const within = divide(multiply(weight, whole(100)), add(whole(100), exact(bonusPoints)));
    return component.id === openGovernment && isShort(within)
      ? [
          errorAt(place, "weight-below-floor-with-bonus", {
            ...short,
            weight: exactText(within),
            bonus: bonusPoints,
          }),
        ]
      : [];
  });
};
