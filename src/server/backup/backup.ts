import * as v from "valibot";

import { firstBadEntry } from "../../domain/ledger/checkLedger.ts";
import { digestOfBytes, type Sha256 } from "../../domain/ledger/digest.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { chainTextOf } from "../chain/chain.ts";
import { rowOf, rowsOf, type Sql } from "../database/database.ts";
import type { Office } from "../keeping/office.ts";
import { sendWaiting } from "../keeping/sendWaiting.ts";

/** The tables of a backup, each after those it refers to; sessions and attempts are nobody's loss. */
const tables = [
  "file",
  "assessment",
  "round",
  "paper",
  "code",
  "submission",
  "staff",
  "token",
  "setting",
  "refusal",
  "entry",
] as const;

const rowShape = v.object({ row: v.string() });
const digestShape = v.object({ sha256: v.string() });
const textLines = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));

/**
 * Everything the office keeps as lines of JSON (备份内容): a table's name, then its rows; the contents of files last, each by itself.
 * Read in one transaction, so that it is of one moment; the same from either kind of database.
 */
export async function* backupContent(office: Office, tx: Sql): AsyncGenerator<Uint8Array, void, undefined> {
  for (const table of tables) {
    // What is in a file follows in its own line, wherever it lies.
    const row = table === "file" ? "json_build_object('sha256', one.sha256, 'size', one.size)" : "row_to_json(one)";
    const order = table === "entry" ? "order by index" : "order by 1";
    const rows = await rowsOf(
      tx,
      rowShape,
      `select ${row}::text as row from (select * from office.${table} ${order}) as one`,
    );
    yield textLines([JSON.stringify({ table, count: rows.length }), ...rows.map(({ row: text }) => text)]);
  }
  const digests = await rowsOf(tx, digestShape, "select sha256 from office.file order by sha256");
  for (const { sha256 } of digests) {
    const content = await office.store.get(sha256, tx);
    yield textLines([JSON.stringify({ content: sha256, base64: Buffer.from(content).toString("base64") })]);
  }
}

const headShape = v.object({ table: v.picklist(tables), count: v.number() });
const contentShape = v.object({ content: v.string(), base64: v.string() });
const entryShape = v.object({ line: v.string(), rows: v.string() });
const countShape = v.object({ count: v.number() });
/** The tables whose numbers are given by the database, and go on behind the highest. */
const numbered = ["assessment", "round", "paper", "code", "submission", "staff", "token"] as const;

/** What a backup has: of each table its rows as JSON, and the contents of files. */
type Backup = {
  readonly rows: ReadonlyMap<(typeof tables)[number], readonly string[]>;
  readonly contents: readonly { readonly sha256: string; readonly content: Uint8Array }[];
};

/** The lines of a text that may be longer than a string can be. */
function* linesIn(content: Uint8Array): Generator<string, void, undefined> {
  const decoder = new TextDecoder();
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(10, at);
    const next = end < 0 ? content.length : end;
    yield decoder.decode(content.subarray(at, next));
    at = next + 1;
  }
}

/** Takes a backup apart and checks it by itself: every content by its digest, the chain entry by entry. */
const readBackup = (bytes: Uint8Array, file: string, sha256: Sha256): Result<Backup> => {
  const place = { kind: "file", name: file } as const;
  const unreadable = refused([errorAt(place, "backup-unreadable")]);
  const rows = new Map<(typeof tables)[number], string[]>();
  const contents: { readonly sha256: string; readonly content: Uint8Array }[] = [];
  let open: { readonly into: string[]; left: number } | null = null;
  for (const line of linesIn(bytes)) {
    if (open && open.left > 0) {
      open.into.push(line);
      open.left--;
      continue;
    }
    const json = jsonOf(line);
    const head = v.safeParse(headShape, json);
    const one = v.safeParse(contentShape, json);
    if (head.success) {
      open = { into: [], left: head.output.count };
      rows.set(head.output.table, open.into);
    } else if (one.success) {
      const content = new Uint8Array(Buffer.from(one.output.base64, "base64"));
      if (digestOfBytes(content, sha256) !== one.output.content) return unreadable;
      contents.push({ sha256: one.output.content, content });
    } else return unreadable;
  }
  const named = new Set(contents.map(({ sha256: digest }) => digest));
  const files = (rows.get("file") ?? []).map((row) => v.safeParse(digestShape, jsonOf(row)));
  if (open?.left !== 0 || files.some((one) => !one.success || !named.has(one.output.sha256))) return unreadable;
  const entries = (rows.get("entry") ?? []).map((row) => v.safeParse(entryShape, jsonOf(row)));
  const stored = entries.flatMap((one) => (one.success ? [one.output] : []));
  if (stored.length < entries.length) return unreadable;
  const ledger = readLedgerText(chainTextOf(stored));
  if (!ledger.ok) return ledger;
  const bad = firstBadEntry(ledger.value, sha256);
  return bad ? refused([bad]) : done({ rows, contents });
};

/** Undefined for what is no JSON. */
const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/**
 * Puts a backup into an empty office (恢复备份), all or nothing; what it holds is checked before the first of it is written.
 *
 * @returns `office-not-empty`, `backup-unreadable`, or what is wrong with the chain
 */
export const restoreContent = async (office: Office, content: Uint8Array, file: string): Promise<Result<null>> => {
  const { database, hashes } = office;
  const there = await rowOf(
    database,
    countShape,
    "select (select count(*) from office.entry)::int + (select count(*) from office.file)::int as count",
  );
  if ((there?.count ?? 0) > 0) return refused([errorAt({ kind: "file", name: file }, "office-not-empty")]);
  const backup = readBackup(content, file, hashes.sha256);
  if (!backup.ok) return backup;
  await database.serial("", async (tx) => {
    for (const one of backup.value.contents) await office.store.put(one.content, tx);
    for (const table of tables) {
      for (const row of table === "file" ? [] : (backup.value.rows.get(table) ?? [])) {
        await tx.run(
          `insert into office.${table} overriding system value select * from json_populate_record(null::office.${table}, $1::json)`,
          [row],
        );
      }
    }
    for (const table of numbered) {
      await tx.run(
        `select setval(pg_get_serial_sequence('office.${table}', 'id'), greatest((select coalesce(max(id), 0) from office.${table}), 1))`,
      );
    }
    await tx.run("select setval('office.turn', greatest((select coalesce(max(turn), 0) from office.submission), 1))");
    await tx.run("delete from office.setting where name = 'setup-code'");
  });
  // The queue is no part of a backup.
  await sendWaiting(office);
  return done(null);
};
