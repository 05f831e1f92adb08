import { at } from "../shared/at.ts";
import { attributionsIn, type Attribution, type Attributions } from "./attribution.ts";
import { scopedAt, scopedAttribution, type ScopedAttribution } from "./attributionScope.ts";
import { openingAttribution } from "./attributionOpening.ts";
import { bulletItems } from "./bulletItems.ts";
import { closingStart, trailerStart } from "./closing.ts";
import type { OutlineItem } from "./outline.ts";
import { endOf } from "./outlineHeading.ts";
import { paragraphItems } from "./paragraphItems.ts";
import { pointLevel } from "./outlineNumber.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";
import { headedByUnits } from "./unitHeadings.ts";
import type { ItemRange } from "./scopeOpening.ts";

/** An item of the outline with what its own words say of who is responsible (条目及其责任). */
export type OutlineNode = {
  readonly item: OutlineItem;
  readonly own: Stretch;
  readonly attributions: Attributions;
  readonly children: readonly OutlineNode[];
  readonly attributed: boolean;
  /** Who is responsible for every item below that names nobody (本部分由…). */
  readonly scope: Attribution | null;
  /** What stands below the last item and means its parent, or the whole part. */
  readonly trailing: ScopedAttribution | null;
};

/**
 * Builds the nodes of a run of items, the last of which runs into the closing paragraph and the signature.
 * @param forEverybody takes what was cut off as addressed to everybody
 */
export const outlineNodes = (
  script: Script,
  items: readonly OutlineItem[],
  forEverybody: Stretch[],
): readonly OutlineNode[] => {
  const parted = items.map((item) => (item.children.length === 0 ? paragraphItems(script, item) : []));
  const areSections = parted.some((paragraphs) => paragraphs.length > 1);
  const nodes = items.map((item, i) => {
    const paragraphs = at(parted, i);
    const whole = areSections && paragraphs.length > 0 ? { ...item, children: paragraphs } : item;
    return nodeOf(script, whole, i === items.length - 1, forEverybody, 0);
  });
  return headedByUnits(script, nodes);
};

const nodeOf = (
  script: Script,
  item: OutlineItem,
  isLast: boolean,
  forEverybody: Stretch[],
  depth: number,
): OutlineNode => {
  const items = item.children.length > 0 ? item.children : bulletItems(script, item.own);
  if (items.length === 0) return leafOf(script, item, item.own, isLast, forEverybody, depth);
  const lastIndex = items.length - 1;
  const children = headedByUnits(
    script,
    items.map((child, i) => nodeOf(script, child, isLast && i === lastIndex, forEverybody, depth + 1)),
  );
  const last = children.at(-1);
  if (last && arePoints(script, children)) {
    // The last point was cut from the closing already, where there is one.
    const whole = { number: item.number, body: item.body, own: item.body, children: [] };
    return leafOf(script, whole, { start: item.own.start, end: endOf(last) }, false, forEverybody, depth);
  }
  const bubbled = last?.trailing ?? null;
  const reached = bubbled && (bubbled.reach === "siblings" || depth === 0) ? bubbled.attribution : null;
  const [from, until] = placesOf(children, bubbled?.items ?? null);
  const isWhole = from === 0 && until === children.length;
  const ours = isWhole ? reached : null;
  const ownWords = { start: item.own.start, end: at(items, 0).number.start };
  const heading = scopedAttribution(script, ownWords)?.attribution ?? openingScope(script, ownWords);
  const scope = heading ?? ours;
  const read = attributionsIn(script, ownWords);
  const found = heading ? read.found.filter(({ end }) => end <= heading.start) : read.found;
  return {
    item,
    own: heading ? { start: ownWords.start, end: heading.start } : ownWords,
    attributions: heading ? { found, unread: read.unread } : read,
    children: reached && !isWhole ? reachedWithin(children, from, until, reached) : children,
    attributed: found.length > 0 || scope !== null || reached !== null || children.some((child) => child.attributed),
    scope,
    trailing: reached ? null : bubbled,
  };
};

