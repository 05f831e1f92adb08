import { basename, join } from "node:path";

import * as v from "valibot";

import type { DiskPort, FilesPort } from "../../app/ports.ts";
import type { Hashes } from "../../domain/ledger/digest.ts";
import type { Verify } from "../../domain/ledger/signedNote.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import { rowOf, type Database } from "../database/database.ts";
import { loadYear, type Loaded, type Registered } from "./loadYear.ts";
import { planOf } from "./plans.ts";
import type { PublishedYear } from "./publishedYear.ts";
import { verifyPublished, type HandedIn } from "./verifyPublished.ts";

/** What loading needs of the machine. */
export type LoadingHost = {
  readonly database: Database;
  readonly files: Pick<FilesPort, "readText" | "readJson">;
  readonly disk: Pick<DiskPort, "read" | "list">;
  readonly hashes: Hashes;
  readonly verify: Verify;
  readonly now: () => string;
};

/** What became of one jurisdiction's folder (一个地区的载入结果); null where it was refused. */
export type FolderOutcome = {
  readonly code: string;
  readonly loaded: Loaded | null;
  readonly issues: readonly Issue[];
};

/**
 * Loads what jurisdictions handed in (批量载入): a folder holds a folder a jurisdiction, named by its code, with its ledger (one file
 * .ledger), checkpoint.txt and, where it was published, ranking.json. Each is verified and taken in by itself; what is refused is on
 * record, and keeps nobody else out.
 *
 * @param tell of each jurisdiction as soon as it is done
 * @returns how many were refused, or the issues of the folder itself
 */
export const loadFolder = async (
  host: LoadingHost,
  folder: string,
  tell: (outcome: FolderOutcome) => void,
): Promise<Result<{ readonly loaded: number; readonly refused: number }>> => {
  const listed = await host.disk.list(folder);
  if (!listed.ok) return listed;
  const count = { loaded: 0, refused: 0 };
  for (const path of listed.value) {
    const outcome = await loadOne(host, path);
    if (outcome.loaded === null) {
      count.refused++;
      await host.database.run(
        "insert into rollup.refusal (code, refused_at, issues) values ($1, $2::timestamptz, $3::jsonb)",
        [outcome.code, host.now(), JSON.stringify(outcome.issues)],
      );
    } else count.loaded++;
    tell(outcome);
  }
  return listed.value.length === 0
    ? refused([errorAt({ kind: "file", name: folder }, "rollup-folder-empty")])
    : done(count);
};

const loadOne = async (host: LoadingHost, path: string): Promise<FolderOutcome> => {
  const code = basename(path);
  const jurisdiction = await registered(host, code);
  const handed = jurisdiction.ok ? await handedIn(host, path) : jurisdiction;
  if (!jurisdiction.ok || !handed.ok) return { code, loaded: null, issues: handed.issues };
  const { value, names } = handed.value;
  const verified = await verifyPublished(value, jurisdiction.value.publicKey, names, host.hashes, host.verify);
  if (!verified.ok) return { code, loaded: null, issues: verified.issues };
  const taken = await taking(host, jurisdiction.value, verified.value);
  return {
    code,
    loaded: taken.ok ? taken.value : null,
    issues: [...handed.issues, ...verified.issues, ...taken.issues],
  };
};

const taking = async (
  host: LoadingHost,
  jurisdiction: Registered & { readonly level: string },
  published: PublishedYear,
) => {
  const place = { kind: "file", name: jurisdiction.code } as const;
  const plan = await planOf(host.database, published.year);
  if (!plan) return refused([errorAt(place, "rollup-plan-absent", { year: published.year })]);
  if (!plan.levels.some(({ id }) => id === jurisdiction.level)) {
    return refused([errorAt(place, "rollup-level-unknown", { level: jurisdiction.level })]);
  }
  return loadYear(host.database, plan, jurisdiction, published, host.now());
};

const registeredShape = v.object({
  id: v.number(),
  code: v.string(),
  name: v.string(),
  level: v.string(),
  publicKey: v.nullable(v.string()),
});

/** A jurisdiction of the register with its key; `rollup-jurisdiction-unknown`, `rollup-key-missing` otherwise. */
const registered = async (
  { database }: LoadingHost,
  code: string,
): Promise<Result<Registered & { readonly level: string }>> => {
  const place = { kind: "file", name: code } as const;
  const row = await rowOf(
    database,
    registeredShape,
    `select id, code, name, level, public_key as "publicKey" from rollup.jurisdiction where code = $1`,
    [code],
  );
  if (!row) return refused([errorAt(place, "rollup-jurisdiction-unknown", { code })]);
  const { publicKey } = row;
  return publicKey === null ? refused([errorAt(place, "rollup-key-missing", { code })]) : done({ ...row, publicKey });
};

type Found = { readonly value: HandedIn; readonly names: Parameters<typeof verifyPublished>[2] };

/** The files of a jurisdiction's folder; what else lies there is passed over. */
const handedIn = async ({ disk, files }: LoadingHost, folder: string): Promise<Result<Found>> => {
  const code = basename(folder);
  const listed = await disk.list(folder);
  if (!listed.ok) return listed;
  const place = { kind: "file", name: code } as const;
  const ledgers = listed.value.filter((path) => path.endsWith(".ledger") && path !== folder);
  const [ledger] = ledgers;
  if (ledger === undefined) return refused([errorAt(place, "rollup-ledger-absent")]);
  if (ledgers.length > 1) return refused([errorAt(place, "rollup-ledger-several", { count: ledgers.length })]);
  const nameOf = (path: string): string => `${code}/${basename(path)}`;
  const textOf = async (path: string): Promise<Result<string>> => {
    const bytes = await disk.read(path);
    return bytes.ok ? files.readText(bytes.value, nameOf(path)) : bytes;
  };
  const [checkpoint, ranking] = [join(folder, "checkpoint.txt"), join(folder, "ranking.json")];
  const ledgerText = await textOf(ledger);
  const checkpointText = await textOf(checkpoint);
  if (!ledgerText.ok || !checkpointText.ok) return refused([...ledgerText.issues, ...checkpointText.issues]);
  const names = { ledger: nameOf(ledger), checkpoint: nameOf(checkpoint), ranking: nameOf(ranking) };
  const found = { ledgerText: ledgerText.value, checkpointText: checkpointText.value };
  if (!listed.value.includes(ranking)) {
    return done({ value: { ...found, ranking: null }, names }, [warningAt(place, "rollup-without-ranking")]);
  }
  const bytes = await disk.read(ranking);
  const json = bytes.ok ? files.readJson(bytes.value, names.ranking) : bytes;
  return json.ok ? done({ value: { ...found, ranking: json.value }, names }) : json;
};
