import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";

import type { CsvTable } from "../../app/ports.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { readText } from "./readText.ts";

/** The most bytes of a table: every score of 15 reviewers of 300 units on 200 criteria, as `export` writes them, is 79 MB. */
const largest = 256 * 1024 * 1024;

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads a CSV file with a header line (CSV 表). Source: RFC 4180, in any encoding that `readText` reads.
 *
 * @returns the table, or `csv-invalid` (detail) at its line, `csv-header-repeated` (column)
 */
export const readCsv = (bytes: Uint8Array, name: string): Result<CsvTable> => {
  const text = readText(bytes, name, largest);
  if (!text.ok) return text;
  let parsed: readonly Parsed[];
  try {
    parsed = parse(text.value, {
      info: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error["lines"] === "number" ? error["lines"] : 1;
    return refused([errorAt({ kind: "row", file: name, row }, "csv-invalid", { detail: error.message })]);
  }
  const [header = { record: [], info: { lines: 1 } }, ...rows] = parsed;
  const repeated = header.record.find((column, index) => header.record.indexOf(column) !== index);
  if (repeated !== undefined) {
    return refused([errorAt({ kind: "row", file: name, row: 1 }, "csv-header-repeated", { column: repeated })]);
  }
  return done({
    header: header.record,
    rows: rows.map(({ record }) => record.map(unguarded)),
    lines: rows.map(({ info }) => info.lines),
  });
};

/** What a spreadsheet would take for a formula (OWASP CSV injection), behind apostrophes that were put before it. */
const formulaLike = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/u;

/** Such a cell gets a leading "'"; numbers stay as they are. */
const guarded = (cell: string): string => (formulaLike.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell);

/** The cell as it was before `guarded`. */
const unguarded = (cell: string): string =>
  cell.startsWith("'") && formulaLike.test(cell) && !plainNumber.test(cell.slice(1)) ? cell.slice(1) : cell;

/** The table as CSV: UTF-8 with byte order mark, so that Excel reads Chinese, CRLF as RFC 4180 has it. */
export const writeCsv = ({ header, rows }: Pick<CsvTable, "header" | "rows">): string =>
  stringify(
    [header, ...rows].map((row) => row.map(guarded)),
    // A line break within a cell ends a record to spreadsheets, whichever it is; the library quotes the delimiter alone.
    { bom: true, record_delimiter: "windows", quoted_match: /[\r\n]/u },
  );
