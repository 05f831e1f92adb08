import { done, errorAt, refused, warningAt, type Result } from "../../../../domain/shared/result.ts";
import { isTaskHeader } from "../../../../domain/breakdown/tableColumns.ts";
import { columnNamed } from "../table/headerRows.ts";
import { pageLines, type PageLine, type TextPiece } from "./pageLines.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { withoutRunningHeads } from "./runningHeads.ts";

/** The most pages that are read; work points have some dozens. */
const mostPages = 1000;
/** Fewer characters than these on a page are a stamp or a page number, not its text. */
const fewest = 8;

type PdfPage = {
  readonly getViewport: (options: { scale: number }) => { readonly height: number };
  readonly getTextContent: () => Promise<{ readonly items: readonly unknown[] }>;
  readonly cleanup: () => unknown;
};

/**
 * Reads the text layer of a PDF (PDF 文字层): lines by their position, joined into paragraphs across pages.
 *
 * @returns the text, or `document-encrypted`, `document-damaged` (detail), `document-too-many-pages` (pages, most),
 *   `document-scanned` (pages) where no page has text
 */
export const readPdf = async (bytes: Uint8Array, name: string): Promise<Result<string>> => {
  const place = { kind: "file", name } as const;
  const { getDocumentProxy } = await import("unpdf");
  try {
    // The library keeps the bytes it is given, so it gets its own; errors alone, no warnings, go to its console.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      stopAtErrors: false,
    });
    try {
      if (pdf.numPages > mostPages) {
        return refused([errorAt(place, "document-too-many-pages", { pages: pdf.numPages, most: mostPages })]);
      }
      const pages: (readonly PageLine[])[] = [];
      for (let page = 1; page <= pdf.numPages; page++) pages.push(await linesOf(await pdf.getPage(page), page));
      return textOf(pages, place);
    } finally {
      await pdf.cleanup();
      await pdf.destroy();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused([
      error.name === "PasswordException"
        ? errorAt(place, "document-encrypted", { format: "PDF" })
        : errorAt(place, "document-damaged", { format: "PDF", detail: error.message }),
    ]);
  }
};

const textOf = (
  pages: readonly (readonly PageLine[])[],
  place: { readonly kind: "file"; readonly name: string },
): Result<string> => {
  const size = (lines: readonly PageLine[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);
  const blank = pages.flatMap((lines, index) => (size(lines) < fewest ? [index + 1] : []));
  if (blank.length === pages.length) return refused([errorAt(place, "document-scanned", { pages: pages.length })]);
  const text = paragraphsOf(withoutRunningHeads(pages).flat()).join("\n");
  const issues = [
    ...(blank.length > 0
      ? [warningAt(place, "document-pages-without-text", { count: blank.length, pages: blank.slice(0, 20).join("、") })]
      : []),
    ...(pages.some((lines) => lines.some(isTableHead)) ? [warningAt(place, "document-pdf-table")] : []),
  ];
  return done(`${text}\n`, issues);
};

/** A PDF keeps the look of a table, not its cells. */
const isTableHead = ({ text }: PageLine): boolean => isTaskHeader(text.split(/ {2,}/u).map(columnNamed));

const linesOf = async (page: PdfPage, number: number): Promise<readonly PageLine[]> => {
  const { items } = await page.getTextContent();
  const { height } = page.getViewport({ scale: 1 });
  page.cleanup();
  return pageLines(items.flatMap(pieceOf), number, height);
};

/** Text that stands askew is a watermark. */
const pieceOf = (item: unknown): readonly TextPiece[] => {
  if (typeof item !== "object" || item === null || !("str" in item && "transform" in item && "width" in item))
    return [];
  const { str, transform, width } = item;
  if (typeof str !== "string" || !Array.isArray(transform) || typeof width !== "number") return [];
  const [a, b, c, d, x, y] = transform.map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return [];
  if (x === undefined || y === undefined || Math.abs(b) > 0.1 * Math.abs(a)) return [];
  const size = Math.hypot(c, d);
  return [a, b, size, x, y, width].every(Number.isFinite) ? [{ text: str, x, y, width, size }] : [];
};
