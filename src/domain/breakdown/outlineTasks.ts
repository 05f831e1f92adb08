import { attributionsIn, type Attribution, type Attributions, type UnreadAttribution } from "./attribution.ts";
import type { OutlineItem, OutlinePart } from "./outline.ts";
import { closingStart, trailerStart } from "./closing.ts";
import { gaps, type Script, type Stretch } from "./script.ts";
import { confidence, type TaskDraft } from "./taskDraft.ts";

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

type Node = {
  readonly item: OutlineItem;
  readonly own: Stretch;
  readonly attributions: Attributions;
  readonly children: readonly Node[];
  readonly attributed: boolean;
};

const general =
  /^(?:总体要求|总体目标|总的要求|指导思想|基本原则|工作目标|主要目标|工作要求|有关要求|相关要求|几点要求|目标要求|基本要求|总体思路|工作思路)(?:和[\u4e00-\u9fff]{2,8})?[。:]?$/u;
const longestHeading = 60;

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
  const nodes = part.items.map((item, i) => nodeOf(script, item, i === part.items.length - 1, forEverybody));
  const usual = usualLevel(nodes);
  const drafts: TaskDraft[] = [];
  let lastSection: Section = { label: "", title: "" };
  for (const node of nodes) {
    const isSection =
      node.children.length > 0 ||
      (node.item.number.level === 1 && !hasSentence(script, node.own) && node.attributions.found.length === 0);
    const title = isSection ? headingOf(script, node.own, firstAttribution(node)) : "";
    lastSection = { label: node.item.number.label, title };
    if (general.test(title) || (title === "" && general.test(headingOf(script, node.own, null)))) {
      if (!node.attributed) {
        forEverybody.push(afterHeading(script, node));
        continue;
      }
    }
    const bareTitle = isSection && node.children.length === 0 && usual !== node.item.number.level;
    if (bareTitle) continue;
    for (const draft of emit(script, node, { path: [], section: title, usual, above: null })) drafts.push(draft);
  }
  const unread = nodes.flatMap(unreadOf);
  return { drafts, forEverybody, unread, lastSection };
};

const afterHeading = (script: Script, node: Node): Stretch => {
  const body = bodyOf(node);
  const heading = headingOf(script, node.own, null).length;
  const start = body.start + heading;
  return node.children.length > 0 || (script.gap[start] ?? 0) >= gaps.line ? { start, end: body.end } : body;
};

const unreadOf = (node: Node): readonly UnreadAttribution[] => [
  ...node.attributions.unread,
  ...node.children.flatMap(unreadOf),
];

const bodyOf = (node: Node): Stretch => ({ start: node.own.start, end: endOf(node) });

const endOf = (node: Node): number => {
  const last = node.children.at(-1);
  return last ? endOf(last) : node.own.end;
};

const nodeOf = (script: Script, item: OutlineItem, isLast: boolean, forEverybody: Stretch[]): Node => {
  const lastIndex = item.children.length - 1;
  const children = item.children.map((child, i) => nodeOf(script, child, isLast && i === lastIndex, forEverybody));
  const own = isLast && children.length === 0 ? cutLast(script, item.own, forEverybody) : item.own;
  const attributions = attributionsIn(script, own);
  return {
    item,
    own,
    attributions,
    children,
    attributed: attributions.found.length > 0 || children.some((child) => child.attributed),
  };
};

/** The last item of the prose runs into the closing paragraph and the signature: both are cut off. */
const cutLast = (script: Script, own: Stretch, forEverybody: Stretch[]): Stretch => {
  const beforeTrailer = { start: own.start, end: trailerStart(script, own) };
  const attributedTo = attributionsIn(script, beforeTrailer).found.at(-1)?.end ?? null;
  const end = closingStart(script, beforeTrailer, attributedTo);
  if (end < beforeTrailer.end) forEverybody.push({ start: end, end: beforeTrailer.end });
  return { start: own.start, end };
};

