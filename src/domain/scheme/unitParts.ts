import { compare, exact } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { Scheme, Table } from "./scheme.ts";
import type { Unit } from "./unit.ts";

/**
 * Checks which units are parts of which (组成单位): that there is such a unit, that nothing is a part of itself, and that
 * what is averaged was scored out of the same total.
 *
 * @param at the place of the n-th unit
 * @returns `part-of-unknown` (unit, of), `part-of-circle` (unit, of), `part-totals-differ` (unit, of, got, want), and the
 *   warning `role-unused` (unit, role, roles)
 */
export const checkUnitParts = (
  units: readonly Unit[],
  scheme: Scheme | null,
  at: (index: number) => Place,
): readonly Issue[] => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const tableOf = ({ group }: Unit): Table | undefined => {
    const id = scheme?.groups.find((one) => one.id === group)?.table;
    return scheme?.tables.find((table) => table.id === id);
  };
  /** Of the first part of each unit. */
  const totals = new Map<string, string>();
  return units.flatMap((unit, index): readonly Issue[] => {
    if (!unit.partOf) return [];
    const { role } = unit.partOf;
    const whole = byId.get(unit.partOf.unit);
    if (!whole) return [errorAt(at(index), "part-of-unknown", { unit: unit.name, of: unit.partOf.unit })];
    if (isPartOfItself(unit, byId)) return [errorAt(at(index), "part-of-circle", { unit: unit.name, of: whole.name })];
    const table = tableOf(whole);
    const roles = table?.stages.flatMap((stage) =>
      stage.op === "components" ? stage.roles.map((one) => one.role) : [],
    );
    const got = tableOf(unit)?.totalPoints;
    const want = totals.get(whole.id) ?? got;
    if (want !== undefined) totals.set(whole.id, want);
    return [
      ...(roles && !roles.includes(role)
        ? [warningAt(at(index), "role-unused", { unit: unit.name, role, roles: roles.join(", ") })]
        : []),
      ...(got !== undefined && want !== undefined && compare(exact(got), exact(want)) !== 0
        ? [errorAt(at(index), "part-totals-differ", { unit: unit.name, of: whole.name, got, want })]
        : []),
    ];
  });
};

/** Follows from part to whole; a circle is reported at each of its units. */
const isPartOfItself = (unit: Unit, byId: ReadonlyMap<string, Unit>): boolean => {
  const met = new Set<string>();
  for (let next = unit.partOf?.unit; next !== undefined && !met.has(next); next = byId.get(next)?.partOf?.unit) {
    if (next === unit.id) return true;
    met.add(next);
  }
  return false;
};
