import { gridOf, type Merge } from "./table/grid.ts";
import { tableLines } from "./table/tableLines.ts";

/** What a document holds in order (文档内容): lines of text, and tables by cell with the rectangles that were merged. */
export type Block =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[]; readonly merges: readonly Merge[] };

/** The text of a document's blocks as the breakdown reads it: a line a paragraph, a line of tabs a table row. */
export const textOfBlocks = (blocks: readonly Block[]): string => {
  const lines: string[] = [];
  let belowTable = false;
  for (const block of blocks) {
    if (block.kind === "table") {
      for (const line of tableLines(gridOf(block.rows, block.merges))) lines.push(line);
      belowTable = true;
      continue;
    }
    for (const written of block.text.split("\n")) {
      const line = written.replace(/^[ \t]+|\s+$/gu, "");
      // A line with tabs right below a table would be taken for one more row of it.
      lines.push(belowTable ? line.replaceAll("\t", " ") : line);
      if (line !== "" && !line.includes("\t")) belowTable = false;
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
};

/** The text of blocks inside one table cell: its paragraphs on lines of their own, inner tables flattened. */
export const textOfCell = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.kind === "line" ? [block.text] : block.rows.map((row) => row.join(" "))))
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
