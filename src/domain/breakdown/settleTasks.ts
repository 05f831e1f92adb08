import { at } from "../shared/at.ts";
import { noRoles, type AttributionRoles, type Reference } from "./attributionRoles.ts";
import { responsibleUnits, type Responsible } from "./attributionUnits.ts";
import type { Task, TimeLimit } from "./breakdown.ts";
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
  const byNumber: Numbers = { besides: new Map(), inSection: new Map(), inDocument: new Map(), byHeading: new Map() };
  const known = new Map<AttributionRoles, Responsible>();
  const ids = uniqueIds(drafts);
  const refers = drafts.some(({ roles }) => roles?.reference?.kind === "item");
  const tasks = drafts.map((draft, i): Task => {
    const reference = draft.roles?.reference ?? null;
    const target = reference === null ? undefined : settled[targetOf(reference, i, draft, byNumber)];
    const own = unitsOnce(known, draft.roles ?? noRoles, firstLeads);
    const units = reference && target ? takenFrom(target, own, reference) : own;
    const id = at(ids, i);
    settled.push(units);
    if (refers) noteNumber(byNumber, draft, i);
    const where = draft.attribution ?? draft.text;
    if (reference !== null && !target) lost.push({ ...where, taskId: id });
    if (!draft.inherited && reference === null)
      for (const name of units.unlikely) unlikely.push({ ...where, taskId: id, name });
    const limits: TimeLimit[] = [];
    for (const stretch of draft.timed) {
      const { times, unread } = timesIn(script, stretch, base, stretch.inTimeField);
      for (const { limit } of times) limits.push(limit);
      for (const one of unread) unreadTimes.push(one);
    }
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
      times: limits,
      confidence: confidenceOf(draft, reference, target),
      place: spanOf(script, draft.text),
    };
  });
  return { tasks, unreadTimes, lost, unlikely };
};

/** What 同上 takes over: all of it, or only what its own column says (只指本列). */
const takenFrom = (target: Responsible, own: Responsible, { takes }: Reference): Responsible => {
  if (takes === "lead") return { ...target, support: own.support, unlikely: own.unlikely };
  return takes === "support" ? { ...own, support: target.support } : target;
};

const confidenceOf = (draft: TaskDraft, reference: Reference | null, target: Responsible | undefined): number =>
  reference === null ? draft.confidence : target ? 0.9 : 0.5;

/** Equal attributions of a document share one reading, and so the units that come of it. */
const unitsOnce = (
  known: Map<AttributionRoles, Responsible>,
  roles: AttributionRoles,
  firstLeads: boolean,
): Responsible => {
  const before = known.get(roles);
  if (before) return before;
  const units = responsibleUnits(roles, firstLeads);
  known.set(roles, units);
  return units;
};

type Places = Map<string, number>;
/** The first task with each number below the same labels, in the same section and in the document. */
type Numbers = {
  readonly besides: Map<string, Places>;
  readonly inSection: Map<string, Places>;
  readonly inDocument: Places;
  /** The first row below each numbered heading of a table. */
  readonly byHeading: Places;
};

const noteNumber = (numbers: Numbers, draft: TaskDraft, index: number): void => {
  const { besides, inSection, inDocument, byHeading } = numbers;
  const heading = draft.headingLabel ?? "";
  if (heading !== "" && !byHeading.has(inBrackets(heading))) byHeading.set(inBrackets(heading), index);
  const label = plainNumber(draft.number.at(-1) ?? "");
  if (label === null) return;
  const places = [placesOf(besides, parentOf(draft)), placesOf(inSection, draft.section), inDocument];
  for (const known of places) if (!known.has(label)) known.set(label, index);
};

const placesOf = (known: Map<string, Places>, name: string): Places => {
  const places = known.get(name) ?? new Map<string, number>();
  known.set(name, places);
  return places;
};

const inBrackets = (label: string): string => label.replace("（", "(").replace("）", ")");

const parentOf = ({ number }: TaskDraft): string => number.slice(0, -1).join("/");

/** （二）, 第二条 and 2 are one number; 2.1.1 stays as it is. */
const plainNumber = (label: string): string | null => {
  const plain = label.replace(/[（）()第条节]/gu, "");
  if (plain.includes(".")) return plain;
  const value = chineseNumber(plain);
  return value === null ? null : String(value);
};

/** 同第N项 means the item with that number beside it, else in its section, else the first one in the document. */
const targetOf = (reference: Reference, index: number, draft: TaskDraft, numbers: Numbers): number => {
  if (reference.kind === "above") return index - 1;
  const label = plainNumber(reference.number);
  if (label === null) return -1;
  const value = Number(label);
  const headed = numbers.byHeading.get(reference.number);
  return (
    (reference.number.startsWith("(") ? headed : undefined) ??
    numbers.besides.get(parentOf(draft))?.get(label) ??
    numbers.inSection.get(draft.section)?.get(label) ??
    numbers.inDocument.get(label) ??
    headed ??
    (value >= 1 && value <= index ? value - 1 : -1)
  );
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
