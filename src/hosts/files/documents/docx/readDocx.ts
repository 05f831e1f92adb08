import type { Issue } from "../../../../domain/shared/result.ts";
import { noteAt, warningAt } from "../../../../domain/shared/result.ts";
import { textOfBlocks } from "../blocks.ts";
import type { Zip } from "../../zip/openZip.ts";
import { listNumbers } from "./listNumbers.ts";
import { readBody } from "./readBody.ts";
import { readNumbering } from "./readNumbering.ts";
import { readStyles } from "./readStyles.ts";

/**
 * Reads a Word document (Word 文档): paragraphs with their automatic numbers, tables, text boxes.
 *
 * @param main the name of the part that holds the body
 * @returns the text, and a note for each kind of thing that was left out
 * @throws XmlError, ZipError where a part is damaged
 */
export const readDocx = (zip: Zip, main: string, name: string): { readonly text: string; readonly issues: Issue[] } => {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const styles = readStyles(zip.text(`${folder}styles.xml`));
  const numbering = readNumbering(zip.text(`${folder}numbering.xml`));
  const { blocks, left } = readBody(zip.text(main), listNumbers(numbering, styles));
  const place = { kind: "file", name } as const;
  const issues = [
    ...(left.embedded > 0 ? [warningAt(place, "document-embedded-unread", { count: left.embedded })] : []),
    ...(left.hidden > 0 ? [warningAt(place, "document-hidden-text", { count: left.hidden })] : []),
    ...(left.deleted > 0 ? [noteAt(place, "document-revisions", { count: left.deleted })] : []),
    ...(left.pictures > 0 ? [noteAt(place, "document-pictures", { count: left.pictures })] : []),
    ...(left.notes > 0 ? [noteAt(place, "document-footnotes", { count: left.notes })] : []),
  ];
  return { text: textOfBlocks(blocks), issues };
};
