import type { SheetSnapshot } from "../../../workbook/sheetSnapshot.ts";
import { done, refused, type Result } from "../../../domain/shared/result.ts";
import { ZipError } from "../zip/directory.ts";
import { damageOf, openPackage, type Package } from "./openPackage.ts";
import { readSheetCells } from "./readSheetCells.ts";
import { readSharedStrings } from "./readSharedStrings.ts";
import { walkXml, XmlError } from "./walkXml.ts";

/**
 * Reads the sheets of an .xlsx file (读取工作簿): values as they were saved, formulas by their stored result.
 *
 * @returns the sheets in order, or the issues of `openPackage`, or `book-damaged` (detail)
 */
export const readBook = (bytes: Uint8Array, name: string): Result<readonly SheetSnapshot[]> => {
  const opened = openPackage(bytes, name);
  if (!opened.ok) return opened;
  try {
    return done(sheetsOf(opened.value));
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof ZipError)) throw error;
    return refused([damageOf(error, name)]);
  }
};

/** A year has some 30 sheets; a file that names thousands means harm. */
const mostSheets = 1000;

const sheetsOf = ({ part }: Package): readonly SheetSnapshot[] => {
  const targets = new Map<string, string>();
  walkXml(part("xl/_rels/workbook.xml.rels"), {
    open: (tag, attributes) => {
      if (tag === "Relationship") targets.set(attributes["Id"] ?? "", partName(attributes["Target"] ?? ""));
    },
  });
  const strings = readSharedStrings(part("xl/sharedStrings.xml"));
  const sheets: SheetSnapshot[] = [];
  walkXml(part("xl/workbook.xml"), {
    open: (tag, attributes) => {
      if (tag !== "sheet") return;
      if (sheets.length === mostSheets) throw new XmlError("too many sheets");
      const state = attributes["state"];
      sheets.push({
        name: attributes["name"] ?? "",
        visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
        cells: readSheetCells(part(targets.get(attributes["id"] ?? "") ?? ""), strings),
      });
    },
  });
  return sheets;
};

/** A target is relative to xl/, or absolute within the package. */
const partName = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);
