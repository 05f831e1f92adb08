import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";

import { issueLine } from "../app/wording/issueText.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import type { Issue } from "../domain/shared/result.ts";
import { disk } from "../hosts/files/disk.ts";
import { drawSetupCode } from "../server/access/staff.ts";
import { openSignOn, type SignOn } from "../server/access/signOn.ts";
import { backupContent, restoreContent } from "../server/backup/backup.ts";
import { isLongEnough, sealed, unsealed } from "../server/backup/seal.ts";
import { checkSubmission } from "../server/check/checkSubmission.ts";
import { childChecker, type CheckerProgram } from "../server/check/childChecker.ts";
import { loadMaster } from "../server/keeping/loadMaster.ts";
import { closeOffice, openOffice } from "../server/keeping/openOffice.ts";
import type { Office } from "../server/keeping/office.ts";
import { officeApp } from "../server/web/app.ts";

/** What the office's commands need of the machine. */
export type Machine = {
  readonly hashes: Hashes;
  readonly random: (count: number) => Uint8Array;
  readonly now: () => string;
  readonly checkerProgram: CheckerProgram;
  readonly migrations: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Until the machine or a person asks the process to end. */
  readonly untilAsked: () => Promise<void>;
};

type At = { readonly data?: string };

/** A check takes some tens of milliseconds; what takes this long is ended, in milliseconds, and tried no more. */
const bounds = { check: 20_000, master: 180_000, memory: 1024 };

/** A job whose process died comes again after at most the sum of these, in seconds; longer than a check may take. */
const pace = { expire: 30, look: 5 };

const tell = (machine: Machine, issues: readonly Issue[]): void => {
  for (const issue of issues) machine.err(issueLine(issue, "zh"));
};

/** Opens the office, does something with it, closes it; on a folder under its lock. */
const withOffice = async (
  machine: Machine,
  { data = "kaoping-office" }: At,
  work: (office: Office) => Promise<0 | 1>,
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
    const office = await openOffice({
      at: address === "" ? { folder } : { address },
      migrations: machine.migrations,
      checker: childChecker(machine.checkerProgram, bounds),
      hashes: machine.hashes,
      now: machine.now,
      random: machine.random,
      objects: null,
      pace,
      broken: (error) => machine.err(`${machine.now()} ${error.stack ?? error.message}`),
    });
    try {
      return await work(office);
    } finally {
      await closeOffice(office);
    }
  } finally {
    if (lock?.ok) await lock.value();
  }
};

export type ServeOptions = At & {
  readonly host: string;
  readonly port: number;
  readonly origin?: string;
  readonly behindProxy?: true;
  readonly work: boolean;
};

/** `office serve`: the pages, and unless told otherwise the checking beside them. */
export const runServe = (machine: Machine, options: ServeOptions): Promise<0 | 1> =>
  withOffice(machine, options, async (office) => {
    const shown = `http://${options.host}:${options.port}`;
    const origin = options.origin ?? shown;
    const app = officeApp(office, {
      secure: origin.startsWith("https://"),
      signOn: signOnFrom(machine, origin),
      addressOf: (context) => {
        const forwarded = context.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
        const own = getConnInfo(context).remote.address ?? "";
        return options.behindProxy === true ? (forwarded ?? own) : own;
      },
      broken: (error) => machine.err(`${machine.now()} ${error.stack ?? error.message}`),
    });
    const release = options.work ? await office.queue.work((id) => checkSubmission(office, id)) : null;
    const server = serve({ fetch: app.fetch, hostname: options.host, port: options.port });
    await new Promise<void>((resolve, reject) => {
      server.once("listening", resolve);
      server.once("error", reject);
    });
    machine.out(`考评报送平台 collection office：${origin}`);
    const code = await drawSetupCode(office);
    if (code !== null) {
      machine.out(`一次性管理员码 one-time administrator code：${code}`);
      machine.out(`在 ${origin}/setup 设定第一个管理员 make the first administrator there`);
    }
    await machine.untilAsked();
    await release?.();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    return 0;
  });

const signOnFrom = ({ environment }: Machine, origin: string): SignOn | null => {
  const issuer = environment["OIDC_ISSUER"] ?? "";
  if (issuer === "") return null;
  const clientId = environment["OIDC_CLIENT_ID"] ?? "";
  return openSignOn({ issuer, clientId, clientSecret: environment["OIDC_CLIENT_SECRET"] ?? "", origin });
};

/** `office work`: checks what comes in, beside others that do. */
export const runWork = async (machine: Machine): Promise<0 | 1> => {
  if ((machine.environment["DATABASE_URL"] ?? "") === "") {
    machine.err("office work 要 DATABASE_URL；没有时 office serve 自己查验 wants DATABASE_URL");
    return 1;
  }
  return withOffice(machine, {}, async (office) => {
    const release = await office.queue.work((id) => checkSubmission(office, id));
    machine.out("查验 checking");
    await machine.untilAsked();
    await release();
    return 0;
  });
};

/** `office migrate`: opening does it. */
export const runMigrate = (machine: Machine, options: At): Promise<0 | 1> =>
  withOffice(machine, options, () => {
    machine.out("表已是本版本 the tables are of this version");
    return Promise.resolve(0);
  });

/** `office load A.xlsx`. */
export const runLoad = (machine: Machine, path: string, options: At): Promise<0 | 1> =>
  withOffice(machine, options, async (office) => {
    const content = await disk.read(path);
    if (!content.ok) {
      tell(machine, content.issues);
      return 1;
    }
    const loaded = await loadMaster(office, { name: basename(path), content: content.value }, "office load");
    tell(machine, loaded.issues);
    if (!loaded.ok) return 1;
    machine.out(`已载入：自评表 ${loaded.value.forms} 份，评审包 ${loaded.value.packs} 个`);
    return 0;
  });

const passphraseIn = async (machine: Machine, file: string): Promise<string | null> => {
  const passphrase = (await readFile(file, "utf8")).replace(/\r?\n$/u, "");
  if (isLongEnough(passphrase)) return passphrase;
  machine.err("口令至少 12 个字符 a passphrase has at least 12 characters");
  return null;
};

/** `office backup`: of one moment, while others go on. */
export const runBackup = (
  machine: Machine,
  options: At & { readonly out: string; readonly passphraseFile: string },
): Promise<0 | 1> =>
  withOffice(machine, options, async (office) => {
    const passphrase = await passphraseIn(machine, options.passphraseFile);
    if (passphrase === null) return 1;
    const unfinished = `${options.out}.part`;
    await mkdir(dirname(options.out), { recursive: true });
    await office.database.serial("", (tx) =>
      pipeline(
        Readable.from(sealed(backupContent(office, tx), passphrase)),
        createWriteStream(unfinished, { mode: 0o600 }),
      ),
    );
    await rename(unfinished, options.out);
    machine.out(`已备份到 ${options.out}`);
    return 0;
  });

/** `office restore`. */
export const runRestore = (
  machine: Machine,
  path: string,
  options: At & { readonly passphraseFile: string },
): Promise<0 | 1> =>
  withOffice(machine, options, async (office) => {
    const passphrase = await passphraseIn(machine, options.passphraseFile);
    if (passphrase === null) return 1;
    const content = unsealed(new Uint8Array(await readFile(path)), passphrase, basename(path));
    const restored = content.ok ? await restoreContent(office, content.value, basename(path)) : content;
    tell(machine, restored.issues);
    if (restored.ok) machine.out("已恢复 restored");
    return restored.ok ? 0 : 1;
  });
