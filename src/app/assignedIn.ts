import { toEverybody, type IsAssigned } from "../domain/scheme/dueLeaves.ts";
import type { State } from "./state.ts";

/** Who is to score whom (分工): the units of each reviewer's latest pack; all units for everybody while no packs are out. */
export const assignedIn = ({ packs }: Pick<State, "packs">): IsAssigned => {
  if (packs.length === 0) return toEverybody;
  const units = new Map(packs.map((pack) => [pack.reviewer, new Set(pack.units)]));
  return (reviewer, unit) => units.get(reviewer)?.has(unit) ?? false;
};
