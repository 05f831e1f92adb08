import { bodyRows, placedTables, type PlacedTable, type SheetLayout } from "../../../workbook/sheetLayout.ts";
import { areaText, type Area } from "./addresses.ts";
import { attributeXml } from "./textEscapes.ts";

/** The cells of a table with its header. */
export const tableArea = ({ table, headerRow }: PlacedTable): Area => ({
  firstRow: headerRow,
  firstColumn: 0,
  lastRow: headerRow + bodyRows(table),
  lastColumn: table.columns.length - 1,
});

/** Excel's tables have a row at least, and names of columns that differ; other tables are cells without being a table. */
const canBeTable = ({ table }: PlacedTable): boolean => {
  const names = table.columns.map(({ header }) => header.toLowerCase());
  return bodyRows(table) > 0 && new Set(names).size === names.length && !names.includes("");
};

/** The tables of a sheet that become tables of the workbook. */
export const realTables = (sheet: SheetLayout): readonly PlacedTable[] => placedTables(sheet).filter(canBeTable);

/**
 * A table as a part of its own (表格部件).
 *
 * @param id its number, which no other table of the workbook has
 * @param further columns that others added at its right, as they stand in the file
 */
export const tablePart = (placed: PlacedTable, id: number, further: readonly string[] = []): string => {
  const area = tableArea(placed);
  const reference = areaText({ ...area, lastColumn: area.lastColumn + further.length });
  const { name, columns } = placed.table;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${name}" ` +
    `displayName="${name}" ref="${reference}" totalsRowShown="0"><autoFilter ref="${reference}"/>` +
    `<tableColumns count="${columns.length + further.length}">` +
    columns.map(({ header }, index) => `<tableColumn id="${index + 1}" name="${attributeXml(header)}"/>`).join("") +
    further.join("") +
    '</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" ' +
    'showRowStripes="0" showColumnStripes="0"/></table>'
  );
};
