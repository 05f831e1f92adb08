import { chmod, link, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { DiskPort, FileLock } from "../../app/ports.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { codeOf, lockOf, noteInLock, noteLeft, takeLock, temporaryOf, withoutLinks } from "./fileLock.ts";

const codes: Readonly<Record<string, string>> = {
  ENOENT: "file-absent",
  EISDIR: "file-is-folder",
  ENOTDIR: "folder-is-file",
  EEXIST: "folder-is-file",
  EACCES: "file-forbidden",
  EPERM: "file-forbidden",
  EROFS: "file-forbidden",
  EBUSY: "file-busy",
  ETXTBSY: "file-busy",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
};

/** Turns a refusal of the operating system into an issue; everything else is a bug of ours and is thrown. */
const refusal = (error: unknown, path: string) => {
  const code = codeOf(error);
  if (code === "") throw error;
  return refused([errorAt({ kind: "file", name: path }, codes[code] ?? "file-refused", { code })]);
};

const read = async (path: string): Promise<Result<Uint8Array>> => {
  try {
    return done(new Uint8Array(await readFile(path)));
  } catch (error) {
    return refusal(error, path);
  }
};

/**
 * Temporary file in the same folder, flushed to disk, then put in place, and the folder flushed: readers see the old file or
 * the new one, never half of one, whenever the machine stops.
 */
const put = async (
  path: string,
  content: Uint8Array | string,
  place: (temporary: string, path: string) => Promise<void>,
): Promise<Result<null>> => {
  const temporary = temporaryOf(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await place(temporary, path);
    await flushFolder(dirname(path));
    return done(null);
  } catch (error) {
    await discard(temporary);
    return refusal(error, path);
  }
};

/** Windows flushes its folders itself and lets nobody open one. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** What stands at a path, through links; null where there is nothing. */
const standing = async (path: string): Promise<{ readonly path: string; readonly mode: number } | null> => {
  try {
    const real = await realpath(path);
    return { path: real, mode: (await stat(real)).mode };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
};

const anyoneMayWrite = 0o222;

/** A rename asks nobody whether the old file may be written, so it is asked before; the new one may be read by the same people. */
const write = async (path: string, content: Uint8Array | string): Promise<Result<null>> => {
  try {
    const old = await standing(path);
    if (!old) return await put(path, content, rename);
    if ((old.mode & anyoneMayWrite) === 0) {
      return refused([errorAt({ kind: "file", name: path }, "file-forbidden", { code: "EACCES" })]);
    }
    return await put(old.path, content, async (temporary, place) => {
      await chmod(temporary, old.mode & 0o777);
      await rename(temporary, place);
    });
  } catch (error) {
    return refusal(error, path);
  }
};

const append = async (path: string, text: string): Promise<Result<null>> => {
  try {
    const file = await open(path, "a");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    return done(null);
  } catch (error) {
    return refusal(error, path);
  }
};

/** A link, unlike a rename, is refused where there is a file already. */
const create = async (path: string, content: Uint8Array | string): Promise<Result<null>> => {
  try {
    await lstat(path);
    return refused([errorAt({ kind: "file", name: path }, "file-exists")]);
  } catch (error) {
    const absent = refusal(error, path);
    if (!absent.issues.every(({ code }) => code === "file-absent")) return absent;
  }
  return put(path, content, async (temporary) => {
    try {
      await link(temporary, path);
    } catch (error) {
      if (!withoutLinks.has(codeOf(error))) throw error;
      await rename(temporary, path);
    }
    await discard(temporary);
  });
};

/** Takes away what a refused write left; should that be refused too, the first refusal says enough. */
const discard = async (temporary: string): Promise<void> => {
  try {
    await rm(temporary, { force: true });
  } catch (error) {
    refusal(error, temporary);
  }
};

const lock = async (path: string): Promise<Result<FileLock>> => {
  try {
    const taken = await takeLock(path);
    if (!taken.ok) return taken;
    const note = async (text: string): Promise<Result<null>> => {
      try {
        await noteInLock(path, text);
        return done(null);
      } catch (error) {
        return refusal(error, path);
      }
    };
    return done({ release: () => discard(lockOf(path)), note, left: taken.value });
  } catch (error) {
    return refusal(error, path);
  }
};

const leftLock = async (path: string): Promise<Result<string | null>> => {
  try {
    return done(await noteLeft(path));
  } catch (error) {
    return refusal(error, path);
  }
};

const list = async (path: string): Promise<Result<readonly string[]>> => {
  try {
    if (!(await stat(path)).isDirectory()) return done([path]);
    const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
    return done(names.map((name) => join(path, name)));
  } catch (error) {
    return refusal(error, path);
  }
};

const remove = async (path: string): Promise<Result<null>> => {
  try {
    await rm(path, { force: true });
    return done(null);
  } catch (error) {
    return refusal(error, path);
  }
};

const removeFolder = async (path: string): Promise<Result<null>> => {
  try {
    await rm(path, { recursive: true, force: true });
    return done(null);
  } catch (error) {
    return refusal(error, path);
  }
};

/** The disk of the machine the command line runs on. */
export const disk: DiskPort = { read, write, create, append, lock, leftLock, list, remove, removeFolder };
