import { at } from "../shared/at.ts";
import type { Breakdown, Duty, Task, TimeLimit } from "./breakdown.ts";
import { compareFloors } from "./compareFloors.ts";
import type {
  Comparison,
  DutyPair,
  HeadChange,
  LoneTask,
  Move,
  TaskChange,
  TaskPair,
  VersionHead,
} from "./comparison.ts";
import { foldedWords } from "./foldedWords.ts";
import { pairVersions, type Passage } from "./pairVersions.ts";
import { touchedUnits } from "./touchedUnits.ts";

/**
 * Compares two versions of a source document (版本对比): what was added, dropped, moved and reworded, and whom it touches.
 * White space, the width of characters and Markdown marks make no difference.
 */
export const compareBreakdowns = (old: Breakdown, now: Breakdown): Comparison => {
  const tasks = compareTasks(old.tasks, now.tasks);
  return {
    old: versionHead(old),
    new: versionHead(now),
    head: headChanges(old, now),
    tasks,
    duties: compareDuties(old.duties, now.duties),
    floors: compareFloors(old.weightFloors, now.weightFloors),
    units: touchedUnits(tasks),
  };
};

const versionHead = ({ document, title, number, date, year, tasks }: Breakdown): VersionHead => ({
  document,
  title,
  number,
  date,
  year,
  tasks: tasks.length,
});

const headChanges = (old: Breakdown, now: Breakdown): readonly HeadChange[] => {
  const texts = (["title", "number", "date", "jurisdiction"] as const).flatMap((field): readonly HeadChange[] =>
    foldedWords(old[field]) === foldedWords(now[field]) ? [] : [{ field, old: old[field], new: now[field] }],
  );
  return old.year === now.year ? texts : [...texts, { field: "year", old: old.year, new: now.year }];
};

const compareTasks = (old: readonly Task[], now: readonly Task[]): Comparison["tasks"] => {
  const oldPassages = old.map(passageOf);
  const newPassages = now.map(passageOf);
  const pairs = pairVersions(oldPassages, newPassages).map(({ old: i, new: j, similarity }): TaskPair => {
    const [before, after] = [at(old, i), at(now, j)];
    const [oldPassage, newPassage] = [at(oldPassages, i), at(newPassages, j)];
    const units = [...new Set([...unitsOf(before), ...unitsOf(after)])];
    const changes = taskChanges(before, after, oldPassage, newPassage);
    return { old: before, new: after, moves: movesOf(oldPassage, newPassage), changes, similarity, units };
  });
  const kept = { old: new Set(pairs.map((pair) => pair.old)), now: new Set(pairs.map((pair) => pair.new)) };
  const lone = (tasks: readonly Task[], paired: ReadonlySet<Task>): readonly LoneTask[] =>
    tasks.filter((task) => !paired.has(task)).map((task) => ({ task, units: unitsOf(task) }));
  return {
    unchanged: pairs.filter(({ moves, changes }) => moves.length === 0 && changes.length === 0).length,
    added: lone(now, kept.now),
    dropped: lone(old, kept.old),
    moved: pairs.filter(({ moves, changes }) => moves.length > 0 && changes.length === 0),
    reworded: pairs.filter(({ changes }) => changes.length > 0),
  };
};

const passageOf = ({ id, section, heading, text }: Task): Passage => ({
  text: foldedWords(text),
  number: foldedWords(id),
  section: foldedWords(section),
  heading: foldedWords(heading),
});

const unitsOf = ({ lead, support }: Task): readonly string[] => [...new Set([...lead, ...support])];

const movesOf = (old: Passage, now: Passage): readonly Move[] => [
  ...(old.number === now.number ? [] : ["number" as const]),
  ...(old.section === now.section ? [] : ["section" as const]),
];

const taskChanges = (old: Task, now: Task, oldPassage: Passage, newPassage: Passage): readonly TaskChange[] => [
  ...(headingChanged(oldPassage, newPassage)
    ? [{ field: "heading" as const, old: old.heading, new: now.heading }]
    : []),
  ...(oldPassage.text === newPassage.text ? [] : [{ field: "text" as const, old: old.text, new: now.text }]),
  ...(["lead", "support"] as const).flatMap((field): readonly TaskChange[] =>
    sameUnits(old[field], now[field]) ? [] : [{ field, old: old[field], new: now[field] }],
  ),
  ...(old.leadMode === now.leadMode ? [] : [{ field: "leadMode" as const, old: old.leadMode, new: now.leadMode }]),
  ...(sameTimes(old.times, now.times) ? [] : [{ field: "times" as const, old: old.times, new: now.times }]),
];

/** A heading that opens its task's text changes with it, and is told once. */
const headingChanged = (old: Passage, now: Passage): boolean =>
  old.heading !== now.heading && !(old.text.startsWith(old.heading) && now.text.startsWith(now.heading));

/** In whatever order. */
const sameUnits = (old: readonly string[], now: readonly string[]): boolean =>
  sameList(old.map(foldedWords), now.map(foldedWords));

/** By what they mean, not how they are put, in whatever order. */
const sameTimes = (old: readonly TimeLimit[], now: readonly TimeLimit[]): boolean =>
  sameList(old.map(meaningOf), now.map(meaningOf));

const meaningOf = ({ kind, value, due }: TimeLimit): string => `${kind} ${value} ${due ?? ""}`;

const sameList = (old: readonly string[], now: readonly string[]): boolean =>
  old.length === now.length && [...old].sort().join("\n") === [...now].sort().join("\n");

const compareDuties = (old: readonly Duty[], now: readonly Duty[]): Comparison["duties"] => {
  const pairs = pairVersions(old.map(dutyPassage), now.map(dutyPassage)).map(
    ({ old: i, new: j, similarity }): DutyPair => {
      const [before, after] = [at(old, i), at(now, j)];
      return { old: before, new: after, changes: dutyChanges(before, after), similarity };
    },
  );
  const kept = { old: new Set(pairs.map((pair) => pair.old)), now: new Set(pairs.map((pair) => pair.new)) };
  return {
    unchanged: pairs.filter(({ changes }) => changes.length === 0).length,
    added: now.filter((duty) => !kept.now.has(duty)),
    dropped: old.filter((duty) => !kept.old.has(duty)),
    reworded: pairs.filter(({ changes }) => changes.length > 0),
  };
};

const dutyPassage = ({ quote, who }: Duty): Passage => ({
  text: foldedWords(quote),
  number: foldedWords(who),
  section: "",
  heading: "",
});

const dutyChanges = (old: Duty, now: Duty): DutyPair["changes"] => [
  ...(["quote", "who"] as const).flatMap((field) =>
    foldedWords(old[field]) === foldedWords(now[field]) ? [] : [{ field, old: old[field], new: now[field] }],
  ),
  ...(sameTimes(old.times, now.times) ? [] : [{ field: "times" as const, old: old.times, new: now.times }]),
];
