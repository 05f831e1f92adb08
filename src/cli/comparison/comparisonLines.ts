import type { Language } from "../../app/wording/issueText.ts";
import type { TimeLimit } from "../../domain/breakdown/breakdown.ts";
import type {
  Comparison,
  DutyChange,
  FloorChange,
  TaskChange,
  TaskPair,
  VersionHead,
} from "../../domain/breakdown/comparison.ts";
import { foldedWords } from "../../domain/breakdown/foldedWords.ts";
import { timesText } from "../../workbook/sheets/breakdownSheet.ts";
import { taskTitle } from "../../workbook/taskTitle.ts";
import { changedPart } from "./changedPart.ts";
import { columnLines } from "./columnLines.ts";
import { comparisonWords, type ComparisonWords } from "./comparisonWords.ts";

/**
 * A comparison as lines that people read (对比结果): the versions, what the head, tasks, duties and floors became, and a
 * line for each unit touched.
 *
 * @param remarks how many issues reading each version had
 */
export const comparisonLines = (
  comparison: Comparison,
  remarks: { readonly old: number; readonly new: number },
  lang: Language,
): readonly string[] => {
  const words = comparisonWords[lang];
  const parts = [
    headLines(comparison, words),
    taskLines(comparison, words),
    dutyLines(comparison, words),
    comparison.floors.map((floor) => floorLine(floor, words)),
    unitLines(comparison, words),
  ].filter((lines) => lines.length > 0);
  return [
    versionLine(words.old, comparison.old, words),
    versionLine(words.new, comparison.new, words),
    ...(parts.length === 0 ? [words.noDifference] : [countLine(comparison, words)]),
    ...parts.flatMap((lines) => ["", ...lines]),
    ...(remarks.old + remarks.new > 0 ? ["", words.remarks(remarks.old, remarks.new)] : []),
  ];
};

const versionLine = (which: string, { document, title, number, tasks }: VersionHead, words: ComparisonWords): string =>
  `${which}${words.colon}${[document, title, number, words.count(tasks)].filter((part) => part !== "").join("　")}`;

const countLine = ({ tasks }: Comparison, words: ComparisonWords): string =>
  words.tasks +
  words.colon +
  [
    `${words.same} ${tasks.unchanged}`,
    ...(["added", "dropped", "moved", "reworded"] as const).map((kind) => `${words[kind]} ${tasks[kind].length}`),
  ].join(words.comma);

const headLines = ({ head }: Comparison, words: ComparisonWords): readonly string[] =>
  head.map(({ field, old, new: now }) => `${words.field[field]}${words.colon}${became(old, now, words)}`);

const became = (old: string | number | null, now: string | number | null, words: ComparisonWords): string =>
  [old, now].map((value) => (value === null || value === "" ? words.none : String(value))).join(" → ");

type Entry = { readonly row: readonly [string, string, string, string]; readonly details: readonly string[] };

const taskLines = ({ tasks }: Comparison, words: ComparisonWords): readonly string[] => {
  const entries: readonly Entry[] = [
    ...tasks.added.map(({ task }): Entry => ({
      row: [words.added, "", task.id, taskTitle(task)],
      details: dutiesOfUnits(task, words),
    })),
    ...tasks.dropped.map(({ task }): Entry => ({
      row: [words.dropped, task.id, "", taskTitle(task)],
      details: dutiesOfUnits(task, words),
    })),
    ...tasks.reworded.map((pair): Entry => ({
      row: [words.reworded, pair.old.id, pair.new.id, taskTitle(pair.new)],
      details: [...sectionMove(pair, words), ...pair.changes.map((change) => changeLine(change, words))],
    })),
    ...tasks.moved.map((pair): Entry => ({
      row: [words.moved, pair.old.id, pair.new.id, taskTitle(pair.new)],
      details: sectionMove(pair, words),
    })),
  ];
  if (entries.length === 0) return [];
  const [header = "", ...rows] = columnLines([words.columns, ...entries.map(({ row }) => row)]);
  return [
    header,
    ...rows.flatMap((row, i) => [row, ...(entries[i]?.details ?? []).map((detail) => `      ${detail}`)]),
  ];
};

