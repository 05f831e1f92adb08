import { foldText } from "../breakdown/foldText.ts";
import type { PerformanceComponent } from "./performance.ts";
import type { Scheme } from "./scheme.ts";

/** The component that is open-government work, none where the scheme names another. */
export const openGovernmentOf = ({ performance }: Scheme): PerformanceComponent | undefined =>
  performance.components.find(({ id }) => id === performance.openGovernment);

/**
 * The component that a clause is about, in either script: the one with the longest name that its subject says in full;
 * else 政务公开, or no subject, means open-government work; else a component whose name has the subject in it.
 */
export const componentFor = (scheme: Scheme, subject: string): PerformanceComponent | undefined => {
  const said = foldText(subject);
  const named = scheme.performance.components.map((component) => ({ component, name: foldText(component.name) }));
  const [longest] = named.filter(({ name }) => said.includes(name)).sort((a, b) => b.name.length - a.name.length);
  if (longest) return longest.component;
  if (said === "" || said.includes("政务公开")) return openGovernmentOf(scheme);
  return named.find(({ name }) => name.includes(said))?.component;
};
