import type { ImprintRow } from "./closingLines.ts";

/** Which typeface a text is set in, by what the standard wants it for: 小标宋 red and black, 仿宋, 黑体, 楷体. */
export type Face = "mark" | "title" | "body" | "black" | "italic";

/** What a paragraph is in the document; headings by level. */
export type Role =
  "mark" | "number" | "title" | "addressees" | "heading" | "text" | "attachment" | "caption" | "signing";

/** Lines of one paragraph that stand on one page; all lengths in twentieths of a point, the size of its type in half points. */
export type ParagraphPiece = {
  readonly kind: "paragraph";
  readonly role: Role;
  /** Of a heading, 1 to 4. */
  readonly level: number;
  readonly lines: readonly (readonly { readonly text: string; readonly face: Face }[])[];
  readonly pitch: number;
  readonly size: number;
  readonly align: "justify" | "left" | "center" | "right";
  /** How far the first line, all lines, and their ends stand in; the first one's counts where the paragraph begins here. */
  readonly indent: { readonly first: number; readonly left: number; readonly right: number };
  /** Whether the paragraph begins and ends on this page. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Below it, with the red rule in it; 0 for none. */
  readonly rule: number;
};

/** Rows of one table that stand on one page under its header. */
export type TablePiece = {
  readonly kind: "table";
  readonly title: string;
  readonly columns: readonly number[];
  readonly size: number;
  /** Each cell as its lines. */
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly (readonly string[])[])[];
};

/** What stands on a page, from its head down (版面内容). */
export type PagePiece =
  | { readonly kind: "space"; readonly height: number }
  | ParagraphPiece
  | TablePiece
  | { readonly kind: "imprint"; readonly rows: readonly ImprintRow[] };

/** A page of an official document (公文页面): whether it lies across, its number or null where none is printed, what stands on it. */
export type OfficialPage = {
  readonly across: boolean;
  readonly number: number | null;
  readonly pieces: readonly PagePiece[];
};
