import { isNegative, isZero, multiply, nearestFloat, sum, type Exact } from "../shared/exact.ts";

/** A value and its weight in an aggregate; weights are taken as they are, not made to add up to anything. */
export type Weighted = { readonly value: Exact; readonly weight: Exact };

/** Σ weight × value (加权和), exact. */
export const weightedSum = (parts: readonly Weighted[]): Exact =>
  sum(parts.map(({ value, weight }) => multiply(value, weight)));

/**
 * Σ weight × log₁₀ value (加权几何), advisory: it orders as the weighted product does, lets no criterion make up for another
 * that is near 0, and is a float, so that no official rank may rest on it.
 *
 * @returns null where a value is not above 0: the product has no logarithm there
 */
export const weightedGeometric = (parts: readonly Weighted[]): number | null =>
  parts.some(({ value }) => isZero(value) || isNegative(value))
    ? null
    : parts.reduce((total, { value, weight }) => total + nearestFloat(weight) * Math.log10(nearestFloat(value)), 0);
