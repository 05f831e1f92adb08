import { foldText } from "./foldText.ts";
import { columnOf, isTaskHeader, withUnknownTask } from "./tableColumns.ts";

/** A name of a column of units that spaces part from the column before it; without one there is no such table. */
const unitColumn =
  /[ \u3000]{2}(?:责任|責任|牵头|牽頭|主办|负责|負責|承办|实施|落实|主责)(?:单位|單位|部门|部門|科室|处室|股室|机构|主体)/gu;
const runs = /(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)/gu;
const fewestColumns = 3;

/**
 * Where the columns of tables that only spaces part begin (空格分栏), as offsets of a space before each but the first:
 * from a line that names the columns to the first line that holds but one.
 */
export const spacedColumns = (source: string): readonly number[] => {
  const found: number[] = [];
  let from = 0;
  for (const { index } of source.matchAll(unitColumn)) {
    if (index < from) continue;
    const start = source.lastIndexOf("\n", index) + 1;
    let end = endOfLine(source, start);
    from = end;
    const header = runsIn(source, start, end);
    if (!isHeader(source.slice(start, end), header.length)) continue;
    for (let line = header; line.length > 0;) {
      for (const run of line) found.push(run);
      const next = end + 1;
      end = endOfLine(source, next);
      line = next > source.length ? [] : runsIn(source, next, end);
    }
    from = end;
  }
  return found;
};

const endOfLine = (source: string, from: number): number => {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : end;
};

const runsIn = (source: string, start: number, end: number): readonly number[] =>
  [...source.slice(start, end).matchAll(runs)].map(({ index }) => start + index);

const isHeader = (line: string, parts: number): boolean => {
  if (parts + 1 < fewestColumns || line.includes("\t") || line.includes("|")) return false;
  const names = line.trim().split(/[ \u3000]{2,}|\u3000/u);
  return isTaskHeader(withUnknownTask(names.map((name) => columnOf(foldText(name.replace(/\s/gu, ""))))));
};
