import { packHeaders, packScoreName } from "../../workbook/pack/packHeaders.ts";
import type { PackEntryRule } from "../../workbook/pack/packEntries.ts";
import { readEntryRules } from "./packRules.ts";
import { abstainedText, notApplicableText } from "../../workbook/review/voiceWords.ts";
import { cellAt, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
import type { BookOutcome } from "../openedBook.ts";
import type { EnteredCell } from "../ports.ts";
import { packRowsIn, packView, type PackView } from "./packView.ts";
import type { SessionHost } from "./sessionHost.ts";

/** What a reviewer entered on the card of a pack. */
export type PackAnswer = {
  readonly entry: string;
  readonly reason: string;
  readonly evidence: string;
  readonly approver: string;
};

/**
 * Types what was entered on a card into the pack's own cells (填入评审包), where the row stands now.
 *
 * @returns the pack as it then is, or `row-unknown` (key), `cell-not-number` (got), `cell-not-choice` (got, want), `pack-entry-bounds`
 *   (got, least, most), and the reasons that 不适用 and 回避 need
 */
export const enterPack = async (
  { open: { book } }: SessionHost,
  key: string,
  answer: PackAnswer,
): Promise<BookOutcome<PackView>> => {
  const read = await book.read();
  if (!read.ok) return { kind: "host-refused", failure: read.failure };
  const row = packRowsIn(read.value).find(({ text }) => text(packHeaders.key) === key);
  const place: Place = { kind: "cell", sheet: packScoreName, address: row?.address(packHeaders.entry) ?? "" };
  if (!row) return { kind: "refused", issues: [errorAt(place, "row-unknown", { key })] };
  const value = entered(answer.entry);
  const issues = entryIssues(value, answer, readEntryRules(read.value)(key), place);
  if (issues.length > 0) return { kind: "refused", issues };
  const at = (header: string, text: string | number): EnteredCell => {
    const cell = cellAt(row.address(header));
    if (!cell) throw new RangeError(`a cell: got ${row.address(header)}, want one such as B5`);
    return { ...cell, value: text === "" ? null : text, asText: header !== packHeaders.entry };
  };
  const cells = [
    at(packHeaders.entry, value),
    at(packHeaders.reason, answer.reason.trim()),
    at(packHeaders.evidence, answer.evidence.trim()),
    at(packHeaders.approver, answer.approver.trim()),
  ];
  const written = await book.enter(packScoreName, cells);
  if (!written.ok) return { kind: "host-refused", failure: written.failure };
  return { kind: "done", value: packView(withCells(read.value, cells)), issues: [] };
};

/** A number where the text is one, whatever width its digits have. */
const entered = (text: string): string | number => {
  const plain = text.normalize("NFKC").trim();
  return /^-?\d+(\.\d+)?$/u.test(plain) ? Number(plain) : text.trim();
};

/** What the sheet's own check would say of the row; whether points were lost without a reason it says once the row is written. */
const entryIssues = (
  value: string | number,
  { reason, approver }: PackAnswer,
  rule: PackEntryRule | null,
  place: Place,
): readonly Issue[] => {
  if (value === "" || rule === null) return [];
  const words = rule.kind === "number" ? rule.words : rule.options;
  if (typeof value === "string" && words.includes(value)) return excuseIssues(value, reason, approver, place);
  if (rule.kind === "choice") return [errorAt(place, "cell-not-choice", { got: value, want: words.join("、") })];
  if (typeof value === "string") return [errorAt(place, "cell-not-number", { got: value })];
  const { least, most, whole } = rule;
  const isWithin = value >= Number(least) && (most === null || value <= Number(most));
  if (isWithin && (!whole || Number.isInteger(value))) return [];
  return [errorAt(place, "pack-entry-bounds", { got: value, least, most: most ?? "∞" })];
};

const excuseIssues = (word: string, reason: string, approver: string, place: Place): readonly Issue[] => {
  const unsaid = reason.trim() === "";
  if (word === abstainedText) return unsaid ? [errorAt(place, "abstained-without-reason")] : [];
  if (word !== notApplicableText) return [];
  return [
    ...(unsaid ? [errorAt(place, "not-applicable-without-reason")] : []),
    ...(approver.trim() === "" ? [errorAt(place, "not-applicable-without-approver")] : []),
  ];
};

/** The sheets with these cells typed into; the check beside them is computed by the host and seen at the next reading. */
const withCells = (sheets: readonly SheetSnapshot[], entered: readonly EnteredCell[]): readonly SheetSnapshot[] =>
  sheets.map((sheet) =>
    sheet.name === packScoreName
      ? {
          ...sheet,
          cells: sheet.cells.map((cells, row) => {
            const typed = entered.filter((one) => one.row === row);
            return typed.length === 0
              ? cells
              : cells.map((cell, column) => {
                  const own = typed.find((one) => one.column === column);
                  return own ? own.value : cell;
                });
          }),
        }
      : sheet,
  );
