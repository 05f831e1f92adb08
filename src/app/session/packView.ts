import { packHeaders, packScoreName } from "../../workbook/pack/packScoreSheet.ts";
import { readTable } from "../../workbook/readTable.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** A row of a pack as its card shows it (评审包一项): what is asked, what is known, and what stands there. */
export type PackCard = {
  readonly address: string;
  readonly unit: string;
  readonly round: string;
  readonly criterion: string;
  readonly clause: string;
  readonly item: string;
  readonly most: string;
  readonly selfScore: string;
  readonly selfAccount: string;
  readonly findings: string;
  readonly last: string;
  readonly entry: string;
  readonly reason: string;
  readonly evidence: string;
};

/** A reviewer's pack as the reviewer's own pane shows it. */
export type PackView = { readonly title: string; readonly cards: readonly PackCard[] };

/** Reads the pack that is open, row by row (打开的评审包); what it says is judged when it is taken back. */
export const packView = (sheets: readonly SheetSnapshot[]): PackView => {
  const sheet = sheets.find(({ name }) => name === packScoreName);
  const table = sheet && readTable(sheet, Object.values(packHeaders));
  const title = String(sheets.find(({ visibility }) => visibility === "visible")?.cells[0]?.[0] ?? "");
  if (!table?.ok) return { title, cards: [] };
  const names = packHeaders;
  return {
    title,
    cards: table.value.map(({ text, address }) => ({
      address: address(names.entry),
      unit: text(names.unit),
      round: text(names.round),
      criterion: text(names.criterion),
      clause: text(names.clause),
      item: text(names.item),
      most: text(names.most),
      selfScore: text(names.selfScore),
      selfAccount: text(names.selfAccount),
      findings: text(names.findings),
      last: text(names.last),
      entry: text(names.entry),
      reason: text(names.reason),
      evidence: text(names.evidence),
    })),
  };
};
