import * as v from "valibot";

import { unitFinder, type Unit } from "../domain/scheme/unit.ts";
import type { LastResult } from "../domain/ranking/lastResult.ts";
import { checkShape, type Shape } from "../domain/shared/checkShape.ts";
import { done, errorAt, noteAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { computeResults, publishedResults } from "./computeResults.ts";
import type { PublishedResult, State } from "./state.ts";

/** Last year's results as they were named then (上年结果), before they are matched with this year's units. */
export type FormerResults = {
  readonly year: number;
  readonly results: readonly {
    readonly id: string;
    readonly names: readonly string[];
    readonly group: string;
    readonly total: string | null;
    readonly rank: number | null;
    readonly grade: string;
  }[];
};

/**
 * The results that last year's master came to (读取上年总台账): the published ones, else the locked ones, else as they compute.
 *
 * @returns the note `last-year-unpublished` where they were computed, and the issues of `computeResults`
 */
export const formerOfMaster = (state: State, file: string): Result<FormerResults> => {
  const { scheme, units, published, locked } = state;
  const place = { kind: "file", name: file } as const;
  if (!scheme) return refused([errorAt(place, "last-year-unreadable")]);
  const stated = published.length > 0 ? published : locked;
  const results = stated.length > 0 ? done(stated) : computed(state);
  if (!results.ok) return results;
  const groupOf = new Map(scheme.groups.map(({ id, name }) => [id, name]));
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  return done(
    {
      year: scheme.year,
      results: results.value.map(({ unit, group, total, rank, grade }) => {
        const { name = unit, aliases = [] } = unitOf.get(unit) ?? {};
        return { id: unit, names: [name, ...aliases], group: groupOf.get(group) ?? group, total, rank, grade };
      }),
    },
    stated.length > 0 ? [] : [noteAt(place, "last-year-unpublished")],
  );
};

const computed = (state: State): Result<readonly PublishedResult[]> => {
  const results = computeResults(state);
  return results.ok ? done(publishedResults(results.value)) : results;
};

type RankingFile = {
  readonly format: "kaoping-ranking/1";
  readonly year: number;
  readonly results: readonly {
    readonly unit: string;
    readonly unitName: string;
    readonly groupName: string;
    readonly total: string | null;
    readonly rank: number | null;
    readonly grade: string;
  }[];
};

const rankingFileShape: Shape<RankingFile> = v.object({
  format: v.literal("kaoping-ranking/1"),
  year: v.number(),
  results: v.array(
    v.object({
      unit: v.string(),
      unitName: v.string(),
      groupName: v.string(),
      total: v.nullable(v.string()),
      rank: v.nullable(v.number()),
      grade: v.string(),
    }),
  ),
});

/** Results as they were published in ranking.json (读取上年公布材料). @returns `last-year-unreadable` */
export const formerOfRanking = (json: unknown, file: string): Result<FormerResults> => {
  const read = checkShape(rankingFileShape, json, file);
  if (!read.ok) return refused([errorAt({ kind: "file", name: file }, "last-year-unreadable")]);
  const { year, results } = read.value;
  return done({
    year,
    results: results.map(({ unit, unitName, groupName, ...rest }) => ({
      id: unit,
      names: [unitName],
      group: groupName,
      total: rest.total,
      rank: rest.rank,
      grade: rest.grade,
    })),
  });
};

/**
 * Finds last year's units in this year's list (上下年单位对应): by name, by a name they also had, then by id. Nothing is guessed.
 *
 * @returns the results of those found; a warning `last-year-unmatched` (unit) for each of the others, the note
 *   `last-year-absent` (count, units) for this year's that have none
 */
export const matchLastYear = (
  { year, results }: FormerResults,
  units: readonly Unit[],
  file: string,
): Result<readonly LastResult[]> => {
  const place = { kind: "file", name: file } as const;
  const find = unitFinder(units);
  const issues: Issue[] = [];
  const rows = new Map<string, LastResult>();
  for (const { id, names, group, total, rank, grade } of results) {
    const unit = [...names, id].map(find).find((one) => one !== undefined);
    if (!unit) issues.push(warningAt(place, "last-year-unmatched", { unit: names[0] ?? id }));
    else if (rows.has(unit.id)) issues.push(errorAt(place, "last-year-repeated", { unit: unit.name }));
    else rows.set(unit.id, { unit: unit.id, year, group, total, rank, grade });
  }
  const without = units.filter(({ id }) => !rows.has(id));
  if (without.length > 0) {
    const shown = without.slice(0, 10).map(({ name }) => name);
    const names = shown.join("、") + (without.length > shown.length ? "…" : "");
    issues.push(noteAt(place, "last-year-absent", { count: without.length, units: names }));
  }
  return issues.some(({ severity }) => severity === "error") ? refused(issues) : done([...rows.values()], issues);
};
