import {
  bodyRows,
  hiddenColumns,
  placedTables,
  rowsAboveTable,
  widthOf,
  type CellMark,
  type ColumnLayout,
  type Look,
  type PlacedTable,
  type SheetLayout,
} from "../../workbook/sheetLayout.ts";
import { addressOf, type CellArea } from "../../workbook/sheetSnapshot.ts";
import { areasWhere, movedBy, stretchesOf } from "./areas.ts";
import type { BookOp, CellLook, EntryRule } from "./bookOps.ts";

/** Excel measures columns in points; a character of the default font takes about this many, and cells have a margin. */
const pointsPerCharacter = 5.6;
const cellMargin = 4;

/** The same colours as in the files we write. */
const fills = { head: "#DCE6F1", entry: "#FFFBE6", closed: "#EDEDED", mark: "#FFEB9C" } as const;
const looks: Readonly<Record<Look, { readonly color: string; readonly fill: string }>> = {
  good: { color: "#006100", fill: "#C6EFCE" },
  open: { color: "#7F6000", fill: "#FFEB9C" },
  bad: { color: "#9C0006", fill: "#FFC7CE" },
  quiet: { color: "#7F7F7F", fill: "#F2F2F2" },
};

/** A header that stands lower than this is not kept in sight: it would take the window with all above it. */
const lowestFrozen = 12;
/** A list written into a validation holds so many characters. Source: Excel.ListDataValidation. */
const longestList = 255;
const longestMessage = 225;

export const isTextColumn = ({ kind, computed }: ColumnLayout): boolean => kind === "text" && computed !== true;

/** The number format of a column; text columns are text to Excel too, so that it makes no dates of numbers such as 1-2. */
const formatOf = ({ kind, computed, places }: ColumnLayout): string => {
  if (computed === true) return "General";
  if (kind === "date") return "yyyy-mm-dd";
  if (kind === "text") return "@";
  return places === undefined ? "General" : places === 0 ? "0" : `0.${"0".repeat(places)}`;
};

/** The cells of a sheet that are ours, from A1. */
export const ownArea = (layout: SheetLayout): CellArea => {
  const last = placedTables(layout).at(-1);
  const rows = last ? last.headerRow + 1 + bodyRows(last.table) : rowsAboveTable(layout);
  return { row: 0, column: 0, rows, columns: widthOf(layout) };
};

/**
 * Our cells in as few rectangles as tables of different widths have: below a wide table of scores stand a few columns of reasons, and
 * the millions of cells beside them are nobody's, which Excel would keep in the file if they were given a look. A locked sheet is all ours.
 */
const ownAreas = (layout: SheetLayout): readonly CellArea[] => {
  if (layout.locked === true) return [ownArea(layout)];
  const areas: CellArea[] = [];
  let row = 0;
  for (const { table, headerRow } of placedTables(layout)) {
    const end = headerRow + 1 + bodyRows(table);
    const columns = table.columns.length;
    const last = areas.at(-1);
    if (last?.columns === columns) areas[areas.length - 1] = { ...last, rows: end - last.row };
    else areas.push({ row, column: 0, rows: end - row, columns });
    row = end;
  }
  return areas.length > 0 ? areas : [ownArea(layout)];
};

/** Number formats, which must stand before anything is entered. */
export const formatOps = (layout: SheetLayout): readonly BookOp[] => {
  const sheet = layout.name;
  return [
    ...ownAreas(layout).map((area): BookOp => ({ op: "format", sheet, area, format: "@" })),
    ...placedTables(layout).flatMap((placed) =>
      bodyRows(placed.table) === 0
        ? []
        : stretchesOf(placed.table.columns.map(formatOf), (a, b) => a === b).flatMap(
            ({ from, count, first }): BookOp[] =>
              first === "@" ? [] : [{ op: "format", sheet, area: bodyOf(placed, from, count), format: first }],
          ),
    ),
  ];
};

/**
 * The same for a sheet whose cells stay: none bears another format in between, so that a write that breaks off here leaves them as they
 * were.
 */
