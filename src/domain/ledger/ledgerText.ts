import { canonicalTextOf } from "../shared/canonicalJson.ts";
import type { Json } from "../shared/json.ts";
import { done, errorAt, refused, type Issue, type Result } from "../shared/result.ts";
import { keepLines, linesOf } from "./blockLines.ts";
import type { Block, Entry, Ledger } from "./entry.ts";
import { readEntryLine } from "./entryText.ts";

/** The first line of every ledger text: the format and its version. */
export const ledgerHeader = "kaoping-ledger/1";

/**
 * The ledger as text (留痕文本): the header, then for each block its rows ("R" and canonical JSON) and its entry ("E"
 * and canonical JSON), a line each, ended by a line feed. Canonical JSON has no raw line feed.
 */
export const ledgerText = (ledger: Ledger): string => `${ledgerHeader}\n${blocksText(ledger)}`;

/** The rows of all entries that have none: a hundred thousand empty lists would be as many to keep. */
const none: readonly never[] = [];

/** The lines of some blocks, as they are put behind those before. */
const blocksText = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      const { rows, entry } = linesOf(block);
      return `${rows.map((row) => `R${row}\n`).join("")}E${entry}\n`;
    })
    .join("");

/** What of a ledger text can be read: the blocks up to the first line that is none, and what is wrong there. */
export type ReadLedger = { readonly ledger: Ledger; readonly fault: Issue | null };

/**
 * Reads a ledger text; says nothing yet of whether its entries hold.
 *
 * @returns the ledger, or the first line that is none: `ledger-header`, `ledger-line` (data: line)
 */
export const readLedgerText = (text: string): Result<Ledger> => {
  const { ledger, fault } = readLedgerStart(text);
  return fault ? refused([fault]) : done(ledger);
};

/** Reads a ledger text as far as it can be read (留痕前段). */
export const readLedgerStart = (text: string): ReadLedger => {
  const ledger: Block[] = [];
  if (!text.startsWith(`${ledgerHeader}\n`)) {
    return { ledger, fault: errorAt({ kind: "entry", index: 0 }, "ledger-header") };
  }
  let number = 2;
  const fault = () => ({ ledger, fault: lineIssue(ledger.length, number) });
  let rows: readonly Json[] = none;
  let texts: readonly string[] = none;
  let before: Entry | null = null;
  for (let at = ledgerHeader.length + 1; at < text.length; number++) {
    const end = text.indexOf("\n", at);
    // The last line is not ended: a machine stopped while it wrote, or the text was cut.
    if (end < 0) return fault();
    const letter = text[at];
    const said = text.slice(at + 1, end);
    at = end + 1;
    if (letter === "R") {
      const row = parseCanonical(said);
      if (row === undefined) return fault();
      if (rows === none) [rows, texts] = [[], []];
      (rows as Json[]).push(row);
      (texts as string[]).push(said);
    } else {
      const entry: Entry | null = letter === "E" ? readEntryLine(said, before) : null;
      if (!entry) return fault();
      before = entry;
      const block = { rows, entry };
      keepLines(block, texts, said);
      ledger.push(block);
      rows = none;
      texts = none;
    }
  }
  return rows.length > 0 ? fault() : { ledger, fault: null };
};

const lineIssue = (index: number, line: number) => errorAt({ kind: "entry", index }, "ledger-line", { line });

/**
 * The value of a canonical text, undefined where it is none. JSON.parse answers bad text with a SyntaxError; that alone is
 * caught. What has no canonical text was never written.
 */
export const parseCanonical = (text: string): Json | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalTextOf(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
