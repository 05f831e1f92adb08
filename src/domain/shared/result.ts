import type { Place } from "./place.ts";

/** An error stops the step it belongs to; a warning asks a person to look; a note says what was done by itself. */
export type Severity = "error" | "warning" | "note";

/**
 * Something about the data that a person must know (问题提示). The code names it, `data` fills the sentence;
 * the sentence itself stands in app/wording/issues.{zh,en}.ts.
 */
export type Issue = {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly data: Readonly<Record<string, string | number>>;
};

/** A step that read or computed something, or was refused; the issues are all there at once. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const done = <T>(value: T, issues: readonly Issue[] = []): Result<T> => ({ ok: true, value, issues });

export const refused = (issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } => {
  if (issues.length === 0) throw new RangeError("a refusal: got no issue, want at least one");
  return { ok: false, issues };
};

/** Done with `value` when no issue is an error, refused otherwise. */
export const judged = <T>(value: () => T, issues: readonly Issue[]): Result<T> =>
  issues.some((issue) => issue.severity === "error") ? refused(issues) : done(value(), issues);

export const errorAt = (place: Place, code: string, data: Issue["data"] = {}): Issue => ({
  code,
  severity: "error",
  place,
  data,
});

export const warningAt = (place: Place, code: string, data: Issue["data"] = {}): Issue => ({
  code,
  severity: "warning",
  place,
  data,
});

export const noteAt = (place: Place, code: string, data: Issue["data"] = {}): Issue => ({
  code,
  severity: "note",
  place,
  data,
});
