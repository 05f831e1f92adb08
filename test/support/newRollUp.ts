import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { computeResults } from "../../src/app/computeResults.ts";
import type { Assessment } from "../../src/app/state.ts";
import { exact, type Exact } from "../../src/domain/shared/exact.ts";
import { readCsv } from "../../src/hosts/files/csv.ts";
import { disk } from "../../src/hosts/files/disk.ts";
import { files } from "../../src/hosts/files/files.ts";
import type { Database } from "../../src/server/database/database.ts";
import { loadFolder, type FolderOutcome } from "../../src/server/rollup/loadFolder.ts";
import { migrateRollUp } from "../../src/server/rollup/openRollUp.ts";
import type { RollUpPlan } from "../../src/server/rollup/plan.ts";
import { setPlan } from "../../src/server/rollup/plans.ts";
import { keepRegister, readRegister } from "../../src/server/rollup/register.ts";
import { valueOf } from "../fixtures/issues.ts";
import { countyOf, handedInBy, provinceRegister } from "../fixtures/provinceYear.ts";
import { ed25519 } from "./ed25519.ts";
import type { CoreCounty } from "./rollUpByCore.ts";
import { hashes } from "./sha256.ts";

export const rollUpMigrations = "src/server/rollup/migrations";
export const loadedAt = "2026-12-20T08:00:00Z";

/** Registers a province's counties and sets its plans in a database. */
export const newRollUp = async (
  database: Database,
  counties: number,
  ...plans: readonly RollUpPlan[]
): Promise<Database> => {
  await migrateRollUp(database, rollUpMigrations);
  const csv = valueOf(readCsv(new TextEncoder().encode(provinceRegister(counties)), "register.csv"));
  await keepRegister(database, valueOf(readRegister(csv, "register.csv")));
  for (const plan of plans) valueOf(await setPlan(database, plan, "plan.json", loadedAt));
  return database;
};

/** Lays what a county hands in into its folder; each text may be given otherwise, or be left out by null. */
export const handIn = (
  folder: string,
  n: number,
  assessment: Assessment,
  otherwise: Readonly<Record<string, string | null>> = {},
  code = countyOf(n).code,
): void => {
  const { ledger, checkpoint } = handedInBy(n, assessment);
  mkdirSync(join(folder, code), { recursive: true });
  const texts = { "assessment.ledger": ledger, "checkpoint.txt": checkpoint, "ranking.json": null, ...otherwise };
  for (const [name, text] of Object.entries(texts)) if (text !== null) writeFileSync(join(folder, code, name), text);
};

/** Loads a folder; what became of each jurisdiction, in the order of the codes. */
export const loadAll = async (database: Database, folder: string): Promise<readonly FolderOutcome[]> => {
  const outcomes: FolderOutcome[] = [];
  const host = { database, files, disk, hashes, verify: ed25519.verify, now: () => loadedAt };
  const loaded = await loadFolder(host, folder, (outcome) => outcomes.push(outcome));
  return valueOf(loaded).loaded >= 0 ? outcomes : [];
};

/** A county as the core scores it. */
export const coreCounty = (n: number, { state }: Assessment): CoreCounty => {
  const { code, city } = countyOf(n);
  const groups = new Map(state.units.map(({ id, group }) => [id, group]));
  return { code, city, province: "p1", groups, scores: valueOf(computeResults(state)).scores };
};

/** The most points of the province's criteria. */
export const provinceFull: ReadonlyMap<string, Exact> = new Map([
  ["c1", exact("10")],
  ["c2", exact("20")],
  ["c3", exact("70")],
]);

/** Databases for the tests of a block that are all one, made empty each time: to make the tables takes PGlite seconds. */
export const emptiedBetween = (newDatabase: () => Promise<Database>): (() => Promise<Database>) => {
  let made: Promise<Database> | null = null;
  return async () => {
    made ??= newDatabase();
    const database = await made;
    await migrateRollUp(database, rollUpMigrations);
    await database.run(
      `truncate rollup.jurisdiction, rollup.plan, rollup.unit_group, rollup.criterion, rollup.refusal, rollup.loading, rollup.unit,
       rollup.result restart identity`,
    );
    return database;
  };
};
