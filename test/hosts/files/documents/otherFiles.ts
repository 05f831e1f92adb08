import ExcelJS from "exceljs";

import { above, outlineLines, tablePlan, typedNumber } from "./plan.ts";
import { escaped } from "./docxFile.ts";

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), true);
  return bytes;
};

/** GB18030 has no encoder in the language: the two-byte part is asked of the decoder, character by character. */
export const gb18030 = (text: string): Uint8Array => {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : codes.get(character);
      if (!code) throw new RangeError(`GB18030: got ${character}, want a character of GBK`);
      return code;
    }),
  );
};

export const outlineMarkdown = (): string =>
  outlineLines
    .map((line, index) => {
      const { level } = typedNumber(line);
      if (index === 0) return `# ${line}`;
      return level === 0 ? `## ${line}` : level === 1 ? `**${line.slice(0, 3)}**${line.slice(3)}` : line;
    })
    .join("\n\n");

/** A page as portals make it: menus, scripts, a foot, lists with numbers of their own for the third level. */
export const outlineHtml = (charset: string): string => {
  const body = outlineLines.map((line, index) => {
    const { level, words } = typedNumber(line);
    const next = typedNumber(outlineLines[index + 1] ?? "").level;
    const last = typedNumber(outlineLines[index - 1] ?? "").level;
    if (level !== 2) return `<p style="text-indent:2em">&emsp;&emsp;${escaped(line)}</p>`;
    return `${last === 2 ? "" : "<ol>"}<li><span>${escaped(words)}</span></li>${next === 2 ? "" : "</ol>"}`;
  });
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>桐江市人民政府门户网站</title>
<style>p { margin: 0 }</style><script>var a = "<p>一、不是正文</p>";</script></head>
<body><nav><ul><li>首页</li><li>政务公开</li></ul></nav><div class="content">${body.join("\n")}</div>
<footer><p>主办：桐江市人民政府办公室</p></footer></body></html>`;
};

const cellsOf = (row: readonly string[], index: number, tag: string): string =>
  row
    .map((text, column) => {
      if (text === above) return "";
      let span = 1;
      while (tablePlan.rows[index + span]?.[column] === above) span++;
      const spans = index >= 0 && span > 1 ? ` rowspan="${span}"` : "";
      return `<${tag}${spans}>${escaped(text).replace("\n", "<br>")}</${tag}>`;
    })
    .join("");

export const tableHtml = (): string => {
  const { title, issued, header, rows } = tablePlan;
  const top = header
    .map((name, i) => (i === 3 ? '<th colspan="2">责任单位</th>' : i === 4 ? "" : `<th rowspan="2">${name}</th>`))
    .join("");
  const body = rows.map((row, index) =>
    row.slice(1).every((text) => text === "")
      ? `<tr><td colspan="${row.length}">${row[0]}</td></tr>`
      : `<tr>${cellsOf(row, index, "td")}</tr>`,
  );
  return `<html><body><h1>${title}</h1><p>${issued}</p><table><thead><tr>${top}</tr><tr><th>牵头</th><th>配合</th></tr></thead><tbody>${body.join("")}</tbody></table></body></html>`;
};

/** A workbook as staff keep it: a title over the table, a header in two rows, merged cells, true dates. */
export const tableXlsx = async (
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined,
) => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("任务分解表");
  const { title, issued, header, rows } = tablePlan;
  sheet.addRow([title]);
  sheet.addRow([issued]);
  sheet.addRow(header.map((name, i) => (i === 3 ? "责任单位" : i === 4 ? "" : name.replace("工作", "工作\n"))));
  sheet.addRow(header.map((_, i) => (i === 3 ? "牵头" : i === 4 ? "配合" : "")));
  for (const row of rows) sheet.addRow(row.map((text) => (text === above ? null : dated(text))));
  sheet.mergeCells("A1:F1");
  sheet.mergeCells("A2:F2");
  sheet.mergeCells("D3:E3");
  for (const column of ["A", "B", "C", "F"]) sheet.mergeCells(`${column}3:${column}4`);
  rows.forEach((row, index) => {
    if (row.slice(1).every((text) => text === "")) sheet.mergeCells(index + 5, 1, index + 5, row.length);
    row.forEach((text, column) => {
      let span = 1;
      while (rows[index + span]?.[column] === above) span++;
      if (text !== above && span > 1) sheet.mergeCells(index + 5, column + 1, index + 4 + span, column + 1);
    });
  });
  sheet.getColumn(6).numFmt = 'yyyy"年"m"月"d"日"';
  change(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

const dated = (text: string): string | number | Date => {
  const match = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(text);
  if (match) return new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return /^\d+$/u.test(text) ? Number(text) : text;
};
