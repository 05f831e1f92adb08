import { Parser } from "htmlparser2";

import { warningAt, type Issue } from "../../../../domain/shared/result.ts";
import { XmlError } from "../../xlsx/walkXml.ts";
import { textOfBlocks, type Block } from "../blocks.ts";
import { opensWithNumber } from "../opensWithNumber.ts";
import { nextNumber, openList, type OpenList } from "./listItems.ts";
import { addCell, tableBlocks, type OpenTable } from "./openTable.ts";

/** What is no text of the page, or only leads about the site. */
const dropped: ReadonlySet<string> = new Set(
  "script style noscript template title nav footer aside select button textarea svg math iframe object embed canvas audio video map rt rp".split(
    " ",
  ),
);
const inline: ReadonlySet<string> = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark o:p q s samp small span strike strong sub sup time tt u var wbr ruby rb st1:chsdate".split(
    " ",
  ),
);

/** Deeper than any page; the parser's time grows with the depth. */
const deepest = 10_000;

/** Where lines go: the page or a table cell; `number` waits for the first words of its list item. */
type Flow = { readonly blocks: Block[]; line: string; number: string };
const newFlow = (): Flow => ({ blocks: [], line: "", number: "" });
type OpenCell = { readonly rowSpan: string; readonly columnSpan: string };

/**
 * Reads a web page (网页): block elements as lines, tables by cell, list items with the numbers that a browser shows.
 *
 * @throws XmlError where elements are nested beyond reason
 */
export const readHtml = (html: string, name: string): { readonly text: string; readonly issues: readonly Issue[] } => {
  const flows: Flow[] = [newFlow()];
  const tables: { readonly table: OpenTable; readonly cells: OpenCell[] }[] = [];
  const lists: OpenList[] = [];
  const path: { readonly tag: string; readonly drops: boolean }[] = [];
  let dropping = 0;
  let preserving = 0;
  let hidden = 0;

  const flow = (): Flow => flows.at(-1) ?? newFlow();
  const breakLine = (): void => {
    const current = flow();
    const text = current.line.trim();
    current.line = "";
    if (text === "") return;
    // Many pages type the numbers and only hide those of the list.
    current.blocks.push({ kind: "line", text: opensWithNumber(text) ? text : current.number + text });
    current.number = "";
  };

  const closeCell = (): void => {
    const top = tables.at(-1);
    const cell = top?.cells.pop();
    if (!top || !cell) return;
    breakLine();
    addCell(top.table, flows.pop()?.blocks ?? [], cell.rowSpan, cell.columnSpan);
  };

  const open = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    const hides =
      "hidden" in attributes || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attributes["style"] ?? "");
    const drops = dropped.has(tag) || hides;
    path.push({ tag, drops });
    if (path.length > deepest) throw new XmlError("nesting");
    if (drops) {
      if (hides && dropping === 0) hidden++;
      dropping++;
    }
    if (dropping > 0) return;
    if (tag === "br") flow().line += "\n";
    if (inline.has(tag) || tag === "br") return;
    if (tag === "td" || tag === "th") {
      const top = tables.at(-1);
      if (!top) {
        breakLine();
        return;
      }
      closeCell();
      top.cells.push({ rowSpan: attributes["rowspan"] ?? "1", columnSpan: attributes["colspan"] ?? "1" });
      flows.push(newFlow());
      return;
    }
    breakLine();
    if (tag === "pre") preserving++;
    else if (tag === "ol" || tag === "ul" || tag === "menu") lists.push(openList(tag, attributes, lists.at(-1)));
    else if (tag === "li") flow().number = nextNumber(lists.at(-1), attributes);
    else if (tag === "table") tables.push({ table: { rows: [], captions: [] }, cells: [] });
    else if (tag === "tr") tables.at(-1)?.table.rows.push([]);
  };

  const close = (tag: string): void => {
    const opened = path.at(-1);
    if (opened?.tag === tag) path.pop();
    if (opened?.tag === tag && opened.drops) {
      dropping--;
      return;
    }
    if (dropping > 0 || inline.has(tag) || tag === "br") return;
    if (tag === "td" || tag === "th") {
      closeCell();
      return;
    }
    breakLine();
    if (tag === "pre") preserving = Math.max(0, preserving - 1);
    else if (tag === "ol" || tag === "ul" || tag === "menu") lists.pop();
    else if (tag === "table") {
      closeCell();
      const closed = tables.pop();
      if (closed) for (const block of tableBlocks(closed.table)) flow().blocks.push(block);
    }
  };

  const parser = new Parser({
    onopentag: open,
    onclosetag: close,
    ontext: (text) => {
      if (dropping === 0) flow().line += preserving > 0 ? text : collapsed(text);
    },
  });
  parser.write(html);
  parser.end();
  breakLine();
  const issues = hidden > 0 ? [warningAt({ kind: "file", name }, "document-hidden-text", { count: hidden })] : [];
  return { text: textOfBlocks(flows[0]?.blocks ?? []), issues };
};

/** White space is one space; a line break between Chinese characters was only how the page was typed. */
const collapsed = (text: string): string =>
  text.replace(/(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])/gu, "").replace(/[ \t\r\n\f]+/gu, " ");
