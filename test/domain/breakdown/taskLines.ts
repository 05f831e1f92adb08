import type { Breakdown, TimeLimit } from "../../../src/domain/breakdown/breakdown.ts";

const bare = (text: string): string => text.replace(/[\s*|#]+/gu, "");
const timed = (times: readonly TimeLimit[]): string =>
  times.map(({ quote, kind, value }) => `${bare(quote)} ${kind} ${value}`).join("; ");

/** A breakdown as the fixtures write it: one line a task, then one a duty and one a floor. */
export const taskLines = ({ tasks, duties, weightFloors }: Breakdown): string =>
  [
    ...tasks.map((task) => {
      const text = bare(task.text);
      const shown = text.length > 24 ? `${text.slice(0, 10)}…${text.slice(-10)}` : text;
      const units = `牵头 ${task.lead.join(" ") || "-"} 配合 ${task.support.join(" ") || "-"}`;
      const inherited = task.inherited ? " inherited" : "";
      return `${task.id} [${shown}] ${units} ${task.leadMode}${inherited} {${timed(task.times)}}`;
    }),
    ...duties.map((duty) => `普遍 ${duty.who} [${bare(duty.quote)}] {${timed(duty.times)}}`),
    ...weightFloors.map((floor) => `权重 ${floor.percent} ${floor.subject} [${bare(floor.quote)}]`),
    "",
  ].join("\n");
