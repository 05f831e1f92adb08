import type { Grid, GridCell } from "./grid.ts";
import { headerAt, type Header } from "./headerRows.ts";

const units: readonly unknown[] = ["strong", "weak", "support"];

/**
 * A table as lines of text (表格转文字): titles above it as lines, its header as one line, each row as cells between
 * tabs. A cell merged into the one above is blank, since the breakdown takes the one above for it, but says its text
 * again where a blank would be read as nothing.
 */
export const tableLines = (grid: Grid): readonly string[] => {
  if ((grid[0]?.length ?? 0) < 2) return grid.flatMap((row) => (row[0] ? row[0].text.split("\n") : []));
  const lines: string[] = [];
  const headers = grid.map((_, top) => headerAt(grid, top));
  let header: Header | null = null;
  let body: string[][] = [];
  const flush = (): void => {
    for (const row of body) lines.push(rowLine(row));
    body = [];
  };
  for (let top = 0; top < grid.length; top++) {
    const row = grid[top] ?? [];
    const found = headers[top];
    if (found) {
      flush();
      header = found;
      lines.push(found.names.join("\t"));
      top += found.height - 1;
    } else if (header === null) {
      lines.push(titleLine(row, headers.slice(top + 1, top + 12).some(Boolean)));
    } else if (isRemark(grid, top)) {
      flush();
      lines.push(titleLine(row, true));
    } else {
      addRow(body, row, header);
    }
  }
  flush();
  return lines;
};

const oneLine = (text: string): string => text.replace(/\s*[\n\t]\s*/gu, " ").trim();

const filled = (row: readonly GridCell[]): readonly string[] =>
  row.flatMap(({ text, from }) => (text !== "" && from === "itself" ? [text] : []));

/** A row outside a table of tasks: its cells between tabs, or a line where it titles the table or stands alone. */
const titleLine = (row: readonly GridCell[], isTitle: boolean): string => {
  const texts = filled(row);
  if (texts.length === 1) return texts[0] ?? "";
  if (isTitle) return texts.map(oneLine).join("  ");
  return row.map(({ text, from }) => (from === "itself" ? oneLine(text) : "")).join("\t");
};

/** 注：… below the last row closes the table. */
const isRemark = (grid: Grid, top: number): boolean => {
  const texts = filled(grid[top] ?? []);
  return (
    /^(?:备?注|说明|填表|填报|联系|制表|审核)[^一二三四五六七八九十]{0,8}[:：]/u.test(texts[0] ?? "") &&
    grid.slice(top + 1).every((row) => filled(row).length <= 1)
  );
};

const addRow = (body: string[][], row: readonly GridCell[], { columns }: Header): void => {
  const textColumn = columns.includes("requirement") ? columns.indexOf("requirement") : columns.indexOf("task");
  const above = body.at(-1);
  if (above && row[textColumn]?.from === "above") {
    // One task whose units or times stand in rows of their own.
    row.forEach(({ text, from }, column) => {
      if (from !== "itself" || text === "" || columns[column] === "serial") return;
      above[column] = [above[column] ?? "", oneLine(text)].filter((part) => part !== "").join("；");
    });
    return;
  }
  const opensSection = row.some(({ text, from }, i) => columns[i] === "section" && from === "itself" && text !== "");
  const allMerged = row.every(({ from }, column) => !units.includes(columns[column]) || from === "above");
  body.push(
    row.map(({ text, from }, column) => {
      const kind = columns[column];
      if (from === "itself") return kind === "serial" ? serialOf(text) : oneLine(text);
      if (from === "left") return "";
      return kind === "time" || (units.includes(kind) && (opensSection || !allMerged)) ? oneLine(text) : "";
    }),
  );
};

/** Automatic numbers bring their point along. */
const serialOf = (text: string): string => oneLine(text).replace(/^(\d{1,4})\s*[.．、]$/u, "$1");

/** A row whose first cell alone is filled would lose its tabs with the white space at its end, so it gets bars. */
const rowLine = (cells: readonly string[]): string => {
  const alone = cells[0] !== "" && cells.slice(1).every((cell) => cell === "");
  return alone ? `| ${cells.map((cell) => cell.replace(/[|｜]/gu, " ")).join(" | ")} |` : cells.join("\t");
};
