import { at } from "../shared/at.ts";
import { nextNumber, numberAt } from "./outlineNumber.ts";
import { gapBefore, gaps, inkOf, type Script, type ScriptLine, type Stretch } from "./script.ts";
import { fitted, isUnitColumn } from "./shortRows.ts";
import { columnOf, isTaskHeader, settledColumns, withUnknownTask, type Column } from "./tableColumns.ts";
import type { TableRow, TaskTable, UnitCell } from "./tableRows.ts";

/** Finds tables written with bars or tabs (表格) whose header names their columns; in any order of columns. */
export const gridTables = (script: Script): readonly TaskTable[] => {
  const tables: TaskTable[] = [];
  for (let i = 0; i < script.lines.length; i++) {
    const columns = headerAt(script, i);
    if (columns === null) continue;
    let next = i + 1;
    while (isRow(script, script.lines[next]) || isTitleBetween(script, next)) next++;
    const body = script.lines.slice(i + 1, next);
    const place = { start: at(script.lines, i).start, end: at(script.lines, next - 1).end };
    tables.push({ place, rows: rowsOf(script, columns, body), hasLeadColumn: columns.includes("strong") });
    i = next - 1;
  }
  return tables;
};

/** A line with cells goes on with the table, unless it is the remark below it (备注：…). */
const isRow = (script: Script, line: ScriptLine | undefined): boolean => {
  const cells = line?.cells ?? [];
  if (!line || cells.length < 2) return false;
  return !(
    remark.test(script.chars.slice(line.start, line.start + 6)) &&
    cells.filter(({ start, end }) => end > start).length === 1
  );
};

/** A short line between two rows is a title whose other cells were merged and left no tabs. */
const isTitleBetween = (script: Script, index: number): boolean => {
  const [line, following] = [script.lines[index], script.lines[index + 1]];
  if (!line || !following || line.cells || line.end - line.start > longestTitle) return false;
  if (/[。;:]/u.test(script.chars.slice(line.start, line.end))) return false;
  return isRow(script, following) && headerAt(script, index + 1) === null;
};
const longestTitle = 40;
const remark = /^(?:备注|注|说明|附注|要求|有关要求)[:.]/u;

const headerAt = (script: Script, index: number): readonly (Column | null)[] | null => {
  const cells = script.lines[index]?.cells;
  if (!cells || cells.length < 2 || cells.some(({ start, end }) => end - start > 20)) return null;
  const columns = withUnknownTask(cells.map(({ start, end }) => columnOf(script.chars.slice(start, end))));
  return isTaskHeader(columns) ? settledColumns(columns) : null;
};

type Above = {
  sectionLabel: string;
  section: string;
  heading: string;
  headingLabel: string;
  sections: number;
  rows: number;
  titled: boolean;
};

const rowsOf = (
  script: Script,
  columns: readonly (Column | null)[],
  lines: readonly ScriptLine[],
): readonly TableRow[] => {
  const above: Above = {
    sectionLabel: "",
    section: "",
    heading: "",
    headingLabel: "",
    sections: 0,
    rows: 0,
    titled: columns.includes("section"),
  };
  const hasRequirement = columns.includes("requirement");
  const places = placesOf(columns);
  return lines.flatMap((line) => {
    const cells = fitted(script, columns, line.cells ?? [line]);
    if (
      cells.map(({ start, end }) => columnOf(script.chars.slice(start, end))).filter((column) => column !== null)
        .length >= 3
    )
      return [];
    const filled = cells.filter(({ start, end }) => end > start);
    const only = filled[0];
    if (only && filled.length === 1 && isSectionCell(script, only, cells.indexOf(only), columns)) {
      openSection(above, script, only);
      above.titled = true;
      return [];
    }
    const titleCell = hasRequirement ? numberedTitle(script, cells, places) : null;
    if (titleCell) {
      openSection(above, script, titleCell.text, titleCell.label);
      above.titled = true;
      return [];
    }
    const sectionCell = cellOf(cells, places.section);
    if (sectionCell) openSection(above, script, sectionCell);
    const taskCell = cellOf(cells, places.task);
    if (taskCell && hasRequirement) {
      const task = numbered(script, taskCell);
      above.heading = inkOf(script, task.text);
      above.headingLabel = task.label;
      if (!above.titled) openSection(above, script, taskCell);
    }
    const textCell = cellOf(cells, places.requirement) ?? taskCell;
    if (!textCell) return [];
    above.rows++;
    const serialCell = cellOf(cells, places.serial);
    const own = numbered(script, textCell);
    const isList = own.label !== "" && countsOn(script, own.text, own.value);
    const { label, text } = isList ? { label: "", text: textCell } : own;
    const serial = label || (serialCell ? inkOf(script, serialCell) : String(above.rows));
    const units = cells.flatMap((cell, i): readonly UnitCell[] => {
      const column = columns[i] ?? null;
      return column !== null && isUnitColumn(column) && cell.end > cell.start && !isNobody(script, cell)
        ? [{ column, cell }]
        : [];
    });
    const times = cells.filter((_, i) => columns[i] === "time");
    const unsupported =
      places.support !== null && cells.some((cell, i) => columns[i] === places.support && isNobody(script, cell));
    const { sectionLabel, section, heading, headingLabel } = above;
    return [{ sectionLabel, section, serial, heading, headingLabel, text, units, unsupported, times }];
  });
};

