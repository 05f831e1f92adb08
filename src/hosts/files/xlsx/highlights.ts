import { bodyRows, placedTables, type SheetLayout } from "../../../workbook/sheetLayout.ts";
import { areaText } from "./addresses.ts";
import { highlightLooks } from "./looks.ts";
import { textXml } from "./textEscapes.ts";

/** The condition that a cell holds a word, as a formula. */
export const wordFormula = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/**
 * How the states on a sheet look (条件格式), as XML: a rule a word.
 *
 * @param difference the workbook's number of one of our looks
 * @param before the highest priority that other rules of the sheet have
 */
export const highlightsXml = (
  sheet: SheetLayout,
  difference: (look: number) => number,
  before = 0,
): readonly string[] => {
  let priority = before;
  return placedTables(sheet).flatMap(({ table, headerRow }) => {
    if (bodyRows(table) === 0) return [];
    const rows = { firstRow: headerRow + 1, lastRow: headerRow + bodyRows(table) };
    return (table.highlights ?? []).map(({ words, look, columns }) => {
      const cells = columns
        ? columns.map((column) => areaText({ ...rows, firstColumn: column, lastColumn: column }))
        : [areaText({ ...rows, firstColumn: 0, lastColumn: table.columns.length - 1 })];
      const number = difference(highlightLooks.indexOf(look));
      const rules = words.map(
        (word) =>
          `<cfRule type="cellIs" dxfId="${number}" priority="${++priority}" operator="equal">` +
          `<formula>${textXml(wordFormula(word))}</formula></cfRule>`,
      );
      return `<conditionalFormatting sqref="${cells.join(" ")}">${rules.join("")}</conditionalFormatting>`;
    });
  });
};
