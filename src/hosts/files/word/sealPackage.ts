import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

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
  const parts = unzipSync(bytes);
  const sealed: Zippable = {};
  for (const name of Object.keys(parts).sort()) {
    const part = parts[name];
    if (!part) continue;
    sealed[name] = [
      name === "docProps/core.xml"
        ? strToU8(coreProperties(facts))
        : name === "word/fontTable.xml"
          ? strToU8(withStandIns(strFromU8(part)))
          : name === "word/document.xml"
            ? strToU8(withTables(strFromU8(part)))
            : part,
      { mtime: new Date(1980, 0, 1), level: 6 },
    ];
  }
  return zipSync(sealed);
};

const coreProperties = ({ title, creator, date }: DocumentFacts): string => {
  const time = `${date}T00:00:00Z`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  );
};

const withStandIns = (table: string): string => {
  const entries = Object.entries(standIns)
    .map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/></w:font>`)
    .join("");
  return table.endsWith("/>") ? `${table.slice(0, -2)}>${entries}</w:fonts>` : table;
};

const escaped = (text: string): string => text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;");
