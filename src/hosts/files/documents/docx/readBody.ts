import type { Block } from "../blocks.ts";
import { walkXml } from "../../xlsx/walkXml.ts";
import type { OwnNumber } from "./listNumbers.ts";
import { addText, newBody, type LeftOut, type OpenBody } from "./openBody.ts";
import { openElement } from "./openElement.ts";
import { closeCell, closeRow, tableBlock } from "./openTable.ts";

/** Elements whose text is not the document's: what was deleted or moved away, and reading aids. */
const skipped: ReadonlySet<string> = new Set(["del", "moveFrom", "rt", "delText", "delInstrText"]);
/** Where a deletion is a mark of its paragraph or row and holds no text. */
const marked: ReadonlySet<string> = new Set(["rPr", "trPr"]);

/** Walks the body of a Word document (正文). @throws XmlError */
export const readBody = (
  xml: string,
  numberOf: (paragraph: OwnNumber) => string,
): { readonly blocks: readonly Block[]; readonly left: Readonly<LeftOut> } => {
  const body = newBody(numberOf);
  const { path, fields, left } = body;
  let skipping = 0;
  walkXml(xml, {
    open: (tag, attributes) => {
      const isSkipped = skipped.has(tag) && !marked.has(path.at(-1) ?? "");
      // Of two ways of saying the same thing, the second is for older programs.
      const isSaid = tag === "Fallback" && body.choices.at(-1) === true;
      path.push(tag);
      if (skipping === 0 && (tag === "moveFrom" || (tag === "del" && isSkipped))) left.deleted++;
      if (skipping > 0 || isSkipped || isSaid) skipping++;
      else openElement(body, tag, attributes);
    },
    close: (tag) => {
      path.pop();
      if (skipping > 0) skipping--;
      else closeElement(body, tag);
    },
    text: (text) => {
      if (skipping > 0) return;
      if (path.at(-1) === "t") addText(body, text);
      else if (path.at(-1) === "instrText") fields.instruct(text);
    },
  });
  return { blocks: body.flows[0]?.blocks ?? [], left };
};

const closeElement = (body: OpenBody, tag: string): void => {
  const { flows, tables } = body;
  const table = tables.at(-1);
  if (tag === "r") body.hidesRun = false;
  else if (tag === "p") closeParagraph(body);
  else if (tag === "AlternateContent") body.choices.pop();
  else if (tag === "txbxContent") {
    const box = flows.pop();
    const around = body.paragraphs.at(-1)?.boxes ?? flows.at(-1)?.blocks;
    for (const block of box?.blocks ?? []) around?.push(block);
  } else if (tag === "tc") {
    const cell = flows.pop();
    if (table) closeCell(table, cell?.blocks ?? []);
  } else if (tag === "tr" && table) closeRow(table);
  else if (tag === "tbl") {
    const closed = tables.pop();
    if (closed) for (const block of tableBlock(closed)) flows.at(-1)?.blocks.push(block);
  }
};

/** A number stands even before an empty paragraph of a cell: a serial column may hold nothing else. */
const closeParagraph = ({ paragraphs, flows, fields, tables, numberOf }: OpenBody): void => {
  const paragraph = paragraphs.pop();
  const flow = flows.at(-1);
  if (!paragraph || !flow) return;
  const text = flow.before + paragraph.text;
  flow.before = paragraph.joinsNext ? text : "";
  if (!paragraph.joinsNext && !fields.inContents()) {
    const number = numberOf(paragraph);
    const words = text.trim();
    const isInCell = tables.length > 0 && flows.length > 1;
    flow.blocks.push({ kind: "line", text: words !== "" || isInCell ? number + words : "" });
  }
  for (const block of paragraph.boxes) flow.blocks.push(block);
};
