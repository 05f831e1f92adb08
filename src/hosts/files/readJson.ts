import type { Place } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { repeatedKeys } from "./repeatedKeys.ts";
import { readText } from "./readText.ts";

/** Reads a JSON file as unknown data; `json-invalid` (detail) where it is none, `field-repeated` where a field stands twice. */
export const readJson = (bytes: Uint8Array, name: string): Result<unknown> => {
  const text = readText(bytes, name);
  if (!text.ok) return text;
  try {
    const value = JSON.parse(text.value) as unknown;
    const repeated = repeatedKeys(text.value);
    if (repeated.length === 0) return done(value);
    return refused(repeated.map((path) => errorAt({ kind: "field", document: name, path }, "field-repeated")));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused([errorAt(placeOf(error.message, text.value, name), "json-invalid", { detail: error.message })]);
  }
};

/** The line at which the engine gave up, where it says so. */
const placeOf = (message: string, text: string, name: string): Place => {
  const at = /\bposition (\d+)/u.exec(message)?.[1];
  if (at === undefined) return { kind: "file", name };
  return { kind: "row", file: name, row: text.slice(0, Number(at)).split(/\r\n|\r|\n/u).length };
};
