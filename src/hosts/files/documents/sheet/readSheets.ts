import { noteAt, warningAt, type Issue } from "../../../../domain/shared/result.ts";
import { breakdownBookText, type SheetText } from "../../../../workbook/breakdownBookText.ts";
import { readSharedStrings } from "../../xlsx/readSharedStrings.ts";
import { walkXml } from "../../xlsx/walkXml.ts";
import { textOfBlocks } from "../blocks.ts";
import type { Zip } from "../../zip/openZip.ts";
import { readCellFormats } from "./readCellFormats.ts";
import { readSheetPart, type SheetPart } from "./readSheetPart.ts";

type Sheet = { readonly name: string; readonly hidden: boolean; readonly part: string };

/**
 * Reads the sheets of a workbook as a document (任务分解表): every visible sheet in order. Hidden rows and columns are
 * read, since a filter hides them too, and reported; hidden sheets are left out and reported. The workbook that `read`
 * writes is read as what it was written from.
 *
 * @param main the name of the workbook part
 * @throws XmlError, ZipError where a part is damaged
 */
export const readSheets = (
  zip: Zip,
  main: string,
  name: string,
): { readonly text: string; readonly issues: Issue[] } => {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const { sheets, from1904 } = sheetsOf(zip, main, folder);
  const strings = readSharedStrings(zip.text(`${folder}sharedStrings.xml`)).map(({ text }) => text);
  const formats = readCellFormats(zip.text(`${folder}styles.xml`), from1904);
  const issues: Issue[] = [];
  const seen: SheetText[] = [];
  const texts = sheets.flatMap((sheet): readonly string[] => {
    const place = { kind: "cell", sheet: sheet.name, address: "A1", file: name } as const;
    const part = readSheetPart(zip.text(sheet.part), strings, formats);
    if (sheet.hidden) {
      if (part.rows.length > 0) issues.push(warningAt(place, "document-hidden-sheet", { sheet: sheet.name }));
      return [];
    }
    for (const issue of issuesOf(part, sheet.name, place)) issues.push(issue);
    seen.push({ name: sheet.name, rows: part.rows, mergedTo: lowest(part.merges) });
    return part.rows.length === 0 ? [] : [textOfBlocks([{ kind: "table", rows: part.rows, merges: part.merges }])];
  });
  return { text: breakdownBookText(seen) ?? texts.join("\n"), issues };
};

const lowest = (merges: SheetPart["merges"]): number => merges.reduce((most, { bottom }) => Math.max(most, bottom), -1);

const issuesOf = (part: SheetPart, sheet: string, place: Issue["place"]): readonly Issue[] => [
  ...(part.hiddenRows > 0 ? [warningAt(place, "document-hidden-rows", { sheet, count: part.hiddenRows })] : []),
  ...(part.hiddenColumns > 0
    ? [warningAt(place, "document-hidden-columns", { sheet, count: part.hiddenColumns })]
    : []),
  ...(part.hasPictures ? [noteAt(place, "document-sheet-pictures", { sheet })] : []),
];

const sheetsOf = (
  zip: Zip,
  main: string,
  folder: string,
): { readonly sheets: readonly Sheet[]; readonly from1904: boolean } => {
  const targets = new Map<string, string>();
  walkXml(zip.text(`${folder}_rels/${main.slice(folder.length)}.rels`), {
    open: (tag, attributes) => {
      if (tag !== "Relationship" || !/\/worksheet$/u.test(attributes["Type"] ?? "")) return;
      const target = attributes["Target"] ?? "";
      targets.set(attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : folder + target);
    },
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  walkXml(zip.text(main), {
    open: (tag, attributes) => {
      if (tag === "workbookPr") from1904 = /^(?:1|true)$/u.test(attributes["date1904"] ?? "");
      else if (tag === "sheet") {
        const part = targets.get(attributes["id"] ?? "");
        const hidden = /^(?:veryH|h)idden$/u.test(attributes["state"] ?? "");
        if (part !== undefined) sheets.push({ name: attributes["name"] ?? "", hidden, part });
      }
    },
  });
  return { sheets, from1904 };
};
