import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

import { scoreUnits } from "../src/domain/scoring/scoreUnits.ts";
import { exactText } from "../src/domain/shared/exact.ts";
import { columnsOf } from "../src/domain/scoring/columnsOf.ts";
import type { Database } from "../src/server/database/database.ts";
import { openServer } from "../src/server/database/serverDatabase.ts";
import { exactOf } from "../src/server/rollup/exactOf.ts";
import { migrateRollUp } from "../src/server/rollup/openRollUp.ts";
import { rollUp, type RollUp } from "../src/server/rollup/rollUp.ts";
import { shard } from "../src/server/rollup/shards.ts";
import { smallReviewers } from "../test/fixtures/smallYear.ts";
import { rollUpMigrations } from "../test/support/newRollUp.ts";
import { newDatabase, startCluster } from "../test/support/postgres.ts";
import { comparable, rollUpByCore, type CoreCounty } from "../test/support/rollUpByCore.ts";
import { bytesOf, clusterSeconds, copyLists, filled, moveParts, pathsIn, settings } from "./rollupClusters.ts";
import { median, tell } from "./figure.ts";
import {
  codesOf,
  countryFull,
  countryPlan,
  countryScheme,
  countyUnits,
  criteriaOfTable,
  firstCounties,
  observationsOf,
  unitsOfCounty,
  type Country,
} from "./rollupCountry.ts";
import { duckQueries, duckVersion, fillDuck, openDuck } from "./rollupDuck.ts";

/**
 * A made-up country rolled up on PostgreSQL: time for 2,800 counties and for a tenth of them, beside DuckDB, equal to the core on
 * sampled counties, and once more over three clusters. `-- --short` for a quick look; the figures go to reports/bench-rollup.json.
 */
const short = process.argv.includes("--short") || Number(process.argv[2] ?? "1") < 1;
const [large, sampled] = short ? [100, 10] : [2800, 50];
const year = 2026;
const [plan, before] = [countryPlan(year), countryPlan(year - 1)];

const said: Record<string, unknown> = {
  cores: cpus().length,
  settings,
  counties: large,
  results: large * unitsOfCounty * criteriaOfTable,
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rounded = (value: number): number => Math.round(value * 100) / 100;

type Timed<T> = { readonly value: T; readonly seconds: number; readonly processor: number };

/** Wall and processor time of work on a cluster, our own process included; the median of three runs. */
const timed = async <T>(database: Database, work: () => Promise<T>, times = 3): Promise<Timed<T>> => {
  const runs: Timed<T>[] = [];
  for (let run = 0; run < times; run++) {
    const [start, cluster, own] = [performance.now(), await clusterSeconds(database), process.cpuUsage()];
    const value = await work();
    const { user, system } = process.cpuUsage(own);
    const seconds = (performance.now() - start) / 1000;
    runs.push({ value, seconds, processor: (await clusterSeconds(database)) - cluster + (user + system) / 1e6 });
  }
  const [first] = runs;
  if (!first) throw new RangeError("runs: got none, want one");
  return {
    value: first.value,
    seconds: median(runs.map((run) => run.seconds)),
    processor: median(runs.map((run) => run.processor)),
  };
};

const noteTimes = (name: string, { seconds, processor }: Timed<unknown>): void => {
  said[name] = { seconds: rounded(seconds), processor: rounded(processor) };
  const figure = { unit: "s", peer: null, bar: null, rounds: 3 } as const;
  tell(
    { ...figure, name: `roll-up, ${name}`, ours: seconds },
    { ...figure, name: `roll-up, ${name}: processor time`, ours: processor },
  );
};

/** A county scored by the core from its observations. */
const coreCounty = (county: number): CoreCounty => {
  const assessed = { scheme: countryScheme, units: countyUnits, reviewers: smallReviewers.slice(0, 1) };
  const facts = { columns: columnsOf(observationsOf(year, county)), findings: [], breakdown: null, formulas: null };
  const groups = new Map(countyUnits.map(({ id, group }) => [id, group]));
  return { ...codesOf(county), groups, scores: scoreUnits(assessed, facts) };
};

const check = (name: string, holds: boolean): void => {
  said[name] = holds;
  say(`  ${name}: ${holds ? "yes" : "NO"}`);
  if (!holds) process.exitCode = 1;
};

/** A database whose statements over the results are timed. */
const watching = (database: Database) => {
  let seconds = 0;
  const serial: Database["serial"] = (first, work) =>
    database.serial(first, (tx) =>
      work({
        run: async (text, values) => {
          const start = performance.now();
          const answer = await tx.run(text, values);
          if (/rollup\.result_|criterion_sum|criterion_score/u.test(text))
            seconds += (performance.now() - start) / 1000;
          return answer;
        },
      }),
    );
  return { database: { ...database, serial }, seconds: () => seconds };
};

const cluster = await startCluster(settings);
const folder = mkdtempSync(join(tmpdir(), "kaoping-country-"));
chmodSync(folder, 0o755);

const countryOf = (counties: readonly number[]): Country => ({ counties, year });
const openFilled = async (country: Country): Promise<{ readonly address: string; readonly database: Database }> => {
  const { address } = await newDatabase(cluster);
  return { address, database: await filled(address, folder, country) };
};

say(
  `a country of ${large} counties × ${unitsOfCounty} units × ${criteriaOfTable} criteria on PostgreSQL, ${cpus().length} cores:`,
);
const tenth = await openFilled(countryOf(firstCounties(large / 10)));
const small = await timed(tenth.database, () => rollUp(tenth.database, plan, before));
noteTimes("a tenth", small);
await tenth.database.close();

const started = performance.now();
const whole = await openFilled(countryOf(firstCounties(large)));
said["generated and copied in, seconds"] = rounded((performance.now() - started) / 1000);
said["bytes on disk"] = await bytesOf(whole.database);
const rolled = await timed(whole.database, () => rollUp(whole.database, plan, before));
noteTimes("the country", rolled);
said["times a tenth"] = {
  seconds: rounded(rolled.seconds / small.seconds),
  processor: rounded(rolled.processor / small.processor),
};
tell({
  name: `roll-up, ${large} counties: processor time`,
  unit: "s",
  ours: rolled.processor,
  peer: { name: "a tenth of them (10 is linear)", value: small.processor },
  bar: null,
  rounds: 3,
});

/** Equality with the core: counties spread over the country, within it and by themselves. */
const counties = Array.from({ length: sampled }, (_, n) => 1 + Math.floor((n * (large - 1)) / (sampled - 1)));
const byCore = rollUpByCore(counties.map(coreCounty), countryFull, plan.bands);
const few = await openFilled(countryOf(counties));
const alone = comparable(await rollUp(few.database, plan, before));
await few.database.close();
check(
  `${sampled} counties by themselves are the core's to the digit: scores, ranks, means, distribution`,
  JSON.stringify(alone) === JSON.stringify(byCore),
);
const codes = new Set(counties.map((county) => codesOf(county).code));
const withoutRank = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => codes.has(text.split(" ")[0] ?? "")).map((text) => text.replace(/ \d+$/u, ""));
const within = comparable(rolled.value);
check(
  `${sampled} counties within the country have the core's scores, totals and means to the digit`,
  (["scores", "units", "criteria"] as const).every((of) => {
    const [sql, core] =
      of === "criteria"
        ? [within[of].filter((text) => codes.has(text.split(" ")[0] ?? "")), byCore[of]]
        : [withoutRank(within[of]), withoutRank(byCore[of])];
    return sql.length > 0 && JSON.stringify(sql) === JSON.stringify(core);
  }),
);

