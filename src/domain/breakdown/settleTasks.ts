import { noRoles, type AttributionRoles, type Reference } from "./attributionRoles.ts";
import { responsibleUnits, type Responsible } from "./attributionUnits.ts";
import type { Task } from "./breakdown.ts";
import { chineseNumber } from "./chineseNumber.ts";
import { quoteOf, spanOf, type Script, type Stretch } from "./script.ts";
import type { TaskDraft } from "./taskDraft.ts";
import { timesIn, type TimeBase, type UnreadTime } from "./timeLimits.ts";

/** 同上 or 同第N项 that points to no task. */
export type LostReference = Stretch & { readonly taskId: string };
/** A name in an attribution that does not look like a unit. */
export type UnlikelyUnit = Stretch & { readonly taskId: string; readonly name: string };

export type Settled = {
  readonly tasks: readonly Task[];
  readonly unreadTimes: readonly UnreadTime[];
  readonly lost: readonly LostReference[];
  readonly unlikely: readonly UnlikelyUnit[];
};

/** Settles who leads, what 同上 refers to, the times and the ids (唯一编号) of drafts in document order. */
export const settleTasks = (
  script: Script,
  drafts: readonly TaskDraft[],
  base: TimeBase,
  firstLeads: boolean,
): Settled => {
  const unreadTimes: UnreadTime[] = [];
  const lost: LostReference[] = [];
  const unlikely: UnlikelyUnit[] = [];
  const settled: Responsible[] = [];
  const byNumber: Numbers = { inSection: new Map(), inDocument: new Map() };
  const known = new Map<AttributionRoles, Responsible>();
  const ids = uniqueIds(drafts);
  const tasks = drafts.map((draft, i): Task => {
    const reference = draft.roles?.reference ?? null;
    const target = reference === null ? undefined : settled[targetOf(reference, i, draft, byNumber)];
    const units = target ?? unitsOnce(known, draft.roles ?? noRoles, firstLeads);
    const id = ids[i] ?? draft.id;
    settled.push(units);
    noteNumber(byNumber, draft, i);
    const where = draft.attribution ?? draft.text;
    if (reference !== null && !target) lost.push({ ...where, taskId: id });
    if (!draft.inherited && reference === null)
      for (const name of units.unlikely) unlikely.push({ ...where, taskId: id, name });
    const read = draft.timed.map((stretch) => timesIn(script, stretch, base, stretch.inTimeField));
    for (const { unread } of read) for (const one of unread) unreadTimes.push(one);
    return {
      id,
      section: draft.section,
      heading: draft.heading,
      text: quoteOf(script, draft.text),
      lead: units.lead,
      support: units.support,
      leadMode: units.leadMode,
      attribution: draft.attribution ? quoteOf(script, draft.attribution) : "",
      inherited: draft.inherited || target !== undefined,
      times: read.flatMap(({ times }) => times.map(({ limit }) => limit)),
      confidence: confidenceOf(draft, reference, target),
      place: spanOf(script, draft.text),
    };
  });
  return { tasks, unreadTimes, lost, unlikely };
};

const confidenceOf = (draft: TaskDraft, reference: Reference | null, target: Responsible | undefined): number =>
  reference === null ? draft.confidence : target ? 0.9 : 0.5;

const labelOf = ({ id }: TaskDraft): string => id.slice(id.lastIndexOf("/") + 1);

/** Equal attributions of a document share one reading, and so the units that come of it. */
const unitsOnce = (
  known: Map<AttributionRoles, Responsible>,
  roles: AttributionRoles,
  firstLeads: boolean,
): Responsible => {
  const units = known.get(roles) ?? responsibleUnits(roles, firstLeads);
  known.set(roles, units);
  return units;
};

/** The last task with a number in each section, and the first one in the document; without a section, the last. */
type Numbers = {
  readonly inSection: Map<string, Map<number, number>>;
  readonly inDocument: Map<number, number>;
};

const noteNumber = ({ inSection, inDocument }: Numbers, draft: TaskDraft, index: number): void => {
  const value = chineseNumber(labelOf(draft).replace(/[（）()]/gu, ""));
  if (value === null) return;
  const section = inSection.get(draft.section) ?? new Map<number, number>();
  inSection.set(draft.section, section.set(value, index));
  if (draft.section === "" || !inDocument.has(value)) inDocument.set(value, index);
};

/** 同第N项 means that number in the same section first, then the first such number in the document. */
const targetOf = (
  reference: Reference,
  index: number,
  draft: TaskDraft,
  { inSection, inDocument }: Numbers,
): number => {
  if (reference.kind === "above") return index - 1;
  const value = chineseNumber(reference.number);
  if (value === null) return -1;
  return inSection.get(draft.section)?.get(value) ?? inDocument.get(value) ?? (value <= index ? value - 1 : -1);
};

const uniqueIds = (drafts: readonly TaskDraft[]): readonly string[] => {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const wanted = draft.id === "" ? "0" : draft.id;
    let id = wanted;
    let turn = counts.get(wanted) ?? 1;
    while (taken.has(id)) id = `${wanted}~${++turn}`;
    counts.set(wanted, turn);
    taken.add(id);
    return id;
  });
};
