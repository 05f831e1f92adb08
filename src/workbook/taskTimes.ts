import type { Task } from "../domain/breakdown/breakdown.ts";
import { plainText } from "./plainText.ts";

const mark = "；";
const day = /（\d{4}-\d{2}-\d{2}）$/u;

/** A task's time limits as its cell says them (时限): each as quoted; where there are several days, each with its own. */
export const timesCell = ({ times }: Pick<Task, "times">): string => {
  const hasDays = new Set(times.flatMap(({ due }) => due ?? [])).size > 1;
  const said = times.map(({ quote, due }) => plainText(quote) + (hasDays && due !== null ? `（${due}）` : ""));
  // One stretch may set several limits (每月或每季度) and is said once.
  return said.filter((text, i) => text !== said[i - 1] || times[i]?.value === times[i - 1]?.value).join(mark);
};

/** What such a cell says beyond the task's own text, in which its other limits are found anyway. */
export const timesApart = (cell: string, text: string): readonly string[] => {
  const words = bare(text);
  let from = 0;
  return cell
    .split(mark)
    .map((said) => said.replace(day, "").trim())
    .filter((quote) => {
      const at = words.indexOf(bare(quote), from);
      if (at >= 0) from = at + bare(quote).length;
      return quote !== "" && at < 0;
    });
};

const bare = (text: string): string => text.replace(/[\s*]/gu, "");
