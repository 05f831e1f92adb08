import * as v from "valibot";

import { done, errorAt, refused, type Issue, type Result } from "./result.ts";

/** What a checker needs to know of a shape; made with valibot, so that shapes are data and carry no code of ours. */
export type Shape<T> = v.GenericSchema<unknown, T>;

/** A decimal text such as "12.5": points and weights are written so, never as floats. */
export const decimalShape = v.pipe(v.string("decimal"), v.regex(/^\d{1,12}(?:\.\d{1,12})?$/u, "decimal"));

/** A decimal text that may be below 0, such as "-5". */
export const signedDecimalShape = v.pipe(v.string("decimal"), v.regex(/^-?\d{1,12}(?:\.\d{1,12})?$/u, "decimal"));

/** A decimal or a ratio such as "4/3", for parts that no decimal writes exactly. */
export const ratioShape = v.pipe(v.string("ratio"), v.regex(/^\d{1,12}(?:\.\d{1,12}|\/[1-9]\d{0,11})?$/u, "ratio"));

/** Decimal places and the way to round to them: 四舍五入 or GB/T 8170. */
export const roundingShape = v.strictObject({
  places: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  mode: v.picklist(["half-up", "half-even"]),
});

/** A short name that files, sheets and ledgers use: letters, digits, "-" and "_", at most 40. */
export const idShape = v.pipe(v.string("id"), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/u, "id"));

export const nameShape = v.pipe(v.string("name"), v.trim(), v.nonEmpty("name"), v.maxLength(200, "name"));

/** What people write into a cell, at most 2,000 characters: a cell holds no more than 32,767, and several are joined. */
export const wordsShape = v.pipe(v.string("words"), v.maxLength(2000, "words"));

/**
 * Types a value that came from outside (文件结构检查), or says at once all that is wrong with its shape.
 *
 * @param document the name under which a person knows the value: a file, a sheet
 * @returns issues `field-missing`, `field-unknown` and `field-invalid` (data: want, got), each at its field; or `format-other` (want, got)
 *   alone, where the value calls itself of another kind or version and so owes us none of these fields
 */
export const checkShape = <T>(shape: Shape<T>, raw: unknown, document: string): Result<T> => {
  const parsed = v.safeParse(shape, raw);
  if (parsed.success) return done(parsed.output);
  const other = parsed.issues.find(
    ({ type, path, input }) => type === "literal" && typeof input === "string" && isFormat(path),
  );
  return refused(other ? [formatOther(other, document)] : parsed.issues.map((issue) => issueOf(issue, document)));
};

const isFormat = (path: v.BaseIssue<unknown>["path"]): boolean => path?.length === 1 && path[0].key === "format";

const formatOther = (issue: v.BaseIssue<unknown>, document: string): Issue =>
  errorAt({ kind: "file", name: document }, "format-other", {
    want: (issue.expected ?? "").replaceAll('"', ""),
    got: String(issue.input).slice(0, 60),
  });

const issueOf = (issue: v.BaseIssue<unknown>, document: string): Issue => {
  const keys = (issue.path ?? []).map((step) => step.key);
  const path = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  const place = { kind: "field", document, path: path.replace(/^\./u, "") } as const;
  if (issue.type === "strict_object" && issue.expected === "never") return errorAt(place, "field-unknown");
  if (issue.input === undefined) return errorAt(place, "field-missing", { want: wantOf(issue) });
  return errorAt(place, "field-invalid", { want: wantOf(issue), got: gotOf(issue).slice(0, 60) });
};

/** What was written; of lists and objects what they are, of an empty list that it is so. */
const gotOf = ({ input, received }: v.BaseIssue<unknown>): string => {
  if (Array.isArray(input)) return input.length === 0 ? "[]" : "Array";
  return typeof input === "string" ? JSON.stringify(input) : received;
};

/** "decimal", "ratio", "id", "name", "words" and "formula" are our own words for a shape; else what valibot expected. */
const wantOf = (issue: v.BaseIssue<unknown>): string =>
  // valibot counts the entries of a list that must have some.
  Array.isArray(issue.input) && issue.expected === "!0"
    ? "entries"
    : ["decimal", "ratio", "id", "name", "words", "formula"].includes(issue.message)
      ? issue.message
      : (issue.expected ?? issue.type);
