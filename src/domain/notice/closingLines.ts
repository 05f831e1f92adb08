import { printedWidth } from "../shared/printedWidth.ts";
import { brokenLines } from "./brokenLines.ts";
import { blockWidth, characterWidth, size } from "./officialMeasures.ts";
import { dayText, type OfficialDocument } from "./officialDocument.ts";

/** How many characters wide a text prints: a figure or letter is half a character. */
const charactersOf = (text: string): number => printedWidth(text) / 2;

/** A name of what goes with the document: how far in it stands, and how far its first line stands out from that, in characters. */
export type AttachmentName = { readonly text: string; readonly left: number; readonly hanging: number };

/** The names of what goes with the document, indented by two characters, numbered where several (附件说明, 7.3.4). */
export const attachmentNames = ({ attachments }: OfficialDocument): readonly AttachmentName[] =>
  attachments.map(({ title }, index) => {
    const number = attachments.length > 1 ? `${index + 1}.` : "";
    const lead = charactersOf(`附件：${number}`);
    return index === 0
      ? { text: `附件：${number}${title}`, left: 2 + lead, hanging: lead }
      : { text: `${number}${title}`, left: 2 + lead, hanging: lead - 3 };
  });

/**
 * How far from the right signature and date end, in characters (7.3.5). Under a seal the date ends four characters from the
 * right and the signature stands centred above it; without one the signature ends two from the right, and the date begins two
 * to the right of it, or, where the date is the longer of the two, ends two from the right.
 */
export const signingPlaces = ({ signature, date, sealed }: OfficialDocument) => {
  const [name, when] = [charactersOf(signature), charactersOf(dayText(date))];
  if (sealed) return { date: 4, signature: Math.max(0, 4 + (when - name) / 2) };
  return when + 2 > name ? { date: 2, signature: 2 + when + 2 - name } : { date: name - when, signature: 2 };
};

/** A line of the imprint with its height, in twentieths of a point. */
export type ImprintRow = { readonly lines: readonly string[]; readonly right: string; readonly height: number };

const imprintPitch = 460;

/** The lines of the imprint between its rules (版记, 7.4): copies to, printed by and when; none where none is said. */
export const imprintRows = ({ copies, printedBy, printedOn }: OfficialDocument): readonly ImprintRow[] =>
  [
    ...(copies === "" ? [] : [{ left: `抄送：${copies}。`, right: "" }]),
    ...(printedBy === "" ? [] : [{ left: printedBy, right: printedOn === "" ? "" : `${dayText(printedOn)}印发` }]),
  ].map(({ left, right }) => {
    const type = { size: size.four, spacing: 0 };
    const width = blockWidth - 2 * characterWidth - 220 - charactersOf(right) * 280;
    const lines = brokenLines(left, type, width);
    return { lines, right, height: imprintPitch * lines.length };
  });

/** The mark is as large as fits on one line, up to 22 mm high (GB/T 9704-2012, 7.2.4 leaves its size to the issuer); in half points. */
export const markSize = (mark: string): number =>
  Math.min(124, Math.floor((blockWidth / 10 / charactersOf(mark)) * 0.94));
