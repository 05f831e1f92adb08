import type { BookOp, CellLook, EntryRule } from "../../app/driven/bookOps.ts";
import { addressOf, type CellArea } from "../../workbook/sheetSnapshot.ts";

/**
 * Queues actions (排队改表): nothing is sent before the next `sync`.
 *
 * @param breathe is called between actions: there may be thousands
 */
export const runOps = async (
  context: Excel.RequestContext,
  ops: readonly BookOp[],
  breathe: () => Promise<void>,
): Promise<void> => {
  const sheets = new Map<string, Excel.Worksheet>();
  const sheetOf = (name: string): Excel.Worksheet => {
    const known = sheets.get(name) ?? context.workbook.worksheets.getItem(name);
    sheets.set(name, known);
    return known;
  };
  for (const op of ops) {
    runOp(context, op, sheetOf, sheets);
    await breathe();
  }
};

/** The light style with lines around every cell. */
const tableStyle = "TableStyleLight15";

/** A range that is used for one action and no longer: Excel need not remember a thousand of them, nor be told to forget each. */
const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: CellArea): Excel.Range => {
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  range.untrack();
  return range;
};

const runOp = (
  context: Excel.RequestContext,
  op: BookOp,
  sheetOf: (name: string) => Excel.Worksheet,
  sheets: Map<string, Excel.Worksheet>,
): void => {
  const { worksheets } = context.workbook;
  switch (op.op) {
    case "add": {
      const sheet = worksheets.add(op.sheet);
      sheet.position = op.position;
      sheets.set(op.sheet, sheet);
      return;
    }
    case "move":
      sheetOf(op.sheet).position = op.position;
      return;
    case "rename":
      sheetOf(op.sheet).name = op.name;
      sheets.set(op.name, sheetOf(op.sheet));
      return;
    case "visibility":
      sheetOf(op.sheet).visibility = op.visibility;
      return;
    case "unprotect":
      sheetOf(op.sheet).protection.unprotect();
      return;
    case "protect":
      sheetOf(op.sheet).protection.protect(allowed);
      return;
    case "clear":
      rangeOf(sheetOf(op.sheet), op.area).clear();
      return;
    case "unmerge":
      rangeOf(sheetOf(op.sheet), op.area).unmerge();
      return;
    case "deleteTable":
      sheetOf(op.sheet).tables.getItem(op.table).delete();
      return;
    case "renameTable":
      sheetOf(op.sheet).tables.getItem(op.table).name = op.name;
      return;
    case "table": {
      const sheet = sheetOf(op.sheet);
      const table = sheet.tables.add(rangeOf(sheet, op.area), true);
      table.name = op.name;
      table.style = tableStyle;
      return;
    }
    case "styleTable":
      sheetOf(op.sheet).tables.getItem(op.table).style = tableStyle;
      return;
    case "format":
      // One format for every cell; the types know only the form with one a cell.
      rangeOf(sheetOf(op.sheet), op.area).numberFormat = op.format as never;
      return;
    case "cells":
      rangeOf(sheetOf(op.sheet), op.area).formulas = op.entries.map((row) => [...row]);
      return;
    case "formula":
      // One text for every cell; the notation reads right in each.
      rangeOf(sheetOf(op.sheet), op.area).formulasR1C1 = op.r1c1 as never;
      return;
    case "look":
      applyLook(op.area ? rangeOf(sheetOf(op.sheet), op.area) : sheetOf(op.sheet).getRange(), op.look);
      return;
    case "width":
      rangeOf(sheetOf(op.sheet), op.area).format.columnWidth = op.points;
      return;
    case "hideColumn":
      rangeOf(sheetOf(op.sheet), op.area).columnHidden = true;
      return;
    case "check": {
      const { dataValidation } = rangeOf(sheetOf(op.sheet), op.area);
      if (!op.rule) {
        dataValidation.clear();
        return;
      }
      dataValidation.rule = ruleOf(op.rule);
      dataValidation.errorAlert = { showAlert: true, style: "Stop", title: "填写检查", message: op.message };
      return;
    }
    case "highlight": {
      const { conditionalFormats } = rangeOf(sheetOf(op.sheet), op.area);
      const { cellValue } = conditionalFormats.add("CellValue");
      cellValue.rule = { formula1: `="${op.word.replaceAll('"', '""')}"`, operator: "EqualTo" };
      cellValue.format.font.color = op.color;
      cellValue.format.fill.color = op.fill;
      return;
    }
    case "noHighlights":
      rangeOf(sheetOf(op.sheet), op.area).conditionalFormats.clearAll();
      return;
    case "freeze":
      freeze(sheetOf(op.sheet), op.rows, op.columns);
      return;
    case "page":
      sheetOf(op.sheet).pageLayout.orientation = op.landscape ? "Landscape" : "Portrait";
      return;
    case "showRows":
      rangeOf(sheetOf(op.sheet), op.area).rowHidden = false;
      return;
    case "showColumns":
      rangeOf(sheetOf(op.sheet), op.area).columnHidden = false;
      return;
    case "noFilter":
      for (const table of op.tables) sheetOf(op.sheet).tables.getItem(table).clearFilters();
      if (op.own) sheetOf(op.sheet).autoFilter.clearCriteria();
      return;
    case "front":
      sheetOf(op.sheet).activate();
      return;
  }
};

/** What people may still do on a protected sheet: the same as in the files we write. */
const allowed: Excel.WorksheetProtectionOptions = {
  allowAutoFilter: true,
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
  allowInsertColumns: true,
  allowSort: true,
};

const ruleOf = (rule: EntryRule): Excel.DataValidationRule => {
  if (rule.kind === "list") return { list: { inCellDropDown: true, source: rule.source } };
  if (rule.kind === "custom") return { custom: { formula: rule.formula } };
  const { least, most, whole } = rule;
  const bounds =
    least !== null && most !== null
      ? { formula1: least, formula2: most, operator: "Between" as const }
      : least !== null
        ? { formula1: least, operator: "GreaterThanOrEqualTo" as const }
        : { formula1: most ?? 0, operator: "LessThanOrEqualTo" as const };
  return whole ? { wholeNumber: bounds } : { decimal: bounds };
};

const applyLook = (range: Excel.Range, look: CellLook): void => {
  const { format } = range;
  if (look.fill === null) format.fill.clear();
  else if (look.fill !== undefined) format.fill.color = look.fill;
  if (look.font !== undefined) format.font.name = look.font;
  if (look.size !== undefined) format.font.size = look.size;
  if (look.bold !== undefined) format.font.bold = look.bold;
  if (look.color !== undefined) format.font.color = look.color;
  if (look.horizontal !== undefined) format.horizontalAlignment = look.horizontal;
  if (look.vertical !== undefined) format.verticalAlignment = look.vertical;
  if (look.wrap !== undefined) format.wrapText = look.wrap;
  if (look.locked !== undefined) format.protection.locked = look.locked;
};

const freeze = ({ freezePanes }: Excel.Worksheet, rows: number, columns: number): void => {
  if (rows > 0 && columns > 0) freezePanes.freezeAt(`A1:${addressOf(rows - 1, columns - 1)}`);
  else if (rows > 0) freezePanes.freezeRows(rows);
  else if (columns > 0) freezePanes.freezeColumns(columns);
  else freezePanes.unfreeze();
};
