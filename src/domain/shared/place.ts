/** A stretch of a document's text: offsets in UTF-16 units, half-open [start, end); line counts from 1. */
export type SourceSpan = { readonly start: number; readonly end: number; readonly line: number };

/** Where something stands, so that a person can go there: in a text, a cell, a row of a file, a field, a command. */
export type Place =
  | ({ readonly kind: "text" } & SourceSpan)
  | { readonly kind: "cell"; readonly sheet: string; readonly address: string; readonly file?: string }
  | { readonly kind: "row"; readonly file: string; readonly row: number; readonly column?: string }
  | { readonly kind: "field"; readonly document: string; readonly path: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "entry"; readonly index: number }
  | { readonly kind: "assessment" };

/** The place of a problem that concerns the assessment as a whole. */
export const wholeAssessment: Place = { kind: "assessment" };
