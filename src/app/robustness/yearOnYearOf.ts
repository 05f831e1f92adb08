import { yearOnYear, type Decomposed, type YearTable } from "../../domain/ranking/yearOnYear.ts";
import type { WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import { unitFinder } from "../../domain/scheme/unit.ts";
import type { Group } from "../../domain/scheme/scheme.ts";
import { at } from "../../domain/shared/at.ts";
import { isNegative, negate, subtract, type Exact } from "../../domain/shared/exact.ts";
import type { Results } from "../computeResults.ts";
import type { State } from "../state.ts";
import { namedYear, weighedGroups, type NamedYear } from "./namedYear.ts";
import { shownNumber } from "./shownNumber.ts";

/** A change in two parts that add up to it, as texts; parts and the whole with their sign. */
export type PartedChange = {
  readonly last: string;
  readonly now: string;
  readonly change: string;
  readonly byUnit: string;
  readonly byScheme: string;
};

export type UnitYearChange = { readonly name: string; readonly total: PartedChange; readonly rank: PartedChange };

/** What moved between two years, a group at a time (上下年分解), as plain data. */
export type YearOnYear = {
  readonly year: number;
  readonly groups: readonly { readonly name: string; readonly units: readonly UnitYearChange[] }[];
  /** Names of criteria that have the same id and another name. */
  readonly renamed: readonly string[];
};

type Year = { readonly state: State; readonly results: Results };

/**
 * Takes last year's whole master beside this year's (与上年总台账对比): published totals and ranks alone cannot be taken apart. Groups
 * are matched by name, units by name, by a name they also had, then by id; criteria by name, then by id.
 */
export const yearOnYearOf = (last: Year, now: Year): YearOnYear => {
  const [before, after] = [namedYear(last.state, last.results), namedYear(now.state, now.results)];
  const renamed = new Set<string>();
  const formerGroups = weighedGroups(before);
  const groups = weighedGroups(after).flatMap(({ group, weighed }) => {
    const former = formerGroups.find((one) => one.group.name === group.name);
    if (!former) return [];
    const pairs = pairedUnits(before, former.weighed, after, weighed);
    const keyOf = keysOf(before, former.group, former.weighed, after, group, weighed, renamed);
    const lastTable = yearTable(
      former.weighed,
      pairs.map(({ was }) => was),
      keyOf.last,
    );
    const nowTable = yearTable(
      weighed,
      pairs.map(({ is }) => is),
      keyOf.now,
    );
    const changes = yearOnYear(lastTable, nowTable);
    const units = pairs.flatMap(({ is }, pair): readonly UnitYearChange[] => {
      const change = at(changes, pair);
      const name = after.unitName(at(weighed.units, is));
      return change ? [{ name, total: parted(change.total), rank: parted(change.rank) }] : [];
    });
    return [{ name: group.name, units }];
  });
  return { year: before.assessed.scheme.year, groups, renamed: [...renamed] };
};

/** Places of the same unit in last year's rows and this year's, in this year's order. */
const pairedUnits = (before: NamedYear, former: WeighedGroup, after: NamedYear, weighed: WeighedGroup) => {
  const find = unitFinder(after.assessed.units);
  const wasAt = new Map<string, number>();
  former.units.forEach((id, was) => {
    const own = before.assessed.units.filter((one) => one.id === id);
    const names = own.flatMap(({ name, aliases }) => [name, ...aliases]);
    const found = [...names, id].map(find).find((one) => one !== undefined);
    if (found && !wasAt.has(found.id)) wasAt.set(found.id, was);
  });
  return weighed.units.flatMap((id, is) => {
    const was = wasAt.get(id);
    return was === undefined ? [] : [{ was, is }];
  });
};

const keysOf = (
  before: NamedYear,
  formerGroup: Group,
  former: WeighedGroup,
  after: NamedYear,
  group: Group,
  weighed: WeighedGroup,
  renamed: Set<string>,
) => {
  const nameOf = (year: NamedYear, of: Group, { stage, criterion }: WeighedGroup["criteria"][number]): string =>
    year.criterionName(of, stage, criterion);
  const names = new Set(former.criteria.map((one) => nameOf(before, formerGroup, one)));
  const ids = new Map(
    former.criteria.map((one) => [`${one.stage}\n${one.criterion}`, nameOf(before, formerGroup, one)]),
  );
  const taken = new Set(weighed.criteria.map((one) => nameOf(after, group, one)).filter((name) => names.has(name)));
  return {
    last: former.criteria.map((one) => nameOf(before, formerGroup, one)),
    now: weighed.criteria.map((one) => {
      const name = nameOf(after, group, one);
      if (names.has(name)) return name;
      const was = ids.get(`${one.stage}\n${one.criterion}`);
      if (was === undefined || taken.has(was)) return `new ${name}`;
      renamed.add(`${was} → ${name}`);
      return was;
    }),
  };
};

const yearTable = (weighed: WeighedGroup, rows: readonly number[], keys: readonly string[]): YearTable => ({
  keys,
  weights: weighed.criteria.map(({ weight }) => weight),
  points: weighed.points,
  shares: rows.map((row) => at(weighed.shares, row)),
  rest: rows.map((row) => at(weighed.rest, row)),
});

const parted = ({ last, now, byUnit, byScheme }: Decomposed): PartedChange => ({
  last: shownNumber(last),
  now: shownNumber(now),
  change: signed(subtract(now, last)),
  byUnit: signed(byUnit),
  byScheme: signed(byScheme),
});

const signed = (value: Exact): string =>
  isNegative(value) ? `−${shownNumber(negate(value))}` : `+${shownNumber(value)}`;
