import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it, onTestFinished } from "vitest";

import { rankUnits, type Contender } from "../../../src/domain/ranking/rankUnits.ts";
import type { Veto } from "../../../src/domain/scheme/stage.ts";
import { exact, fixedText, ratio, round } from "../../../src/domain/shared/exact.ts";
import { rowsOf, type Database } from "../../../src/server/database/database.ts";
import { openServer } from "../../../src/server/database/serverDatabase.ts";
import { loadYear } from "../../../src/server/rollup/loadYear.ts";
import { migrateRollUp } from "../../../src/server/rollup/openRollUp.ts";
import type { RollUpPlan } from "../../../src/server/rollup/plan.ts";
import type { PublishedUnit, PublishedYear, UnitPlace } from "../../../src/server/rollup/publishedYear.ts";
import { rollUp } from "../../../src/server/rollup/rollUp.ts";
import { shard } from "../../../src/server/rollup/shards.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { provincePlan, published, scoredCounty } from "../../fixtures/provinceYear.ts";
import { runs, seed } from "../../soak.ts";
import { databaseKinds, databasesOf } from "../../support/databases.ts";
import {
  coreCounty,
  emptiedBetween,
  handIn,
  loadAll,
  loadedAt,
  newRollUp,
  provinceFull,
  rollUpMigrations,
} from "../../support/newRollUp.ts";
import { hasPostgres, newDatabase, startCluster } from "../../support/postgres.ts";
import { comparable, rollUpByCore } from "../../support/rollUpByCore.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const counties = 30;
const years = [2025, 2026].map((year) =>
  Array.from({ length: counties }, (_, n) => published(scoredCounty(n + 1, year))),
);
const [lastYear = [], thisYear = []] = years;
const [before, plan] = [provincePlan(2025), provincePlan(2026)];
const byCore = (year: readonly (typeof thisYear)[number][]) =>
  rollUpByCore(
    year.map((assessment, n) => coreCounty(n + 1, assessment)),
    provinceFull,
    plan.bands,
  );

/** Loads both years of the province, the last of all but its tenth county. */
const province = async (database: Database): Promise<Database> => {
  await newRollUp(database, counties, before, plan);
  for (const year of years) {
    const folder = temporaryFolder();
    year.forEach((assessment, n) => {
      if (year !== lastYear || n !== 9) handIn(folder, n + 1, assessment);
    });
    const outcomes = await loadAll(database, folder);
    expect(outcomes.filter(({ loaded }) => loaded !== "new")).toEqual([]);
  }
  return database;
};

/** Ranks of counties by code, from what was compared. */
const ranksOfCounties = (scores: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    scores.flatMap((text) => {
      const [code = "", , rank = ""] = text.split(" ");
      return code.startsWith("x") ? [[code, Number(rank)] as const] : [];
    }),
  );

/** Results as no ledger has them: any totals, places and groups of one county. */
const yearWith = (units: readonly PublishedUnit[]): PublishedYear => ({
  year: 2026,
  jurisdiction: "县1",
  ...{ origin: "kaoping/0", entries: 1, root: "r", resultsRoot: "r", locked: true },
  criteria: [],
  units,
  full: new Map([["local", exact("100")]]),
  rootAt: () => null,
});

const vetoOf = (rank: "last" | "unranked"): Veto => ({
  ...{ id: rank, name: rank, clause: "", bonus: "kept", quota: "counted", rank },
  score: { kind: "keep" },
  grade: { kind: "kept" },
});
const vetoesOf: Readonly<Record<UnitPlace, readonly Veto[]>> = {
  kept: [],
  end: [],
  last: [vetoOf("last")],
  out: [vetoOf("unranked")],
};

