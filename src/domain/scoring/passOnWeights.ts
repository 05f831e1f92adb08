import type { AbsentRule } from "../scheme/stage.ts";
import { add, divide, isZero, multiply, subtract, sum, whole, type Exact } from "../shared/exact.ts";

/** A part of a weighted sum: its weight in percent, and its number, null where it is absent. */
export type Share = { readonly id: string; readonly weight: Exact; readonly value: Exact | null };

/**
 * Gives the weights of absent parts to those present, as the scheme says (缺席方权重处理).
 *
 * @returns the present parts with weights that sum to what all weights sum to; null where the scheme waits: it refuses,
 *   or the one named to take over is absent, or the present ones weigh nothing
 */
export const passOnWeights = (
  shares: readonly Share[],
  rule: AbsentRule,
): readonly (Share & { readonly value: Exact })[] | null => {
  const present = shares.flatMap((share) => (share.value === null ? [] : [{ ...share, value: share.value }]));
  if (present.length === shares.length) return present;
  if (present.length === 0 || rule.kind === "refuse") return null;
  const all = sum(shares.map(({ weight }) => weight));
  const kept = sum(present.map(({ weight }) => weight));
  const missing = subtract(all, kept);
  switch (rule.kind) {
    case "proportional":
      if (isZero(kept)) return null;
      return present.map((share) => ({ ...share, weight: divide(multiply(share.weight, all), kept) }));
    case "equally": {
      const part = divide(missing, whole(present.length));
      return present.map((share) => ({ ...share, weight: add(share.weight, part) }));
    }
    case "to":
      if (!present.some(({ id }) => id === rule.to)) return null;
      return present.map((share) => (share.id === rule.to ? { ...share, weight: add(share.weight, missing) } : share));
  }
};
