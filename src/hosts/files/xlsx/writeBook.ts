import type { SheetLayout } from "../../../workbook/sheetLayout.ts";
import { packText, writeZip, type PackedPart } from "../zip/writeZip.ts";
import {
  appProperties,
  bookPart,
  contentTypes,
  contentTypesPart,
  coreProperties,
  customPart,
  customProperties,
  listName,
  overrideXml,
  packageRelations,
  printNamesOf,
  relationsPart,
  relationTypes,
  type Relation,
} from "./bookParts.ts";
import { namedLists, withLists } from "./choiceLists.ts";
import { sheetPart, type SheetNumbers } from "./sheetPart.ts";
import { stylesPart } from "./stylesPart.ts";
import { realTables, tablePart } from "./tablePart.ts";

/** In a new workbook our looks have the numbers that we give them, and texts stand in their cells. */
const ownNumbers: SheetNumbers = { format: (look) => look, difference: (look) => look, shared: () => undefined };

/**
 * Writes sheets as laid out into a new .xlsx file (生成工作簿), print-ready on A4: header row frozen, repeated and
 * filtered. The same sheets give the same bytes.
 *
 * @param at the time that the file's properties state
 * @param properties what else they say, by name
 */
export const writeBook = (
  sheets: readonly SheetLayout[],
  at: string,
  properties: Readonly<Record<string, string>> = {},
): Uint8Array => {
  const all = withLists(sheets);
  const parts: PackedPart[] = [];
  const overrides: string[] = [];
  const add = (name: string, pieces: Iterable<string>): void => {
    parts.push(packText(name, pieces));
  };
  const relations: Relation[] = [];
  let tables = 0;
  all.forEach((sheet, index) => {
    const name = `worksheets/sheet${index + 1}.xml`;
    relations.push({ id: `rId${index + 1}`, type: relationTypes.sheet, target: name });
    overrides.push(overrideXml(`xl/${name}`, contentTypes.sheet));
    const links = realTables(sheet).map((placed, at): Relation => {
      const table = `tables/table${++tables}.xml`;
      add(`xl/${table}`, [tablePart(placed, tables)]);
      overrides.push(overrideXml(`xl/${table}`, contentTypes.table));
      return { id: `rId${at + 1}`, type: relationTypes.table, target: `../${table}` };
    });
    const pieces = sheetPart(
      sheet,
      ownNumbers,
      links.map(({ id }) => id),
    );
    add(`xl/${name}`, pieces);
    if (links.length > 0) add(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, [relationsPart(links)]);
  });
  const names = [...all.flatMap(printNamesOf), ...namedLists(sheets).map(listName)];
  add("xl/styles.xml", [stylesPart()]);
  add("xl/workbook.xml", [bookPart(all, names)]);
  relations.push({ id: `rId${all.length + 1}`, type: relationTypes.styles, target: "styles.xml" });
  add("xl/_rels/workbook.xml.rels", [relationsPart(relations)]);
  add("docProps/core.xml", [coreProperties(at)]);
  add("docProps/app.xml", [appProperties]);
  const custom = Object.keys(properties).length > 0;
  if (custom) {
    add(customPart, [customProperties(properties)]);
    overrides.push(overrideXml(customPart, contentTypes.custom));
  }
  add("_rels/.rels", [packageRelations(custom)]);
  // The types come first, so that whoever looks at the first bytes knows what the file is.
  return writeZip([packText("[Content_Types].xml", [contentTypesPart(overrides)]), ...parts]);
};
