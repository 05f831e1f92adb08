import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { readText } from "./readText.ts";

/** Reads a JSON file as unknown data; `json-invalid` (detail) where it is none. */
export const readJson = (bytes: Uint8Array, name: string): Result<unknown> => {
  const text = readText(bytes, name);
  if (!text.ok) return text;
  try {
    return done(JSON.parse(text.value) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused([errorAt({ kind: "file", name }, "json-invalid", { detail: error.message })]);
  }
};
