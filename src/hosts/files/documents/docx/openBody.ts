import type { Block } from "../blocks.ts";
import { fieldReader, type FieldReader } from "./fields.ts";
import type { OwnNumber } from "./listNumbers.ts";
import type { OpenTable } from "./openTable.ts";

/** How much of each kind was not read. */
export type LeftOut = { deleted: number; pictures: number; notes: number; hidden: number; embedded: number };

/** A paragraph while its runs come in; `boxes` are the text boxes that hang on it. */
export type OpenParagraph = {
  text: string;
  style: string;
  list: string | null;
  level: number | null;
  /** Its end was deleted, so that the next paragraph goes on where it stops. */
  joinsNext: boolean;
  readonly boxes: Block[];
};

/** Where paragraphs go: the body, a cell, a text box; `before` is what a deleted paragraph end left to the next one. */
export type Flow = { readonly blocks: Block[]; before: string };

/** The body of a Word document while it is read; what is open stands last in each list. */
export type OpenBody = {
  readonly numberOf: (paragraph: OwnNumber) => string;
  readonly left: LeftOut;
  /** The elements around, outermost first, the one at hand last. */
  readonly path: string[];
  readonly flows: Flow[];
  readonly tables: OpenTable[];
  readonly paragraphs: OpenParagraph[];
  /** For each choice between two ways of saying the same: whether one was taken. */
  readonly choices: boolean[];
  readonly fields: FieldReader;
  hidesRun: boolean;
};

export const newFlow = (): Flow => ({ blocks: [], before: "" });

export const newParagraph = (): OpenParagraph => ({
  text: "",
  style: "",
  list: null,
  level: null,
  joinsNext: false,
  boxes: [],
});

export const newBody = (numberOf: (paragraph: OwnNumber) => string): OpenBody => ({
  numberOf,
  left: { deleted: 0, pictures: 0, notes: 0, hidden: 0, embedded: 0 },
  path: [],
  flows: [newFlow()],
  tables: [],
  paragraphs: [],
  choices: [],
  fields: fieldReader(),
  hidesRun: false,
});

/** Adds to the paragraph at hand what a reader of the document sees there. */
export const addText = ({ paragraphs, fields, hidesRun }: OpenBody, text: string): void => {
  const paragraph = paragraphs.at(-1);
  if (paragraph && fields.shows() && !hidesRun) paragraph.text += text;
};
