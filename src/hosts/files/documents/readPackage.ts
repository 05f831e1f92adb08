import { done, errorAt, refused, type Result } from "../../../domain/shared/result.ts";
import { XmlError } from "../xlsx/walkXml.ts";
import { walkXml } from "../xlsx/walkXml.ts";
import { readDocx } from "./docx/readDocx.ts";
import { readSheets } from "./sheet/readSheets.ts";
import { ZipError } from "../zip/directory.ts";
import { openZip, ZipTooLarge, type Zip } from "../zip/openZip.ts";

/** The most that the parts of one document may hold, in bytes; a 100-page document holds some 2 MB. */
const largestInflated = 64 * 1024 * 1024;

/**
 * Reads a Word document or a workbook out of its package (文档压缩包).
 *
 * @returns the text, or `document-format-unknown` (format), `document-encrypted` (format), `document-damaged` (format,
 *   detail), `document-inflates-too-large` (bytes, largest)
 */
export const readPackage = (bytes: Uint8Array, name: string): Result<string> => {
  const place = { kind: "file", name } as const;
  let format = "ZIP";
  try {
    const zip = openZip(bytes, largestInflated);
    if (zip.encrypted) return refused([errorAt(place, "document-encrypted", { format })]);
    const main = mainPart(zip);
    format = formatOf(zip, main);
    if (format !== "DOCX" && format !== "XLSX") return refused([errorAt(place, "document-format-unknown", { format })]);
    const { text, issues } = format === "DOCX" ? readDocx(zip, main, name) : readSheets(zip, main, name);
    return text.trim() === "" ? refused([errorAt(place, "file-empty"), ...issues]) : done(text, issues);
  } catch (error) {
    if (error instanceof ZipTooLarge) {
      const data = { bytes: error.bytes, largest: largestInflated };
      return refused([errorAt(place, "document-inflates-too-large", data)]);
    }
    if (!(error instanceof ZipError || error instanceof XmlError)) throw error;
    return refused([errorAt(place, "document-damaged", { format, detail: error.message })]);
  }
};

/** The part that the package names as its document; "" where it names none. */
const mainPart = (zip: Zip): string => {
  let main = "";
  walkXml(zip.text("_rels/.rels"), {
    open: (tag, attributes) => {
      if (tag === "Relationship" && /\/officeDocument$/u.test(attributes["Type"] ?? ""))
        main = (attributes["Target"] ?? "").replace(/^(?:\.?\/)+/u, "");
    },
  });
  const usual = ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"];
  return zip.names.includes(main) ? main : (usual.find((part) => zip.names.includes(part)) ?? "");
};

const formatOf = (zip: Zip, main: string): string => {
  if (main.startsWith("word/")) return "DOCX";
  if (main.startsWith("xl/")) return /\.bin$/u.test(main) ? "XLSB" : "XLSX";
  if (main.startsWith("ppt/")) return "PPTX";
  if (zip.names.includes("OFD.xml")) return "OFD";
  return zip.names.includes("mimetype") && zip.names.includes("content.xml") ? "ODF" : "ZIP";
};
