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
  const text = canonicalTextOf(value);
  if (text === null) throw new RangeError("canonical JSON: got no JSON value, want one of at most 100 levels");
  return text;
};

/** The one text of a parsed value, null for what `hasCanonicalJson` refuses. */
export const canonicalTextOf = (value: Json): string | null => {
  const order = orderOf(value, 0);
  if (order === "none") return null;
  return order === "sorted" ? JSON.stringify(value) : turned(value);
};

/** The RFC takes over how ECMAScript prints, so the order of keys, by UTF-16 units, is all that is to be seen to. */
const turned = (value: Json): string => {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(turned).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const parts = value as Readonly<Record<string, Json | undefined>>;
  const keys = Object.keys(parts).sort();
  if (keys.every((key) => isPlainKey(key) && isFlat(parts[key]))) {
    const sorted: Record<string, Json | undefined> = {};
    for (const key of keys) sorted[key] = parts[key];
    return JSON.stringify(sorted);
  }
  const texts = keys.flatMap((key) => {
    const part = parts[key];
    return part === undefined ? [] : [`${JSON.stringify(key)}:${turned(part)}`];
  });
  return `{${texts.join(",")}}`;
};

/** Objects keep their keys in the order they were given, but for numbers; and one key is none. */
const isPlainKey = (key: string): boolean => !/^\d/u.test(key) && key !== "__proto__";

const isFlat = (part: Json | undefined): boolean => part === null || typeof part !== "object";

/** Whether a parsed value has a canonical text: finite numbers, whole characters only, not too deep. */
export const hasCanonicalJson = (value: Json): boolean => orderOf(value, 0) !== "none";

/** Whether a value has a canonical text, and whether its keys stand in the order of that text already. */
type Order = "sorted" | "turned" | "none";

const orderOf = (value: Json, level: number): Order => {
  if (typeof value === "string") return halfCharacter.test(value) ? "none" : "sorted";
  if (typeof value === "number") return Number.isFinite(value) ? "sorted" : "none";
  if (value === null || typeof value !== "object") return "sorted";
  if (level >= deepest) return "none";
  let order: Order = "sorted";
  if (Array.isArray(value)) {
    for (const part of value as readonly Json[]) {
      const one = orderOf(part, level + 1);
      if (one === "none") return one;
      if (one === "turned") order = one;
    }
    return order;
  }
  let last = "";
  for (const key of Object.keys(value)) {
    const one = halfCharacter.test(key)
      ? "none"
      : orderOf((value as Readonly<Record<string, Json>>)[key] ?? null, level + 1);
    if (one === "none") return one;
    if (one === "turned" || key < last) order = "turned";
    last = key;
  }
  return order;
};
