import { add, compare, divide, whole, type Exact } from "./exact.ts";

/** The middle value, exact; of an even number the mean of the middle two (中位数); null of none. */
export const median = (values: readonly Exact[]): Exact | null => {
  const sorted = [...values].sort(compare);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low && high ? divide(add(low, high), whole(2)) : null;
};
