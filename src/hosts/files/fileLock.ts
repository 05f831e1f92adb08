import { randomUUID } from "node:crypto";
import { link, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { basename, dirname, extname, join } from "node:path";

import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";

/** Who holds a lock (锁的持有者): a process of a machine, since when, in milliseconds, and what it noted for those who come after it. */
type Holder = { readonly host: string; readonly pid: number; readonly since: number; readonly note: string };

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
 * @returns once it is taken, what a process that is no more had noted in it, null where none left it; or `file-open` (lock) where
 *   another program has the file open, `file-locked` (lock)
 * @throws what the system says where the lock cannot be written
 */
export const takeLock = async (path: string): Promise<Result<string | null>> => {
  const place = { kind: "file", name: path } as const;
  const there = new Set(await readdir(dirname(path)));
  const mark = openMarks(path).find((name) => there.has(name));
  if (mark !== undefined) return refused([errorAt(place, "file-open", { lock: join(dirname(path), mark) })]);
  const lock = lockOf(path);
  let left: string | null = null;
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await createLock(path)) {
      await clearTemporaries(path);
      return done(left);
    }
    const text = await readOr(lock, null);
    if (text === null) continue;
    const holder = holderOf(text);
    if (!holder || !isGone(holder)) break;
    if (await dropLock(path, text)) left = holder.note;
  }
  return refused([errorAt(place, "file-locked", { lock })]);
};

/** What a process that is no more noted in the lock that it left on a file; null where there is none. */
export const noteLeft = async (path: string): Promise<string | null> => {
  const text = await readOr(lockOf(path), null);
  const holder = text === null ? null : holderOf(text);
  return holder && isGone(holder) ? holder.note : null;
};

/** Writes a note into the lock that this process holds, whole or not at all. */
export const noteInLock = async (path: string, note: string): Promise<void> => {
  const temporary = temporaryOf(path);
  await writeFile(temporary, JSON.stringify(holderHere(note)), { flag: "wx" });
  await rename(temporary, lockOf(path));
};

const holderHere = (note: string): Holder => ({ host: hostname(), pid: process.pid, since: Date.now(), note });

/** A lock appears with its holder's name in it, at once; where links are not to be had, by creating it. */
const createLock = async (path: string): Promise<boolean> => {
  const holder = JSON.stringify(holderHere(""));
  const lock = lockOf(path);
  const temporary = temporaryOf(path);
  await writeFile(temporary, holder, { flag: "wx" });
  try {
    await link(temporary, lock);
    return true;
  } catch (error) {
    // Somebody cleared our file away, who took us for one that is gone: then once more.
    if (codeOf(error) === "EEXIST" || codeOf(error) === "ENOENT") return false;
    if (!withoutLinks.has(codeOf(error))) throw error;
    return await createPlainly(lock, holder);
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
    const { host, pid, since, note = "" } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    const named = typeof host === "string" && typeof pid === "number" && Number.isInteger(pid) && pid > 0;
    return named && typeof since === "number" && typeof note === "string" ? { host, pid, since, note } : null;
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

/** Takes a dead lock away, but not one that somebody else took over meanwhile: then it was not dropped here. */
const dropLock = async (path: string, text: string): Promise<boolean> => {
  const lock = lockOf(path);
  const aside = temporaryOf(path);
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  const same = (await readOr(aside, null)) === text;
  if (!same) await rename(aside, lock);
  await rm(aside, { force: true });
  return same;
};

const readOr = async (path: string, absent: null): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return absent;
    throw error;
  }
};

/** Takes away what processes that are no more left half written of a file, and of those that only differ in their ending: its ledger. */
const clearTemporaries = async (path: string): Promise<void> => {
  const start = `.${basename(path, extname(path))}.`;
  const left = (await readdir(dirname(path))).filter((name) => {
    const pid = /^(?:[^.]+\.)?(\d+)\.[0-9a-f]{8}\.tmp$/u.exec(name.slice(start.length))?.[1];
    return name.startsWith(start) && pid !== undefined && !isAlive(Number(pid));
  });
  await Promise.all(left.map((name) => rm(join(dirname(path), name), { force: true })));
};
