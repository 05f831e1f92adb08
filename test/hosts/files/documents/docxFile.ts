import { strToU8, zipSync } from "fflate";

import { above, outlineLines, tablePlan, typedNumber } from "./plan.ts";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The namespaces that Word puts on a document's root, as far as the tests use them. */
const namespaces = `${w} xmlns:r="${relations}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const run = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph; `list` is its numId, `level` its ilvl. */
export const paragraph = (
  content: string,
  { list, level, style, properties = "" }: { list?: number; level?: number; style?: string; properties?: string } = {},
): string => {
  const number =
    list === undefined ? "" : `<w:numPr><w:ilvl w:val="${level ?? 0}"/><w:numId w:val="${list}"/></w:numPr>`;
  const named = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${named}${number}${properties}</w:pPr>${content}</w:p>`;
};

export const level = (index: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;

export const list = (id: number, levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join("")}</w:abstractNum>`;

export const use = (id: number, of: number, overrides = ""): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;

/** The three levels of official documents: 一、 （一） 1. */
export const officialLevels: readonly string[] = [
  level(0, "chineseCountingThousand", "%1、"),
  level(1, "chineseCountingThousand", "（%2）"),
  level(2, "decimal", "%3."),
];

type Parts = { readonly body: string; readonly numbering?: string; readonly styles?: string };

/** A Word document out of the XML of its body, its lists and its styles. */
export const docxFile = ({ body, numbering = "", styles = "" }: Parts): Uint8Array => {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const parts = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "word/document.xml": `${head}<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/numbering.xml": `${head}<w:numbering ${w}>${numbering}</w:numbering>`,
    "word/styles.xml": `${head}<w:styles ${w}>${styles}</w:styles>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
};

/** The outline plan with no number typed: all of them come from the list. */
export const outlineDocx = (): Uint8Array =>
  docxFile({
    body: outlineLines
      .map((line) => {
        const { level: depth, words } = typedNumber(line);
        return paragraph(run(words), depth === null ? {} : { list: 1, level: depth });
      })
      .join(""),
    numbering: list(0, officialLevels) + use(1, 0),
  });

const cell = (text: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split("\n")
    .map((line) => paragraph(line === "" ? "" : run(line)))
    .join("")}</w:tc>`;

const row = (cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const across = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
const restarts = '<w:vMerge w:val="restart"/>';
const continues = "<w:vMerge/>";

/** The table plan with merged cells; the header stands in two rows. */
export const tableDocx = (): Uint8Array => {
  const { title, issued, header, rows } = tablePlan;
  const top = header.flatMap((name, i) =>
    i === 3 ? [cell("责任单位", across(2))] : i === 4 ? [] : [cell(name, restarts)],
  );
  const below = header.map((name, i) => (i === 3 ? cell("牵头") : i === 4 ? cell("配合") : cell("", continues)));
  const body = rows.map((cells, index) =>
    cells.slice(1).every((text) => text === "")
      ? row([cell(cells[0], across(header.length))])
      : row(
          cells.map((text, i) => {
            const isMerged = rows[index + 1]?.[i] === above;
            return text === above ? cell("", continues) : cell(text, isMerged ? restarts : "");
          }),
        ),
  );
  const table = `<w:tbl><w:tblPr/>${row(top)}${row(below)}${body.join("")}</w:tbl>`;
  return docxFile({ body: paragraph(run(title)) + paragraph(run(issued)) + table });
};