const dutiesOfUnits = (
  {
    lead,
    support,
    times,
  }: { readonly lead: readonly string[]; readonly support: readonly string[]; readonly times: readonly TimeLimit[] },
  words: ComparisonWords,
): readonly string[] => {
  const parts = [
    [words.field.lead, lead.join("、")],
    [words.field.support, support.join("、")],
    [words.field.times, timesText(times)],
  ].filter(([, text]) => text !== "");
  return parts.length === 0 ? [] : [parts.map((part) => part.join(words.colon)).join(words.semicolon)];
};

const sectionMove = ({ moves, old, new: now }: TaskPair, words: ComparisonWords): readonly string[] =>
  moves.includes("section") ? [`${words.field.section}${words.colon}${became(old.section, now.section, words)}`] : [];

const changeLine = (change: TaskChange | DutyChange, words: ComparisonWords): string =>
  `${words.field[change.field]}${words.colon}${changeText(change, words)}`;

const changeText = (change: TaskChange | DutyChange, words: ComparisonWords): string => {
  switch (change.field) {
    case "text":
    case "quote":
      return changedPart(change.old, change.new);
    case "heading":
    case "who":
      return became(change.old, change.new, words);
    case "leadMode":
      return became(words.mode[change.old], words.mode[change.new], words);
    case "lead":
    case "support":
      return listChange(change.old, change.new, words);
    case "times":
      return became(timesOnlyIn(change.old, change.new), timesOnlyIn(change.new, change.old), words);
  }
};

/** Who joined and who left; long lists of those who stay are not said again. */
const listChange = (old: readonly string[], now: readonly string[], words: ComparisonWords): string => {
  const [before, after] = [old, now].map((names) => new Set(names.map(foldedWords)));
  const joined = now.filter((name) => before?.has(foldedWords(name)) === false);
  const left = old.filter((name) => after?.has(foldedWords(name)) === false);
  return [
    ...(joined.length > 0 ? [`${words.added} ${joined.join("、")}`] : []),
    ...(left.length > 0 ? [`${words.dropped} ${left.join("、")}`] : []),
  ].join(words.semicolon);
};

/** Limits that mean the same in both versions are not said again. */
const timesOnlyIn = (times: readonly TimeLimit[], others: readonly TimeLimit[]): string => {
  const known = new Set(others.map(meaningOf));
  return timesText(times.filter((time) => !known.has(meaningOf(time))));
};

const meaningOf = ({ kind, value, due }: TimeLimit): string => [kind, value, due].join(" ");

const dutyLines = ({ duties }: Comparison, words: ComparisonWords): readonly string[] =>
  [
    ...duties.added.map(({ who, quote }) => [words.added, `${who}${words.colon}${oneLine(quote)}`]),
    ...duties.dropped.map(({ who, quote }) => [words.dropped, `${who}${words.colon}${oneLine(quote)}`]),
    ...duties.reworded.map(({ changes }) => [
      words.reworded,
      changes.map((change) => changeLine(change, words)).join(words.semicolon),
    ]),
  ].map(([what = "", text = ""]) => `${words.duties} ${what}${words.colon}${text}`);

const floorLine = ({ old, new: now }: FloorChange, words: ComparisonWords): string => {
  const said = [old, now].map((floor) =>
    floor ? `${[`${floor.percent}%`, floor.subject].join(" ").trim()}（${oneLine(floor.quote)}）` : words.none,
  );
  return `${words.floors}${words.colon}${said.join(" → ")}`;
};

const oneLine = (text: string): string => text.replace(/\s+/gu, " ");

const unitLines = ({ units }: Comparison, words: ComparisonWords): readonly string[] => {
  if (units.length === 0) return [];
  const touched = units.filter(({ added, dropped, changed }) => added + dropped + changed > 0);
  const onlyMoved = units.length - touched.length;
  return [
    words.units,
    ...touched.map(({ unit, added, dropped, changed }) => words.unit(unit, added, dropped, changed)),
    ...(onlyMoved > 0 ? [words.onlyMoved(onlyMoved)] : []),
  ];
};
