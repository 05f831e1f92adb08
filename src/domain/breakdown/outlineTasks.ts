import { at } from "../shared/at.ts";
import { attributionsIn, type Attribution, type UnreadAttribution } from "./attribution.ts";
import type { AttributionRoles } from "./attributionRoles.ts";
import type { OutlineItem, OutlinePart } from "./outline.ts";
import { outlineNodes, type OutlineNode } from "./outlineNodes.ts";
import { deepestLevel, pointLevel } from "./outlineNumber.ts";
import {
  afterHeading,
  bodyOf,
  endOf,
  headingOf,
  isClosingTitle,
  isFormal,
  isGeneralTitle,
  ownHeading,
  titleOf,
} from "./outlineHeading.ts";
import type { Script, Stretch } from "./script.ts";
import { confidence, type TaskDraft } from "./taskDraft.ts";
import { hasSentence, isHeadingOnly, trimmed } from "./taskWords.ts";

/** Tasks out of numbered prose, and what in it is no task. */
export type OutlineTasks = {
  readonly drafts: readonly TaskDraft[];
  /** General requirements and the closing: searched for duties. */
  readonly forEverybody: readonly Stretch[];
  readonly unread: readonly UnreadAttribution[];
  /** The title of the last section, for a table that follows it. */
  readonly lastSection: Section;
};

export type Section = { readonly label: string; readonly title: string };

/** True where any item of a part is attributed; a covering notice has numbered items too, but none that is. */
export const hasAttribution = (script: Script, part: OutlinePart): boolean =>
  part.items.some((item) => isAttributed(script, item));

const isAttributed = (script: Script, item: OutlineItem): boolean =>
  attributionsIn(script, item.own).found.length > 0 || item.children.some((child) => isAttributed(script, child));

/**
 * Walks the outline and cuts it into tasks: at each attribution, else one an item.
 */
export const outlineTasks = (script: Script, part: OutlinePart): OutlineTasks => {
  const forEverybody: Stretch[] = [];
  const nodes = outlineNodes(script, part.items, forEverybody);
  const usual = usualLevel(nodes);
  const above = nodes.at(-1)?.trailing?.attribution ?? null;
  const lastAttributed = nodes.map(({ attributed }) => attributed).lastIndexOf(true);
  const drafts: TaskDraft[] = [];
  const unread: UnreadAttribution[] = [];
  let lastSection: Section = { label: "", title: "" };
  nodes.forEach((node, i) => {
    const isSection =
      node.children.length > 0 ||
      (node.item.number.level === 1 && !hasSentence(script, node.own) && node.attributions.found.length === 0);
    const title = isSection ? headingOf(script, node.own, firstAttribution(node)) : "";
    const named = titleOf(script, node.own);
    lastSection = { label: node.item.number.label, title };
    const closes = !node.attributed && i > lastAttributed && i > 0 && isClosingTitle(named, lastAttributed >= 0);
    if (closes || isGeneralTitle(named, node.attributed)) {
      forEverybody.push(afterHeading(script, node));
      return;
    }
    const bareTitle = isSection && node.children.length === 0 && usual !== node.item.number.level;
    if (bareTitle) return;
    emit(script, node, { path: [], section: title, heading: "", usual, above, forEverybody, drafts, unread });
  });
  for (const node of nodes) collectUnread(node, unread);
  return { drafts, forEverybody, unread, lastSection };
};

const collectUnread = (node: OutlineNode, unread: UnreadAttribution[]): void => {
  for (const one of node.attributions.unread) unread.push(one);
  for (const child of node.children) collectUnread(child, unread);
};