/** Beside DuckDB: the two queries that read every result, their answers fetched, in the same minute. */
const duck = await openDuck();
await fillDuck(duck, pathsIn(folder, countryOf(firstCounties(large))).results);
const duckSeconds: number[] = [];
const ownSeconds: number[] = [];
let theirs: readonly (readonly unknown[])[] = [];
for (let run = 0; run < 3; run++) {
  const watched = watching(whole.database);
  await rollUp(watched.database, plan, before);
  ownSeconds.push(watched.seconds());
  const start = performance.now();
  theirs = (await duck.runAndReadAll(duckQueries.criteria)).getRowsJson();
  await duck.runAndReadAll(duckQueries.distribution);
  duckSeconds.push((performance.now() - start) / 1000);
}
const ratio = median(ownSeconds) / median(duckSeconds);
said["two queries over every result, seconds"] = {
  postgresql: rounded(median(ownSeconds)),
  duckdb: rounded(median(duckSeconds)),
  ratio: rounded(ratio),
};
tell({
  name: "roll-up, the two queries that read every result",
  unit: "s",
  ours: median(ownSeconds),
  peer: { name: `DuckDB ${duckVersion}`, value: median(duckSeconds) },
  bar: null,
  rounds: 3,
});
const means = theirs.map(
  ([county, criterion, points, divisor]) =>
    `x${String(county)} c${String(criterion)} ${exactText(exactOf(String(points), String(divisor)))}`,
);
check("DuckDB comes to the same means", JSON.stringify([...means].sort()) === JSON.stringify(within.criteria));

/** The same over three clusters: the first keeps its share, the others hold theirs. */
const further = [await startCluster(settings), await startCluster(settings)];
const addresses: string[] = [];
for (const one of [cluster, ...further]) {
  const { address } = await newDatabase(one);
  const database = await openServer(address);
  await migrateRollUp(database, rollUpMigrations);
  await database.close();
  addresses.push(address);
}
const spread = await openServer(addresses[0] ?? "");
await spread.serial("", (tx) => shard(tx, addresses.slice(1)));
copyLists(whole.address, addresses[0] ?? "");
moveParts(whole.address, addresses);
for (const address of addresses) {
  const database = await openServer(address);
  await database.run("analyze");
  await database.close();
}
const sharded = await timed(spread, () => rollUp(spread, plan, before));
said["over three clusters, seconds"] = rounded(sharded.seconds);
tell({
  name: "roll-up, over three clusters",
  unit: "s",
  ours: sharded.seconds,
  peer: { name: "over one", value: rolled.seconds },
  bar: null,
  rounds: 3,
});
const strings = ({ leftOut, ...rest }: RollUp): string =>
  JSON.stringify([leftOut.length, comparable({ ...rest, leftOut })]);
check("over three clusters everything is the same", strings(sharded.value) === strings(rolled.value));

await spread.close();
await whole.database.close();
for (const one of [...further, cluster]) await one.close();
rmSync(folder, { recursive: true, force: true });
mkdirSync("reports", { recursive: true });
writeFileSync("reports/bench-rollup.json", `${JSON.stringify(said, null, 2)}\n`);
