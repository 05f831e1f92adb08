import * as v from "valibot";

import { blockOf } from "../../domain/ledger/appendEntry.ts";
import { linesOf } from "../../domain/ledger/blockLines.ts";
import { digestOfText, type Sha256 } from "../../domain/ledger/digest.ts";
import { ledgerHeader } from "../../domain/ledger/ledgerText.ts";
import { canonicalJson } from "../../domain/shared/canonicalJson.ts";
import type { Json } from "../../domain/shared/json.ts";
import { rowOf, rowsOf, type Database, type Sql } from "../database/database.ts";

/** Something that was done at the office (办理记录): when, by whom, what, to which rows, and why. */
export type OfficeDeed = {
  readonly time: string;
  readonly actor: string;
  readonly action: string;
  readonly rows: readonly Json[];
  readonly reason?: string;
};

/** The lock that makes one chain of what several processes do at once; taken before anything is read. */
const chainLock = "lock table office.entry in share row exclusive mode";

/** Puts entries behind the last, in the transaction that does what they tell of. */
export type Append = (deed: OfficeDeed) => Promise<void>;

/** Does something and writes it down, both or neither (同时办理并留痕). */
export const recorded = <T>(
  database: Database,
  sha256: Sha256,
  work: (tx: Sql, append: Append) => Promise<T>,
): Promise<T> => database.serial(chainLock, (tx) => work(tx, (deed) => appendTo(tx, deed, sha256)));

const lastShape = v.object({ index: v.number(), hash: v.string(), time: v.string() });

const appendTo = async (tx: Sql, { time, actor, action, rows, reason = "" }: OfficeDeed, sha256: Sha256) => {
  const last = await rowOf(tx, lastShape, "select index, hash, time from office.entry order by index desc limit 1");
  const block = blockOf(
    {
      // Clocks of several machines differ; the chain's time never goes back.
      time: last && last.time > time ? last.time : time,
      actor,
      action,
      subject: "office",
      before: null,
      after: digestOfText(canonicalJson([...rows]), sha256),
      rows,
      reason,
    },
    last ? last.index + 1 : 0,
    last?.hash ?? null,
    sha256,
  );
  const { entry } = block;
  const lines = linesOf(block);
  await tx.run(
    "insert into office.entry (index, hash, parent, time, action, line, rows) values ($1, $2, $3, $4, $5, $6, $7)",
    [entry.index, entry.hash, entry.parent, entry.time, action, lines.entry, lines.rows.join("\n")],
  );
};

const storedShape = v.object({ line: v.string(), rows: v.string() });

/** The chain as a ledger's text, to be checked like any other (办理留痕文本). */
export const chainText = async (sql: Sql): Promise<string> =>
  chainTextOf(await rowsOf(sql, storedShape, "select line, rows from office.entry order by index"));

/** The same of entries as they are stored. */
export const chainTextOf = (stored: readonly v.InferOutput<typeof storedShape>[]): string => {
  const lines = stored.flatMap(({ line, rows }) => [
    ...(rows === "" ? [] : rows.split("\n").map((row) => `R${row}`)),
    `E${line}`,
  ]);
  return [ledgerHeader, ...lines, ""].join("\n");
};
