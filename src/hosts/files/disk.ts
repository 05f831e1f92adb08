import { randomUUID } from "node:crypto";
import { link, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import type { DiskPort } from "../../app/ports.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";

const codes: Readonly<Record<string, string>> = {
  ENOENT: "file-absent",
  EISDIR: "file-is-folder",
  ENOTDIR: "folder-is-file",
  EEXIST: "folder-is-file",
  EACCES: "file-forbidden",
  EPERM: "file-forbidden",
  EROFS: "file-forbidden",
  EBUSY: "file-busy",
  ENOSPC: "disk-full",
};

/** Turns a refusal of the operating system into an issue; everything else is a bug of ours and is thrown. */
const refusal = (error: unknown, path: string) => {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
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

/** Temporary file, flush to disk, then put in place: readers see the old file or the new one, never half of one. */
const put = async (
  path: string,
  content: Uint8Array | string,
  place: (temporary: string, path: string) => Promise<void>,
): Promise<Result<null>> => {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
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
    return done(null);
  } catch (error) {
    await discard(temporary);
    return refusal(error, path);
  }
};

const write = (path: string, content: Uint8Array | string): Promise<Result<null>> => put(path, content, rename);

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
    await link(temporary, path);
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

/** The lock is a file beside it that only one can create; after a crash it stays, and the refusal names it. */
const lock = async (path: string): Promise<Result<() => Promise<void>>> => {
  const beside = join(dirname(path), `.${basename(path)}.lock`);
  try {
    await (await open(beside, "wx")).close();
    return done(() => discard(beside));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      return refused([errorAt({ kind: "file", name: path }, "file-locked", { lock: beside })]);
    }
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

const removeFolder = async (path: string): Promise<Result<null>> => {
  try {
    await rm(path, { recursive: true, force: true });
    return done(null);
  } catch (error) {
    return refusal(error, path);
  }
};

/** The disk of the machine the command line runs on. */
export const disk: DiskPort = { read, write, create, lock, list, removeFolder };
