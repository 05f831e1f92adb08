import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { columnsOf } from "../src/domain/scoring/columnsOf.ts";
import { scoreUnits } from "../src/domain/scoring/scoreUnits.ts";
import { exactText } from "../src/domain/shared/exact.ts";
import type { Database } from "../src/server/database/database.ts";
import { exactOf } from "../src/server/rollup/exactOf.ts";
import { rollUp, type RollUp } from "../src/server/rollup/rollUp.ts";
import { smallReviewers } from "../test/fixtures/smallYear.ts";
import { newDatabase, startCluster } from "../test/support/postgres.ts";
import { comparable, rollUpByCore, type CoreCounty } from "../test/support/rollUpByCore.ts";
import { median, tell, type Figure } from "./figure.ts";
import { bytesOf, clusterSeconds, filled, pathsIn, settings, spreadOver } from "./rollupClusters.ts";
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
} from "./rollupCountry.ts";
import { duckQueries, duckVersion, fillDuck, openDuck } from "./rollupDuck.ts";

/**
 * A made-up country rolled up on PostgreSQL: 2,800 counties of 40 units and 60 criteria, and a tenth of them; equal to the core on
 * sampled counties; beside DuckDB; and once more over three clusters. A quick look leaves the last two out.
 */
const short = Number(process.argv[2] ?? "1") < 1;
const [large, sampled, rounds] = short ? [20, 4, 1] : [2800, 50, 3];
const year = 2026;
const [plan, before] = [countryPlan(year), countryPlan(year - 1)];
const name = (counties: number): string =>
  `roll-up of ${(counties * unitsOfCounty * criteriaOfTable).toLocaleString("en-US")} results`;

type Timed<T> = { readonly value: T; readonly seconds: number; readonly processor: number };

/** Time on the clock, and of processors in the cluster and here, of some work; the median counts. */
const timed = async <T>(database: Database, work: () => Promise<T>): Promise<Timed<T>> => {
  const runs: Timed<T>[] = [];
  for (let run = 0; run < rounds; run++) {
    const [start, cluster, own] = [performance.now(), await clusterSeconds(database), process.cpuUsage()];
    const value = await work();
    const { user, system } = process.cpuUsage(own);
    const seconds = (performance.now() - start) / 1000;
    runs.push({ value, seconds, processor: (await clusterSeconds(database)) - cluster + (user + system) / 1e6 });
  }
  const [first] = runs;
  if (!first) throw new RangeError("runs: got none, want one");
  const middle = (of: "seconds" | "processor"): number => median(runs.map((run) => run[of]));
  return { value: first.value, seconds: middle("seconds"), processor: middle("processor") };
};

const figure = (what: string, unit: Figure["unit"], ours: number, rest: Partial<Figure> = {}): Figure => ({
  ...{ name: what, unit, ours, peer: null, bar: null, rounds },
  ...rest,
});

/** How many texts of one list are not in the other. */
const differing = (ours: readonly string[], theirs: readonly string[]): number => {
  const [own, other] = [new Set(ours), new Set(theirs)];
  return ours.filter((text) => !other.has(text)).length + theirs.filter((text) => !own.has(text)).length;
};

/** A county scored by the core from its observations. */
const coreCounty = (county: number): CoreCounty => {
  const assessed = { scheme: countryScheme, units: countyUnits, reviewers: smallReviewers.slice(0, 1) };
  const facts = { columns: columnsOf(observationsOf(year, county)), findings: [], breakdown: null, formulas: null };
  const groups = new Map(countyUnits.map(({ id, group }) => [id, group]));
  return { ...codesOf(county), groups, scores: scoreUnits(assessed, facts) };
};

