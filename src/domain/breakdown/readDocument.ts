import type { UnreadAttribution } from "./attribution.ts";
import { trailerStart } from "./closing.ts";
import { flatTable } from "./flatTable.ts";
import { gridTables } from "./gridTable.ts";
import { freshCounts, outlineOf, type NumberGap, type OutlinePart } from "./outline.ts";
import { noteStart } from "./noteStart.ts";
import { headingOf } from "./outlineHeading.ts";
import { hasAttribution, outlineTasks, type Section } from "./outlineTasks.ts";
import { paragraphTasks } from "./paragraphTasks.ts";
import type { Script, Stretch } from "./script.ts";
import type { TaskTable } from "./tableRows.ts";
import { tableTasks } from "./tableTasks.ts";
import type { TaskDraft } from "./taskDraft.ts";

/** A document cut into tasks and what is addressed to everybody, before units and times are settled. */
export type ReadDocument = {
  readonly drafts: readonly TaskDraft[];
  readonly forEverybody: readonly Stretch[];
  readonly unread: readonly UnreadAttribution[];
  readonly numberGaps: readonly NumberGap[];
  /** Where the first task or section begins. */
  readonly bodyStart: number;
};

type Block =
  | { readonly kind: "table"; readonly table: TaskTable }
  | { readonly kind: "part"; readonly part: OutlinePart; readonly attributed: boolean }
  | { readonly kind: "plain"; readonly place: Stretch };

/** Reads tables where there are any, the outline in between, and paragraphs without numbers where there is neither. */
export const readDocument = (script: Script): ReadDocument => {
  const numberGaps: NumberGap[] = [];
  const blocks = blocksOf(script, numberGaps);
  const drafts: TaskDraft[] = [];
  const forEverybody: Stretch[] = [];
  const unread: UnreadAttribution[] = [];
  let bodyStart = script.chars.length;
  let section: Section = { label: "", title: "" };
  const attributed = blocks.map((block) => block.kind === "table" || (block.kind === "part" && block.attributed));
  const lastAttributed = attributed.lastIndexOf(true);
  const structured = blocks.some(({ kind }) => kind !== "plain");
  blocks.forEach((block, i) => {
    if (block.kind === "table") {
      bodyStart = Math.min(bodyStart, block.table.place.start);
      for (const draft of tableTasks(script, inSection(block.table, section))) drafts.push(draft);
    } else if (block.kind === "plain") {
      const words = { start: block.place.start, end: trailerStart(script, block.place) };
      const read = structured ? null : paragraphTasks(script, block.place);
      for (const draft of read?.drafts ?? []) drafts.push(draft);
      for (const one of read?.unread ?? []) unread.push(one);
      bodyStart = Math.min(bodyStart, read?.drafts[0]?.text.start ?? bodyStart);
      for (const one of read?.forEverybody ?? [i === 0 ? block.place : words]) forEverybody.push(one);
    } else if (!block.attributed && (i < lastAttributed || blocks[lastAttributed]?.kind === "table")) {
      forEverybody.push(block.part.body);
      section = lastSectionOf(script, block.part);
    } else {
      bodyStart = Math.min(bodyStart, block.part.body.start);
      const read = outlineTasks(script, block.part);
      for (const draft of read.drafts) drafts.push(draft);
      for (const stretch of read.forEverybody) forEverybody.push(stretch);
      for (const one of read.unread) unread.push(one);
      section = read.lastSection;
    }
  });
  return { drafts, forEverybody: forEverybody.sort((a, b) => a.start - b.start), unread, numberGaps, bodyStart };
};

const blocksOf = (script: Script, numberGaps: NumberGap[]): readonly Block[] => {
  const whole = { start: 0, end: script.chars.length };
  const grids = gridTables(script);
  const flat = grids.length === 0 ? flatTable(script, whole) : null;
  const tables = flat ? [flat] : grids;
  const blocks: Block[] = [];
  const counts = freshCounts();
  let from = 0;
  const addProse = (end: number): void => {
    if (end <= from) return;
    const outline = outlineOf(script, { start: from, end }, counts);
    for (const one of outline.numberGaps) numberGaps.push(one);
    if (outline.preamble.end > outline.preamble.start) blocks.push({ kind: "plain", place: outline.preamble });
    for (const part of outline.parts) blocks.push({ kind: "part", part, attributed: hasAttribution(script, part) });
  };
  for (const table of tables) {
    addProse(table.place.start);
    blocks.push({ kind: "table", table });
    from = table.place.end;
  }
  const end = noteStart(script, { start: from, end: script.chars.length }, blocks.length > 0 && from > 0);
  addProse(end);
  if (end < script.chars.length) blocks.push({ kind: "plain", place: { start: end, end: script.chars.length } });
  return blocks;
};

const lastSectionOf = (script: Script, part: OutlinePart): Section => {
  const last = part.items.at(-1);
  return last ? { label: last.number.label, title: headingOf(script, last.own, null) } : { label: "", title: "" };
};

const inSection = (table: TaskTable, { label, title }: Section): TaskTable => ({
  ...table,
  rows: table.rows.map((row) => (row.section === "" ? { ...row, sectionLabel: label, section: title } : row)),
});
