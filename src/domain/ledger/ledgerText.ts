import { canonicalJson, hasCanonicalJson } from "../shared/canonicalJson.ts";
import { checkShape } from "../shared/checkShape.ts";
import type { Json } from "../shared/json.ts";
import { done, errorAt, refused, type Result } from "../shared/result.ts";
import { keepLines, linesOf } from "./blockLines.ts";
import { entryShape, type Block, type Ledger } from "./entry.ts";

/** The first line of every ledger text: the format and its version. */
export const ledgerHeader = "kaoping-ledger/1";

/**
 * The ledger as text (留痕文本): the header, then for each block its rows ("R" and canonical JSON) and its entry ("E"
 * and canonical JSON), a line each, ended by a line feed. Canonical JSON has no raw line feed.
 */
export const ledgerText = (ledger: Ledger): string => {
  const texts = ledger.map((block) => {
    const { rows, entry } = linesOf(block);
    return `${rows.map((row) => `R${row}\n`).join("")}E${entry}\n`;
  });
  return `${ledgerHeader}\n${texts.join("")}`;
};

/**
 * Reads a ledger text; says nothing yet of whether its entries hold.
 *
 * @returns the ledger, or the first line that is none: `ledger-header`, `ledger-line` (data: line), or the shape's issues
 */
export const readLedgerText = (text: string): Result<Ledger> => {
  const lines = text.split("\n");
  if (lines[0] !== ledgerHeader) return refused([errorAt({ kind: "entry", index: 0 }, "ledger-header")]);
  if (lines.at(-1) !== "") return refused([lineIssue(0, lines.length)]);
  const ledger: Block[] = [];
  let rows: Json[] = [];
  let texts: string[] = [];
  for (let at = 1; at < lines.length - 1; at++) {
    const line = lines[at] ?? "";
    const text = line.slice(1);
    const parsed = parseJson(text);
    if (parsed === undefined || canonicalJson(parsed) !== text) return refused([lineIssue(ledger.length, at + 1)]);
    if (line.startsWith("R")) {
      rows.push(parsed);
      texts.push(text);
    } else if (line.startsWith("E")) {
      const entry = checkShape(entryShape, parsed, `ledger entry ${ledger.length}`);
      if (!entry.ok) return refused([lineIssue(ledger.length, at + 1)]);
      const block = { rows, entry: entry.value };
      keepLines(block, { rows: texts, entry: text });
      ledger.push(block);
      rows = [];
      texts = [];
    } else return refused([lineIssue(ledger.length, at + 1)]);
  }
  return rows.length > 0 ? refused([lineIssue(ledger.length, lines.length)]) : done(ledger);
};

const lineIssue = (index: number, line: number) => errorAt({ kind: "entry", index }, "ledger-line", { line });

/** JSON.parse answers bad text with a SyntaxError; that alone is caught. What has no canonical text was never written. */
const parseJson = (text: string): Json | undefined => {
  try {
    const value = JSON.parse(text) as Json;
    return hasCanonicalJson(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
