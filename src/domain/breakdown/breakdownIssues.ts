import type { Place, SourceSpan } from "../shared/place.ts";
import { noteAt, warningAt, type Issue } from "../shared/result.ts";
import type { Breakdown, Task } from "./breakdown.ts";
import type { Damage } from "./damagedText.ts";
import type { ReadDocument } from "./readDocument.ts";
import { quoteOf, spanOf, type Script, type Stretch } from "./script.ts";
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
  ...read.unread.map((one) => warningAt(placeOf(script, one), "attribution-unclosed", { quote: short(script, one) })),
  ...settled.unlikely.map((one) =>
    warningAt(placeOf(script, one), "unit-unlikely", { id: one.taskId, name: one.name, quote: short(script, one) }),
  ),
  ...settled.lost.map((one) =>
    warningAt(placeOf(script, one), "reference-lost", { id: one.taskId, quote: short(script, one) }),
  ),
  ...[...settled.unreadTimes, ...dutyTimes].map((one) =>
    warningAt(placeOf(script, one), one.reason, { quote: short(script, one) }),
  ),
  ...settled.tasks.filter(({ lead }) => lead.length === 0).map(withoutLead),
];

const placeOf = (script: Script, stretch: Stretch): Place => textPlace(spanOf(script, stretch));

const short = (script: Script, stretch: Stretch): string => {
  const quote = quoteOf(script, stretch).replace(/\s+/gu, " ");
  return quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote;
};

const damaged = (script: Script, { start, end }: Damage): Issue => {
  const line = script.newlines.filter((offset) => offset < start).length + 1;
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
