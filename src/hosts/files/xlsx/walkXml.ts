import { SaxesParser } from "saxes";

/** The text is no well-formed XML. */
export class XmlError extends Error {}

/** Deeper than any workbook or document nests; the XML parser's time grows with the square of the depth. */
const deepest = 1000;

export type XmlVisitor = {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (tag: string) => void;
  readonly text?: (text: string) => void;
};

/**
 * Walks an XML part from start to end (逐项读取 XML); tags and attributes come by their local names, whatever the
 * prefix. A document type is refused: no part of a workbook has one, and entities are how XML is abused; so is nesting
 * beyond reason.
 *
 * @throws XmlError where the part is not well formed
 */
export const walkXml = (xml: string, visitor: XmlVisitor): void => {
  if (xml === "") return;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw new XmlError(error.message);
  });
  parser.on("doctype", () => {
    throw new XmlError("document type");
  });
  let depth = 0;
  parser.on("opentag", ({ local, attributes }) => {
    if (++depth > deepest) throw new XmlError("nesting");
    const plain: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const attribute of Object.values(attributes)) plain[attribute.local] = attribute.value;
    visitor.open?.(local, plain);
  });
  parser.on("closetag", ({ local }) => {
    depth--;
    visitor.close?.(local);
  });
  parser.on("text", (text) => visitor.text?.(text));
  parser.on("cdata", (text) => visitor.text?.(text));
  parser.write(xml).close();
};
