import { contentOf, type LedgerContent } from "../../workbook/sheets/ledgerContent.ts";
import type { Assessment } from "../state.ts";

/** An entry of the ledger as people read it (留痕一条). */
export type LedgerLine = {
  readonly index: number;
  readonly time: string;
  readonly actor: string;
  /** The kind of its change, by its code. */
  readonly action: string;
  readonly content: readonly LedgerContent[];
  readonly rows: number;
  readonly reason: string;
  readonly hash: string;
};

export type LedgerPage = { readonly page: number; readonly pages: number; readonly lines: readonly LedgerLine[] };

export const ledgerPageSize = 10;

/** The ledger's entries page by page (留痕), the latest first. @param page from 0; beyond either end, the nearest */
export const ledgerPage = ({ ledger, state: { units } }: Assessment, page: number): LedgerPage => {
  const pages = Math.max(1, Math.ceil(ledger.length / ledgerPageSize));
  const at = Math.min(Math.max(page, 0), pages - 1);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const last = ledger.length - at * ledgerPageSize;
  const shown = ledger.slice(Math.max(0, last - ledgerPageSize), last).reverse();
  return {
    page: at,
    pages,
    lines: shown.map(({ entry, rows }) => ({
      index: entry.index,
      time: entry.time,
      actor: entry.actor,
      action: entry.action,
      content: contentOf(entry.action, rows, (id) => unitName.get(id) ?? id),
      rows: entry.rows.count,
      reason: entry.reason,
      hash: entry.hash,
    })),
  };
};
