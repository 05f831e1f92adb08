import { attributionsIn } from "./attribution.ts";
import { trailerStart } from "./closing.ts";
import { ownHeading } from "./outlineHeading.ts";
import { gaps, type Script, type Stretch } from "./script.ts";
import { confidence, type TaskDraft } from "./taskDraft.ts";

/** Tasks out of prose without numbers, and the words before the first and after the last of them. */
export type ParagraphTasks = { readonly drafts: readonly TaskDraft[]; readonly forEverybody: readonly Stretch[] };

const longestTitleLine = 30;
const sentenceEnds = "。;!?)";

/**
 * Paragraphs without numbers are tasks where each is attributed (无序号段落); each starts at its line or after the one
 * before. A short line without marks titles those below it.
 *
 * @returns null where nothing is attributed
 */
export const paragraphTasks = (script: Script, place: Stretch): ParagraphTasks | null => {
  const { found } = attributionsIn(script, place);
  const drafts: TaskDraft[] = [];
  let from = place.start;
  let section = "";
  let ahead = place.end;
  found.forEach((attribution, i) => {
    const opening = openingOf(script, from, attribution.start);
    section = opening.title ?? section;
    const text = { start: opening.start, end: attribution.start };
    from = attribution.end;
    if (text.end <= text.start) return;
    if (drafts.length === 0) ahead = text.start;
    drafts.push({
      id: String(i + 1),
      number: [String(i + 1)],
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
  };
};

type Opening = { readonly start: number; readonly title: string | null };

/** Where the last paragraph in [from, to) begins, below its title; a line that goes on with a sentence begins none. */
const openingOf = (script: Script, from: number, to: number): Opening => {
  let start = from;
  let title: string | null = null;
  for (let i = from; i < to; i = endOfLine(script, i + 1, to)) {
    const opens = i === start || sentenceEnds.includes(script.chars[i - 1] ?? "。");
    if (!opens || (i > from && (script.gap[i] ?? 0) < gaps.line)) continue;
    const next = endOfLine(script, i + 1, to);
    const isTitle = next < to && next - i <= longestTitleLine && !/[,。;:、!?()]/u.test(script.chars.slice(i, next));
    if (isTitle) title = script.ink.slice(i, next);
    start = isTitle ? next : i;
  }
  return { start, title };
};

const endOfLine = (script: Script, from: number, limit: number): number => {
  for (let i = from; i < limit; i++) if ((script.gap[i] ?? 0) >= gaps.line) return i;
  return limit;
};