/** From which child until before which a range of items goes; none where its numbers are not there. */
const placesOf = (
  children: readonly OutlineNode[],
  items: ItemRange | null,
): readonly [from: number, until: number] => {
  if (!items) return [0, children.length];
  const placeOf = (number: number): number => children.findIndex(({ item }) => item.number.value === number);
  const [from, last] = [placeOf(items.first), placeOf(items.last)];
  return from < 0 ? [0, 0] : [from, last + 1];
};

/** 以上第2至4项由…: the items meant, where no words of their own reach them. */
const reachedWithin = (
  children: readonly OutlineNode[],
  from: number,
  until: number,
  scope: Attribution,
): readonly OutlineNode[] =>
  children.map((child, i) => (i < from || i >= until || child.scope ? child : { ...child, scope, attributed: true }));

/** 由市财政局牵头，市审计局配合，做好以下工作：below a heading means every item; words of its own behind it mean itself. */
const openingScope = (script: Script, own: Stretch): Attribution | null => {
  const opening = openingAttribution(script, own);
  return opening && own.end - opening.end <= longestLeadIn ? opening : null;
};
const longestLeadIn = 30;

const leafOf = (
  script: Script,
  item: OutlineItem,
  body: Stretch,
  isLast: boolean,
  forEverybody: Stretch[],
  depth: number,
): OutlineNode => {
  const { own, trailing } = isLast ? cutLast(script, body, forEverybody) : cutScope(script, body);
  // 本部分由…: below the only words of a part it is the part's own attribution.
  const isOwn = trailing !== null && depth === 0 && trailing.reach === "part";
  const attributions = isOwn ? { found: [trailing.attribution], unread: [] } : attributionsIn(script, own);
  return {
    item,
    own: isOwn ? { start: own.start, end: trailing.attribution.end } : own,
    attributions,
    children: [],
    attributed: attributions.found.length > 0,
    scope: null,
    trailing: isOwn ? null : trailing,
  };
};

/** ① and （1） inside a line are items where the first has its own attribution, else they are words of the item above. */
const arePoints = (script: Script, children: readonly OutlineNode[]): boolean => {
  const first = children[0];
  if (!first || first.item.number.level < pointLevel) return false;
  if (script.gap[first.item.number.start] === gaps.bullet && children.some(({ attributed }) => attributed))
    return false;
  const inLine = children.some(
    ({ item: { number } }) => gapBefore(script, number.start) < gaps.line || number.start === number.end,
  );
  return inLine && first.attributions.found.length === 0;
};

type Cut = { readonly own: Stretch; readonly trailing: ScopedAttribution | null };

const cutScope = (script: Script, own: Stretch): Cut => {
  const trailing = scopedAttribution(script, own);
  return trailing && trailing.attribution.end >= own.end - 1
    ? { own: { start: own.start, end: trailing.attribution.start }, trailing }
    : { own, trailing: null };
};

/** The last item of the prose runs into the closing paragraph and the signature: both are cut off. */
const cutLast = (script: Script, own: Stretch, forEverybody: Stretch[]): Cut => {
  const beforeTrailer = { start: own.start, end: trailerStart(script, own) };
  const attributedTo = attributionsIn(script, beforeTrailer).found.at(-1)?.end ?? null;
  const closing = closingStart(script, beforeTrailer, attributedTo);
  const scoped = closing < beforeTrailer.end ? scopedAt(script, closing, 0, beforeTrailer.end) : null;
  const from = scoped?.attribution.end ?? closing;
  if (from < beforeTrailer.end) forEverybody.push({ start: from, end: beforeTrailer.end });
  const words = { start: own.start, end: closing };
  return scoped ? { own: words, trailing: scoped } : cutScope(script, words);
};
