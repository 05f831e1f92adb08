import type { Place, SourceSpan } from "../shared/place.ts";
import { noteAt, warningAt, type Issue } from "../shared/result.ts";
import type { Breakdown, Task } from "./breakdown.ts";
import type { Damage } from "./damagedText.ts";
import type { ReadDocument } from "./readDocument.ts";
import { lineAt, quoteOf, spanOf, type Script, type Stretch } from "./script.ts";
import type { Settled } from "./settleTasks.ts";
import type { UnreadTime } from "./timeLimits.ts";

const longestQuote = 60;

/** Where a span of the document's text stands, as a place. */
const textPlace = (span: SourceSpan): Place => ({ kind: "text", ...span });

/** Lists what a person should look at (读取提示), in document order within each kind. */
export const breakdownIssues = (
  script: Script,
  read: ReadDocument,
  settled: Settled,
  dutyTimes: readonly UnreadTime[],
  damage: readonly Damage[],
  breakdown: Breakdown,
): readonly Issue[] => [
  ...damage.map((stretch) => damaged(script, stretch)),
  ...headIssues(breakdown),
  ...read.numberGaps.map(({ number, wanted }) =>
    noteAt(placeOf(script, number), "number-out-of-order", {
      quote: short(script, number),
      got: number.value,
      want: wanted,
    }),
  ),
  ...read.unread.map((one) => warningAt(placeOf(script, one), one.reason, { quote: short(script, one) })),
  ...unlikelyUnits(script, settled),
  ...settled.lost.map((one) =>
    warningAt(placeOf(script, one), "reference-lost", { id: one.taskId, quote: short(script, one) }),
  ),
  ...[...settled.unreadTimes, ...dutyTimes].map((one) =>
    warningAt(placeOf(script, one), one.reason, { quote: short(script, one) }),
  ),
  ...settled.tasks.filter(({ lead }) => lead.length === 0).map(withoutLead),
];

const placeOf = (script: Script, stretch: Stretch): Place => textPlace(spanOf(script, stretch));

/** What a person is shown of a stretch; only as much of it is looked at as can be shown. */
const short = (script: Script, { start, end }: Stretch): string => {
  const plain = (to: number): string => quoteOf(script, { start, end: to }).replace(/\s+/gu, " ");
  const opening = plain(Math.min(end, start + longestQuote + 1));
  const quote = opening.length > longestQuote ? opening : plain(end);
  return quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote;
};

/** A stretch is quoted once for all of its names. */
const unlikelyUnits = (script: Script, { unlikely }: Settled): readonly Issue[] => {
  let last = { start: -1, end: -1, quote: "" };
  return unlikely.map(({ start, end, taskId, name }) => {
    if (start !== last.start || end !== last.end) last = { start, end, quote: short(script, { start, end }) };
    return warningAt(placeOf(script, last), "unit-unlikely", { id: taskId, name, quote: last.quote });
  });
};

const damaged = (script: Script, { start, end }: Damage): Issue => {
  const line = lineAt(script.newlines, start);
  const around = script.source.slice(Math.max(0, start - 8), end + 8).replace(/\s+/gu, " ");
  return warningAt({ kind: "text", start, end, line }, "text-damaged", { quote: around });
};

const withoutLead = (task: Task): Issue =>
  warningAt(textPlace(task.place), "task-without-lead", {
    id: task.id,
    quote: task.text.slice(0, 30).replace(/\s+/gu, " "),
  });

const headIssues = ({ document, year, date, title }: Breakdown): readonly Issue[] => {
  const place: Place = { kind: "file", name: document };
  return [
    ...(year === null ? [warningAt(place, "document-year-unknown", { document })] : []),
    ...(date === "" ? [noteAt(place, "document-date-unknown", { document })] : []),
    ...(title === "" ? [noteAt(place, "document-title-unknown", { document })] : []),
  ];
};
