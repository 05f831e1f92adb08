import type { PageLine } from "./pageLines.ts";

const pageNumber =
  /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:[\s,，/]*共?\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|[ivxlcIVXLC]{1,6})$/u;

/** The share of a page's height, above and below, where heads and page numbers stand. */
const margin = 0.12;
/** How many lines a head or foot may have. */
const deepest = 2;

/** Takes away page numbers, and heads and feet that come again on most pages (页眉页脚). */
export const withoutRunningHeads = (pages: readonly (readonly PageLine[])[]): readonly (readonly PageLine[])[] => {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const heads = new Set(lines.filter((line, index) => isOuter(line, index, lines.length)).map(shape));
    for (const head of heads) counts.set(head, (counts.get(head) ?? 0) + 1);
  }
  const isRunning = (line: PageLine): boolean =>
    pages.length >= 3 && (counts.get(shape(line)) ?? 0) >= Math.max(3, pages.length * 0.4);
  return pages.map((lines) =>
    lines.filter(
      (line, index) => !(isOuter(line, index, lines.length) && (pageNumber.test(line.text) || isRunning(line))),
    ),
  );
};

const isOuter = ({ y, pageHeight }: PageLine, index: number, count: number): boolean =>
  (index < deepest || index >= count - deepest) && (y < pageHeight * margin || y > pageHeight * (1 - margin));

const shape = ({ text }: PageLine): string => text.replace(/\d+/gu, "0").replace(/\s/gu, "");
