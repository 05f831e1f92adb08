import { bodyRows, placedTables, type ColumnLayout, type SheetLayout } from "../../../workbook/sheetLayout.ts";
import { areaText } from "./addresses.ts";
import { choicesFormula, listNameOf, wordsNeedCells } from "./choiceLists.ts";
import { attributeXml, textXml } from "./textEscapes.ts";

/** The longest message Excel shows with a refused entry, in characters. */
const longest = 225;

/** The stretches of a column that are filled in, closed cells left out, as a validation names them. */
const openCells = (column: number, first: number, rows: number, closed: ReadonlySet<number>): string => {
  const ranges: string[] = [];
  for (let from = 0; from < rows; from++) {
    if (closed.has(from)) continue;
    let to = from;
    while (to + 1 < rows && !closed.has(to + 1)) to++;
    ranges.push(areaText({ firstRow: first + from, firstColumn: column, lastRow: first + to, lastColumn: column }));
    from = to;
  }
  return ranges.join(" ");
};

type Rule = { readonly kind: string; readonly formulas: readonly string[]; readonly message: string };

/** What a column's cells may hold, as a validation says it; `cell` is its first cell. */
const ruleOf = ({ choices, check }: Pick<ColumnLayout, "choices" | "check">, cell: string): Rule | null => {
  if (choices) {
    return { kind: 'type="list"', formulas: [choicesFormula(choices)], message: "请从列出的各项中选择。" };
  }
  if (!check) return null;
  const { least, most, whole, words, message } = check;
  if (words.length === 0 && (least !== null || most !== null)) {
    const operator = least === null ? "lessThanOrEqual" : most === null ? "greaterThanOrEqual" : "between";
    const formulas = [least, most].flatMap((bound) => (bound === null ? [] : [String(bound)]));
    return { kind: `type="${whole ? "whole" : "decimal"}" operator="${operator}"`, formulas, message };
  }
  const number = [
    `ISNUMBER(${cell})`,
    ...(least === null ? [] : [`${cell}>=${least}`]),
    ...(most === null ? [] : [`${cell}<=${most}`]),
    ...(whole ? [`${cell}=INT(${cell})`] : []),
  ].join(",");
  const named = wordsNeedCells(words)
    ? [`COUNTIF(${listNameOf(words)},${cell})>0`]
    : words.map((word) => `${cell}="${word.replaceAll('"', '""')}"`);
  return { kind: 'type="custom"', formulas: [`OR(AND(${number})${named.map((one) => `,${one}`).join("")})`], message };
};

/** What may be typed into a sheet's cells (数据有效性), a validation a column: words for it when something else is. */
export const entryChecks = (sheet: SheetLayout): readonly string[] =>
  placedTables(sheet).flatMap(({ table, headerRow }) => {
    const ofColumns = table.columns.flatMap((column, index) => {
      const closed = new Set((table.closed ?? []).filter((cell) => cell.column === index).map(({ row }) => row));
      return validationOf(column, openCells(index, headerRow + 1, bodyRows(table), closed));
    });
    const ofRows = (table.rowChecks ?? []).flatMap((checks) => {
      const open = new Set(checks.rows);
      const others = new Set(Array.from({ length: bodyRows(table) }, (_, row) => row).filter((row) => !open.has(row)));
      return validationOf(checks, openCells(checks.column, headerRow + 1, bodyRows(table), others));
    });
    return [...ofColumns, ...ofRows];
  });

/** A formula in a validation speaks of the first cell and moves with the others. */
const validationOf = (column: Pick<ColumnLayout, "choices" | "check">, cells: string): readonly string[] => {
  const rule = ruleOf(column, /^[A-Z]+\d+/u.exec(cells)?.[0] ?? "");
  return rule === null || cells === "" ? [] : [validationXml(rule, cells)];
};

const validationXml = ({ kind, formulas, message }: Rule, cells: string): string =>
  `<dataValidation ${kind} allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="填写检查" ` +
  `error="${attributeXml(message.slice(0, longest))}" sqref="${cells}">` +
  formulas.map((formula, index) => `<formula${index + 1}>${textXml(formula)}</formula${index + 1}>`).join("") +
  "</dataValidation>";
