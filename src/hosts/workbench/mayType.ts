import { isWithin } from "../../app/driven/areas.ts";
import type { EntryRule } from "../../app/driven/bookOps.ts";
import { cellText, type CellValue } from "../../workbook/sheetSnapshot.ts";
import { cellKey, styleAt, type GridBook, type GridCheck, type GridSheet } from "./gridBook.ts";

/** Why a cell does not take what was typed (不接受的原因); `text` is what the sheet itself says of it. */
export type Refusal = {
  readonly code: "sheet-foreign" | "cell-locked" | "entry-refused" | "formula-typed";
  readonly text: string;
};

/** The rule that holds in a cell, with what it tells people; null where anything may be typed. */
const checkAt = ({ checks }: GridSheet, row: number, column: number): GridCheck | null => {
  const last = checks.findLast(({ area }) => isWithin(area, row, column));
  return last?.rule ? last : null;
};

/**
 * What a cell comes to hold when a person types into it (可否填写): a locked cell, a sheet of others and a value against the rule
 * are refused, as Excel does.
 *
 * @param typed "=…" for a formula, which nobody would compute here
 */
export const mayType = (
  { styles }: GridBook,
  sheet: GridSheet,
  row: number,
  column: number,
  typed: CellValue,
): { readonly ok: true; readonly value: CellValue } | { readonly ok: false; readonly refusal: Refusal } => {
  const no = (code: Refusal["code"], text = ""): { readonly ok: false; readonly refusal: Refusal } => ({
    ok: false,
    refusal: { code, text },
  });
  if (sheet.isForeign) return no("sheet-foreign");
  const style = styles.at(styleAt(sheet, row, column));
  if ((sheet.isProtected && style.locked) || sheet.computed.has(cellKey(row, column))) return no("cell-locked");
  const value = style.format === "@" ? textOf(typed) : plainValue(typed);
  if (typeof value === "string" && value.startsWith("=") && style.format !== "@") return no("formula-typed");
  const check = checkAt(sheet, row, column);
  return check?.rule && value !== null && !keeps(check.rule, value)
    ? no("entry-refused", check.message)
    : { ok: true, value };
};

const textOf = (typed: CellValue): CellValue => (cellText(typed) === "" ? null : String(typed));

/** A number that was typed as text is a number; Univer leaves some of them. */
const plainValue = (typed: CellValue): CellValue => {
  if (typeof typed !== "string") return typed;
  if (typed === "") return null;
  return /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/u.test(typed) ? Number(typed) : typed;
};

const keeps = (rule: EntryRule, value: CellValue): boolean => {
  const text = cellText(value);
  if (rule.kind === "list") return rule.source.split(",").includes(text);
  const { least, most, whole, words } = rule.kind === "number" ? { ...rule, words: [] as readonly string[] } : rule;
  if (words.includes(text)) return true;
  if (typeof value !== "number") return false;
  return (least === null || value >= least) && (most === null || value <= most) && (!whole || Number.isInteger(value));
};
