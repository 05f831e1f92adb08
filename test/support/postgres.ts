import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";

import { freePort } from "./officeProcesses.ts";

/** Where the programs of the newest PostgreSQL are, of those that Debian installed; null where there is none. */
export const programs = ((): string | null => {
  const at = "/usr/lib/postgresql";
  if (!existsSync(at)) return null;
  const versions = readdirSync(at)
    .filter((name) => /^\d+$/u.test(name) && Number(name) >= 14 && existsSync(join(at, name, "bin", "initdb")))
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] === undefined ? null : join(at, versions[0], "bin");
})();

const given = process.env["DATABASE_URL"] ?? "";

/** Whether tests can have a PostgreSQL server: one that is named, or one of their own. */
export const hasPostgres = given !== "" || programs !== null;

/** PostgreSQL does not run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A server with databases to be had from it, and its end. */
export type Cluster = { readonly address: string; readonly close: () => Promise<void> };

/** Starts a cluster in a folder of its own, on loopback; or takes the server that DATABASE_URL names. */
export const startCluster = async (settings: Readonly<Record<string, string>> = {}): Promise<Cluster> => {
  if (given !== "") return { address: given, close: () => Promise.resolve() };
  if (programs === null) throw new RangeError("PostgreSQL: got no programs, want /usr/lib/postgresql/*/bin");
  const folder = mkdtempSync(join(tmpdir(), "kaoping-postgresql-"));
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  const data = join(folder, "data");
  const started = { ...nobody, cwd: folder, stdio: "ignore" } as const;
  execFileSync(
    join(programs, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
    started,
  );
  const port = await freePort();
  const all = { max_connections: "200", ...settings };
  const set = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-k", folder, "-h", "127.0.0.1", "-p", String(port), ...set],
    started,
  );
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilUp(address);
  const close = async (): Promise<void> => {
    const over = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await over;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, close };
};

const untilUp = async (address: string): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

let made = 0;

/** A new, empty database in a cluster, by its address; it goes with the cluster, or on a named server when dropped. */
export const newDatabase = async ({
  address,
}: Cluster): Promise<{ readonly address: string; readonly drop: () => Promise<void> }> => {
  const name = `kaoping_test_${process.pid}_${++made}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const own = new URL(address);
  own.pathname = `/${name}`;
  return { address: own.href, drop: () => run(`drop database if exists ${name} with (force)`) };
};
