import { done, errorAt, refused, type Result } from "../../../domain/shared/result.ts";
import { largestDocument, readText } from "../readText.ts";
import { XmlError } from "../xlsx/walkXml.ts";
import { documentFormat } from "./documentFormat.ts";

/**
 * Reads any office's document as text for the breakdown (读取文件): .txt, .md, .html, .docx, .xlsx and .pdf, told apart
 * by their content. Paragraphs are lines, automatic numbers are written out, table rows are cells between tabs.
 *
 * @param largest the most bytes that are taken
 * @returns the text with notes and warnings on what was left out, or `file-empty`, `file-too-large` (bytes, largest),
 *   `text-undecodable`, `document-format-unknown` (format), `document-old-or-encrypted` (format), and the refusals of
 *   the format's own reader
 */
export const readDocument = async (
  bytes: Uint8Array,
  name: string,
  largest: number = largestDocument,
): Promise<Result<string>> => {
  const place = { kind: "file", name } as const;
  if (bytes.length === 0) return refused([errorAt(place, "file-empty")]);
  if (bytes.length > largest) return refused([errorAt(place, "file-too-large", { bytes: bytes.length, largest })]);
  const found = documentFormat(bytes, name);
  switch (found.kind) {
    case "text":
      return readText(bytes, name, largest);
    case "html":
      return readPage(bytes, name);
    case "zip":
      return (await import("./readPackage.ts")).readPackage(bytes, name);
    case "pdf":
      return (await import("./pdf/readPdf.ts")).readPdf(bytes, name);
    case "old":
      return refused([errorAt(place, "document-old-or-encrypted", { format: found.format })]);
    case "unknown":
      return refused([errorAt(place, "document-format-unknown", { format: found.format })]);
  }
};

const readPage = async (bytes: Uint8Array, name: string): Promise<Result<string>> => {
  const place = { kind: "file", name } as const;
  const [{ decodeHtml }, { readHtml }] = await Promise.all([
    import("./html/decodeHtml.ts"),
    import("./html/readHtml.ts"),
  ]);
  const html = decodeHtml(bytes, name);
  if (!html.ok) return html;
  try {
    const { text, issues } = readHtml(html.value, name);
    return text.trim() === "" ? refused([errorAt(place, "file-empty"), ...issues]) : done(text, issues);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return refused([errorAt(place, "document-damaged", { format: "HTML", detail: error.message })]);
  }
};
