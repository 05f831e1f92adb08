import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";

import { issueLine } from "../app/wording/issueText.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import type { Verify } from "../domain/ledger/signedNote.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, type Issue, type Result } from "../domain/shared/result.ts";
import { disk } from "../hosts/files/disk.ts";
import { files } from "../hosts/files/files.ts";
import type { Database } from "../server/database/database.ts";
import { loadFolder } from "../server/rollup/loadFolder.ts";
import { isRefusal, openRollUp } from "../server/rollup/openRollUp.ts";
import { checkPlan } from "../server/rollup/plan.ts";
import { planOf, setPlan } from "../server/rollup/plans.ts";
import { keepRegister, readRegister } from "../server/rollup/register.ts";
import { reportFiles } from "../server/rollup/reportFiles.ts";
import { rollUp } from "../server/rollup/rollUp.ts";
import { shard, unfitShard } from "../server/rollup/shards.ts";
import { withdraw } from "../server/rollup/withdraw.ts";
import { both } from "../server/rollup/wording/words.ts";

/** What the roll-up's commands need of the machine. */
export type RollUpMachine = {
  readonly hashes: Hashes;
  readonly verify: Verify;
  readonly now: () => string;
  readonly migrations: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
};

export type At = { readonly data: string };

const tell = (machine: RollUpMachine, issues: readonly Issue[]): void => {
  for (const issue of issues) machine.err(issueLine(issue, "zh"));
};

/** Opens the roll-up's database, does something with it, closes it; on a folder under its lock. Exit status 0 or 1. */
const withRollUp = async (
  machine: RollUpMachine,
  { data }: At,
  work: (database: Database) => Promise<Result<readonly string[]>>,
): Promise<0 | 1> => {
  const address = machine.environment["DATABASE_URL"] ?? "";
  const folder = join(data, "postgresql");
  if (address === "") await mkdir(data, { recursive: true });
  const lock = address === "" ? await disk.lock(folder) : null;
  if (lock && !lock.ok) {
    tell(machine, lock.issues);
    return 1;
  }
  try {
    const database = await openRollUp(address === "" ? { folder } : { address }, machine.migrations);
    try {
      const outcome = await work(database);
      tell(machine, outcome.issues);
      if (outcome.ok) for (const line of outcome.value) machine.out(line);
      return outcome.ok ? 0 : 1;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    tell(machine, [errorAt(wholeAssessment, "rollup-refused-by-database", { detail: error.message })]);
    return 1;
  } finally {
    if (lock?.ok) await lock.value.release();
  }
};

/** `rollup migrate`: opening does it. */
export const runMigrate = (machine: RollUpMachine, at: At): Promise<0 | 1> =>
  withRollUp(machine, at, () => Promise.resolve(done([both("migrated")])));

const fileOf = async <T>(path: string, read: (bytes: Uint8Array, name: string) => Result<T>): Promise<Result<T>> => {
  const bytes = await disk.read(path);
  return bytes.ok ? read(bytes.value, basename(path)) : bytes;
};

/** `rollup plan PLAN.json`. */
export const runPlan = (machine: RollUpMachine, path: string, at: At): Promise<0 | 1> =>
  withRollUp(machine, at, async (database) => {
    const raw = await fileOf(path, files.readJson);
    const plan = raw.ok ? checkPlan(raw.value, basename(path)) : raw;
    if (!plan.ok) return plan;
    const set = await setPlan(database, plan.value, basename(path), machine.now());
    return set.ok ? done([both("planned", { year: plan.value.year, title: plan.value.title })]) : set;
  });

/** `rollup register REGISTER.csv`. */
export const runRegister = (machine: RollUpMachine, path: string, at: At): Promise<0 | 1> =>
  withRollUp(machine, at, async (database) => {
    const table = await fileOf(path, files.readCsv);
    const register = table.ok ? readRegister(table.value, basename(path)) : table;
    if (!register.ok) return register;
    const count = await database.serial("", (tx) => keepRegister(tx, register.value));
    return done([both("registered", { count })], register.issues);
  });

/** `rollup load FOLDER`: what is refused is said by name; status 1 where any was. */
export const runLoad = (machine: RollUpMachine, folder: string, at: At): Promise<0 | 1> =>
  withRollUp(machine, at, async (database) => {
    const { hashes, verify, now } = machine;
    const loaded = await loadFolder(
      { database, files, disk, hashes, verify, now },
      folder,
      ({ code, loaded: how, issues }) => {
        machine.out(both(how ?? "refused", { code }));
        tell(machine, issues);
      },
    );
    if (!loaded.ok) return loaded;
    const line = both("loaded", loaded.value);
    if (loaded.value.refused === 0) return done([line]);
    machine.out(line);
    return refused([errorAt({ kind: "file", name: folder }, "rollup-some-refused", { count: loaded.value.refused })]);
  });

/** `rollup report --year Y --out DIR`. */
export const runReport = (
  machine: RollUpMachine,
  { year, out, ...at }: At & { readonly year: number; readonly out: string },
): Promise<0 | 1> =>
  withRollUp(machine, at, async (database) => {
    const [plan, before] = [await planOf(database, year), await planOf(database, year - 1)];
    if (!plan) return refused([errorAt(wholeAssessment, "rollup-plan-absent", { year })]);
    const rolled = await rollUp(database, plan, before);
    if (rolled.units.length === 0) return refused([errorAt(wholeAssessment, "rollup-nothing-loaded", { year })]);
    const made = await reportFiles(files, plan, rolled, before !== null, machine.now());
    for (const { name, content } of made) {
      const written = await disk.create(join(out, name), content);
      if (!written.ok) return written;
    }
    return done([both("reported", { count: made.length, out })]);
  });

/** `rollup withdraw CODE --year Y --reason TEXT`. */
export const runWithdraw = (
  machine: RollUpMachine,
  code: string,
  { year, reason, ...at }: At & { readonly year: number; readonly reason: string },
): Promise<0 | 1> =>
  withRollUp(machine, at, async (database) => {
    if (reason.trim() === "") return refused([errorAt(wholeAssessment, "rollup-reason-missing")]);
    const withdrawn = await withdraw(database, { code, year, reason, at: machine.now() });
    return withdrawn.ok ? done([both("withdrawn", { code, year })]) : withdrawn;
  });

/** `rollup shards ADDRESS…`. */
export const runShards = (machine: RollUpMachine, servers: readonly string[]): Promise<0 | 1> => {
  const unfit = servers.find(unfitShard);
  const issue =
    (machine.environment["DATABASE_URL"] ?? "") === ""
      ? errorAt(wholeAssessment, "rollup-server-missing")
      : unfit === undefined
        ? null
        : errorAt(wholeAssessment, "rollup-server-unfit", { address: unfit });
  if (issue) {
    tell(machine, [issue]);
    return Promise.resolve(1);
  }
  return withRollUp(machine, { data: "" }, async (database) => {
    await database.serial("", (tx) => shard(tx, servers));
    return done([both("sharded", { count: servers.length })]);
  });
};