/** （一） in the column of numbers and a title beside it, with nothing to do and nobody to do it. */
const numberedTitle = (
  script: Script,
  cells: readonly Stretch[],
  places: ReturnType<typeof placesOf>,
): { text: Stretch; label: string } | null => {
  const [serial, text] = [cellOf(cells, places.serial), cellOf(cells, places.task)];
  if (!serial || !text || cells.filter(({ start, end }) => end > start).length > 2) return null;
  const words = script.chars.slice(serial.start, serial.end);
  const label = /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3})[、.]?$/u.test(words);
  return label ? { text, label: inkOf(script, serial) } : null;
};

const isNobody = ({ chars }: Script, { start, end }: Stretch): boolean =>
  end > start && end - start <= 3 && /^[-/无]+$/u.test(chars.slice(start, end));

/** True for a cell that lists more than one point (1.…2.…): its first number is text, not the row's own. */
const countsOn = (script: Script, { start, end }: Stretch, value: number): boolean => {
  for (let next = nextNumber(script, start, end, true); next; next = nextNumber(script, next.end, end, true)) {
    const bounded = gapBefore(script, next.start) > gaps.none || "。;".includes(script.chars.charAt(next.start - 1));
    if (bounded && next.number?.value === value + 1) return true;
  }
  return false;
};

/** Where the columns stand that a row has once; -1 where there is none. Looked up once a table, not once a row. */
const placesOf = (columns: readonly (Column | null)[]) => ({
  serial: columns.indexOf("serial"),
  section: columns.indexOf("section"),
  task: columns.indexOf("task"),
  requirement: columns.indexOf("requirement"),
  /** Beside 牵头单位 those of 责任单位 support. */
  support: columns.includes("support") ? "support" : columns.includes("strong") ? "weak" : null,
});

const cellOf = (cells: readonly Stretch[], place: number): Stretch | null => {
  const cell = cells[place];
  return cell && cell.end > cell.start ? cell : null;
};

/** A row with one filled cell titles what follows, unless it is a requirement whose other cells were merged away. */
const isSectionCell = (script: Script, cell: Stretch, index: number, columns: readonly (Column | null)[]): boolean => {
  const text = script.chars.slice(cell.start, cell.end);
  const { level } = numbered(script, cell);
  if (level === 1 || level === 2) return !/[。;]/u.test(text);
  const column = columns[index];
  return (
    (index === 0 || column === "serial" || column === "section") &&
    column !== "requirement" &&
    text.length <= 50 &&
    !/。/u.test(text)
  );
};

const openSection = (above: Above, script: Script, cell: Stretch, beside = ""): void => {
  const { label: own, text } = numbered(script, cell);
  const label = own || beside;
  const title = inkOf(script, text);
  if (title === above.section) return;
  above.sections++;
  above.section = title;
  above.sectionLabel = label || String(above.sections);
  above.rows = 0;
};

/** A cell without the number that opens it. */
export const numbered = (
  script: Script,
  cell: Stretch,
): { label: string; level: number; value: number; text: Stretch } => {
  const opening = script.chars.slice(cell.start, Math.min(cell.end, cell.start + 14));
  const number = numberAt(opening, 0)?.number ?? null;
  if (!number || cell.start + number.end >= cell.end)
    return { label: "", level: 0, value: 0, text: { start: cell.start, end: cell.end } };
  const text = { start: cell.start + number.end, end: cell.end };
  return { label: number.label, level: number.level, value: number.value, text };
};
