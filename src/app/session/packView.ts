import type { PackEntryRule } from "../../workbook/pack/packEntries.ts";
import { readEntryRules } from "./packRules.ts";
import { packHeaders, packScoreName, packUnitHeaders, packUnitsName } from "../../workbook/pack/packHeaders.ts";
import { openText } from "../../workbook/pack/packWords.ts";
import { readTable, type TableRow } from "../../workbook/readTable.ts";
import { abstainedText } from "../../workbook/review/voiceWords.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** A row of a pack as its card shows it (评审包一项): what is asked, what is known, and what stands there. */
export type PackCard = {
  /** What the row is known by, wherever it is sorted to. */
  readonly key: string;
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
  readonly approver: string;
  /** What may be entered; null where the pack does not say. */
  readonly rule: PackEntryRule | null;
  /** Open: something is to be entered and nothing is. */
  readonly open: boolean;
  /** What the sheet's own check says is wrong with the row; "" where nothing is. */
  readonly fault: string;
};

/** How far the review of a unit has come. */
export type PackUnit = {
  readonly unit: string;
  readonly rows: number;
  readonly open: number;
  readonly faults: number;
  /** The reviewer keeps out of it (回避). */
  readonly recused: boolean;
};

/** A reviewer's pack as the reviewer's own pane shows it. */
export type PackView = {
  readonly title: string;
  readonly units: readonly PackUnit[];
  readonly cards: readonly PackCard[];
};

/** Reads the pack that is open, row by row (打开的评审包); what it says is judged when it is taken back. */
export const packView = (sheets: readonly SheetSnapshot[]): PackView => {
  const title = String(sheets.find(({ visibility }) => visibility === "visible")?.cells[0]?.[0] ?? "");
  const recused = recusedUnits(sheets);
  const ruleOf = readEntryRules(sheets);
  const cards = packRowsIn(sheets).map((row) => cardOf(row, recused.has(row.text(packHeaders.unit)), ruleOf));
  const units = [...new Set(cards.map(({ unit }) => unit))].map((unit): PackUnit => {
    const own = cards.filter((card) => card.unit === unit);
    const count = (holds: (card: PackCard) => boolean): number => own.filter(holds).length;
    return {
      unit,
      rows: own.length,
      open: count(({ open }) => open),
      faults: count(({ fault }) => fault !== ""),
      recused: recused.has(unit),
    };
  });
  return { title, units, cards };
};

/** The rows of a pack's score sheet; none where it cannot be found. */
export const packRowsIn = (sheets: readonly SheetSnapshot[]): readonly TableRow[] => {
  const sheet = sheets.find(({ name }) => name === packScoreName);
  const table = sheet && readTable(sheet, Object.values(packHeaders));
  return table?.ok ? table.value : [];
};

const recusedUnits = (sheets: readonly SheetSnapshot[]): ReadonlySet<string> => {
  const sheet = sheets.find(({ name }) => name === packUnitsName);
  const { unit, recused } = packUnitHeaders;
  const table = sheet && readTable(sheet, [unit, recused]);
  const rows = table?.ok ? table.value.filter(({ text }) => text(recused) === abstainedText) : [];
  return new Set(rows.map(({ text }) => text(unit)));
};

const cardOf = (
  { text, address }: TableRow,
  recused: boolean,
  ruleOf: (key: string) => PackEntryRule | null,
): PackCard => {
  const names = packHeaders;
  const [entry, check, key] = [text(names.entry), text(names.check), text(names.key)];
  return {
    key,
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
    entry,
    reason: text(names.reason),
    evidence: text(names.evidence),
    approver: text(names.approver),
    rule: ruleOf(key),
    // A host that computes nothing leaves the check as it was.
    open: check === openText && entry === "" && !recused,
    fault: check === openText || recused ? "" : check,
  };
};
