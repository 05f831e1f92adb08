import { appendEntry, hashOfEntry } from "../../../src/domain/ledger/appendEntry.ts";
import type { Block, Entry, Ledger } from "../../../src/domain/ledger/entry.ts";
import type { Json } from "../../../src/domain/shared/json.ts";
import { sha256 } from "../../support/sha256.ts";

/** A ledger of as many entries as row lists, a minute apart; the ledger does not care what rows are. */
export const ledgerOf = (...rowLists: readonly (readonly Json[])[]): Ledger =>
  rowLists.reduce<Ledger>(
    (ledger, rows, index) =>
      appendEntry(
        ledger,
        {
          time: `2026-11-22T08:${String(index).padStart(2, "0")}:00Z`,
          actor: "公开办经办人",
          action: "scores-set",
          subject: "scores",
          before: null,
          after: "0".repeat(64),
          reason: "",
          rows,
        },
        sha256,
      ),
    [],
  );

/** The ledger with one block changed, nothing else put right. */
export const tampered = (ledger: Ledger, at: number, change: (block: Block) => Block): Ledger =>
  ledger.map((block, index) => (index === at ? change(block) : block));

/** A block whose entry says something else and has its own hash put right. */
export const rehashed = ({ rows, entry }: Block, change: Partial<Entry>): Block => {
  const { hash: old, ...open } = { ...entry, ...change };
  return { rows, entry: { ...open, hash: old === entry.hash ? hashOfEntry(open, sha256) : old } };
};
