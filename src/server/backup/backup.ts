import * as v from "valibot";

import { firstBadEntry } from "../../domain/ledger/checkLedger.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { chainText } from "../chain/chain.ts";
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
const countShape = v.object({ count: v.number() });
/** The tables whose numbers are given by the database, and go on behind the highest. */
const numbered = ["assessment", "round", "paper", "code", "submission", "staff", "token"] as const;

/**
 * Puts a backup into an empty office (恢复备份), all or nothing; the chain is checked before it counts.
 *
 * @returns `office-not-empty`, `backup-unreadable`, or what is wrong with the chain
 */
export const restoreContent = async (office: Office, content: Uint8Array, file: string): Promise<Result<null>> => {
  const place = { kind: "file", name: file } as const;
  const { database, hashes } = office;
  const there = await rowOf(database, countShape, "select count(*)::int as count from office.entry");
  const kept = await rowOf(database, countShape, "select count(*)::int as count from office.file");
  if ((there?.count ?? 0) + (kept?.count ?? 0) > 0) return refused([errorAt(place, "office-not-empty")]);
  const lines = new TextDecoder().decode(content).split("\n");
  const parsed: unknown[] = [];
  for (const line of lines.slice(0, -1)) parsed.push(JSON.parse(line));
  // Contents first, each once and by its own digest, which the store computes anew.
  for (const line of parsed) {
    const one = v.safeParse(contentShape, line);
    if (one.success && (await office.store.put(Buffer.from(one.output.base64, "base64"))) !== one.output.content) {
      return refused([errorAt(place, "backup-unreadable")]);
    }
  }
  await database.serial("", async (tx) => {
    for (let at = 0; at < lines.length; at++) {
      const head = v.safeParse(headShape, parsed[at]);
      if (!head.success) continue;
      const { table, count } = head.output;
      for (const row of table === "file" ? [] : lines.slice(at + 1, at + 1 + count)) {
        await tx.run(
          `insert into office.${table} overriding system value select * from json_populate_record(null::office.${table}, $1::json)`,
          [row],
        );
      }
      at += count;
    }
    for (const table of numbered) {
      await tx.run(
        `select setval(pg_get_serial_sequence('office.${table}', 'id'), greatest((select coalesce(max(id), 0) from office.${table}), 1))`,
      );
    }
    await tx.run("select setval('office.turn', greatest((select coalesce(max(turn), 0) from office.submission), 1))");
    await tx.run("delete from office.setting where name = 'setup-code'");
  });
  const ledger = readLedgerText(await chainText(database));
  if (!ledger.ok) return ledger;
  const bad = firstBadEntry(ledger.value, hashes.sha256);
  if (bad) return refused([bad]);
  // The queue is no part of a backup.
  await sendWaiting(office);
  return done(null);
};
