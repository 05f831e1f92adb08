import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, mkdir, readFile, rename, rm } from "node:fs/promises";
import { createServer, request, type IncomingMessage } from "node:http";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { backupContent, restoreContent } from "../server/backup/backup.ts";
import { isLongEnough, sealed, unsealed } from "../server/backup/seal.ts";
import type { Office } from "../server/keeping/office.ts";
import { dataFolder, failureLine, secretIn, tell, withOffice, type At, type Machine } from "./officeMachine.ts";

/** How long a backup may stand still before it is broken off, in milliseconds: others wait for it. */
const patience = 60_000;

/** Where the process that has a data folder hears, on this machine, whoever may read the folder. */
const doorOf = (data: string): string =>
  process.platform === "win32"
    ? `\\\\.\\pipe\\kaoping-office-${createHash("sha256").update(resolve(data)).digest("hex").slice(0, 16)}`
    : join(data, "backup.sock");

/**
 * Gives what the office keeps to `office backup` while it serves (在线备份), as of one moment; those who ask for pages wait meanwhile.
 *
 * @returns its end; null, and a line says why, where it cannot hear
 */
export const serveBackups = async (
  machine: Machine,
  office: Office,
  data: string,
): Promise<(() => Promise<void>) | null> => {
  const door = doorOf(data);
  const server = createServer((_, response) => {
    response.setTimeout(patience, () => response.destroy());
    office.database
      .serial("", (tx) => pipeline(Readable.from(backupContent(office, tx)), response))
      .catch((error: unknown) => {
        response.destroy();
        machine.err(
          `${machine.now()} 备份中断 the backup was broken off：${error instanceof Error ? error.message : ""}`,
        );
      });
  });
  // What a process left that was killed; the folder's lock is ours.
  if (process.platform !== "win32") await rm(door, { force: true });
  const failed = await new Promise<unknown>((heard) => {
    server.once("error", heard);
    server.listen(door, () => heard(null));
  });
  if (failed !== null) {
    machine.err(`运行时不能备份，请停下再备份 no backup while it runs：${failureLine(failed)}`);
    return null;
  }
  if (process.platform !== "win32") await chmod(door, 0o600);
  return () =>
    new Promise((over) => {
      server.close(() => over());
    });
};

/** What an office that runs on a data folder keeps; null where none runs there. */
const fromRunning = (data: string): Promise<IncomingMessage | null> =>
  new Promise((heard, fail) => {
    const asked = request({ socketPath: doorOf(data), path: "/" }, heard);
    asked.on("error", (error) => {
      if ("code" in error && (error.code === "ENOENT" || error.code === "ECONNREFUSED")) heard(null);
      else fail(error);
    });
    asked.end();
  });

const passphraseIn = async (machine: Machine, file: string): Promise<string | null> => {
  const passphrase = await secretIn(file);
  if (isLongEnough(passphrase)) return passphrase;
  machine.err("口令至少 12 个字符 a passphrase has at least 12 characters");
  return null;
};

/** Seals what comes into a file, which has its name once it is whole. */
const written = async (content: AsyncIterable<Uint8Array>, passphrase: string, out: string): Promise<void> => {
  const unfinished = `${out}.part`;
  await mkdir(dirname(out), { recursive: true });
  try {
    await pipeline(Readable.from(sealed(content, passphrase)), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, out);
  } finally {
    await rm(unfinished, { force: true });
  }
};

/** `office backup`: of one moment, while others go on; of a folder also while an office serves from it. */
export const runBackup = async (
  machine: Machine,
  options: At & { readonly out: string; readonly passphraseFile: string },
): Promise<0 | 1> => {
  const passphrase = await passphraseIn(machine, options.passphraseFile);
  if (passphrase === null) return 1;
  const said = (): 0 => {
    machine.out(`已备份到 backed up to ${options.out}`);
    return 0;
  };
  const onServer = (machine.environment["DATABASE_URL"] ?? "") !== "";
  const running = onServer ? null : await fromRunning(dataFolder(options));
  if (running) {
    try {
      await written(running, passphrase, options.out);
      return said();
    } catch (error) {
      machine.err(`没有备份成 no backup was made：${failureLine(error)}`);
      return 1;
    }
  }
  return withOffice(machine, options, async (office) => {
    await office.database.serial("", (tx) => written(backupContent(office, tx), passphrase, options.out));
    return said();
  });
};

/** `office restore`. */
export const runRestore = (
  machine: Machine,
  path: string,
  options: At & { readonly passphraseFile: string },
): Promise<0 | 1> =>
  withOffice(machine, { data: dataFolder(options) }, async (office) => {
    const passphrase = await passphraseIn(machine, options.passphraseFile);
    if (passphrase === null) return 1;
    const content = unsealed(new Uint8Array(await readFile(path)), passphrase, basename(path));
    const restored = content.ok ? await restoreContent(office, content.value, basename(path)) : content;
    tell(machine, restored.issues);
    if (restored.ok) machine.out("已恢复 restored");
    return restored.ok ? 0 : 1;
  });
