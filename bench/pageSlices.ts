/** A stretch of work on a page's thread, in ms of processor time and on the clock, and what most of it went to. */
type Slice = { readonly cpu: number; readonly wall: number; readonly what: string };

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string; readonly functionName?: string } };
};

/** What Chromium traces of the stretches in which a page answers nobody, and of what ran in them. */
export const sliceCategories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/**
 * The stretches of work on the thread of the pages in a trace (主线程切片), the longest first. Processor time counts, so that other
 * work on the machine does not.
 *
 * @param count how many are wanted
 */
export const longestSlices = (trace: Buffer, count: number): readonly Slice[] => {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { readonly traceEvents: readonly TraceEvent[] };
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && JSON.stringify(args).includes("CrRendererMain"))
      .map(threadOf),
  );
  const events = traceEvents.filter((one) => one.ph === "X" && pages.has(threadOf(one)));
  return events
    .filter(({ name }) => name === "RunTask")
    .toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
    .slice(0, count)
    .map((task) => ({ cpu: (task.tdur ?? 0) / 1000, wall: (task.dur ?? 0) / 1000, what: mostOf(task, events) }));
};

/** The longest things that were done within a stretch, other than the loop that runs all of them, and the longest script. */
const mostOf = (task: TraceEvent, events: readonly TraceEvent[]): string => {
  const end = task.ts + (task.dur ?? 0);
  const within = events
    .filter(
      (one) =>
        one.name !== "RunTask" &&
        !one.name.startsWith("ThreadController") &&
        threadOf(one) === threadOf(task) &&
        one.ts >= task.ts &&
        one.ts < end,
    )
    .toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  const script = within.find(({ args }) => args.data?.url !== undefined)?.args.data;
  const names = [...new Set(within.slice(0, 3).map(({ name }) => name))];
  return [...names, script?.functionName ?? "", script?.url?.replace(/^.*\//u, "") ?? ""]
    .filter((part) => part !== "")
    .join(" ");
};
