import { nextNumber } from "./outlineNumber.ts";
import type { Script, ScriptLine, Stretch } from "./script.ts";
import { columnOf, isTaskHeader, type Column } from "./tableColumns.ts";
import type { TableRow, TaskTable, UnitCell } from "./tableRows.ts";

/** Finds tables written with bars or tabs (表格) whose header names their columns; in any order of columns. */
export const gridTables = (script: Script): readonly TaskTable[] => {
  const tables: TaskTable[] = [];
  for (let i = 0; i < script.lines.length; i++) {
    const columns = headerAt(script, i);
    if (columns === null) continue;
    let next = i + 1;
    while (next < script.lines.length && (script.lines[next]?.cells?.length ?? 0) >= 2) next++;
    const body = script.lines.slice(i + 1, next);
    const first = script.lines[i];
    const last = script.lines[next - 1];
    if (first && last) {
      const place = { start: first.start, end: last.end };
      tables.push({ place, rows: rowsOf(script, columns, body), hasLeadColumn: columns.includes("strong") });
    }
    i = next - 1;
  }
  return tables;
};

const headerAt = (script: Script, index: number): readonly (Column | null)[] | null => {
  const cells = script.lines[index]?.cells;
  if (!cells || cells.length < 2 || cells.some(({ start, end }) => end - start > 20)) return null;
  const columns = cells.map(({ start, end }) => columnOf(script.chars.slice(start, end)));
  return isTaskHeader(columns) ? columns : null;
};

type Above = {
  sectionLabel: string;
  section: string;
  heading: string;
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
    sections: 0,
    rows: 0,
    titled: columns.includes("section"),
  };
  const hasRequirement = columns.includes("requirement");
  const places = placesOf(columns);
  return lines.flatMap((line) => {
    const cells = line.cells ?? [];
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
    const sectionCell = cellOf(cells, places.section);
    if (sectionCell) openSection(above, script, sectionCell);
    const taskCell = cellOf(cells, places.task);
    if (taskCell && hasRequirement) {
      const task = numbered(script, taskCell);
      above.heading = script.ink.slice(task.text.start, task.text.end);
      if (!above.titled) openSection(above, script, taskCell);
    }
    const textCell = cellOf(cells, places.requirement) ?? taskCell;
    if (!textCell) return [];
    above.rows++;
    const serialCell = cellOf(cells, places.serial);
    const { label, text } = numbered(script, textCell);
    const serial = label || (serialCell ? script.ink.slice(serialCell.start, serialCell.end) : String(above.rows));
    const units = cells.flatMap((cell, i): readonly UnitCell[] => {
      const column = columns[i];
      const names = column === "strong" || column === "weak" || column === "support";
      return names && cell.end > cell.start && !/^[-/无]+$/u.test(script.chars.slice(cell.start, cell.end))
        ? [{ column, cell }]
        : [];
    });
    const times = cells.filter((_, i) => columns[i] === "time");
    return [
      { sectionLabel: above.sectionLabel, section: above.section, serial, heading: above.heading, text, units, times },
    ];
  });
};

/** Where the columns stand that a row has once; -1 where there is none. Looked up once a table, not once a row. */
const placesOf = (columns: readonly (Column | null)[]) => ({
  serial: columns.indexOf("serial"),
  section: columns.indexOf("section"),
  task: columns.indexOf("task"),
  requirement: columns.indexOf("requirement"),
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
  const column = columns[index] ?? null;
  return (
    (index === 0 || column === "serial" || column === "section") &&
    column !== "requirement" &&
    text.length <= 50 &&
    !/。/u.test(text)
  );
};

const openSection = (above: Above, script: Script, cell: Stretch): void => {
  const { label, text } = numbered(script, cell);
  const title = script.ink.slice(text.start, text.end);
  if (title === above.section) return;
  above.sections++;
  above.section = title;
  above.sectionLabel = label || String(above.sections);
  above.rows = 0;
};

/** A cell without the number that opens it. */
export const numbered = (script: Script, cell: Stretch): { label: string; level: number; text: Stretch } => {
  const opening = script.chars.slice(cell.start, Math.min(cell.end, cell.start + 14));
  const number = nextNumber(opening, 0, 1)?.number ?? null;
  if (!number || cell.start + number.end >= cell.end)
    return { label: "", level: 0, text: { start: cell.start, end: cell.end } };
  return { label: number.label, level: number.level, text: { start: cell.start + number.end, end: cell.end } };
};
