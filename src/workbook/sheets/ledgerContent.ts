import type { Json } from "../../domain/shared/json.ts";

/** What kind of things an entry names; a title and people are named whole, the others counted where there are many. */
export type ContentKind =
  "title" | "people" | "units" | "newReviewers" | "reviewers" | "criteria" | "findings" | "appeals";

/** Things of one kind that an entry names: the first few of them, and how many there are. */
export type LedgerContent = { readonly of: ContentKind; readonly names: readonly string[]; readonly count: number };

/** How many are named before the rest is only counted. */
const mostNamed = 3;

/** What an entry is about (内容): whom and what its rows name; an entry may name things of several kinds, or none. */
export const contentOf = (
  action: string,
  rows: readonly Json[],
  unitName: (id: string) => string,
): readonly LedgerContent[] => {
  const texts = (...fields: readonly string[]): readonly string[] =>
    fields.flatMap((field) => [...new Set(rows.map((row) => textOf(row, field)))].filter(Boolean));
  const whole = (of: ContentKind, names: readonly string[]): LedgerContent => ({ of, names, count: names.length });
  const few = (of: ContentKind, names: readonly string[]): LedgerContent => ({
    ...whole(of, names),
    names: names.slice(0, mostNamed),
  });
  const units = (): LedgerContent => few("units", texts("unit").map(unitName));
  const reviewers = (): LedgerContent => few("reviewers", texts("reviewer"));
  switch (action) {
    case "document-loaded":
    case "scheme-set":
      return [whole("title", texts("title"))];
    case "units-set":
      return [few("units", texts("name"))];
    case "reviewers-set":
      return [few("newReviewers", texts("name"))];
    case "observations-recorded":
      return [units(), reviewers(), few("criteria", texts("criterion"))];
    case "findings-recorded":
      return [units(), few("findings", texts("id"))];
    case "appeal-filed":
      return [units(), few("appeals", texts("id"))];
    case "appeal-decided":
      return [few("appeals", texts("appeal"))];
    case "round-closed":
    case "round-reopened":
      return [whole("people", texts("round", "first", "second"))];
    case "office-key-set":
      return [whole("people", texts("name", "first", "second"))];
    case "year-unlocked":
      return [whole("people", texts("first", "second"))];
    case "packs-issued":
    case "scores-contested":
    case "scores-chosen":
      return [reviewers()];
    case "forms-issued":
    case "self-evaluations-collected":
    case "self-evaluations-contested":
    case "self-evaluation-chosen":
    case "forms-judged":
    case "year-locked":
    case "results-published":
    case "last-year-set":
      return [units()];
    default:
      return [];
  }
};

const textOf = (row: Json, field: string): string => {
  if (row === null || typeof row !== "object" || Array.isArray(row)) return "";
  const value = (row as Readonly<Record<string, Json>>)[field];
  return typeof value === "string" ? value : "";
};
