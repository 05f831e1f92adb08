import { charTable, marksAt } from "./charTable.ts";
import { at } from "../shared/at.ts";
import { opensLabel } from "./attributionCandidates.ts";
import { writtenOf } from "./unitLine.ts";
import { isTrailer } from "./closing.ts";
import { numbered } from "./gridTable.ts";
import { inkOf, type Script, type ScriptLine, type Stretch } from "./script.ts";
import { columnOf, isTaskHeader, settledColumns, type Column } from "./tableColumns.ts";
import type { TableRow, TaskTable, UnitCell } from "./tableRows.ts";
import { saysUnits } from "./shortRows.ts";
import { isUnitList } from "./unitNames.ts";

/** A row while its lines come in. */
type OpenRow = { label: string; heading: string; lines: Stretch[]; units: UnitCell[]; times: Stretch[] };
type State = {
  sectionLabel: string;
  section: string;
  sections: number;
  rowsInSection: number;
  heading: string;
  row: OpenRow | null;
};

const timeLine =
  /^(?:\d{4}年|\d{1,2}月|年底|年内|上半年|下半年|每[日周月季半年]|按[月季年]|长期|持续|全年|即时|实时|常年|立即|第?[一二三四]季度|适时|及时)[^。]{0,16}$|^[\u4e00-\u9fff]{1,4}\d{1,2}月(?:\d{1,2}日)?底?前[,、;][^。]{0,16}$/u;
const longestName = 14;
/** What a list goes on behind. */
const goesOn = charTable("、,及和");

/**
 * Finds a table that lost its cells (压平的表格): a run of lines that name columns, then sections, requirements and
 * units each on lines of their own. It runs to the end of the stretch or to the letter's trailer.
 */
export const flatTable = (script: Script, within: Stretch): TaskTable | null => {
  const header = findHeader(script, within);
  if (!header) return null;
  const { next } = header;
  const columns = columnsOf(settledColumns(header.columns));
  const rows: TableRow[] = [];
  const state: State = { sectionLabel: "", section: "", sections: 0, rowsInSection: 0, heading: "", row: null };
  let end = at(script.lines, next - 1).end;
  for (let i = next; i < script.lines.length; i++) {
    const line = script.lines[i];
    if (!line || line.start >= within.end) break;
    const text = script.chars.slice(line.start, line.end);
    const following = script.lines[i + 1];
    if (
      isTrailer(
        text,
        following ? script.chars.slice(following.start, Math.min(following.end, following.start + 60)) : "",
      )
    )
      break;
    end = line.end;
    readLine(script, columns, state, rows, line, text);
  }
  closeRow(state, rows);
  const first = script.lines[header.first];
  return first && rows.length > 0
    ? { place: { start: first.start, end }, rows, hasLeadColumn: header.columns.includes("strong") }
    : null;
};

const findHeader = (
  script: Script,
  within: Stretch,
): { first: number; next: number; columns: readonly Column[] } | null => {
  let columns: Column[] = [];
  for (let i = 0; i < script.lines.length; i++) {
    const line = script.lines[i];
    const inside = line && line.start >= within.start && line.end <= within.end;
    const name = inside && line.end - line.start <= longestName ? script.chars.slice(line.start, line.end) : "";
    const column = name === "" ? null : columnOf(name);
    if (column !== null) {
      columns.push(column);
      continue;
    }
    if (columns.length >= 2 && isTaskHeader(columns)) return { first: i - columns.length, next: i, columns };
    columns = [];
  }
  return null;
};

/** What the rows ask of the columns, found once: there may be as many columns as rows. */
type Columns = { readonly units: readonly Column[]; readonly hasTime: boolean; readonly hasHeadings: boolean };

const columnsOf = (columns: readonly Column[]): Columns => ({
  units: columns.filter((column) => column === "strong" || column === "weak" || column === "support"),
  hasTime: columns.includes("time"),
  hasHeadings:
    (columns.includes("requirement") && columns.includes("task")) ||
    (columns.includes("section") && (columns.includes("requirement") || columns.includes("task"))),
});

