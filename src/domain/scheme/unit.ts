import * as v from "valibot";

import { idShape, nameShape, type Shape } from "../shared/checkShape.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import { confusableNames } from "./confusableNames.ts";
import type { Scheme } from "./scheme.ts";
import { checkUnitParts } from "./unitParts.ts";

/** Who is assessed (被考核单位): one group a year; other names under which documents and files know it. */
export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly aliases: readonly string[];
  /** The unit whose score this one is a component of, and as what (乡镇、县直部门); null for most. */
  readonly partOf: { readonly unit: string; readonly role: string } | null;
  /** Where it was founded, merged or renamed within the year: the first and the last day on which it is this unit. */
  readonly from?: string;
  readonly until?: string;
};

export const unitShape: Shape<Unit> = v.strictObject({
  id: idShape,
  name: nameShape,
  group: idShape,
  aliases: v.array(nameShape),
  partOf: v.nullable(v.strictObject({ unit: idShape, role: idShape })),
  from: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  until: v.exactOptional(v.pipe(v.string(), v.isoDate())),
});

/**
 * Finds the unit that a file means by `text`: its id, its name or one of its aliases, width and spaces aside.
 * Nothing is guessed: a name that only resembles one is not found.
 */
export const unitFinder = (units: readonly Unit[]): ((text: string) => Unit | undefined) => {
  const byText = new Map(
    units.flatMap((unit) => [unit.id, unit.name, ...unit.aliases].map((text) => [plainName(text), unit] as const)),
  );
  return (text) => byText.get(plainName(text));
};

/** Whether a unit is this unit on a day (存续期内), an ISO date. */
export const isUnitOn = ({ from, until }: Unit, date: string): boolean =>
  (from === undefined || from <= date) && (until === undefined || date <= until);

/** A name as lists compare it: width and spaces aside. */
export const plainName = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");

/**
 * Checks the list of units against itself and the scheme's groups.
 *
 * @param at the place of the n-th unit
 * @returns `units-empty`, `id-repeated` (case aside), `unit-name-repeated` (a name, alias or id that is also another's:
 *   a file that says it could mean either), `group-unknown`, `unit-dates-reversed` (unit, from, until); the warning
 *   `unit-name-confusable` (unit, other) for two that look alike
 */
export const checkUnits = (
  units: readonly Unit[],
  scheme: Scheme | null,
  at: (index: number) => Place,
): readonly Issue[] => {
  if (units.length === 0) return [errorAt(at(0), "units-empty")];
  const ids = new Set<string>();
  const takenBy = new Map(units.map(({ id }, index) => [plainName(id), index] as const));
  const ofRows = units.flatMap((unit, index) => {
    const issues: Issue[] = [];
    if (ids.has(unit.id.toLowerCase())) issues.push(errorAt(at(index), "id-repeated", { id: unit.id }));
    ids.add(unit.id.toLowerCase());
    for (const name of new Set([unit.name, ...unit.aliases].map(plainName))) {
      const taker = takenBy.get(name) ?? index;
      if (taker !== index) issues.push(errorAt(at(index), "unit-name-repeated", { unit: name }));
      takenBy.set(name, taker);
    }
    const { from, until } = unit;
    if (from !== undefined && until !== undefined && until < from) {
      issues.push(errorAt(at(index), "unit-dates-reversed", { unit: unit.name, from, until }));
    }
    if (scheme && !scheme.groups.some(({ id }) => id === unit.group)) {
      const groups = scheme.groups.map(({ id }) => id).join(", ");
      issues.push(errorAt(at(index), "group-unknown", { unit: unit.name, group: unit.group, groups }));
    }
    return issues;
  });
  const nameAt = (index: number): string => units[index]?.name ?? "";
  const alike = confusableNames(units.map(({ name }) => name)).flatMap((pair) => {
    const [unit, other] = [nameAt(pair.at), nameAt(pair.like)];
    // The same but for width and spaces is an error of its own.
    return plainName(unit) === plainName(other)
      ? []
      : [warningAt(at(pair.at), "unit-name-confusable", { unit, other })];
  });
  return [...ofRows, ...alike, ...checkUnitParts(units, scheme, at)];
};
