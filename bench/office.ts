import { openServer } from "../src/server/database/serverDatabase.ts";
import { crowdedOffice, foundAfter, untilChecked } from "../test/support/crowdedOffice.ts";
import { freePort, officeProcess, untilServing } from "../test/support/officeProcesses.ts";
import { newDatabase, startCluster } from "../test/support/postgres.ts";
import { sendAll } from "../test/support/sendAll.ts";
import { tell } from "./figure.ts";

/**
 * 300 units enter their codes and upload their forms over 50 connections, two web processes and two that check, on a PostgreSQL of its
 * own with its full durability: how many a second are acknowledged, and how long each waited, from the first page to the outcome.
 */
const short = Number(process.argv[2] ?? "1") < 1;
const [units, connections] = short ? [30, 10] : [300, 50];

const cluster = await startCluster();
const { address } = await newDatabase(cluster);
const { papers, codes } = await crowdedOffice({ address }, units);
const ports = [await freePort(), await freePort()];
const bases = ports.map((port) => `http://127.0.0.1:${port}`);
const environment = { DATABASE_URL: address };
const processes = [
  ...ports.map((port) => officeProcess(["serve", "--port", String(port), "--no-work"], environment)),
  ...[1, 2].map(() => officeProcess(["work"], environment)),
];
await Promise.all(bases.map(untilServing));
const started = performance.now();
const told = await sendAll(papers, { bases, codes, connections, acknowledged: () => undefined });
const seconds = (performance.now() - started) / 1000;
const database = await openServer(address);
await untilChecked(database, 120_000);
const checked = (performance.now() - started) / 1000;
const found = await foundAfter(database, told);
const waited = told.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
const at = (share: number): number => waited[Math.ceil(waited.length * share) - 1] ?? 0;
const name = `collection office, ${units} units over ${connections} connections`;
const alone = { peer: null, rounds: 1 } as const;
tell(
  { ...alone, name: `${name}: acknowledged a second`, unit: "count", ours: units / seconds, bar: null },
  { ...alone, name: `${name}: all acknowledged`, unit: "s", ours: seconds, bar: "at most 120 s" },
  { ...alone, name: `${name}: all checked`, unit: "s", ours: checked, bar: null },
  { ...alone, name: `${name}: waited, median`, unit: "ms", ours: at(0.5), bar: null },
  { ...alone, name: `${name}: waited, p99`, unit: "ms", ours: at(0.99), bar: null },
  { ...alone, name: `${name}: lost or twice`, unit: "count", ours: found.lost + found.twice, bar: "none" },
);
if (found.badEntry !== null) throw new RangeError("the office's chain: got it broken, want it to hold");
await Promise.all(processes.map((one) => one.end()));
await database.close();
await cluster.close();
