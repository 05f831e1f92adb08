import canonicalize from "canonicalize";
import type { Json } from "./json.ts";

/**
 * The one text of a JSON value (规范化 JSON): keys sorted, no spaces, numbers as ECMAScript prints them.
 * @throws RangeError for NaN and the infinities, which are no JSON
 * @source RFC 8785
 */
export const canonicalJson = (value: Json): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError("canonical JSON: got undefined, want a JSON value");
  return text;
};
