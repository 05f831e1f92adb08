import type { WeightFloor } from "../breakdown/breakdown.ts";
import { foldText } from "../breakdown/foldText.ts";
import { compare, exact } from "../shared/exact.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { DecimalText, PerformanceComponent, Scheme } from "./scheme.ts";

/**
 * The least weight of open-government work in the performance assessment, in percent (权重下限).
 * Source: the national work points of 2019 as DOMAIN.md 37 quotes them; local work points repeat it.
 */
const statutoryFloor: DecimalText = "4";

/** A floor under one component's weight; `quote` is the clause, empty for the statutory one. */
export type ComponentFloor = {
  readonly component: PerformanceComponent;
  readonly percent: DecimalText;
  readonly quote: string;
};

/**
 * Which floors hold which component (权重下限对应): the statutory one and the document's for open-government work, others
 * (such as 3% for websites) for the component whose name they bear.
 *
 * @returns those held, and those that no component answers to
 */
export const matchFloors = (
  scheme: Scheme,
  floors: readonly WeightFloor[],
): { readonly held: readonly ComponentFloor[]; readonly loose: readonly WeightFloor[] } => {
  const main = openGovernmentOf(scheme);
  const held: ComponentFloor[] = main ? [{ component: main, percent: statutoryFloor, quote: "" }] : [];
  const loose: WeightFloor[] = [];
  for (const floor of floors) {
    const component = componentFor(scheme, floor.subject);
    if (component) held.push({ component, percent: floor.percent, quote: floor.quote });
    else loose.push(floor);
  }
  return { held, loose };
};

/**
 * Holds the scheme's weights to their floors, exactly: 3.9999% falls short, 4% passes.
 *
 * @param floors the source document's, none before a document is loaded
 * @returns `weight-below-floor` (component, weight, floor) for the statutory floor,
 *   `weight-below-clause` (and quote) for the document's, and the warning `floor-without-component`
 */
export const checkFloors = (scheme: Scheme, floors: readonly WeightFloor[], document: string): readonly Issue[] => {
  const { held, loose } = matchFloors(scheme, floors);
  const tooLight = held.filter(({ component, percent }) => compare(exact(component.weight), exact(percent)) < 0);
  return [
    ...tooLight.map(({ component, percent, quote }) => {
      const index = scheme.performance.components.indexOf(component);
      const place = { kind: "field", document, path: `performance.components[${index}].weight` } as const;
      const { name, weight } = component;
      const short = { component: name, weight, floor: percent };
      return quote === ""
        ? errorAt(place, "weight-below-floor", short)
        : errorAt(place, "weight-below-clause", { ...short, quote });
    }),
    ...loose.map(({ percent, quote, subject, place }) =>
      warningAt({ kind: "text", ...place }, "floor-without-component", { percent, quote, subject }),
    ),
  ];
};

const openGovernmentOf = ({ performance }: Scheme): PerformanceComponent | undefined =>
  performance.components.find(({ id }) => id === performance.openGovernment);

/**
 * The component that a clause is about, in either script: the one with the longest name that its subject says in full;
 * else 政务公开, or no subject, means open-government work; else a component whose name has the subject in it.
 */
const componentFor = (scheme: Scheme, subject: string): PerformanceComponent | undefined => {
  const said = foldText(subject);
  const named = scheme.performance.components.map((component) => ({ component, name: foldText(component.name) }));
  const [longest] = named.filter(({ name }) => said.includes(name)).sort((a, b) => b.name.length - a.name.length);
  if (longest) return longest.component;
  if (said === "" || said.includes("政务公开")) return openGovernmentOf(scheme);
  return named.find(({ name }) => name.includes(said))?.component;
};
