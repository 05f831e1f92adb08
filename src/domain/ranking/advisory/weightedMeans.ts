import { divide, isNegative, isZero, nearestFloat, one, sum, type Exact } from "../../shared/exact.ts";
import { weightedGeometric, weightedSum, type Weighted } from "../weightedAggregates.ts";

const weightOf = (parts: readonly Weighted[]): Exact => sum(parts.map(({ weight }) => weight));

/** Σ weight × value ÷ Σ weight (加权算术平均), exact; null where nothing has weight. */
export const arithmeticMean = (parts: readonly Weighted[]): Exact | null => {
  const weight = weightOf(parts);
  return isZero(weight) ? null : divide(weightedSum(parts), weight);
};

/**
 * The weighted geometric mean (加权几何平均), a float: what is weak weighs more than in the arithmetic mean.
 *
 * @returns null where nothing has weight, or a value is not above 0
 */
export const geometricMean = (parts: readonly Weighted[]): number | null => {
  const weight = weightOf(parts);
  const logarithm = weightedGeometric(parts);
  return logarithm === null || isZero(weight) ? null : 10 ** (logarithm / nearestFloat(weight));
};

/**
 * Σ weight ÷ Σ (weight ÷ value) (加权调和平均), exact: what is weak weighs more still.
 *
 * @returns null where nothing has weight, or a value is not above 0
 */
export const harmonicMean = (parts: readonly Weighted[]): Exact | null => {
  const weight = weightOf(parts);
  if (isZero(weight) || parts.some(({ value }) => isZero(value) || isNegative(value))) return null;
  const inverse = weightedSum(parts.map((part) => ({ value: divide(one, part.value), weight: part.weight })));
  return divide(weight, inverse);
};