/** The level on which most attributions stand; 0 where there are none. */
const usualLevel = (nodes: readonly Node[]): number => {
  const counts = [0, 0, 0, 0, 0, 0];
  const visit = (node: Node): void => {
    const level = node.item.number.level;
    counts[level] = (counts[level] ?? 0) + node.attributions.found.length;
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const most = Math.max(...counts);
  return most === 0 ? 0 : counts.indexOf(most);
};

type Context = {
  readonly path: readonly string[];
  readonly section: string;
  readonly usual: number;
  readonly above: Attribution | null;
};

const emit = (script: Script, node: Node, context: Context): readonly TaskDraft[] => {
  const path = [...context.path, node.item.number.label];
  const inner = { ...context, path };
  const { found } = node.attributions;
  const first = found[0];
  if (node.children.length === 0)
    return first ? attributedTasks(script, node, found, inner) : [plainTask(script, node, inner)];
  const below = node.children.flatMap((child) => (child.attributed ? [child] : []));
  if (first && below.length === 0) {
    const heads =
      found.length === 1 && isHeadingOnly(script, node.own, first) && (node.children[0]?.item.number.level ?? 5) <= 3;
    return heads ? emitChildren(script, node, { ...inner, above: first }) : attributedTasks(script, node, found, inner);
  }
  if (first) {
    const own = isHeadingOnly(script, node.own, first)
      ? []
      : attributedTasks(script, { ...node, children: [] }, found, inner);
    return [...own, ...emitChildren(script, node, { ...inner, above: first })];
  }
  if (below.length > 0) {
    const closing = closingAttribution(node);
    return closing ? [wholeTask(script, node, closing, inner)] : emitChildren(script, node, inner);
  }
  const childLevel = node.children[0]?.item.number.level ?? 5;
  const keepsTogether = childLevel >= 4 || (context.usual > 0 && context.usual <= node.item.number.level);
  return keepsTogether ? [plainTask(script, node, inner)] : emitChildren(script, node, inner);
};

const emitChildren = (script: Script, node: Node, context: Context): readonly TaskDraft[] =>
  node.children.flatMap((child) => emit(script, child, context));

/** Where only the last of several small items is attributed, and at its very end, the whole item is meant. */
const closingAttribution = (node: Node): Attribution | null => {
  const last = node.children.at(-1);
  const level = last?.item.number.level ?? 0;
  if (!last || level < 3 || node.item.number.level < 2 || node.children.length < 2 || last.children.length > 0)
    return null;
  if (node.children.slice(0, -1).some((child) => child.attributed)) return null;
  const [only, ...others] = last.attributions.found;
  return only && others.length === 0 && last.own.end - only.end <= 1 ? only : null;
};

const attributedTasks = (
  script: Script,
  node: Node,
  found: readonly Attribution[],
  context: Context,
): readonly TaskDraft[] => {
  const heading = headingOf(script, node.own, found[0]?.start ?? null);
  const drafts: TaskDraft[] = [];
  let from = node.own.start;
  found.forEach((attribution, i) => {
    const text = trimmed(script, { start: from, end: attribution.start }, i > 0);
    const until = found[i + 1]?.start ?? endOf(node);
    const timed = {
      start: i === 0 ? node.own.start : from,
      end: i + 1 < found.length ? attribution.end : until,
      inTimeField: false,
    };
    from = attribution.end;
    if (text.end <= text.start) return;
    drafts.push({
      id: [...context.path, ...(found.length > 1 ? [String(i + 1)] : [])].join("/"),
      section: context.section,
      heading,
      text,
      attribution: { start: attribution.start, end: attribution.end },
      roles: attribution.roles,
      inherited: false,
      timed: [timed],
      confidence: attribution.certain ? confidence.stated : confidence.doubtful,
    });
  });
  return drafts;
};

const plainTask = (script: Script, node: Node, context: Context): TaskDraft => {
  const body = bodyOf(node);
  return {
    id: context.path.join("/"),
    section: context.section,
    heading: headingOf(script, node.own, null),
    text: trimmed(script, body),
    attribution: null,
    roles: context.above?.roles ?? null,
    inherited: context.above !== null,
    timed: [{ ...body, inTimeField: false }],
    confidence: context.above ? confidence.inherited : confidence.unattributed,
  };
};

const wholeTask = (script: Script, node: Node, attribution: Attribution, context: Context): TaskDraft => ({
  id: context.path.join("/"),
  section: context.section,
  heading: headingOf(script, node.own, null),
  text: trimmed(script, { start: node.own.start, end: attribution.start }),
  attribution: { start: attribution.start, end: attribution.end },
  roles: attribution.roles,
  inherited: false,
  timed: [{ ...bodyOf(node), inTimeField: false }],
  confidence: attribution.certain ? confidence.stated : confidence.doubtful,
});

const firstAttribution = (node: Node): number | null => node.attributions.found[0]?.start ?? null;

/** The text of a clause starts after the mark that ends the one before it, and without a number of its own. */
const trimmed = (script: Script, { start, end }: Stretch, isLater = false): Stretch => {
  let from = start;
  while (from < end && "。;,、:.!".includes(script.chars[from] ?? "")) from++;
  const number = /^(?:\([\d一二三四五六七八九十]{1,3}\)|[①-⑳]|\d{1,2}[.、](?!\d))/u.exec(
    script.chars.slice(from, Math.min(end, from + 6)),
  );
  if (number && isLater) from += number[0].length;
  return { start: Math.min(from, end), end };
};

/** The item's first sentence or first line, whichever is shorter, unless it is long (标题). */
export const headingOf = (script: Script, own: Stretch, attributionStart: number | null): string => {
  const limit = Math.min(attributionStart ?? own.end, own.end);
  const furthest = Math.min(limit, own.start + longestHeading);
  for (let i = own.start + 1; i < furthest; i++) {
    const ends = "。;".includes(script.chars[i] ?? "") || (script.gap[i] ?? 0) >= gaps.line;
    if (ends) return script.ink.slice(own.start, i).replace(/[:：]$/u, "");
  }
  return limit - own.start <= longestHeading ? script.ink.slice(own.start, limit).replace(/[。:：]$/u, "") : "";
};

const hasSentence = (script: Script, own: Stretch): boolean =>
  /[。;]/u.test(script.chars.slice(own.start, Math.min(own.end, own.start + 400)));

const isHeadingOnly = (script: Script, own: Stretch, attribution: Attribution): boolean => {
  const before = script.chars.slice(own.start, Math.min(attribution.start, own.start + longestHeading + 2));
  return attribution.start - own.start <= longestHeading && !/。./u.test(before) && own.end - attribution.end <= 1;
};
