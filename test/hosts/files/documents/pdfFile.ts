/** A line of text on a page of a PDF, in points from the lower left corner. */
export type PdfLine = { readonly x: number; readonly y: number; readonly size?: number; readonly text: string };

const hex = (code: number): string => code.toString(16).padStart(4, "0").toUpperCase();

/** Each character is its own glyph, as wide as its size, and says by ToUnicode what it is. */
const toUnicode = (characters: readonly string[]): string =>
  [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ...characters.map((one) => `1 beginbfchar <${hex(one.charCodeAt(0))}> <${hex(one.charCodeAt(0))}> endbfchar`),
    "endcmap end end",
  ].join("\n");

/** A PDF by hand: pages of lines in one font without glyphs, A4. */
export const pdfFile = (pages: readonly (readonly PdfLine[])[]): Uint8Array => {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => Array.from(text)))];
  const streams = pages.map((lines) =>
    lines
      .map(({ x, y, size = 16, text }) => {
        const codes = Array.from(text, (one) => hex(one.charCodeAt(0))).join("");
        return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET`;
      })
      .join("\n"),
  );
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const first = 7;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>",
    "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900 /Descent -100 /CapHeight 700 /StemV 80 >>",
    stream(toUnicode(characters)),
    ...streams.flatMap((text, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      stream(text),
    ]),
  ];
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
};

/** A paragraph as a printer sets it: so many characters a line, the first one indented by two. */
export const setLines = (text: string, perLine: number, top: number, size = 16): readonly PdfLine[] => {
  const lines: PdfLine[] = [];
  for (let from = 0; from < text.length;) {
    const count = from === 0 ? perLine - 2 : perLine;
    const x = from === 0 ? 90 + 2 * size : 90;
    lines.push({ x, y: top - lines.length * size * 1.8, size, text: text.slice(from, from + count) });
    from += count;
  }
  return lines;
};