describe.each(databaseKinds)("a province rolled up on a database that is %s", (kind) => {
  const emptyDatabase = emptiedBetween(databasesOf(kind));

  it("comes to the core's scores, ranks, means and distribution to the digit, and says who moved", async () => {
    const database = await province(await emptyDatabase());
    const rolled = await rollUp(database, plan, before);
    expect(comparable(rolled)).toEqual(byCore(thisYear));
    expect(rolled.units.some(({ divisor }) => divisor !== "1")).toBe(true);
    // Of the year before one county is not there, and so neither its city nor the province has a score.
    const there = lastYear.flatMap((assessment, n) => (n === 9 ? [] : [coreCounty(n + 1, assessment)]));
    const lastRanks = ranksOfCounties(rollUpByCore(there, provinceFull, []).scores);
    for (const { code, level, lastRank } of rolled.scores) {
      if (level === "county") expect(lastRank, code).toBe(lastRanks.get(code) ?? null);
    }
    expect(
      rolled.scores
        .filter(({ lastRank }) => lastRank === null)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(["p1", "s1", "x10"]);
    expect(rolled.leftOut.map(({ kind: what }) => what)).toEqual(Array.from({ length: counties }, () => "not-locked"));
  });

  it("leaves out of every sum what is missing, where the plan wants all, and passes it over where the plan says so", async () => {
    const database = await newRollUp(await emptyDatabase(), 3, plan);
    const folder = temporaryFolder();
    [1, 2].forEach((n) => handIn(folder, n, thisYear[n - 1] ?? published(scoredCounty(n, 2026))));
    await loadAll(database, folder);
    const strict = await rollUp(database, plan, null);
    expect(strict.scores.map(({ code }) => code).sort()).toEqual(["x1", "x2"]);
    expect(strict.leftOut.map(({ kind: what, code }) => `${what} ${code}`)).toEqual([
      "not-handed-in x3",
      "without-score p1",
      "without-score s1",
      "not-locked x1",
      "not-locked x2",
    ]);
    const levels = plan.levels.map((level) => ({ ...level, absentPart: "pass-on" }) as const);
    const lenient = await rollUp(database, { ...plan, levels }, null);
    const two = rollUpByCore(
      [1, 2].map((n) => coreCounty(n, thisYear[n - 1] ?? published(scoredCounty(n, 2026)))),
      provinceFull,
      plan.bands,
    );
    expect(comparable(lenient)).toEqual(two);
  });

  it("rounds as the core does", async () => {
    const database = await emptyDatabase();
    const modes = ["half-up", "half-even"] as const;
    const numbers = fc.sample(
      fc.tuple(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.constantFrom(1, 2, 3, 7, 8, 40, 80, 125, 2000),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(...modes),
      ),
      { seed, numRuns: 40 * runs(100) },
    );
    const rows = await rowsOf(
      database,
      v.object({ rounded: v.string() }),
      `select rollup.rounded((r ->> 0)::numeric, (r ->> 1)::numeric, (r ->> 2)::integer, r ->> 3)::text as rounded
       from json_array_elements($1::json) with ordinality as e (r, n) order by n`,
      [JSON.stringify(numbers)],
    );
    expect(rows.map(({ rounded }) => rounded)).toEqual(
      numbers.map(([points, divisor, places, mode]) =>
        fixedText(round(ratio(points, divisor), { places, mode }), places),
      ),
    );
  });

  it("ranks across jurisdictions by the core's rule: ties, vetoes, no total, exact and rounded, with and without gaps", async () => {
    const database = await newRollUp(await emptyDatabase(), 1, plan);
    const total = fc.constantFrom("80", "241/3", "80.33", "80.34", "562/7", "0");
    const unit = fc.oneof(
      fc.record({ total, place: fc.constantFrom<UnitPlace>("kept", "kept", "kept", "last", "out") }),
      fc.constant({ total: null, place: "end" as const }),
    );
    const on = fc.constantFrom<RollUpPlan["ranking"]["on"]>(
      "exact",
      { places: 1, mode: "half-up" },
      { places: 2, mode: "half-even" },
    );
    const cases = fc.sample(
      fc.record({
        units: fc.array(unit, { minLength: 1, maxLength: 14 }),
        on,
        ties: fc.constantFrom("standard", "dense"),
      }),
      { seed, numRuns: runs(200) },
    );
    for (const { units, on: followed, ties } of cases) {
      await database.run("truncate rollup.loading, rollup.unit, rollup.result");
      const own = units.map(({ total: text, place }, n): PublishedUnit => {
        const [key, name] = [`u${n}`, `单位${n}`];
        return { key, name, group: "local", total: text && exact(text), place, ownRank: 1, grade: "合格", points: [] };
      });
      const county = { id: 1, code: "x1", name: "县1", publicKey: "" };
      valueOf(await loadYear(database, plan, county, yearWith(own), loadedAt));
      const rolled = await rollUp(database, { ...plan, ranking: { on: followed, ties } }, null);
      const contenders = own.map(({ key, total: points, place }): Contender => ({
        unit: key,
        total: points,
        compared: [],
        vetoes: vetoesOf[place],
      }));
      const ranked = rankUnits(contenders, { on: followed, ties, tieBreaks: [] });
      expect(new Map(rolled.units.map(({ unit: key, rank }) => [key, rank]))).toEqual(
        new Map(ranked.map(({ unit: key, rank }) => [key, rank])),
      );
    }
  });
});

describe.runIf(hasPostgres)("a province spread over three PostgreSQL clusters by postgres_fdw", () => {
  it("comes in whole on the server of its partition, and rolls up to the same", async () => {
    const clusters = [
      await startCluster({ fsync: "off" }),
      await startCluster({ fsync: "off" }),
      await startCluster({ fsync: "off" }),
    ];
    const databases: Database[] = [];
    const addresses: string[] = [];
    const drops: (() => Promise<void>)[] = [];
    onTestFinished(async () => {
      for (const database of databases) await database.close();
      for (const drop of drops) await drop();
      for (const cluster of clusters) await cluster.close();
    });
    for (const cluster of clusters) {
      const { address, drop } = await newDatabase(cluster);
      const database = await openServer(address);
      await migrateRollUp(database, rollUpMigrations);
      databases.push(database);
      addresses.push(address);
      drops.push(drop);
    }
    const [first, ...others] = databases;
    if (!first) throw new RangeError("databases: got none, want three");
    await first.serial("", (tx) => shard(tx, addresses.slice(1)));
    await province(first);
    expect(comparable(await rollUp(first, plan, before))).toEqual(byCore(thisYear));
    const counted = await Promise.all(
      others.map((database) => database.run("select distinct jurisdiction from rollup.unit")),
    );
    expect(counted.every(({ count }) => count > 0)).toBe(true);
    await expect(first.serial("", (tx) => shard(tx, addresses.slice(1)))).rejects.toThrow("already exists");
  });
});
