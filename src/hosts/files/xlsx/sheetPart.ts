import { hiddenColumns, placedTables, type SheetLayout } from "../../../workbook/sheetLayout.ts";
import { areaText } from "./addresses.ts";
import { entryChecks } from "./entryChecks.ts";
import { highlightsXml } from "./highlights.ts";
import { looks } from "./looks.ts";
import { columnWidths, mergedAreas, ownArea, pagesWide, paneXml } from "./sheetFrame.ts";
import { sheetRows, type CellNumbers } from "./sheetRows.ts";

/** What a sheet needs of its workbook. */
export type SheetNumbers = CellNumbers & {
  /** The workbook's number of the look of a state, by its place in `highlightLooks`. */
  readonly difference: (look: number) => number;
};

/** The last column a sheet can have, from 1. */
const lastColumn = 16_384;
/** In inches: narrow, so that wide tables stay readable on paper. */
const margins = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
const pageNumbers = "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>";

/** The parts of a sheet that are ours beside its cells, each as XML by its element's name. */
export const sheetFeatures = (sheet: SheetLayout, numbers: SheetNumbers): ReadonlyMap<string, string> => {
  const checks = entryChecks(sheet);
  const merged = mergedAreas(sheet);
  const area = areaText(ownArea(sheet));
  return new Map([
    ["sheetPr", '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'],
    ["dimension", `<dimension ref="${area}"/>`],
    ["sheetViews", `<sheetViews><sheetView workbookViewId="0">${paneXml(sheet)}</sheetView></sheetViews>`],
    ["sheetFormatPr", '<sheetFormatPr defaultRowHeight="15"/>'],
    ["cols", `<cols>${columnsXml(sheet, numbers).join("")}</cols>`],
    ["sheetProtection", sheet.locked === true ? protection : ""],
    [
      "mergeCells",
      counted(
        "mergeCells",
        merged.map((reference) => `<mergeCell ref="${reference}"/>`),
      ),
    ],
    ["conditionalFormatting", highlightsXml(sheet, numbers.difference).join("")],
    ["dataValidations", counted("dataValidations", checks)],
    ["pageMargins", margins],
    ["pageSetup", pageSetup(sheet)],
    ["headerFooter", pageNumbers],
    ["ignoredErrors", `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors>`],
  ]);
};

export const counted = (tag: string, children: readonly string[]): string =>
  children.length === 0 ? "" : `<${tag} count="${children.length}">${children.join("")}</${tag}>`;

/** No password: it keeps hands from slipping, nobody out. Notes, filters, widths and looks stay free. */
const protection =
  '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" insertColumns="0" sort="0" ' +
  'autoFilter="0"/>';

/** On a locked sheet, all cells but ours are open: whoever notes something beside the table can. */
export const columnsXml = (sheet: SheetLayout, { format }: CellNumbers): readonly string[] => {
  const style = sheet.locked === true ? ` style="${format(looks.open)}"` : "";
  const widths = columnWidths(sheet);
  const hidden = new Set(placedTables(sheet).flatMap(({ table }) => hiddenColumns(table)));
  const ours = widths.map((width, index) => {
    const unseen = hidden.has(index) ? ' hidden="1"' : "";
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style}${unseen} customWidth="1"/>`;
  });
  const others = `<col min="${widths.length + 1}" max="${lastColumn}" width="9"${style}/>`;
  return style === "" ? ours : [...ours, others];
};

/** How a sheet is printed: the direction of the paper, and how many pages stand side by side. */
export const pageSetup = (sheet: SheetLayout): string =>
  `<pageSetup paperSize="9" orientation="${sheet.landscape ? "landscape" : "portrait"}" ` +
  `fitToWidth="${pagesWide(sheet)}" fitToHeight="0"/>`;

/** A new sheet as a part (工作表部件), in pieces. @param tables the relations by which the part names its tables */
export function* sheetPart(
  sheet: SheetLayout,
  numbers: SheetNumbers,
  tables: readonly string[],
): Generator<string, void, undefined> {
  const features = sheetFeatures(sheet, numbers);
  const feature = (name: string): string => features.get(name) ?? "";
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols"].map(feature).join("") +
    "<sheetData>"
  );
  yield* rowsXml(sheet, numbers);
  // In the order of ECMA-376 part 1, 18.3.1.99: Excel repairs a sheet whose parts stand in another.
  const rest = ["sheetProtection", "mergeCells", "conditionalFormatting", "dataValidations", "pageMargins"];
  yield `</sheetData>${[...rest, "pageSetup", "headerFooter", "ignoredErrors"].map(feature).join("")}`;
  const named = tables.map((relation) => `<tablePart r:id="${relation}"/>`);
  yield `${counted("tableParts", named)}</worksheet>`;
}

function* rowsXml(sheet: SheetLayout, numbers: SheetNumbers): Generator<string, void, undefined> {
  const { count, rowAt } = sheetRows(sheet, numbers);
  for (let row = 0; row < count; row++) {
    const { attributes, cells } = rowAt(row);
    yield `<row r="${row + 1}"${attributes}>${cells}</row>`;
  }
}