/** The level on which most attributions stand; 0 where there are none. */
const usualLevel = (nodes: readonly OutlineNode[]): number => {
  const counts = new Array<number>(deepestLevel + 1).fill(0);
  const visit = (node: OutlineNode): void => {
    const level = node.item.number.level;
    counts[level] = at(counts, level) + node.attributions.found.length;
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const most = Math.max(...counts);
  return most === 0 ? 0 : counts.indexOf(most);
};

type Context = {
  readonly path: readonly string[];
  readonly section: string;
  /** The heading that points (①) share, which have none of their own. */
  readonly heading: string;
  readonly usual: number;
  /** Who is responsible for what names nobody, from the level above. */
  readonly above: Attribution | null;
  /** Takes articles of form (施行日期、解释权), which are no tasks. */
  readonly forEverybody: Stretch[];
  /** Takes the tasks, in order. */
  readonly drafts: TaskDraft[];
  /** Takes attributions that stand beside nothing to do. */
  readonly unread: UnreadAttribution[];
};

/** What an item hands down; written field by field, since a spread for each item is dear. */
const within = (context: Context, path: readonly string[], heading: string, above: Attribution | null): Context => ({
  path,
  section: context.section,
  heading,
  usual: context.usual,
  above,
  forEverybody: context.forEverybody,
  drafts: context.drafts,
  unread: context.unread,
});

const emit = (script: Script, node: OutlineNode, context: Context): void => {
  const path = pathTo(context.path, node.item.number.label);
  const inner = within(context, path, context.heading, node.scope ?? context.above);
  const { found } = node.attributions;
  const first = found[0];
  if (node.children.length === 0) {
    if (first) addAttributed(script, node, found, inner);
    else if (isFormal(script, node.own)) context.forEverybody.push(node.own);
    else inner.drafts.push(plainTask(script, node, inner));
    return;
  }
  const childLevel = at(node.children, 0).item.number.level;
  const below = node.children.some(({ attributed }) => attributed);
  if (first && !below) {
    const heads = found.length === 1 && isHeadingOnly(script, node.own, first) && childLevel < pointLevel;
    if (heads) emitChildren(script, node, inner, first);
    else addAttributed(script, node, found, inner);
    return;
  }
  if (first) {
    if (!isHeadingOnly(script, node.own, first)) addAttributed(script, { ...node, children: [] }, found, inner);
    emitChildren(script, node, inner, first);
    return;
  }
  if (below) {
    const closing = node.scope === null ? closingAttribution(node) : null;
    if (closing) inner.drafts.push(wholeTask(script, node, closing, inner));
    else emitChildren(script, node, inner, inner.above);
    return;
  }
  const isUsual = node.scope === null && context.usual > 0 && context.usual <= node.item.number.level;
  if (childLevel >= pointLevel || isUsual) inner.drafts.push(plainTask(script, node, inner));
  else emitChildren(script, node, inner, inner.above);
};

/** 2.1 below 2 says its whole path by itself; other labels follow the one above. */
const pathTo = (path: readonly string[], label: string): readonly string[] => {
  const parent = path.at(-1);
  return parent !== undefined && label.startsWith(`${parent}.`) ? [...path.slice(0, -1), label] : [...path, label];
};

const emitChildren = (script: Script, node: OutlineNode, context: Context, above: Attribution | null): void => {
  const hasPoints = at(node.children, 0).item.number.level >= pointLevel;
  const heading = hasPoints ? headingOf(script, node.own, firstAttribution(node)) : "";
  const inner = within(context, context.path, heading, above);
  for (const child of node.children) emit(script, child, inner);
};

/** Where only the last of several small items is attributed, and at its very end, the whole item is meant. */
const closingAttribution = (node: OutlineNode): Attribution | null => {
  const last = node.children.at(-1);
  const level = last?.item.number.level ?? 0;
  if (
    !last ||
    level < 3 ||
    last.item.number.label.includes(".") ||
    node.item.number.level < 2 ||
    node.children.length < 2 ||
    last.children.length > 0
  )
    return null;
  if (node.children.slice(0, -1).some((child) => child.attributed)) return null;
  const [only, ...others] = last.attributions.found;
  return only && others.length === 0 && last.own.end - only.end <= 1 ? only : null;
};

/** Cuts an item at its attributions: one task each. */
const addAttributed = (script: Script, node: OutlineNode, found: readonly Attribution[], context: Context): void => {
  const heading = ownHeading(script, node.own, at(found, 0).start) || context.heading;
  const ahead = standAhead(script, node, found);
  let from = node.own.start;
  found.forEach((attribution, i) => {
    const until = found[i + 1]?.start ?? endOf(node);
    const text = ahead
      ? trimmed(script, { start: attribution.end, end: until })
      : trimmed(script, { start: from, end: attribution.start }, i > 0);
    const timed = {
      start: i === 0 ? node.own.start : from,
      end: i + 1 < found.length && !ahead ? attribution.end : until,
      inTimeField: false,
    };
    from = ahead ? until : attribution.end;
    if (text.end <= text.start) {
      context.unread.push({ start: attribution.start, end: attribution.end, reason: "attribution-without-task" });
      return;
    }
    context.drafts.push({
      id: found.length > 1 ? `${context.path.join("/")}/${i + 1}` : context.path.join("/"),
      number: context.path,
      section: context.section,
      heading,
      text,
      attribution: { start: attribution.start, end: attribution.end },
      roles: withLeadsAbove(attribution.roles, context.above),
      inherited: false,
      timed: [timed],
      confidence: attribution.certain ? confidence.stated : confidence.doubtful,
    });
  });
};

/** （县财政局配合） below who leads a whole section leaves the lead there. */
const withLeadsAbove = (roles: AttributionRoles, above: Attribution | null): AttributionRoles => {
  if (above === null || roles.reference !== null || roles.groups.some(({ role }) => role !== "support")) return roles;
  return { ...roles, groups: [...above.roles.groups.filter(({ role }) => role !== "support"), ...roles.groups] };
};

/** （县财政局负责）公开…: attributions that stand before what has to be done, and not behind it. */
const standAhead = (script: Script, node: OutlineNode, found: readonly Attribution[]): boolean => {
  const [first, last] = [at(found, 0), at(found, found.length - 1)];
  const words = trimmed(script, { start: node.own.start, end: first.start });
  const opens = first.opens === true || words.end <= words.start;
  const rest = trimmed(script, { start: last.end, end: endOf(node) });
  return opens && rest.end > rest.start;
};

const plainTask = (script: Script, node: OutlineNode, context: Context): TaskDraft => {
  const body = bodyOf(node);
  return {
    id: context.path.join("/"),
    number: context.path,
    section: context.section,
    heading: (node.children.length > 0 ? headingOf : ownHeading)(script, node.own, null) || context.heading,
    text: trimmed(script, body),
    attribution: null,
    roles: context.above?.roles ?? null,
    inherited: context.above !== null,
    timed: [{ start: body.start, end: body.end, inTimeField: false }],
    confidence: context.above ? confidence.inherited : confidence.unattributed,
  };
};

const wholeTask = (script: Script, node: OutlineNode, attribution: Attribution, context: Context): TaskDraft => ({
  id: context.path.join("/"),
  number: context.path,
  section: context.section,
  heading: headingOf(script, node.own, null),
  text: trimmed(script, { start: node.own.start, end: attribution.start }),
  attribution: { start: attribution.start, end: attribution.end },
  roles: attribution.roles,
  inherited: false,
  timed: [{ ...bodyOf(node), inTimeField: false }],
  confidence: attribution.certain ? confidence.stated : confidence.doubtful,
});

const firstAttribution = (node: OutlineNode): number | null => node.attributions.found[0]?.start ?? null;
