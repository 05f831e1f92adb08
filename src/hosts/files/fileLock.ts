import { randomUUID } from "node:crypto";
import { link, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { basename, dirname, join } from "node:path";

import { errorAt, type Issue } from "../../domain/shared/result.ts";

/** Who holds a lock (锁的持有者): a process of a machine, and since when, in milliseconds. */
type Holder = { readonly host: string; readonly pid: number; readonly since: number };

/** The lock of a file is a file beside it that only one can create. */
export const lockOf = (path: string): string => join(dirname(path), `.${basename(path)}.lock`);

/** The name of a file that a process writes before it takes the place of another. */
export const temporaryOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);

/** What other programs leave beside a file while they have it open: Excel and WPS, LibreOffice. */
const openMarks = (path: string): readonly string[] => [`~$${basename(path)}`, `.~lock.${basename(path)}#`];

/**
 * Takes the lock of a file (加锁). A lock whose process is no more is taken over, and what that process left half written is
 * cleared away.
 *
 * @returns null once it is taken, or `file-open` (lock) where another program has the file open, `file-locked` (lock)
 * @throws what the system says where the lock cannot be written
 */
export const takeLock = async (path: string): Promise<Issue | null> => {
  const place = { kind: "file", name: path } as const;
  const there = new Set(await readdir(dirname(path)));
  const mark = openMarks(path).find((name) => there.has(name));
  if (mark !== undefined) return errorAt(place, "file-open", { lock: join(dirname(path), mark) });
  const lock = lockOf(path);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await createLock(path)) {
      await clearTemporaries(path);
      return null;
    }
    const text = await readOr(lock, null);
    if (text === null) continue;
    const holder = holderOf(text);
    if (!holder || !isGone(holder)) break;
    await dropLock(path, text);
  }
  return errorAt(place, "file-locked", { lock });
};

/** A lock appears with its holder's name in it, at once; where links are not to be had, by creating it. */
const createLock = async (path: string): Promise<boolean> => {
  const holder: Holder = { host: hostname(), pid: process.pid, since: Date.now() };
  const lock = lockOf(path);
  const temporary = temporaryOf(path);
  await writeFile(temporary, JSON.stringify(holder), { flag: "wx" });
  try {
    await link(temporary, lock);
    return true;
  } catch (error) {
    // Somebody cleared our file away, who took us for one that is gone: then once more.
    if (codeOf(error) === "EEXIST" || codeOf(error) === "ENOENT") return false;
    if (!withoutLinks.has(codeOf(error))) throw error;
    return await createPlainly(lock, JSON.stringify(holder));
  } finally {
    await rm(temporary, { force: true });
  }
};

const createPlainly = async (lock: string, text: string): Promise<boolean> => {
  try {
    const file = await open(lock, "wx");
    await file.writeFile(text);
    await file.close();
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
};

/** What file systems without links answer, such as those of USB sticks. */
export const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const holderOf = (text: string): Holder | null => {
  try {
    const { host, pid, since } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    const named = typeof host === "string" && typeof pid === "number" && Number.isInteger(pid) && pid > 0;
    return named && typeof since === "number" ? { host, pid, since } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** A process of this machine that is no more, or was there before the machine last started. */
const isGone = ({ host, pid, since }: Holder): boolean =>
  host === hostname() && (since < Date.now() - uptime() * 1000 - 60_000 || !isAlive(pid));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
};

/** Takes a dead lock away, but not one that somebody else took over meanwhile. */
const dropLock = async (path: string, text: string): Promise<void> => {
  const lock = lockOf(path);
  const aside = temporaryOf(path);
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const same = (await readOr(aside, null)) === text;
  if (!same) await rename(aside, lock);
  await rm(aside, { force: true });
};

const readOr = async (path: string, absent: null): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return absent;
    throw error;
  }
};

/** Takes away what processes that are no more left half written of a file. */
const clearTemporaries = async (path: string): Promise<void> => {
  const start = `.${basename(path)}.`;
  const left = (await readdir(dirname(path))).filter((name) => {
    const pid = /^(\d+)\.[0-9a-f]{8}\.tmp$/u.exec(name.slice(start.length))?.[1];
    return name.startsWith(start) && pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(left.map((name) => rm(join(dirname(path), name), { force: true })));
};
