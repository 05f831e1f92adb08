import type { FilesPort } from "../../app/ports.ts";
import type { NoticeTable } from "../../domain/notice/notice.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { publishedSheet } from "../../workbook/sheets/publishedSheets.ts";
import type { RollUpPlan } from "./plan.ts";
import { rollUpTables } from "./reportTables.ts";
import type { RollUp } from "./rollUp.ts";
import { both, zh } from "./wording/words.ts";

/** A file of the report, by its name. */
export type ReportFile = { readonly name: string; readonly content: Uint8Array | string };

/**
 * The roll-up as files (汇总材料): a workbook with the scores, the distribution and what is left out; the same and the long tables, of
 * all units and of all criteria of all jurisdictions, as CSV; what is left out also as text, so that nobody passes it by.
 *
 * @param at the time of the report, UTC
 */
export const reportFiles = async (
  files: Pick<FilesPort, "writeCsv" | "writeBook">,
  plan: RollUpPlan,
  rolled: RollUp,
  hasLast: boolean,
  at: string,
): Promise<readonly ReportFile[]> => {
  const { scores, units, criteria, distribution, leftOut } = rollUpTables(plan, rolled, hasLast);
  const counts = {
    year: plan.year,
    scores: scores.rows.length,
    units: units.rows.length,
    criteria: distribution.rows.length,
  };
  const lines = [both("asOf", counts), both("others")];
  const left =
    leftOut.rows.length === 0
      ? [both("allIn")]
      : leftOut.rows.map((row) => row.filter((cell) => cell !== "").join("，"));
  const shownLeft = leftOut.rows.length === 0 ? { ...leftOut, rows: [[both("allIn"), "", "", ""]] } : leftOut;
  const book = await files.writeBook(
    [
      sheetOf("scores", zh("scoresSheet"), plan.title, lines, scores),
      sheetOf("distribution", zh("distributionSheet"), plan.title, lines.slice(0, 1), distribution),
      sheetOf("left_out", zh("leftOutSheet"), plan.title, lines.slice(0, 1), shownLeft),
    ],
    at,
  );
  const csv = ({ header, rows }: NoticeTable): string => files.writeCsv({ header, rows });
  return [
    { name: "rollup.xlsx", content: book },
    { name: "scores.csv", content: csv(scores) },
    { name: "units.csv", content: csv(units) },
    { name: "criteria.csv", content: csv(criteria) },
    { name: "distribution.csv", content: csv(distribution) },
    { name: "left-out.csv", content: csv(leftOut) },
    { name: "left-out.txt", content: `${plan.title}\n${lines[0] ?? ""}\n\n${left.join("\n")}\n` },
  ];
};

/** Columns of codes and ids: a leading 0 is part of them. */
const asText: ReadonlySet<string> = new Set([both("code"), both("above"), both("criterionId")]);

/** A table as a sheet; in one workbook each table has a name of its own. */
const sheetOf = (
  id: string,
  name: string,
  title: string,
  lines: readonly string[],
  content: NoticeTable,
): SheetLayout => {
  const sheet = publishedSheet(name, title, lines, [content]);
  if (!sheet.table) throw new RangeError("a sheet of the roll-up: got no table, want one");
  const { columns, rows } = sheet.table;
  const text = columns.map(({ header }) => asText.has(header));
  return {
    ...sheet,
    table: {
      ...sheet.table,
      name: `kp_rollup_${id}`,
      columns: columns.map((column, at) =>
        text[at] ? { header: column.header, width: column.width, kind: "text" } : column,
      ),
      rows: rows.map((row, n) => row.map((cell, at) => (text[at] ? (content.rows[n]?.[at] ?? "") : cell))),
    },
  };
};
