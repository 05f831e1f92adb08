import { done, refused, type Result } from "../../../../domain/shared/result.ts";
import type { ReturnedBook, ReturnedSheet } from "../../../../workbook/returned/returnedBook.ts";
import { ZipError } from "../../zip/directory.ts";
import { damageOf, openPackage, type Package } from "../openPackage.ts";
import { readSharedStrings } from "../readSharedStrings.ts";
import { scanXml } from "../scanXml.ts";
import { XmlError } from "../walkXml.ts";
import { droppedParts } from "./droppedParts.ts";
import { readReturnedSheet } from "./readReturnedSheet.ts";
import { readShownFormats } from "./readShownFormats.ts";

/**
 * The most that the parts of a form or a pack may hold in all, in bytes: a pack of 300 units and 200 criteria holds 63 MB, of criteria with
 * several cells each two or three times that.
 */
const largest = 256 * 1024 * 1024;
/** A form has some ten sheets; one with hundreds is none. */
const mostSheets = 200;

/**
 * Reads a workbook that came back from outside (读取收回的工作簿): its values with all that is hidden about them. Nothing in it is run,
 * followed or taken over.
 *
 * @param most the most that its parts may hold in all, in bytes
 * @returns the book, or the issues of `openPackage`, `file-too-large`, `book-damaged` (detail)
 */
export const readReturned = (bytes: Uint8Array, name: string, most = largest): Result<ReturnedBook> => {
  const file = openPackage(bytes, name, most);
  if (!file.ok) return file;
  try {
    return done(bookOf(file.value));
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof ZipError)) throw error;
    return refused([damageOf(error, name, most)]);
  }
};

const bookOf = ({ part, bytes, names }: Package): ReturnedBook => {
  const { listed, from1904 } = listedSheets(part);
  const strings = readSharedStrings(part("xl/sharedStrings.xml")).map(({ text }) => text);
  const formats = readShownFormats(part("xl/styles.xml"));
  const tablesFiltered = names.some((one) => /^xl\/tables\//u.test(one) && part(one).includes("<filterColumn"));
  const sheets = listed.map(({ name, visibility, target }): ReturnedSheet => {
    const content = bytes(target);
    const sheet = content ? readReturnedSheet(content, strings, formats) : emptySheet;
    return { name, visibility, ...sheet, filtered: sheet.filtered || (tablesFiltered && sheet.hiddenRows.size > 0) };
  });
  return {
    sheets,
    from1904,
    properties: propertiesIn(part("docProps/custom.xml")),
    dropped: droppedParts(names, sheets),
  };
};

const emptySheet = {
  cells: [],
  formulas: new Map<string, string>(),
  percents: new Set<string>(),
  days: new Set<string>(),
  merges: [],
  hiddenRows: new Set<number>(),
  hiddenColumns: new Set<number>(),
  filtered: false,
  unseen: new Set<string>(),
};

type Listed = Pick<ReturnedSheet, "name" | "visibility"> & { readonly target: string };

const listedSheets = (part: Package["part"]): { readonly listed: readonly Listed[]; readonly from1904: boolean } => {
  const targets = new Map<string, string>();
  const relations = scanXml(part("xl/_rels/workbook.xml.rels"));
  while (relations.next()) {
    if (!relations.tag.opens || relations.tag.name !== "Relationship") continue;
    targets.set(relations.attribute("Id") ?? "", partName(relations.attribute("Target") ?? ""));
  }
  const listed: Listed[] = [];
  let from1904 = false;
  const { tag, next, attribute } = scanXml(part("xl/workbook.xml"));
  while (next()) {
    if (!tag.opens) continue;
    if (tag.name === "workbookPr") from1904 = /^(?:1|true)$/u.test(attribute("date1904") ?? "");
    else if (tag.name === "sheet") {
      if (listed.length === mostSheets) throw new XmlError("too many sheets");
      const state = attribute("state");
      const visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
      listed.push({ name: attribute("name") ?? "", visibility, target: targets.get(attribute("id") ?? "") ?? "" });
    }
  }
  return { listed, from1904 };
};

/** A target is relative to xl/, or absolute within the package. */
const partName = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

const propertiesIn = (xml: string): ReadonlyMap<string, string> => {
  const properties = new Map<string, string>();
  if (xml === "") return properties;
  const { tag, next, text, attribute } = scanXml(xml);
  let name = "";
  while (next()) {
    if (tag.opens && tag.name === "property") name = attribute("name") ?? "";
    else if (!tag.opens && tag.name === "lpwstr") properties.set(name, text());
  }
  return properties;
};