/** A database whose statements over the results are timed. */
const watching = (database: Database): { readonly database: Database; readonly seconds: () => number } => {
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
const openFilled = async (counties: readonly number[]) => {
  const { address } = await newDatabase(cluster);
  return { address, database: await filled(address, folder, { counties, year }) };
};

const tenth = await openFilled(firstCounties(large / 10));
const small = await timed(tenth.database, () => rollUp(tenth.database, plan, before));
await tenth.database.close();
const started = performance.now();
const whole = await openFilled(firstCounties(large));
const filling = (performance.now() - started) / 1000;
const rolled = await timed(whole.database, () => rollUp(whole.database, plan, before));
const once = (seconds: number): Figure["peer"] => ({ name: "a tenth of them (10 is linear)", value: seconds });
tell(
  figure(`${name(large)}: proc`, "s", rolled.processor, { peer: once(small.processor) }),
  figure(`${name(large)}: clock`, "s", rolled.seconds, {
    peer: once(small.seconds),
    bar: short ? null : "at most 20 s",
  }),
  figure(`${name(large)}: generated and copied in`, "s", filling, { rounds: 1 }),
  figure(`${name(large)}: on disk with indexes`, "MB", (await bytesOf(whole.database)) / 1e6, { rounds: 1 }),
);

/** Counties spread over the country, by themselves and within it. */
const counties = Array.from({ length: sampled }, (_, n) => 1 + Math.floor((n * (large - 1)) / (sampled - 1)));
const byCore = rollUpByCore(counties.map(coreCounty), countryFull, plan.bands);
const few = await openFilled(counties);
const alone = comparable(await rollUp(few.database, plan, before));
await few.database.close();
const within = comparable(rolled.value);
const codes = new Set(counties.map((county) => codesOf(county).code));
/** The sampled counties' texts, without their ranks among all. */
const sampledIn = (texts: readonly string[], ranked: boolean): readonly string[] =>
  texts
    .filter((text) => codes.has(text.split(" ")[0] ?? ""))
    .map((text) => (ranked ? text.slice(0, text.lastIndexOf(" ")) : text));
const kinds = ["scores", "units", "criteria", "distribution"] as const;
const apart = kinds.reduce((sum, kind) => sum + differing(alone[kind], byCore[kind]), 0);
const inside = (["scores", "units", "criteria"] as const).reduce(
  (sum, kind) =>
    sum +
    differing(...([within, byCore].map((all) => sampledIn(all[kind], kind !== "criteria")) as [string[], string[]])),
  0,
);
const compared = kinds.reduce((sum, kind) => sum + byCore[kind].length, 0);
tell(
  figure(`${sampled} counties rolled up by the core: numbers compared`, "count", compared, { rounds: 1 }),
  figure(`${sampled} counties by themselves: numbers not the core's`, "count", apart, { bar: "none", rounds: 1 }),
  figure(`${sampled} counties within all: numbers not the core's`, "count", inside, { bar: "none", rounds: 1 }),
);
if (apart + inside > 0) process.exitCode = 1;

if (!short) {
  // The two queries that read every result, their answers fetched, turn by turn with the peer.
  const duck = await openDuck();
  await fillDuck(duck, pathsIn(folder, { counties: firstCounties(large), year }).results);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let means: readonly (readonly unknown[])[] = [];
  for (let run = 0; run < rounds; run++) {
    const watched = watching(whole.database);
    await rollUp(watched.database, plan, before);
    ours.push(watched.seconds());
    const start = performance.now();
    means = (await duck.runAndReadAll(duckQueries.criteria)).getRowsJson();
    (await duck.runAndReadAll(duckQueries.distribution)).getRowsJson();
    theirs.push((performance.now() - start) / 1000);
  }
  const duckMeans = means.map(
    ([county, criterion, points, divisor]) =>
      `x${String(county)} c${String(criterion)} ${exactText(exactOf(String(points), String(divisor)))}`,
  );
  const peer = { name: `DuckDB ${duckVersion}, decimals, 2 threads`, value: median(theirs) };
  // The same over three clusters: the first keeps its share, the others hold theirs.
  const further = [await startCluster(settings), await startCluster(settings)];
  const spread = await spreadOver(whole.address, [cluster, ...further]);
  const sharded = await timed(spread, () => rollUp(spread, plan, before));
  const texts = (all: RollUp): readonly string[] => kinds.flatMap((kind) => comparable(all)[kind]);
  tell(
    figure(`${name(large)}: the two queries over all`, "s", median(ours), { peer }),
    figure(`${name(large)}: means not DuckDB's`, "count", differing(within.criteria, duckMeans), { bar: "none" }),
    figure(`${name(large)} over three clusters: clock`, "s", sharded.seconds, {
      peer: { name: "one cluster", value: rolled.seconds },
    }),
    figure(
      `${name(large)} over three clusters: numbers that differ`,
      "count",
      differing(texts(sharded.value), texts(rolled.value)),
      {
        bar: "none",
      },
    ),
  );
  await spread.close();
  for (const one of further) await one.close();
}

await whole.database.close();
await cluster.close();
rmSync(folder, { recursive: true, force: true });
