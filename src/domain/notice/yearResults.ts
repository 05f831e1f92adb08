import { under } from "../shared/under.ts";
import type { LastResult } from "../ranking/lastResult.ts";
import type { Ranking, RankingRow } from "../ranking/ranking.ts";
import type { Group, Scheme, Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Finding } from "../scoring/finding.ts";
import type { Observation } from "../scoring/observation.ts";
import type { Step, UnitScore } from "../scoring/score.ts";

/** All that the year's notice, tables and feedback are written from (年度结果). */
export type YearResults = {
  readonly scheme: Scheme;
  readonly jurisdiction: string;
  /** The document that the tasks came from; empty texts where none. */
  readonly source: { readonly title: string; readonly number: string };
  readonly units: readonly Unit[];
  /** How many reviewers a party has, by its id. */
  readonly reviewers: ReadonlyMap<string, number>;
  readonly scores: readonly UnitScore[];
  /** The steps behind a unit's score. */
  readonly stepsOf: (unit: string) => readonly Step[];
  readonly ranking: Ranking;
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
  readonly lastYear: readonly LastResult[];
};

/** Whether everybody sees points and ranks, or grades only (公布方式): DOMAIN.md 39. */
export type Disclosure = "scores" | "grades";

/** One unit's line of the ranking with what belongs to it. */
export type UnitResult = { readonly unit: Unit; readonly row: RankingRow; readonly score: UnitScore };

/** A group that has units (分组结果): its table, and its units in the order in which they are printed. */
export type GroupResult = { readonly group: Group; readonly table: Table; readonly rows: readonly UnitResult[] };

/** Decides between two units of one rank: which is printed first (并列排序). */
export type UnitOrder = (one: Unit, other: Unit) => number;

/** As the list of units has them (机构序列). */
export const listOrder = (units: readonly Unit[]): UnitOrder => {
  const place = new Map(units.map(({ id }, index) => [id, index]));
  return (one, other) => under(place, one.id) - under(place, other.id);
};

/** The results by group and rank; units of one rank, and those without one, in the given order. */
export const groupResults = (
  { scheme, units, scores, ranking }: Pick<YearResults, "scheme" | "units" | "scores" | "ranking">,
  order: UnitOrder,
): readonly GroupResult[] => {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  return ranking.groups.flatMap(({ group: id, rows }): readonly GroupResult[] => {
    const group = scheme.groups.find((one) => one.id === id);
    const table = scheme.tables.find((one) => one.id === group?.table);
    if (!group || !table || rows.length === 0) return [];
    const results = rows.map((row): UnitResult => ({
      unit: under(unitOf, row.unit),
      row,
      score: under(scoreOf, row.unit),
    }));
    const rankOf = ({ row }: UnitResult): number => row.rank ?? Number.MAX_SAFE_INTEGER;
    return [{ group, table, rows: [...results].sort((a, b) => rankOf(a) - rankOf(b) || order(a.unit, b.unit)) }];
  });
};
