import canonicalize from "canonicalize";
import type { Json } from "./json.ts";

/** The most levels that arrays and objects may stand in each other; a text with more is an attack, not a record. */
const deepest = 100;

/** Half of a character: it has no bytes in UTF-8, so nothing could commit to it. */
const halfCharacter = /\p{Cs}/u;

/**
 * The one text of a JSON value (规范化 JSON): keys sorted, no spaces, numbers as ECMAScript prints them.
 * @throws RangeError for what `hasCanonicalJson` refuses
 * @source RFC 8785
 */
export const canonicalJson = (value: Json): string => {
  const text = hasCanonicalJson(value) ? canonicalize(value) : undefined;
  if (text === undefined) throw new RangeError("canonical JSON: got no JSON value, want one of at most 100 levels");
  return text;
};

/** Whether a parsed value has a canonical text: finite numbers, whole characters only, not too deep. */
export const hasCanonicalJson = (value: Json, level = 0): boolean => {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return !halfCharacter.test(value);
  if (value === null || typeof value !== "object") return true;
  if (level >= deepest) return false;
  return Object.entries(value).every(([key, part]) => !halfCharacter.test(key) && hasCanonicalJson(part, level + 1));
};
