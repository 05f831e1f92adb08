import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { issueLine } from "../app/wording/issueText.ts";
import { readKeyFile, openedKey } from "../domain/ledger/keyFile.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import type { Ed25519 } from "../domain/ledger/signedNote.ts";
import { errorAt, refused, done, type Issue, type Result } from "../domain/shared/result.ts";
import { disk } from "../hosts/files/disk.ts";
import { files } from "../hosts/files/files.ts";
import { chainLedger } from "../server/chain/checkpointNow.ts";
import { keysIn } from "../server/chain/officeKey.ts";
import { childChecker, type CheckerProgram } from "../server/check/childChecker.ts";
import { needsStore, type ObjectStore } from "../server/keeping/fileStore.ts";
import { closeOffice, openOffice } from "../server/keeping/openOffice.ts";
import type { Office, OfficeSigner } from "../server/keeping/office.ts";
import { s3Store } from "../server/keeping/s3Store.ts";

/** What the office's commands need of the machine. */
export type Machine = {
  readonly hashes: Hashes;
  readonly ed25519: Ed25519;
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

export type At = { readonly data?: string };

/** The folder that `--data` names, or the usual one. */
export const dataFolder = ({ data = "kaoping-office" }: At): string => data;

/** The office's key and the file of its passphrase, where checkpoints are to be signed. */
export type KeyAt = { readonly key?: string; readonly passphraseFile?: string };

/** A check takes some tens of milliseconds; what takes this long is ended, in milliseconds, and tried no more. */
const bounds = { check: 20_000, master: 180_000, memory: 1024 };

/** A job whose process died comes again after at most the sum of these, in seconds; longer than a check may take. */
const pace = { expire: 30, look: 5 };

/** Says what was found, a line each. */
export const tell = (machine: Machine, issues: readonly Issue[]): void => {
  for (const issue of issues) machine.err(issueLine(issue, "zh"));
};

/** The first line of a file, as passphrases are kept. */
export const secretIn = async (path: string): Promise<string> => (await readFile(path, "utf8")).replace(/\r?\n$/u, "");

/** The settings of a store outside, from the environment; null where contents lie in the database, a sentence where one is missing. */
const objectsFrom = ({ environment }: Machine): ObjectStore | string | null => {
  const of = (name: string): string => environment[name] ?? "";
  const endpoint = of("S3_ENDPOINT");
  if (endpoint === "") return null;
  const wanted = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"].filter((name) => of(name) === "");
  if (wanted.length > 0 || !URL.canParse(endpoint)) {
    return `对象存储设置不全，请设好 the store outside wants：S3_ENDPOINT=https://… ${wanted.join(" ")}`;
  }
  const region = of("S3_REGION") === "" ? "us-east-1" : of("S3_REGION");
  const [accessKeyId, secretAccessKey] = [of("S3_ACCESS_KEY_ID"), of("S3_SECRET_ACCESS_KEY")];
  return s3Store({ endpoint, bucket: of("S3_BUCKET"), region, accessKeyId, secretAccessKey });
};

/** Opens the key that signs; null where none was named. */
const signerFrom = async (
  { ed25519 }: Machine,
  { key: path, passphraseFile }: KeyAt,
): Promise<Result<OfficeSigner | null>> => {
  if (path === undefined) return done(null);
  const file = basename(path);
  const bytes = await disk.read(path);
  const json = bytes.ok ? files.readJson(bytes.value, file) : bytes;
  const key = json.ok ? readKeyFile(json.value, file) : json;
  if (!key.ok) return key;
  if (passphraseFile === undefined) return refused([errorAt({ kind: "file", name: file }, "passphrase-missing")]);
  const secret = openedKey(key.value, await secretIn(passphraseFile), file);
  return secret.ok ? done({ secret: secret.value, ed25519, publicKey: key.value.publicKey }) : secret;
};

/** What an office cannot be opened without (开启条件): the store where its contents lie, the key that is in force. */
const lacking = async ({ database, signer }: Office, objects: ObjectStore | null): Promise<readonly Issue[]> => {
  const place = { kind: "assessment" } as const;
  const withoutStore = objects === null && (await needsStore(database));
  const inForce = keysIn(await chainLedger(database)).at(-1)?.publicKey;
  return [
    ...(withoutStore ? [errorAt(place, "store-missing")] : []),
    ...(signer && signer.publicKey !== inForce ? [errorAt(place, "office-key-not-in-force")] : []),
  ];
};

/** What the machine or the database says by a code, in a line; what has none is a bug of ours and is thrown. */
export const failureLine = (error: unknown): string => {
  if (error instanceof RangeError) return error.message;
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return `${error.code} ${error.message}`.trim();
  }
  throw error;
};

/** Opens the office, does something with it, closes it; on a folder under its lock. */
export const withOffice = async (
  machine: Machine,
  at: At & KeyAt,
  work: (office: Office) => Promise<0 | 1>,
): Promise<0 | 1> => {
  const address = machine.environment["DATABASE_URL"] ?? "";
  const folder = join(dataFolder(at), "postgresql");
  const objects = objectsFrom(machine);
  const signer = await signerFrom(machine, at);
  if (typeof objects === "string") machine.err(objects);
  tell(machine, signer.issues);
  if (typeof objects === "string" || !signer.ok) return 1;
  if (address === "") await mkdir(dataFolder(at), { recursive: true });
  const lock = address === "" ? await disk.lock(folder) : null;
  if (lock && !lock.ok) {
    tell(machine, lock.issues);
    return 1;
  }
  try {
    const office = await opened({
      at: address === "" ? { folder } : { address },
      migrations: machine.migrations,
      checker: childChecker(machine.checkerProgram, bounds),
      hashes: machine.hashes,
      now: machine.now,
      random: machine.random,
      signer: signer.value,
      objects,
      pace,
      broken: (error) => machine.err(`${machine.now()} ${error.stack ?? error.message}`),
    });
    if (typeof office === "string") {
      machine.err(`打不开数据库 the database cannot be opened：${office}`);
      return 1;
    }
    try {
      const issues = await lacking(office, objects);
      tell(machine, issues);
      return issues.length > 0 ? 1 : await work(office);
    } finally {
      await closeOffice(office);
    }
  } finally {
    if (lock?.ok) await lock.value.release();
  }
};

/** The office, or why its database cannot be opened. */
const opened = async (settings: Parameters<typeof openOffice>[0]): Promise<Office | string> => {
  try {
    return await openOffice(settings);
  } catch (error) {
    return failureLine(error);
  }
};
