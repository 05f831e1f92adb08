import type { GroupResult } from "../../../domain/notice/yearResults.ts";
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  isZero,
  multiply,
  nearestFloat,
  ratio,
  subtract,
  whole,
  type Exact,
} from "../../../domain/shared/exact.ts";
import { at } from "../../../domain/shared/at.ts";
import { pointsText } from "../../../domain/notice/resultTables.ts";

/** Units whose total lies in [from, to). */
export type ScoreBand = { readonly from: string; readonly to: string; readonly units: readonly string[] };

/** How a group's totals lie (得分分布): bands of one width without gaps, low to high, and the middle and ends as text. */
export type ScoreSpread = {
  readonly group: string;
  readonly bands: readonly ScoreBand[];
  readonly lowest: string;
  readonly median: string;
  readonly highest: string;
  /** Where the median stands between the first band's begin and the last one's end, in [0, 1]; for drawing only. */
  readonly medianAt: number;
  /** Units that a veto left without a total. */
  readonly without: readonly string[];
};

/** Widths of a band that people can read off. */
const widths = ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50", "100", "200", "500"];

/** More bands than these are too narrow to be told apart. */
const mostBands = 10;

/** A group's totals as they rank, exactly parted into bands; null where no unit has a total. */
export const scoreSpread = ({ group, rows }: GroupResult): ScoreSpread | null => {
  const placed = rows.flatMap(({ unit, row }) => (row.total ? [{ name: unit.name, total: row.total }] : []));
  const sorted = placed.map(({ total }) => total).sort(compare);
  if (sorted.length === 0) return null;
  const [lowest, highest] = [at(sorted, 0), at(sorted, sorted.length - 1)];
  const width = widthFor(subtract(highest, lowest));
  const first = stepsDown(lowest, width);
  const count = stepsDown(highest, width) - first + 1;
  const edge = (band: number): Exact => multiply(whole(first + band), width);
  const bands = Array.from({ length: count }, (_, band): ScoreBand => {
    const units = placed.filter(({ total }) => stepsDown(total, width) === first + band).map(({ name }) => name);
    return { from: exactText(edge(band)), to: exactText(edge(band + 1)), units };
  });
  const median = middle(sorted);
  return {
    group: group.name,
    bands,
    lowest: pointsText(lowest),
    median: pointsText(median),
    highest: pointsText(highest),
    medianAt: nearestFloat(divide(subtract(median, edge(0)), multiply(whole(count), width))),
    without: rows.flatMap(({ unit, row }) => (row.total ? [] : [unit.name])),
  };
};

/** The narrowest width by which the range fits; where all are equal, whole points. */
const widthFor = (range: Exact): Exact => {
  if (isZero(range)) return whole(1);
  const fitting = widths.find((width) => compare(range, multiply(exact(width), whole(mostBands - 1))) <= 0);
  if (fitting !== undefined) return exact(fitting);
  let width = exact(at(widths, widths.length - 1));
  while (compare(range, multiply(width, whole(mostBands - 1))) > 0) width = multiply(width, whole(2));
  return width;
};

/** The largest whole number of widths that is not above the value. */
const stepsDown = (value: Exact, width: Exact): number => {
  let steps = Math.floor(nearestFloat(divide(value, width)));
  while (compare(multiply(whole(steps), width), value) > 0) steps--;
  while (compare(multiply(whole(steps + 1), width), value) <= 0) steps++;
  return steps;
};

const middle = (sorted: readonly Exact[]): Exact => {
  const low = at(sorted, Math.floor((sorted.length - 1) / 2));
  const high = at(sorted, Math.floor(sorted.length / 2));
  return multiply(add(low, high), ratio(1, 2));
};
