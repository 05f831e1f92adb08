import { errorAt, type Issue } from "../shared/result.ts";
import { addUp, checkReferences, entriesOf, repeatedIn, unknownIn, type At } from "./checkLists.ts";
import type { Scheme } from "./scheme.ts";
import { isAssessedOn } from "./weightFloors.ts";

/**
 * Checks the whole performance assessment (绩效考核构成): its components and pools come to 100, and every group is assessed
 * on open-government work.
 *
 * @returns `id-repeated`, `name-repeated`, `reference-unknown`, `listed-twice`, `points-do-not-add-up`,
 *   `component-unknown` (id), `pool-without-component` (pool), `open-government-not-assessed` (component, group)
 */
export const checkPerformance = ({ performance, groups }: Scheme, at: At): readonly Issue[] => {
  const { components, pools, openGovernment } = performance;
  const poolIds = pools.map(({ id }) => id);
  const groupIds = groups.map(({ id }) => id);
  const weights = components.filter(({ pool }) => pool === null).map(({ weight }) => weight);
  const points = pools.map((pool) => pool.points);
  const main = components.find(({ id }) => id === openGovernment);
  return [
    ...repeatedIn(components, "performance.components", at),
    ...repeatedIn(pools, "performance.pools", at),
    ...components.flatMap((component, index) => {
      const path = `performance.components[${index}]`;
      return [
        ...(component.pool === null
          ? []
          : unknownIn("pool", [{ text: component.pool, path: `${path}.pool` }], poolIds, at)),
        ...(component.groups === "all"
          ? []
          : checkReferences("group", entriesOf(component.groups, `${path}.groups`), groupIds, at)),
      ];
    }),
    ...addUp("components", [...weights, ...points], "100", "performance.components", at),
    ...pools.flatMap(({ id, name }, index) =>
      components.some(({ pool }) => pool === id)
        ? []
        : [errorAt(at(`performance.pools[${index}]`), "pool-without-component", { pool: name })],
    ),
    ...(main ? [] : [errorAt(at("performance.openGovernment"), "component-unknown", { id: openGovernment })]),
    ...groups.flatMap(({ id, name }) =>
      !main || isAssessedOn(main, id)
        ? []
        : [
            errorAt(at(`performance.components[${components.indexOf(main)}].groups`), "open-government-not-assessed", {
              component: main.name,
              group: name,
            }),
          ],
    ),
  ];
};
