import type { BookFile } from "../../../app/ports.ts";
import type { SheetSnapshot } from "../../../workbook/sheetSnapshot.ts";
import { done, refused, type Result } from "../../../domain/shared/result.ts";
import { ZipError } from "../zip/directory.ts";
import { fileSeal } from "./fileSeal.ts";
import { damageOf, openPackage, type Package } from "./openPackage.ts";
import { readNumberFormats } from "./readNumberFormats.ts";
import { readSheetCells, readSheetLooks, type SheetLooks } from "./readSheetCells.ts";
import { readSharedStrings, type SharedString } from "./readSharedStrings.ts";
import { walkXml, XmlError } from "./walkXml.ts";

/**
 * Reads the sheets of an .xlsx file (读取工作簿): values as they were saved, formulas by their stored result.
 *
 * @returns the sheets in order, or the issues of `openPackage`, or `book-damaged` (detail)
 */
export const readBook = (bytes: Uint8Array, name: string): Result<readonly SheetSnapshot[]> =>
  opened(bytes, name, (sheets, read) => sheets.map(read));

/** Opens an .xlsx file whose sheets are read when they are asked for (打开工作簿); issues as of `readBook`. */
export const openBook = (bytes: Uint8Array, name: string): Result<BookFile> =>
  opened(bytes, name, (sheets, read, file) => bookFile(name, sheets, read, file));

const bookFile = (
  name: string,
  sheets: readonly Listed[],
  read: (sheet: Listed) => SheetSnapshot,
  { packed, part, bytes: bytesOf }: Package,
): BookFile => {
  let codes: ReadonlyMap<number, string> | null = null;
  let last: { readonly name: string; readonly looks: Result<SheetLooks> } | null = null;
  // A sheet is looked at once for its formulas and its formats; only the last is held.
  const looksOf = (wanted: string): Result<SheetLooks> | null => {
    const sheet = sheets.find((one) => one.name === wanted);
    if (!sheet) return null;
    if (last?.name !== wanted) {
      last = null;
      const looks = undamaged(name, () => {
        codes ??= readNumberFormats(part("xl/styles.xml"));
        return readSheetLooks(bytesOf(sheet.part) ?? new Uint8Array(0), codes);
      });
      last = { name: wanted, looks };
    }
    return last.looks;
  };
  return {
    sheet: (wanted) => {
      const sheet = sheets.find((one) => one.name === wanted);
      return sheet ? undamaged(name, () => read(sheet)) : null;
    },
    formulas: (wanted) => oneOf(looksOf(wanted), ({ formulas }) => formulas),
    formats: (wanted) => oneOf(looksOf(wanted), ({ formats }) => formats),
    fileSeal: (sealed, sha256) => {
      const sealedPart = sheets.find((one) => one.name === sealed.name)?.part ?? "";
      return undamaged(name, () => fileSeal(packed(), sealedPart, sealed, sha256));
    },
  };
};

const oneOf = <T>(looks: Result<SheetLooks> | null, of: (looks: SheetLooks) => T): Result<T> | null =>
  looks?.ok ? done(of(looks.value)) : looks;

/** A sheet as the workbook lists it, and the part it stands in. */
type Listed = Pick<SheetSnapshot, "name" | "visibility"> & { readonly part: string };

const opened = <T>(
  bytes: Uint8Array,
  name: string,
  use: (sheets: readonly Listed[], read: (sheet: Listed) => SheetSnapshot, file: Package) => T,
): Result<T> => {
  const file = openPackage(bytes, name);
  if (!file.ok) return file;
  const { part, bytes: bytesOf } = file.value;
  return undamaged(name, () => {
    let strings: readonly SharedString[] | null = null;
    const read = (sheet: Listed): SheetSnapshot => {
      strings ??= readSharedStrings(part("xl/sharedStrings.xml"));
      const cells = bytesOf(sheet.part);
      return { ...sheetOf(sheet), cells: cells ? readSheetCells(cells, strings) : [] };
    };
    return use(listedSheets(part), read, file.value);
  });
};

const sheetOf = ({ name, visibility }: Listed): Pick<SheetSnapshot, "name" | "visibility"> => ({ name, visibility });

const undamaged = <T>(name: string, read: () => T): Result<T> => {
  try {
    return done(read());
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof ZipError)) throw error;
    return refused([damageOf(error, name)]);
  }
};

/** A year has some 30 sheets; a file that names thousands means harm. */
const mostSheets = 1000;

const listedSheets = (part: Package["part"]): readonly Listed[] => {
  const targets = new Map<string, string>();
  walkXml(part("xl/_rels/workbook.xml.rels"), {
    open: (tag, attributes) => {
      if (tag === "Relationship") targets.set(attributes["Id"] ?? "", partName(attributes["Target"] ?? ""));
    },
  });
  const sheets: Listed[] = [];
  walkXml(part("xl/workbook.xml"), {
    open: (tag, attributes) => {
      if (tag !== "sheet") return;
      if (sheets.length === mostSheets) throw new XmlError("too many sheets");
      const state = attributes["state"];
      sheets.push({
        name: attributes["name"] ?? "",
        visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
        part: targets.get(attributes["id"] ?? "") ?? "",
      });
    },
  });
  return sheets;
};

/** A target is relative to xl/, or absolute within the package. */
const partName = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);
