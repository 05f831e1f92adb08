import { at } from "../shared/at.ts";
import { opensLabel } from "./attributionCandidates.ts";
import type { OutlineItem } from "./outline.ts";
import { pointLevel, type OutlineLevel } from "./outlineNumber.ts";
import { writtenAt, gaps, type Script, type Stretch } from "./script.ts";

/**
 * Lines with bullets (◆) below a heading are its items, where one of them or the lines below it say who is responsible.
 * Those with another bullet than the first (◇ below ◆), or further in, belong to the one before them.
 */
export const bulletItems = (script: Script, own: Stretch): readonly OutlineItem[] => {
  if (!script.hasBullets) return [];
  const starts: number[] = [];
  for (let i = own.start + 1; i < own.end; i++) {
    if (script.gap[i] !== gaps.bullet) continue;
    if (starts.length === 0 && /[。;:]/u.test(script.chars.slice(own.start, i - 1))) return [];
    if (!opensLabel(script.chars.slice(i, Math.min(own.end, i + 24)))) starts.push(i);
  }
  const [first] = starts;
  if (first === undefined) return [];
  const outermost = bulletAt(script, first);
  const runs: { readonly outer: number; readonly inner: number[] }[] = [];
  for (const start of starts) {
    const run = runs.at(-1);
    if (run && isInner(bulletAt(script, start), outermost)) run.inner.push(start);
    else runs.push({ outer: start, inner: [] });
  }
  const outer = runs.map((run) => run.outer);
  return itemsAt(outer, own.end, pointLevel).map((item, i) => {
    const inner = at(runs, i).inner;
    const [child] = inner;
    if (child === undefined) return item;
    const children = itemsAt(inner, item.body.end, innerLevel);
    return { ...item, own: { start: item.body.start, end: child }, children };
  });
};

const innerLevel = 7;

const itemsAt = (starts: readonly number[], end: number, level: OutlineLevel): readonly OutlineItem[] =>
  starts.map((start, i) => {
    const body = { start, end: starts[i + 1] ?? end };
    const number = { level, value: i + 1, label: String(i + 1), start, end: start };
    return { number, body, own: body, children: [] };
  });

type Bullet = { readonly sign: string; readonly indent: number };

/** The bullet before a line's first word and how far in it stands. */
const bulletAt = (script: Script, start: number): Bullet => {
  const { source } = script;
  const word = writtenAt(script, start);
  const line = source.slice(Math.max(source.lastIndexOf("\n", word), word - longestMargin - 1) + 1, word);
  const sign = line.trimStart().charAt(0);
  return { sign, indent: line.length - line.trimStart().length };
};
const longestMargin = 40;

/** The margin counts for the bullets of Markdown alone: elsewhere it is often ragged. */
const isInner = (bullet: Bullet, outermost: Bullet): boolean =>
  bullet.sign !== outermost.sign || (/[-*+]/u.test(bullet.sign) && bullet.indent >= outermost.indent + 2);
