import { compare, exact, one } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import type { At } from "./checkLists.ts";
import type { Scale } from "./leafRule.ts";
import type { RatioText } from "./scheme.ts";

/** A part of something is at most 1: `share-outside` (got). */
export const checkShare = (share: RatioText, path: string, at: At): readonly Issue[] =>
  compare(exact(share), one) > 0 ? [errorAt(at(path), "share-outside", { got: share })] : [];

/** A scale's highest mark is above its lowest: `scale-not-rising` (lowest, highest). */
export const checkScale = ({ lowest, highest }: Scale, path: string, at: At): readonly Issue[] =>
  compare(exact(lowest), exact(highest)) < 0
    ? []
    : [errorAt(at(`${path}.highest`), "scale-not-rising", { lowest, highest })];
