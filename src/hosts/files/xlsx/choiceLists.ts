import { placedTables, type ColumnLayout, type SheetLayout } from "../../../workbook/sheetLayout.ts";
import { packing } from "../zip/packing.ts";

/** The hidden sheet that holds lists of choices too long to stand in a validation. */
const listsSheetName = "_kaoping_lists";

/** The most characters that a list of choices may have where it stands in the validation itself, by Excel's limit. */
const longest = 255;

/** Whether choices must stand in cells: too long, or spelled in a way that the short form takes apart. */
const needsCells = (choices: readonly string[]): boolean =>
  choices.join(",").length > longest || choices.some((choice) => /[,"]/u.test(choice) || choice.trim() !== choice);

/** Whether the words beside numbers are too many to be spelled out in a formula, each with the cell it is compared to. */
export const wordsNeedCells = (words: readonly string[]): boolean =>
  words.reduce((sum, word) => sum + word.length + 12, 0) > longest / 2;

/** The name by which a validation finds a list; the same choices have the same name in every workbook. */
export const listNameOf = (choices: readonly string[]): string =>
  `kp_list_${packing
    .crc32(new TextEncoder().encode(choices.join("\n")))
    .toString(16)
    .padStart(8, "0")}`;

/** The choices as they stand in a validation: in quotes where they are short, by their list's name otherwise. */
export const choicesFormula = (choices: readonly string[]): string =>
  needsCells(choices) ? listNameOf(choices) : `"${choices.join(",")}"`;

const listOf = ({ choices, check }: Pick<ColumnLayout, "choices" | "check">): readonly string[] => {
  if (choices) return needsCells(choices) ? choices : [];
  return check && wordsNeedCells(check.words) ? check.words : [];
};

/** The lists that sheets need in cells, by name, in the order of their first use. */
const listsOf = (sheets: readonly SheetLayout[]): ReadonlyMap<string, readonly string[]> => {
  const lists = new Map<string, readonly string[]>();
  for (const sheet of sheets) {
    for (const { table } of placedTables(sheet)) {
      for (const list of [...table.columns, ...(table.rowChecks ?? [])].map(listOf)) {
        if (list.length > 0) lists.set(listNameOf(list), list);
      }
    }
  }
  return lists;
};

/** A name that a workbook gives to cells. */
export type NamedCells = {
  readonly name: string;
  readonly sheet: string;
  readonly column: number;
  readonly rows: number;
};

/** The sheets, with one for their long lists of choices behind them where there are any. */
export const withLists = (sheets: readonly SheetLayout[]): readonly SheetLayout[] => {
  const lists = [...listsOf(sheets)];
  if (lists.length === 0) return sheets;
  const rows = Math.max(...lists.map(([, choices]) => choices.length));
  const listsSheet: SheetLayout = {
    name: listsSheetName,
    visibility: "veryHidden",
    title: "kaoping-lists/1",
    lines: [],
    landscape: false,
    table: {
      name: "kp_lists",
      columns: lists.map(([header]) => ({ header, width: 20, kind: "text" })),
      rows: Array.from({ length: rows }, (_, row) => lists.map(([, choices]) => choices[row] ?? null)),
    },
  };
  return [...sheets, listsSheet];
};

/** Where the lists stand on their sheet. */
export const namedLists = (sheets: readonly SheetLayout[]): readonly NamedCells[] =>
  [...listsOf(sheets)].map(([name, choices], column) => ({
    name,
    sheet: listsSheetName,
    column,
    rows: choices.length,
  }));
