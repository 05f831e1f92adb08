import { foldText } from "../../../../domain/breakdown/foldText.ts";
import { columnOf, isTaskHeader, settledColumns, type Column } from "../../../../domain/breakdown/tableColumns.ts";
import type { Grid, GridCell } from "./grid.ts";

/** The rows that name a table's columns (表头), folded into one name a column. */
export type Header = {
  readonly height: number;
  readonly names: readonly string[];
  readonly columns: readonly (Column | null)[];
};

const highest = 4;
/** The breakdown takes no longer text for the name of a column. */
const longestName = 20;
/** What is longer, remarks in brackets and all, names no column. */
const longestHeading = 80;

/** What a column name stands for, however it was spaced or written. */
export const columnNamed = (name: string): Column | null =>
  name.length > longestHeading ? null : columnOf(folded(name));

const folded = (text: string): string => foldText(text).replace(/\s/gu, "");

/** Finds a table's header at a row: as many rows as its merged cells reach down, or the next row's names as well. */
export const headerAt = (grid: Grid, top: number): Header | null => {
  const first = grid[top];
  if (!first || !looksLikeNames(first)) return null;
  let height = 1;
  while (height < highest && (grid[top + height] ?? []).some((_, column) => reachesDown(grid, top, height, column)))
    height++;
  const next = grid[top + height];
  const hasSubheads = next?.some(isOwn) && next.every((cell) => !isOwn(cell) || columnNamed(cell.text) !== null);
  const higher = height < highest && hasSubheads ? folds(grid, top, height + 1) : null;
  return higher ?? folds(grid, top, height);
};

/** Several texts, one of them known as a column's name, and no remark such as 填报单位：… among them. */
const looksLikeNames = (row: readonly GridCell[]): boolean => {
  const texts = [...new Set(row.map(({ text }) => text))].filter((text) => text !== "");
  return (
    texts.length > 1 &&
    texts.some((text) => columnNamed(text) !== null) &&
    !texts.some((text) => /[：:。].|[。]$/u.test(text))
  );
};

const isOwn = ({ text, from }: GridCell): boolean => from === "itself" && text !== "";

const reachesDown = (grid: Grid, top: number, height: number, column: number): boolean =>
  grid[top]?.[column]?.text !== "" &&
  Array.from({ length: height }, (_, below) => grid[top + below + 1]?.[column]?.from).every((from) => from === "above");

const folds = (grid: Grid, top: number, height: number): Header | null => {
  const rows = grid.slice(top, top + height);
  const width = rows[0]?.length ?? 0;
  const names = Array.from({ length: width }, (_, column) =>
    nameOf(rows.map((row) => row[column]?.text ?? "").filter((text) => text !== "")),
  );
  const spread = rows[0]?.map(({ from }, column) => from === "left" && names[column] === names[column - 1]) ?? [];
  const settled = names.map((name, column) => (spread[column] ? spreadName(names, name) : name));
  const columns = settled.map(columnNamed);
  return isTaskHeader(columns) ? { height, names: settled, columns: settledColumns(columns) } : null;
};

/** 责任单位 over 牵头 is 牵头单位; a name that says enough by itself stands alone. */
const nameOf = (stacked: readonly string[]): string => {
  const names = stacked.map((text) => text.replace(/\s/gu, "")).filter((text, i, all) => all.indexOf(text) === i);
  const last = names.at(-1) ?? "";
  const above = names.slice(0, -1).reverse();
  const noun = above.map((name) => /(?:单位|部门|科室|处室)$/u.exec(name)?.[0]).find((found) => found !== undefined);
  const candidates = [
    ...(noun !== undefined && !/(?:单位|部门|科室|处室|时限|时间|人)$/u.test(last) ? [last + noun] : []),
    last,
    ...above.flatMap((name) => [name + last, last + name]),
    ...above,
  ];
  return shortened(candidates.find((name) => columnNamed(name) !== null) ?? names.join(""));
};

/** One heading over two columns without names of their own: a task's title stands left of what it asks for. */
const spreadName = (names: readonly string[], name: string): string =>
  columnNamed(name) === "task" && !names.some((other) => columnNamed(other) === "requirement") ? "具体内容" : name;

const shortened = (name: string): string =>
  name.length <= longestName ? name : name.replace(/[（(][^（）()]*[）)]/gu, "").slice(0, longestName);