const readLine = (
  script: Script,
  columns: Columns,
  state: State,
  rows: TableRow[],
  line: ScriptLine,
  text: string,
): void => {
  const open = state.row;
  if (text.length <= longestName && columnOf(text) !== null) return;
  const { label, level, text: words } = numbered(script, line);
  if (level === 1 || level === 2) {
    closeRow(state, rows);
    openSection(state, label, inkOf(script, words));
    return;
  }
  if (/^\d{1,4}$/u.test(text)) {
    closeRow(state, rows);
    state.row = newRow(text, state.heading);
    return;
  }
  const continuesUnits = open?.units.at(-1)?.cell.end === line.start && marksAt(goesOn, script.codes, line.start - 1);
  if (open && level === 0 && (continuesUnits || isUnitLine(script, line, text))) {
    addUnits(columns, open, line, continuesUnits);
    return;
  }
  if (open && open.lines.length > 0 && level === 0 && columns.hasTime && timeLine.test(text)) {
    open.times.push({ start: line.start, end: line.end });
    return;
  }
  if (columns.hasHeadings && level === 0 && isHeadingLine(text) && opensTask(script, open)) {
    closeRow(state, rows);
    if (open === null || open.lines.length > 0 || open.label === "") openSection(state, "", inkOf(script, line));
    state.heading = inkOf(script, line);
    if (open && open.lines.length === 0) state.row = newRow(open.label, state.heading);
    return;
  }
  const startsRow = level >= 3 || open === null || (open.lines.length > 0 && open.units.length > 0);
  if (startsRow && !(open && open.lines.length === 0)) {
    closeRow(state, rows);
    state.row = newRow(level >= 3 ? label : "", state.heading);
  }
  state.row?.lines.push(level >= 3 && state.row.lines.length === 0 ? words : { start: line.start, end: line.end });
};

const isUnitLine = (script: Script, line: Stretch, text: string): boolean =>
  text.length <= 400 &&
  (opensLabel(text.slice(0, 24)) ||
    isUnitList(writtenOf(script, line)) ||
    /^(?:同上|[^。]{2,60}(?:牵头|负责(?!任)|配合)[^。]{0,80})$/u.test(text) ||
    (saysHow.test(text) && saysUnits(script, line)));

/** 会同 joins units, and behind 分别, 共同 or a unit 落实 says no more than 负责 does. */
const saysHow = /会同|落实$/u;

const isHeadingLine = (text: string): boolean => text.length <= 30 && !/[。;,:]/u.test(text);

const opensTask = (script: Script, open: OpenRow | null): boolean =>
  open === null ||
  open.lines.length === 0 ||
  open.units.length > 0 ||
  "。;".includes(script.chars.charAt(at(open.lines, open.lines.length - 1).end - 1));

/** The first unit line fills the first unit column, the next line the next one; a list broken over lines is one cell. */
const addUnits = (columns: Columns, row: OpenRow, line: Stretch, continues: boolean): void => {
  const last = row.units.at(-1);
  const isFull = row.units.length >= columns.units.length;
  if (last && (continues || isFull)) {
    row.units[row.units.length - 1] = { column: last.column, cell: { start: last.cell.start, end: line.end } };
    return;
  }
  row.units.push({ column: at(columns.units, row.units.length), cell: { start: line.start, end: line.end } });
};

const newRow = (label: string, heading: string): OpenRow => ({ label, heading, lines: [], units: [], times: [] });

const openSection = (state: State, label: string, title: string): void => {
  state.sections++;
  state.section = title;
  state.sectionLabel = label === "" ? String(state.sections) : label;
  state.rowsInSection = 0;
  state.heading = "";
};

const closeRow = (state: State, rows: TableRow[]): void => {
  const { row } = state;
  state.row = null;
  const first = row?.lines[0];
  const last = row?.lines.at(-1);
  if (!row || !first || !last) return;
  state.rowsInSection++;
  rows.push({
    sectionLabel: state.sectionLabel,
    section: state.section,
    serial: row.label === "" ? String(state.rowsInSection) : row.label,
    heading: row.heading,
    headingLabel: "",
    text: { start: first.start, end: last.end },
    units: row.units,
    unsupported: false,
    times: row.times,
  });
};
