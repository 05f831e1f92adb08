import type { Breakdown, UnitAlias } from "../domain/breakdown/breakdown.ts";
import { customaryAliases } from "../domain/breakdown/customaryAliases.ts";
import { plainName, unitFinder, type Unit } from "../domain/scheme/unit.ts";
import { wholeAssessment, type Place } from "../domain/shared/place.ts";
import { noteAt, type Issue } from "../domain/shared/result.ts";

/** Another name under which a unit may be known (别名建议): what is proposed, and by what. A person confirms it. */
export type ProposedAlias = { readonly unit: Unit; readonly name: string; readonly by: UnitAlias };

/** More short names of one unit than a person would go through are not offered. */
const mostSiblings = 20;

/**
 * Proposes other names of units (别名建议), from what the document says and by custom: the other name of each pair, and of a
 * pair's full name the other short ones. Units stay as they are; a name that a unit has already is not proposed to it.
 */
export const proposeAliases = (breakdown: Breakdown, units: readonly Unit[]): readonly ProposedAlias[] => {
  const named = breakdown.tasks.flatMap(({ lead, support }) => [...lead, ...support]);
  const said = (breakdown.aliases ?? []).filter(({ source }) => source === "document");
  const saidShorts = new Set(said.map(({ short }) => plainName(short)));
  const names = [...new Set([...units.flatMap(({ name, aliases }) => [name, ...aliases]), ...named])];
  const custom = customaryAliases(names, breakdown.jurisdiction).filter(
    ({ short }) => !saidShorts.has(plainName(short)),
  );
  const byName = new Map<string, UnitAlias[]>();
  for (const alias of [...said, ...custom]) {
    for (const name of [alias.short, alias.full]) {
      const plain = plainName(name);
      const pairs = byName.get(plain);
      if (pairs) pairs.push(alias);
      else byName.set(plain, [alias]);
    }
  }
  return units.flatMap((unit) => {
    const own = new Set([unit.name, ...unit.aliases].map(plainName));
    const proposals = new Map<string, ProposedAlias>();
    const propose = (name: string, by: UnitAlias): void => {
      const plain = plainName(name);
      if (!own.has(plain) && !proposals.has(plain)) proposals.set(plain, { unit, name, by });
    };
    for (const by of [...own].flatMap((name) => byName.get(name) ?? [])) {
      propose(by.short, by);
      propose(by.full, by);
      const siblings = own.has(plainName(by.short)) ? (byName.get(plainName(by.full)) ?? []) : [];
      for (const sibling of siblings.slice(0, mostSiblings)) propose(sibling.short, sibling);
    }
    return [...proposals.values()];
  });
};

/**
 * Notes of the names in tasks that no unit of the list has and one may go by (可能的同一单位): `alias-proposed` (name, unit),
 * at the words where the document says so, else at the unit. Nothing is joined.
 *
 * @param at the place of the n-th unit
 */
export const aliasNotes = (
  breakdown: Breakdown,
  units: readonly Unit[],
  at: (index: number) => Place,
): readonly Issue[] => {
  const find = unitFinder(units);
  const named = new Set(breakdown.tasks.flatMap(({ lead, support }) => [...lead, ...support]).map(plainName));
  const places = new Map(units.map(({ id }, index) => [id, at(index)]));
  return proposeAliases(breakdown, units)
    .filter(({ name }) => named.has(plainName(name)) && !find(name))
    .map(({ unit, name, by }) => {
      const place: Place = by.place ? { kind: "text", ...by.place } : (places.get(unit.id) ?? wholeAssessment);
      return noteAt(place, "alias-proposed", { name, unit: unit.name });
    });
};
