import type { SheetLayout } from "../../../workbook/sheetLayout.ts";
import { columnLetters } from "../../../workbook/sheetSnapshot.ts";
import type { NamedCells } from "./choiceLists.ts";
import { printNames } from "./sheetFrame.ts";
import { attributeXml, textXml } from "./textEscapes.ts";

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
export const relationTypes = {
  sheet: `${office}/relationships/worksheet`,
  styles: `${office}/relationships/styles`,
  table: `${office}/relationships/table`,
} as const;
const sheetMl = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const contentTypes = {
  sheet: `${sheetMl}.worksheet+xml`,
  styles: `${sheetMl}.styles+xml`,
  table: `${sheetMl}.table+xml`,
  custom: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
} as const;

export type Relation = { readonly id: string; readonly type: string; readonly target: string };

export const relationXml = ({ id, type, target }: Relation): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${attributeXml(target)}"/>`;

export const relationsPart = (relations: readonly Relation[]): string =>
  `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `${relations.map(relationXml).join("")}</Relationships>`;

export const overrideXml = (part: string, type: string): string =>
  `<Override PartName="/${attributeXml(part)}" ContentType="${type}"/>`;

/** What each part of a new workbook is. */
export const contentTypesPart = (overrides: readonly string[]): string =>
  `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  overrideXml("xl/workbook.xml", `${sheetMl}.sheet.main+xml`) +
  overrideXml("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
  overrideXml("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
  overrideXml("xl/styles.xml", contentTypes.styles) +
  `${overrides.join("")}</Types>`;

/** @param custom whether the file has properties of its maker's own */
export const packageRelations = (custom: boolean): string =>
  relationsPart([
    { id: "rId1", type: `${office}/relationships/officeDocument`, target: "xl/workbook.xml" },
    {
      id: "rId2",
      type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      target: "docProps/core.xml",
    },
    { id: "rId3", type: `${office}/relationships/extended-properties`, target: "docProps/app.xml" },
    ...(custom ? [{ id: "rId4", type: `${office}/relationships/custom-properties`, target: customPart }] : []),
  ]);

export const customPart = "docProps/custom.xml";

/** The properties that we give a file beside the usual ones. Source: ECMA-376 part 1, 22.3; the format's id is the standard's. */
export const customProperties = (properties: Readonly<Record<string, string>>): string =>
  `${xmlHead}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">` +
  Object.entries(properties)
    .map(
      ([name, value], index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="kaoping.${attributeXml(name)}">` +
        `<vt:lpwstr>${textXml(value)}</vt:lpwstr></property>`,
    )
    .join("") +
  "</Properties>";

/** @param at the time the properties state, in UTC */
export const coreProperties = (at: string): string => {
  const time = (tag: string): string => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${textXml(at)}</dcterms:${tag}>`;
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>考评</dc:creator>' +
    `${time("created")}${time("modified")}</cp:coreProperties>`
  );
};

export const appProperties = `${xmlHead}<Properties xmlns="${office}/extended-properties"><Application>考评</Application></Properties>`;

export const sheetXml = (name: string, visibility: string, id: number, relation: string): string => {
  const state = visibility === "visible" ? "" : ` state="${visibility}"`;
  return `<sheet name="${attributeXml(name)}" sheetId="${id}"${state} r:id="${relation}"/>`;
};

export type DefinedName = { readonly name: string; readonly sheet: number | null; readonly refersTo: string };

export const definedNameXml = ({ name, sheet, refersTo }: DefinedName): string =>
  `<definedName name="${name}"${sheet === null ? "" : ` localSheetId="${sheet}"`}>${textXml(refersTo)}</definedName>`;

/** What a sheet prints and repeats, as names of the workbook; `position` is its place among all sheets, from 0. */
export const printNamesOf = (sheet: SheetLayout, position: number): readonly DefinedName[] => {
  if (sheet.visibility !== "visible") return [];
  const { area, titles } = printNames(sheet);
  const printed = { name: "_xlnm.Print_Area", sheet: position, refersTo: area };
  return titles === null ? [printed] : [printed, { name: "_xlnm.Print_Titles", sheet: position, refersTo: titles }];
};

export const listName = ({ name, sheet, column, rows }: NamedCells): DefinedName => {
  const letters = columnLetters(column);
  return { name, sheet: null, refersTo: `'${sheet}'!$${letters}$3:$${letters}$${rows + 2}` };
};

/** The workbook's own part: its sheets and names; every formula is computed again when it is opened. */
export const bookPart = (sheets: readonly SheetLayout[], names: readonly DefinedName[]): string => {
  const front = Math.max(
    0,
    sheets.findIndex(({ visibility }) => visibility === "visible"),
  );
  const defined = names.length === 0 ? "" : `<definedNames>${names.map(definedNameXml).join("")}</definedNames>`;
  return (
    `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
    `xmlns:r="${office}/relationships"><workbookPr/><bookViews><workbookView activeTab="${front}"/></bookViews><sheets>` +
    sheets.map(({ name, visibility }, index) => sheetXml(name, visibility, index + 1, `rId${index + 1}`)).join("") +
    `</sheets>${defined}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
  );
};
