import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
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

/** Temporary file, flush to disk, rename: readers see the old file or the new one, never half of one. */
const write = async (path: string, content: Uint8Array | string): Promise<Result<null>> => {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return done(null);
  } catch (error) {
    await discard(temporary);
    return refusal(error, path);
  }
};

/** Takes away what a refused write left; should that be refused too, the first refusal says enough. */
const discard = async (temporary: string): Promise<void> => {
  try {
    await rm(temporary, { force: true });
  } catch (error) {
    refusal(error, temporary);
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
export const disk: DiskPort = { read, write, list, removeFolder };
