/** From a number of the matter to a place in the drawing (比例尺). */
export type Scale = (value: number) => number;

/** A straight scale; where the span of the matter is 0, everything stands in the middle. */
export const linearScale = (
  [lowest, highest]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale =>
  highest === lowest ? () => (from + to) / 2 : (value) => from + ((value - lowest) / (highest - lowest)) * (to - from);

/**
 * Round numbers to mark on an axis (刻度): steps of 1, 2 or 5 times a power of ten, all within the span.
 *
 * @param about how many are wanted, above 0; a few more or fewer come out
 */
export const ticksIn = (lowest: number, highest: number, about: number): readonly number[] => {
  if (!(highest > lowest)) return [lowest];
  const rough = (highest - lowest) / about;
  const power = Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * 10 ** power >= rough) ?? 10) * 10 ** power;
  const first = Math.ceil(lowest / step);
  const last = Math.floor(highest / step);
  // Written in decimals and read again: 3 × 0.1 is to be 0.3.
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toFixed(places)));
};
