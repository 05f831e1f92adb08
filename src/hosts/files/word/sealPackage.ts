import { strFromU8, unzipSync } from "fflate";

import { markupText } from "../markupText.ts";
import { packText, writeZip } from "../zip/writeZip.ts";
import { standIns } from "./fonts.ts";

/** What a document says of itself (文档属性): no more than what stands on its first page. */
export type DocumentFacts = { readonly title: string; readonly creator: string; readonly date: string };

/**
 * Makes a written package the same for the same document, and takes out what must not be published (文档封装): the clock and
 * the library's words in the properties. States the stand-ins of fonts.
 *
 * @param withTables puts the tables into the text of the main part
 */
export const sealPackage = (
  bytes: Uint8Array,
  facts: DocumentFacts,
  withTables: (document: string) => string,
): Uint8Array => {
  const rewrite: Readonly<Record<string, (text: string) => string>> = {
    "docProps/core.xml": () => coreProperties(facts),
    "word/fontTable.xml": withStandIns,
    "word/styles.xml": withoutGaps,
    "word/document.xml": withTables,
  };
  const parts = Object.entries(unzipSync(bytes)).sort(([one], [other]) => (one < other ? -1 : 1));
  return writeZip(
    parts.map(([name, part]) => {
      const text = strFromU8(part);
      return packText(name, [rewrite[name]?.(text) ?? text]);
    }),
  );
};

const coreProperties = ({ title, creator, date }: DocumentFacts): string => {
  const time = `${date}T00:00:00Z`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${markupText(title)}</dc:title><dc:creator>${markupText(creator)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  );
};

/**
 * Word puts a gap between Chinese and figures unless told not to: 28 characters would not fill a line (GB/T 9704-2012, 5.2.3).
 * LibreOffice 7.4 puts it all the same.
 */
const withoutGaps = (styles: string): string =>
  styles.replace(
    '<w:name w:val="Normal"/><w:qFormat/>',
    '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>',
  );

const withStandIns = (table: string): string => {
  const entries = Object.entries(standIns)
    .map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/></w:font>`)
    .join("");
  return table.endsWith("/>") ? `${table.slice(0, -2)}>${entries}</w:fonts>` : table;
};
