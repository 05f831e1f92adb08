import type { ColumnLayout, Look } from "../../../workbook/sheetLayout.ts";

/**
 * The looks of our cells (单元格样式), a fixed table as XML: the same in every workbook, so that they can be found again in
 * one that another program saved.
 */

/** How a cell of a table differs from the others of its column. */
export type CellState = "plain" | "entry" | "closed" | "mark" | "entryMark";

export type CellFormat = {
  readonly numberFormat: string;
  readonly font: string;
  readonly fill: string;
  readonly border: string;
  readonly alignment: string;
  readonly locked: boolean;
};

const family = '<name val="宋体"/><family val="3"/><charset val="134"/>';
const plainFont = `<font><sz val="11"/>${family}</font>`;
const boldFont = `<font><b/><sz val="11"/>${family}</font>`;
const titleFont = `<font><b/><sz val="16"/>${family}</font>`;
const noFill = '<fill><patternFill patternType="none"/></fill>';
/** The second fill of every workbook, whatever is stated; it stands here so that ours agrees with what is shown. */
const dottedFill = '<fill><patternFill patternType="gray125"/></fill>';
const solid = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const noBorder = "<border><left/><right/><top/><bottom/><diagonal/></border>";
const line = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`;
const grid = `<border>${["left", "right", "top", "bottom"].map(line).join("")}<diagonal/></border>`;

const headFill = solid("DCE6F1");
const stateFill: Readonly<Record<CellState, string>> = {
  plain: noFill,
  entry: solid("FFFBE6"),
  closed: solid("EDEDED"),
  mark: solid("FFEB9C"),
  entryMark: solid("FFEB9C"),
};
const states: readonly CellState[] = ["plain", "entry", "closed", "mark", "entryMark"];

const outside: CellFormat = {
  numberFormat: "General",
  font: plainFont,
  fill: noFill,
  border: noBorder,
  alignment: "",
  locked: true,
};

/** Above a table, text stays text when people type over it, as in its text columns. */
const above = (font: string, wrapped: boolean): CellFormat => ({
  ...outside,
  numberFormat: "@",
  font,
  alignment: `<alignment vertical="center"${wrapped ? ' wrapText="1"' : ""}/>`,
});

const most = 12;
const left = 'horizontal="left" vertical="center" wrapText="1"';
/** A number stands off the text in the next column; LibreOffice indents only some of the cells that wrap. */
const right = 'horizontal="right" vertical="center" indent="1"';
/** The kinds of columns: text, dates, numbers as they are, numbers with 0 to 12 decimal places, words that formulas give. */
const kinds: readonly { readonly numberFormat: string; readonly across: string }[] = [
  { numberFormat: "@", across: left },
  { numberFormat: "yyyy-mm-dd", across: 'horizontal="center" vertical="center" wrapText="1"' },
  { numberFormat: "General", across: right },
  ...Array.from({ length: most + 1 }, (_, places) => ({
    numberFormat: places === 0 ? "0" : `0.${"0".repeat(places)}`,
    across: right,
  })),
  { numberFormat: "General", across: left },
];
const computedKind = kinds.length - 1;

/** The numbers of the looks that are no table cell's. */
export const looks = { outside: 0, open: 1, title: 2, line: 3, caption: 4, head: 5 } as const;
const firstOfTables = 6;

export const cellFormats: readonly CellFormat[] = [
  outside,
  { ...outside, locked: false },
  above(titleFont, false),
  above(plainFont, true),
  above(boldFont, true),
  {
    ...outside,
    font: boldFont,
    fill: headFill,
    border: grid,
    alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  ...kinds.flatMap(({ numberFormat, across }) =>
    states.map((state) => ({
      numberFormat,
      font: plainFont,
      fill: stateFill[state],
      border: grid,
      alignment: `<alignment ${across}/>`,
      locked: state !== "entry" && state !== "entryMark",
    })),
  ),
];

/** The number of the look of a column's cells in a state. */
export const lookOf = (
  { kind, places, computed }: Pick<ColumnLayout, "kind" | "places" | "computed">,
  state: CellState,
): number => {
  const shown = places === undefined ? 2 : 3 + Math.min(places, most);
  const text = computed === true ? computedKind : 0;
  const column = kind === "text" ? text : kind === "date" ? 1 : shown;
  return firstOfTables + column * states.length + states.indexOf(state);
};

export const fonts: readonly string[] = [plainFont, boldFont, titleFont];
export const fills: readonly string[] = [...new Set([noFill, dottedFill, headFill, ...Object.values(stateFill)])];
export const borders: readonly string[] = [noBorder, grid];
/** The number formats that every workbook knows by these numbers. Source: ECMA-376 part 1, 18.8.30. */
export const knownNumberFormats: ReadonlyMap<string, number> = new Map([
  ["General", 0],
  ["0", 1],
  ["0.00", 2],
  ["@", 49],
]);
/** Those of ours that a workbook must state. */
export const ownNumberFormats: readonly string[] = [...new Set(kinds.map(({ numberFormat }) => numberFormat))].filter(
  (code) => !knownNumberFormats.has(code),
);

const differing = (text: string, back: string): string =>
  `<dxf><font><color rgb="FF${text}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${back}"/>` +
  `<bgColor rgb="FF${back}"/></patternFill></fill></dxf>`;

/** How the states of conditional formats look, in the order of their numbers. */
export const highlightLooks: readonly Look[] = ["good", "open", "bad", "quiet"];
export const differences: readonly string[] = [
  differing("006100", "C6EFCE"),
  differing("7F6000", "FFEB9C"),
  differing("9C0006", "FFC7CE"),
  differing("7F7F7F", "F2F2F2"),
];