export const formatOpsInPlace = (layout: SheetLayout): readonly BookOp[] => {
  const { name: sheet } = layout;
  const columns = widthOf(layout);
  const ops: BookOp[] = [];
  let row = 0;
  for (const placed of placedTables(layout)) {
    const { table, headerRow } = placed;
    ops.push({ op: "format", sheet, area: { row, column: 0, rows: headerRow + 1 - row, columns }, format: "@" });
    row = headerRow + 1 + bodyRows(table);
    if (bodyRows(table) === 0) continue;
    for (const { from, count, first } of stretchesOf(table.columns.map(formatOf), (a, b) => a === b))
      ops.push({ op: "format", sheet, area: bodyOf(placed, from, count), format: first });
  }
  return ops.length > 0 ? ops : [{ op: "format", sheet, area: ownArea(layout), format: "@" }];
};

const bodyOf = ({ table, headerRow }: PlacedTable, column: number, columns: number): CellArea => ({
  row: headerRow + 1,
  column,
  rows: bodyRows(table),
  columns,
});

/** How a sheet looks, what may be typed into it and which cells are locked (版式); done twice it comes to the same. */
export const lookOps = (layout: SheetLayout): readonly BookOp[] => {
  const { name: sheet } = layout;
  const look = (area: CellArea | null, what: CellLook): BookOp => ({ op: "look", sheet, area, look: what });
  const placed = placedTables(layout);
  const [first, ...others] = placed;
  const isHeaded = first !== undefined && others.length === 0 && first.headerRow < lowestFrozen;
  return [
    // On a locked sheet all cells but ours are open: whoever notes something beside the table can.
    ...(layout.locked === true ? [look(null, { locked: false })] : []),
    ...ownAreas(layout).map((area) =>
      look(area, {
        font: "宋体",
        size: 11,
        bold: false,
        vertical: "Center",
        fill: null,
        ...(layout.locked === true ? { locked: true } : {}),
      }),
    ),
    look({ row: 0, column: 0, rows: 1, columns: 1 }, { size: 16, bold: true }),
    { op: "page", sheet, landscape: layout.landscape },
    ...widthOps(layout),
    ...placed.flatMap(({ table }) =>
      hiddenColumns(table).map((column): BookOp => ({
        op: "hideColumn",
        sheet,
        area: { row: 0, column, rows: 1, columns: 1 },
      })),
    ),
    ...placed.flatMap((one) => tableLookOps(sheet, one, layout.locked === true)),
    {
      op: "freeze",
      sheet,
      rows: isHeaded ? first.headerRow + 1 : 0,
      columns: layout.frozenColumns ?? 0,
    },
  ];
};

const widthOps = (layout: SheetLayout): readonly BookOp[] => {
  const placed = placedTables(layout);
  const widths = Array.from({ length: placed.length === 0 ? 0 : widthOf(layout) }, (_, column) =>
    Math.max(...placed.map(({ table }) => table.columns[column]?.width ?? 0)),
  );
  return stretchesOf(widths, (a, b) => a === b).map(({ from, count, first }): BookOp => ({
    op: "width",
    sheet: layout.name,
    area: { row: 0, column: from, rows: 1, columns: count },
    points: first * pointsPerCharacter + cellMargin,
  }));
};

const tableLookOps = (sheet: string, placed: PlacedTable, locked: boolean): readonly BookOp[] => {
  const { table, headerRow } = placed;
  const { columns } = table;
  const look = (area: CellArea, what: CellLook): BookOp => ({ op: "look", sheet, area, look: what });
  const width = columns.length;
  const ops: BookOp[] = [];
  if (table.caption !== undefined)
    ops.push(look({ row: headerRow - 1, column: 0, rows: 1, columns: 1 }, { bold: true }));
  const rows = bodyRows(table);
  ops.push(look({ row: headerRow, column: 0, rows: rows + 1, columns: width }, { wrap: true }));
  const head = { row: headerRow, column: 0, rows: 1, columns: width };
  ops.push(look(head, { bold: true, fill: fills.head, horizontal: "Center" }));
  if (rows === 0) return ops;
  const sideOf = ({ kind }: ColumnLayout) => (kind === "text" ? "Left" : kind === "date" ? "Center" : "Right");
  for (const { from, count, first } of stretchesOf(columns.map(sideOf), (a, b) => a === b)) {
    ops.push(look(bodyOf(placed, from, count), { horizontal: first }));
  }
  const entries = columns.map(({ entry }) => entry === true);
  for (const { from, count, first } of stretchesOf(entries, (a, b) => a === b)) {
    if (first) ops.push(look(bodyOf(placed, from, count), { fill: fills.entry, ...(locked ? { locked: false } : {}) }));
  }
  const closed = markedAreas(table.closed ?? [], rows, width).map((area) => movedBy(area, headerRow + 1, 0));
  for (const area of closed) ops.push(look(area, { fill: fills.closed, ...(locked ? { locked: true } : {}) }));
  for (const area of markedAreas(table.marks ?? [], rows, width)) {
    ops.push(look(movedBy(area, headerRow + 1, 0), { fill: fills.mark }));
  }
  return [...ops, ...checkOps(sheet, placed, closed), ...highlightOps(sheet, placed)];
};

