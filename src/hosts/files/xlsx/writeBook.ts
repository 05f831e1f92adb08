import type { Sha256 } from "../../../domain/ledger/digest.ts";
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
import { fileSeal, withFileSeal } from "./fileSeal.ts";
import { sheetPart, type SheetNumbers } from "./sheetPart.ts";
import { stylesPart } from "./stylesPart.ts";
import { realTables, tablePart } from "./tablePart.ts";

/** In a new workbook our looks have the numbers that we give them, and texts stand in their cells. */
const ownNumbers: SheetNumbers = { format: (look) => look, difference: (look) => look, shared: () => undefined };

/** The same in every workbook, so it is packed once. */
let styles: PackedPart | null = null;

/** Sheets that several workbooks share, such as those of forms, by the place they have in them. */
const shared = new WeakMap<SheetLayout, Map<string, readonly PackedPart[]>>();

/** The parts of a sheet, packed; one that was packed at this place before is packed for good. */
const packedSheet = (sheet: SheetLayout, index: number, tables: number): readonly PackedPart[] => {
  const key = `${index} ${tables}`;
  const places = shared.get(sheet);
  if (!places) {
    shared.set(sheet, new Map());
    return partsOfSheet(sheet, index, tables);
  }
  const known = places.get(key) ?? partsOfSheet(sheet, index, tables);
  places.set(key, known);
  return known;
};

/** @param tables how many tables the sheets before it have */
const partsOfSheet = (sheet: SheetLayout, index: number, tables: number): readonly PackedPart[] => {
  const links = realTables(sheet).map((placed, at) => {
    const table = `tables/table${tables + at + 1}.xml`;
    const relation: Relation = { id: `rId${at + 1}`, type: relationTypes.table, target: `../${table}` };
    return { relation, part: packText(`xl/${table}`, [tablePart(placed, tables + at + 1)]) };
  });
  const relations = links.map(({ relation }) => relation);
  const pieces = sheetPart(
    sheet,
    ownNumbers,
    relations.map(({ id }) => id),
  );
  return [
    ...links.map(({ part }) => part),
    packText(sheetPartName(index), pieces),
    ...(links.length > 0
      ? [packText(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, [relationsPart(relations)])]
      : []),
  ];
};

/**
 * Writes sheets as laid out into a new .xlsx file (生成工作簿), print-ready on A4: header row frozen, repeated and
 * filtered. The same sheets give the same bytes.
 *
 * @param at the time that the file's properties state
 * @param properties what else they say, by name
 * @param sha256 by which the file is sealed, where a sheet keeps a cell for that
 */
export const writeBook = (
  sheets: readonly SheetLayout[],
  at: string,
  properties: Readonly<Record<string, string>> = {},
  sha256: Sha256 | null = null,
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
    const placed = realTables(sheet);
    placed.forEach((_, at) => overrides.push(overrideXml(`xl/tables/table${tables + at + 1}.xml`, contentTypes.table)));
    parts.push(...packedSheet(sheet, index, tables));
    tables += placed.length;
  });
  const names = [...all.flatMap(printNamesOf), ...namedLists(sheets).map(listName)];
  parts.push((styles ??= packText("xl/styles.xml", [stylesPart()])));
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
  parts.unshift(packText("[Content_Types].xml", [contentTypesPart(overrides)]));
  return writeZip(sha256 ? sealedParts(all, parts, sha256) : parts);
};

/** The parts of a file, with what they are in the cell that a sheet keeps for it. */
const sealedParts = (
  sheets: readonly SheetLayout[],
  parts: readonly PackedPart[],
  sha256: Sha256,
): readonly PackedPart[] => {
  const index = sheets.findIndex(({ fileSeal: cell }) => cell !== undefined);
  const sheet = sheets[index];
  if (!sheet) return parts;
  const name = sheetPartName(index);
  const tables = sheets.slice(0, index).reduce((sum, one) => sum + realTables(one).length, 0);
  const written = partsOfSheet(withFileSeal(sheet, fileSeal(parts, name, sheet, sha256)), index, tables);
  return parts.map((part) => (part.name === name ? (written.find((one) => one.name === name) ?? part) : part));
};

const sheetPartName = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;
