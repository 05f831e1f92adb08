import { bestOptions } from "../../domain/scoring/losesPoints.ts";
import { quotedText } from "../cellReference.ts";
import { choicesOf } from "../review/entries.ts";
import { abstainedText, noneText, notApplicableText } from "../review/voiceWords.ts";
import type { LayoutCell } from "../sheetLayout.ts";
import type { PackRow } from "./packRows.ts";
import { openText } from "./packWords.ts";

/** What the check of a row says where something is missing or cannot be (检查用语). */
export const packFaults = {
  reason: "缺理由",
  approver: "缺批准人",
  number: "不是数",
  choice: "不在选项中",
  bounds: "超出范围",
  lost: "扣分缺理由",
} as const;

/** The addresses of a row's cells that its check looks at. */
export type CheckedCells = {
  readonly entry: string;
  readonly reason: string;
  readonly approver: string;
  /** The entry cells of the row's criterion, all of them. */
  readonly all: readonly string[];
};

/**
 * The live check of a row (检查): what is still missing or cannot be, "" where all is well.
 *
 * @param shown what the entry cells of the row's criterion show already, and the row's own; all that was checked when it was recorded
 */
export const packCheck = (
  row: PackRow,
  cells: CheckedCells,
  shown: { readonly own: LayoutCell; readonly all: readonly LayoutCell[] },
): LayoutCell => {
  const { entry, reason } = cells;
  const isWord = (cell: string): string =>
    `OR(${[notApplicableText, abstainedText].map((word) => `${cell}=${quotedText(word)}`).join(",")})`;
  const approved = `IF(AND(${entry}=${quotedText(notApplicableText)},${cells.approver}=""),${quotedText(packFaults.approver)},"")`;
  const excused = `IF(${reason}="",${quotedText(packFaults.reason)},${approved})`;
  const lost = `IF(AND(${lostWhere(row, cells)},${reason}=""),${quotedText(packFaults.lost)},"")`;
  const ofWord = row.words.length === 0 ? "" : `IF(${isWord(entry)},${excused},`;
  const none = row.words.includes(noneText) ? `IF(${entry}=${quotedText(noneText)},"",` : "";
  const closing = `${ofWord === "" ? "" : ")"}${none === "" ? "" : ")"}`;
  const filled = `${ofWord}${none}${ofValue(row, entry, lost)}${closing}`;
  return {
    formula: `IF(${entry}="",${emptyCheck(row, cells, isWord)},${filled})`,
    value: shown.own === null ? valueOfEmpty(row, shown.all) : "",
  };
};

/** A task needs no word where the criterion as a whole has one; neither do further cells beside a word in the first. */
const emptyCheck = (row: PackRow, { all, entry }: CheckedCells, isWord: (cell: string) => string): string => {
  const [first = entry] = all;
  const open = quotedText(openText);
  const { kind } = row.column.leaf.rule;
  if (kind === "tasks" && row.task === null) return '""';
  if (kind === "tasks") return `IF(${isWord(first)},"",${open})`;
  if (kind === "deductions" || kind === "minus") {
    return `IF(AND(${all.map((cell) => `${cell}=""`).join(",")}),${open},"")`;
  }
  if (row.place === 0) return open;
  return `IF(OR(${isWord(first)},${first}=${quotedText(noneText)}),"",${open})`;
};

const valueOfEmpty = ({ column, task, place }: PackRow, all: readonly LayoutCell[]): string => {
  const { kind } = column.leaf.rule;
  if (kind === "tasks" && task === null) return "";
  if (kind === "deductions" || kind === "minus") return all.every((cell) => cell === null) ? openText : "";
  const [first] = all;
  const isWord = first === notApplicableText || first === abstainedText || first === noneText;
  return isWord && (place > 0 || task !== null) ? "" : openText;
};

const ofValue = ({ entry, task }: PackRow, cell: string, lost: string): string => {
  if (entry.kind === "choice") {
    if (entry.options.length === 0 && task === null) return quotedText(packFaults.choice);
    const known = entry.options.map(({ name }) => `${cell}=${quotedText(name)}`).join(",");
    return `IF(OR(${known}),${lost},${quotedText(packFaults.choice)})`;
  }
  const { least, most, whole } = entry;
  const outside = [
    `${cell}<${least}`,
    ...(most === null ? [] : [`${cell}>${most}`]),
    ...(whole ? [`${cell}<>INT(${cell})`] : []),
  ];
  return `IF(NOT(ISNUMBER(${cell})),${quotedText(packFaults.number)},IF(OR(${outside.join(",")}),${quotedText(packFaults.bounds)},${lost}))`;
};

/** The condition under which a row's cells cost points, as `losesPoints` has it. */
const lostWhere = ({ column, entry, place }: PackRow, { entry: cell, all }: CheckedCells): string => {
  const { rule } = column.leaf;
  const notBest = (options: Parameters<typeof bestOptions>[0]): string => {
    const best = new Set(bestOptions(options).map(({ id }) => id));
    const names = choicesOf(options).filter(({ id }) => best.has(id));
    return `AND(${names.map(({ name }) => `${cell}<>${quotedText(name)}`).join(",")})`;
  };
  switch (rule.kind) {
    case "points":
      return entry.kind === "number" && entry.most !== null ? `${cell}<${entry.most}` : "FALSE";
    case "options":
      return notBest(rule.options);
    case "tasks":
      return notBest(rule.states);
    case "parts":
      return `${cell}=0`;
    case "proportion":
    case "completion":
      return place === 0 && all[1] !== undefined ? `AND(ISNUMBER(${all[1]}),${cell}<${all[1]})` : "FALSE";
    case "deductions":
    case "minus":
    case "allOrNothing":
      return `${cell}>0`;
    case "count":
    case "survey":
    case "formula":
    case "findings":
      return "FALSE";
  }
};