const markedAreas = (marks: readonly CellMark[], rows: number, columns: number): readonly CellArea[] => {
  if (marks.length === 0) return [];
  const marked = new Set(marks.map(({ row, column }) => row * columns + column));
  return areasWhere(rows, columns, (row, column) => marked.has(row * columns + column));
};

const checkOps = (sheet: string, placed: PlacedTable, closed: readonly CellArea[]): readonly BookOp[] => {
  const { table, headerRow } = placed;
  // A rule speaks of the first cell of its block: columns with the same rule are one block.
  const keys = table.columns.map((column) => JSON.stringify([column.choices, column.check]));
  const ops = stretchesOf(keys, (a, b) => a === b).flatMap(({ from, count }): BookOp[] => {
    const column = table.columns[from];
    const checked = column && checkOf(column, addressOf(headerRow + 1, from));
    return checked ? [{ op: "check", sheet, area: bodyOf(placed, from, count), ...checked }] : [];
  });
  for (const { column, rows, ...of } of table.rowChecks ?? []) {
    const wanted = new Set(rows);
    for (const area of areasWhere(bodyRows(table), 1, (row) => wanted.has(row))) {
      const at = movedBy(area, headerRow + 1, column);
      const checked = checkOf(of, addressOf(at.row, column));
      if (checked) ops.push({ op: "check", sheet, area: at, ...checked });
    }
  }
  if (ops.length === 0) return [];
  const none = (area: CellArea): BookOp => ({ op: "check", sheet, area, rule: null, message: "" });
  return [none(bodyOf(placed, 0, table.columns.length)), ...ops, ...closed.map(none)];
};

const checkOf = (
  { choices, check }: Pick<ColumnLayout, "choices" | "check">,
  cell: string,
): { readonly rule: EntryRule; readonly message: string } | null => {
  if (choices) {
    const source = choices.join(",");
    // What does not fit into a rule is held when it is read back.
    if (source.length > longestList || choices.some((choice) => /[,"]/u.test(choice))) return null;
    return { rule: { kind: "list", source }, message: "请从列出的各项中选择。" };
  }
  if (!check) return null;
  const { least, most, whole, words } = check;
  const message = check.message.slice(0, longestMessage);
  if (words.length === 0 && (least !== null || most !== null)) {
    return { rule: { kind: "number", whole, least, most }, message };
  }
  const number = [
    `ISNUMBER(${cell})`,
    ...(least === null ? [] : [`${cell}>=${least}`]),
    ...(most === null ? [] : [`${cell}<=${most}`]),
    ...(whole ? [`${cell}=INT(${cell})`] : []),
  ].join(",");
  const named = words.map((word) => `,${cell}="${word.replaceAll('"', '""')}"`).join("");
  const formula = `=OR(AND(${number})${named})`;
  return formula.length > longestList
    ? null
    : { rule: { kind: "custom", formula, least, most, whole, words }, message };
};

const highlightOps = (sheet: string, placed: PlacedTable): readonly BookOp[] => {
  const { table } = placed;
  const { highlights = [], columns } = table;
  if (highlights.length === 0) return [];
  const all = bodyOf(placed, 0, columns.length);
  return [
    { op: "noHighlights", sheet, area: all },
    ...highlights.flatMap(({ words, look, columns: some }) =>
      (some ? some.map((column) => bodyOf(placed, column, 1)) : [all]).flatMap((area) =>
        words.map((word): BookOp => ({ op: "highlight", sheet, area, word, ...looks[look] })),
      ),
    ),
  ];
};
