import type { Task, UnitAlias } from "./breakdown.ts";
import { customaryAliases } from "./customaryAliases.ts";
import { listedAliases } from "./listedAliases.ts";
import type { Script } from "./script.ts";
import { statedAliases } from "./statedAliases.ts";

/**
 * Proposes which names mean one unit (单位简称建议): what the document says in words, in tables and in lists, in its order,
 * then by custom for the units of its tasks. Nothing is merged by it: a person decides. Each pair once; where the document
 * says what a short name stands for, custom is silent.
 */
export const unitAliases = (script: Script, tasks: readonly Task[], jurisdiction: string): readonly UnitAlias[] => {
  const said = [...statedAliases(script, jurisdiction), ...listedAliases(script)].sort(
    (a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0),
  );
  const saidShorts = new Set(said.map(({ short }) => short));
  const customary = customaryAliases(namesOf(tasks), jurisdiction).filter(({ short }) => !saidShorts.has(short));
  const pairs = new Map<string, UnitAlias>();
  for (const alias of [...said, ...customary]) {
    const key = `${alias.short}|${alias.full}`;
    if (!pairs.has(key)) pairs.set(key, alias);
  }
  return [...pairs.values()];
};

/** Each name once, in order; tasks with equal attributions share their lists, which are looked at once. */
const namesOf = (tasks: readonly Task[]): readonly string[] => {
  const names = new Set<string>();
  const seen = new Set<readonly string[]>();
  for (const { lead, support } of tasks) {
    for (const list of [lead, support]) {
      if (seen.has(list)) continue;
      seen.add(list);
      for (const name of list) names.add(name);
    }
  }
  return [...names];
};
