import { attributionsIn, type Attribution, type UnreadAttribution } from "./attribution.ts";
import { trailerStart } from "./closing.ts";
import { ownHeading } from "./outlineHeading.ts";
import { gapBefore, gaps, inkOf, type Script, type Stretch } from "./script.ts";
import { confidence, type TaskDraft } from "./taskDraft.ts";

/** Tasks out of prose without numbers, and the words before the first and after the last of them. */
export type ParagraphTasks = {
  readonly drafts: readonly TaskDraft[];
  readonly forEverybody: readonly Stretch[];
  readonly unread: readonly UnreadAttribution[];
};

const longestTitleLine = 30;
const sentenceEnds = "。;!?)";
/** What is shorter is a mark or a word left behind an attribution. */
const shortestParagraph = 6;

/**
 * Paragraphs without numbers are tasks where each is attributed (无序号段落); each starts at its line or after the one
 * before. A short line without marks titles those below it.
 *
 * @returns null where nothing is attributed
 */
export const paragraphTasks = (script: Script, place: Stretch): ParagraphTasks | null => {
  const { found } = attributionsIn(script, place);
  if (found.length > 1 && found.every(({ opens }) => opens === true)) return tasksBelow(script, place, found);
  const drafts: TaskDraft[] = [];
  let from = place.start;
  let section = "";
  let ahead = place.end;
  const unread: UnreadAttribution[] = [];
  found.forEach((attribution) => {
    const opening = openingOf(script, from, attribution.start, section);
    const text = { start: opening.start, end: attribution.start };
    from = attribution.end;
    if (drafts.length > 0) for (const one of opening.between) drafts.push(unattributed(script, one, drafts.length + 1));
    section = opening.title;
    if (text.end <= text.start) {
      unread.push({ start: attribution.start, end: attribution.end, reason: "attribution-without-task" });
      return;
    }
    if (drafts.length === 0) ahead = text.start;
    const number = String(drafts.length + 1);
    drafts.push({
      id: number,
      number: [number],
      section,
      heading: ownHeading(script, text, null),
      text,
      attribution: { start: attribution.start, end: attribution.end },
      roles: attribution.roles,
      inherited: false,
      timed: [{ start: text.start, end: attribution.end, inTimeField: false }],
      confidence: attribution.certain ? confidence.stated : confidence.doubtful,
    });
  });
  if (drafts.length === 0) return null;
  const rest = { start: from, end: place.end };
  return {
    drafts,
    forEverybody: [
      { start: place.start, end: ahead },
      { start: from, end: trailerStart(script, rest) },
    ],
    unread,
  };
};

/** 县财政局：公开预算。: each task is the paragraph that its units open. */
const tasksBelow = (script: Script, place: Stretch, found: readonly Attribution[]): ParagraphTasks => {
  const drafts = found.map((attribution, i): TaskDraft => {
    const text = {
      start: attribution.end,
      end: endOfParagraph(script, attribution.end, found[i + 1]?.start ?? place.end),
    };
    return {
      id: String(i + 1),
      number: [String(i + 1)],
      section: "",
      heading: ownHeading(script, text, null),
      text,
      attribution: { start: attribution.start, end: attribution.end },
      roles: attribution.roles,
      inherited: false,
      timed: [{ start: attribution.start, end: text.end, inTimeField: false }],
      confidence: attribution.certain ? confidence.stated : confidence.doubtful,
    };
  });
  const around = [place.start, ...drafts.map(({ text }) => text.end)].map((start, i) => {
    const end = found[i]?.start ?? place.end;
    return { start, end: i === found.length ? trailerStart(script, { start, end }) : end };
  });
  return { drafts, forEverybody: around.filter(({ start, end }) => end > start), unread: [] };
};

/** Where the paragraph from a place on ends: at the first line that starts behind the end of a sentence. */
const endOfParagraph = (script: Script, from: number, limit: number): number => {
  for (let i = endOfLine(script, from + 1, limit); i < limit; i = endOfLine(script, i + 1, limit))
    if (sentenceEnds.includes(script.chars.charAt(i - 1))) return i;
  return limit;
};

type Paragraph = { readonly text: Stretch; readonly section: string };

/** A paragraph between two tasks that names nobody is a task as well: it must not be lost. */
const unattributed = (script: Script, { text, section }: Paragraph, index: number): TaskDraft => ({
  id: String(index),
  number: [String(index)],
  section,
  heading: ownHeading(script, text, null),
  text,
  attribution: null,
  roles: null,
  inherited: false,
  timed: [{ ...text, inTimeField: false }],
  confidence: confidence.unattributed,
});

type Opening = { readonly start: number; readonly title: string; readonly between: readonly Paragraph[] };

/** Where the last paragraph in [from, to) begins, below its title; a line that goes on with a sentence begins none. */
const openingOf = (script: Script, from: number, to: number, above: string): Opening => {
  const between: Paragraph[] = [];
  let start = from;
  let title = above;
  const close = (end: number): void => {
    const opensList = script.chars[end - 1] === ":";
    if (end - start >= shortestParagraph && !opensList) between.push({ text: { start, end }, section: title });
  };
  for (let i = from; i < to; i = endOfLine(script, i + 1, to)) {
    const opens = i === start || sentenceEnds.includes(script.chars.charAt(i - 1));
    if (!opens || (i > from && gapBefore(script, i) < gaps.line)) continue;
    const next = endOfLine(script, i + 1, to);
    const isTitle = next < to && next - i <= longestTitleLine && !/[,。;:、!?()]/u.test(script.chars.slice(i, next));
    if (i > start) close(i);
    if (isTitle) title = inkOf(script, { start: i, end: next });
    start = isTitle ? next : i;
  }
  return { start, title, between };
};

const endOfLine = (script: Script, from: number, limit: number): number => {
  for (let i = from; i < limit; i++) if ((script.gap[i] as number) >= gaps.line) return i;
  return limit;
};
