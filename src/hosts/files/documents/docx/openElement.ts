import { addText, newFlow, newParagraph, type OpenBody } from "./openBody.ts";
import { newTable, openCell, openRow } from "./openTable.ts";

type Attributes = Readonly<Record<string, string>>;
type Reader = (body: OpenBody, value: string, attributes: Attributes) => void;

const widest = 200;
const spanOf = (value: string): number => Math.min(widest, Math.max(1, Math.trunc(Number(value)) || 1));
const isOff = (value: string): boolean => /^(?:0|false|off)$/u.test(value);

/** The element so many steps above the one at hand. */
const around = ({ path }: OpenBody, steps: number): string => path.at(-1 - steps) ?? "";

const counts =
  (kind: keyof OpenBody["left"]): Reader =>
  ({ left }) => {
    left[kind]++;
  };

/** A sign that counts only inside a run: tab stops and page settings go by the same names. */
const inRun =
  (text: string): Reader =>
  (body) => {
    if (around(body, 1) === "r") addText(body, text);
  };

/** What each element of a document's body means where it opens; those that are not here mean nothing by themselves. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["p", ({ paragraphs }) => void paragraphs.push(newParagraph())],
  [
    "pStyle",
    (body, value) => {
      const paragraph = body.paragraphs.at(-1);
      if (paragraph && around(body, 2) === "p") paragraph.style = value;
    },
  ],
  [
    "numId",
    (body, value) => {
      const paragraph = body.paragraphs.at(-1);
      if (paragraph && around(body, 3) === "p") paragraph.list = value;
    },
  ],
  [
    "ilvl",
    (body, value) => {
      const paragraph = body.paragraphs.at(-1);
      if (paragraph && around(body, 3) === "p") paragraph.level = Number(value);
    },
  ],
  [
    "del",
    (body) => {
      const paragraph = body.paragraphs.at(-1);
      const table = body.tables.at(-1);
      if (around(body, 1) === "trPr") {
        if (table) table.dropsRow = true;
        body.left.deleted++;
      } else if (paragraph && around(body, 2) === "pPr") paragraph.joinsNext = true;
    },
  ],
  ["r", (body) => void (body.hidesRun = false)],
  [
    "vanish",
    (body, value) => {
      if (around(body, 2) !== "r" || isOff(value)) return;
      body.hidesRun = true;
      body.left.hidden++;
    },
  ],
  ["tab", inRun("\t")],
  ["br", inRun("\n")],
  ["cr", inRun("\n")],
  ["noBreakHyphen", inRun("-")],
  ["fldChar", ({ fields }, _, attributes) => fields.mark(attributes["fldCharType"] ?? "")],
  ["AlternateContent", ({ choices }) => void choices.push(false)],
  [
    "Choice",
    ({ choices }) => {
      if (choices.length > 0) choices[choices.length - 1] = true;
    },
  ],
  ["txbxContent", ({ flows }) => void flows.push(newFlow())],
  ["tbl", ({ tables }) => void tables.push(newTable())],
  ["tr", ({ tables }) => tables.slice(-1).forEach(openRow)],
  [
    "gridBefore",
    ({ tables }, value) => {
      const table = tables.at(-1);
      if (table) table.column += spanOf(value);
    },
  ],
  [
    "tc",
    ({ tables, flows }) => {
      tables.slice(-1).forEach(openCell);
      flows.push(newFlow());
    },
  ],
  [
    "gridSpan",
    ({ tables }, value) => {
      const table = tables.at(-1);
      if (table) table.cell.columnSpan = spanOf(value);
    },
  ],
  [
    "vMerge",
    (body, value) => {
      const table = body.tables.at(-1);
      if (table && around(body, 1) === "tcPr") table.cell.continues = value !== "restart";
    },
  ],
  ["pic", counts("pictures")],
  ["imagedata", counts("pictures")],
  ["footnoteReference", counts("notes")],
  ["endnoteReference", counts("notes")],
  ["altChunk", counts("embedded")],
  ["subDoc", counts("embedded")],
]);

/** Takes note of an element that opens; it stands last in the path already. */
export const openElement = (body: OpenBody, tag: string, attributes: Attributes): void =>
  readers.get(tag)?.(body, attributes["val"] ?? "", attributes);
