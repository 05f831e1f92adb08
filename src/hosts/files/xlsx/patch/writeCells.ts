import type { CellToWrite } from "../../../../app/ports.ts";
import { done, errorAt, refused, type Result } from "../../../../domain/shared/result.ts";
import { ZipError } from "../../zip/directory.ts";
import { writeZip } from "../../zip/writeZip.ts";
import { damageOf, openPackage, type Package } from "../openPackage.ts";
import { XmlError } from "../walkXml.ts";
import { changesOf, type Changes } from "./changes.ts";
import { partSet } from "./partSet.ts";
import { partTree, plainPart } from "./partTree.ts";
import { computedAnew, listedSheets } from "./patchWorkbook.ts";
import { relationsName, relationsOf, withRelations } from "./relations.ts";
import { withCells } from "./withCells.ts";

const bookName = "xl/workbook.xml";

/**
 * Writes single cells into a workbook that is there (改写单元格): their look stays, all other parts stay byte for byte, but that formulas
 * are computed anew by whatever program opens it. A text stands in its cell, so that the list of shared texts need not change.
 *
 * @returns the file, or the issues of `openPackage`, `book-not-plain`, `sheet-missing` (sheet)
 */
export const writeCells = (existing: Uint8Array, name: string, cells: readonly CellToWrite[]): Result<Uint8Array> => {
  const opened = openPackage(existing, name);
  if (!opened.ok) return opened;
  try {
    return written(opened.value, name, cells);
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof ZipError)) throw error;
    return refused([damageOf(error, name)]);
  }
};

const written = (opened: Package, file: string, cells: readonly CellToWrite[]): Result<Uint8Array> => {
  const place = { kind: "file", name: file } as const;
  const parts = partSet(opened);
  const book = plainPart(parts.text(bookName));
  if (book === null) return refused([errorAt(place, "book-not-plain")]);
  const relations = relationsOf(parts.text(relationsName(bookName)), bookName);
  const tree = partTree(book);
  const listed = listedSheets(tree);
  const changes = changesOf(parts);
  let formulasGone = false;
  for (const sheet of new Set(cells.map((cell) => cell.sheet))) {
    const wanted = cells.filter((cell) => cell.sheet === sheet);
    const relation = listed.find((one) => one.name === sheet)?.relation;
    const part = relations.find(({ id }) => id === relation)?.target;
    if (part === undefined) return refused([errorAt(place, "sheet-missing", { sheet })]);
    const xml = plainPart(parts.text(part));
    if (xml === null) return refused([errorAt(place, "book-not-plain")]);
    const made = withCells(xml, wanted);
    parts.put(part, [made.xml]);
    formulasGone ||= made.formulasGone;
  }
  parts.put(bookName, [computedAnew(tree)]);
  if (formulasGone) dropCalculationOrder(changes, relations);
  changes.finish();
  return done(writeZip(parts.all()));
};

/** The order in which Excel last computed names cells that hold a formula; Excel makes it anew where there is none. */
const dropCalculationOrder = ({ parts, remove }: Changes, relations: ReturnType<typeof relationsOf>): void => {
  const chain = relations.find(({ type }) => type.endsWith("/calcChain"));
  if (!chain) return;
  remove(chain.target);
  const links = relationsName(bookName);
  parts.put(links, [withRelations(parts.text(links), bookName, new Set([chain.id]), [])]);
};
