import type { Sha256 } from "../../../../domain/ledger/digest.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../../../domain/shared/result.ts";
import type { SheetLayout } from "../../../../workbook/sheetLayout.ts";
import { ZipError } from "../../zip/directory.ts";
import { writeZip, type PackedPart } from "../../zip/writeZip.ts";
import { contentTypes, relationTypes, type Relation } from "../bookParts.ts";
import { withLists } from "../choiceLists.ts";
import { fileSeal, withFileSeal } from "../fileSeal.ts";
import { damageOf, largestBook, openPackage, type Package } from "../openPackage.ts";
import { readSharedStrings } from "../readSharedStrings.ts";
import { ownArea } from "../sheetFrame.ts";
import { sheetPart, type SheetNumbers } from "../sheetPart.ts";
import { stylesPart } from "../stylesPart.ts";
import { realTables } from "../tablePart.ts";
import { XmlError } from "../walkXml.ts";
import { appendStyles } from "./appendStyles.ts";
import { changesOf, type Changes } from "./changes.ts";
import { foreignCells } from "./foreignCells.ts";
import type { Turn } from "./mergeFeatures.ts";
import { partSet } from "./partSet.ts";
import { attributesOf, partTree, plainPart } from "./partTree.ts";
import { patchSheet } from "./patchSheet.ts";
import { patchTables } from "./patchTables.ts";
import { listedSheets, patchWorkbook, type ListedSheet, type PlannedSheet } from "./patchWorkbook.ts";
import { planSheets, type SheetPlan } from "./planSheets.ts";
import { freeId, relationsName, relationsOf, withRelations } from "./relations.ts";

const bookName = "xl/workbook.xml";

/**
 * Writes our sheets into a workbook that is there already (改写工作簿): our part of our sheets as laid out, all else as it is,
 * byte for byte: others' sheets, cells beside and below ours, charts, notes, styles, names, whatever a file may hold.
 *
 * @param before our sheets as the file has them: what is not in their cells is others'
 * @param sheets our sheets as they are to be; those that do not change are not touched
 * @param sha256 by which the file is sealed, where a sheet of ours that changes keeps a cell for that
 * @param most the most that the parts of a workbook may hold in all, in bytes, so that it can be opened again
 * @returns the file, or `book-grown-too-large` (megabytes, most), the issues of `openPackage`, `book-not-plain`, `cell-in-the-way`, `sheet-in-the-way` (sheet),
 *   `table-in-the-way` (table, sheet, ours)
 */
export const patchBook = (
  existing: Uint8Array,
  name: string,
  before: readonly SheetLayout[],
  sheets: readonly SheetLayout[],
  sha256: Sha256 | null = null,
  most = largestBook,
): Result<Uint8Array> => {
  const opened = openPackage(existing, name, most);
  if (!opened.ok) return opened;
  try {
    return patched(opened.value, name, before, sheets, existing, sha256, most);
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof ZipError)) throw error;
    return refused([damageOf(error, name)]);
  }
};

const patched = (
  opened: Package,
  file: string,
  before: readonly SheetLayout[],
  sheets: readonly SheetLayout[],
  existing: Uint8Array,
  sha256: Sha256 | null,
  most: number,
): Result<Uint8Array> => {
  const notPlain = refused([errorAt({ kind: "file", name: file }, "book-not-plain")]);
  const parts = partSet(opened);
  const book = plainPart(parts.text(bookName));
  if (book === null) return notPlain;
  const tree = partTree(book);
  const relations = relationsOf(parts.text(relationsName(bookName)), bookName);
  const partOf = (relation: string): string => relations.find(({ id }) => id === relation)?.target ?? "";
  const plan = planSheets(listedSheets(tree), withLists(before), withLists(sheets), (listed, layout) =>
    holdsForeign(parts.text(partOf(listed.relation)), layout),
  );
  const place = { kind: "file", name: file } as const;
  const tablesOn = (sheet: ListedSheet): readonly string[] => tableNames(parts, partOf(sheet.relation));
  const inTheWay = [
    ...plan.inTheWay.map((sheet) => errorAt(place, "sheet-in-the-way", { sheet })),
    ...ourTablesElsewhere(plan, tablesOn).map((data) => errorAt(place, "table-in-the-way", data)),
  ];
  if (inTheWay.length > 0) return refused(inTheWay);
  if (plan.changed.size + plan.gone.length === 0) return done(existing);
  const changes = changesOf(parts);
  const stylesName = relations.find(({ type }) => type.endsWith("/styles"))?.target ?? "xl/styles.xml";
  const styles = plainPart(parts.text(stylesName) || stylesPart());
  if (styles === null) return notPlain;
  const numbers = numbersOf(changes, styles, stylesName, relations);
  const issues: Issue[] = [];
  const added: Relation[] = [...numbers.added];
  const sealed: { readonly part: string; readonly sheet: SheetLayout; readonly write: WriteSheet }[] = [];
  const planned = plan.sheets.map((sheet): PlannedSheet => {
    if (!sheet.after || !plan.changed.has(sheet.after)) return sheet;
    if (!sheet.listed) {
      const part = newSheet(changes, sheet.after, numbers.sheet);
      const relation = { id: freeId([...relations, ...added]), type: relationTypes.sheet, target: part };
      added.push(relation);
      return { ...sheet, relation: relation.id };
    }
    const part = partOf(sheet.listed.relation);
    const turn = { before: sheet.before ?? sheet.after, after: sheet.after };
    const write = changeSheet(changes, part, turn, numbers.sheet, file);
    if (!write) issues.push(...notPlain.issues);
    else if (sheet.after.fileSeal && sha256) sealed.push({ part, sheet: sheet.after, write });
    else issues.push(...write(sheet.after));
    return sheet;
  });
  if (issues.length > 0) return refused(issues);
  const calculates = plan.sheets.some(
    ({ before: was, after: is }) => is && plan.changed.has(is) && (hasFormulas(was) || hasFormulas(is)),
  );
  const dropped = new Set<string>();
  for (const { relation, target } of [
    ...plan.gone.map((sheet) => ({ relation: sheet.relation, target: partOf(sheet.relation) })),
    ...(calculates || plan.gone.length > 0 ? relations : [])
      .filter(({ type }) => type.endsWith("/calcChain"))
      .map(({ id, target }) => ({ relation: id, target })),
  ]) {
    dropped.add(relation);
    for (const table of relationsOf(parts.text(relationsName(target)), target)) changes.remove(table.target);
    changes.remove(target);
    parts.remove(relationsName(target));
  }
  parts.put(bookName, [patchWorkbook(tree, planned, sheets)]);
  parts.put(relationsName(bookName), [withRelations(parts.text(relationsName(bookName)), bookName, dropped, added)]);
  changes.finish();
  // What says that the file is as we wrote it is written last of all.
  for (const { part, sheet, write } of sealed) {
    const seal = sha256 ? fileSeal(parts.all(), part, sheet, sha256) : "";
    issues.push(...write(withFileSeal(sheet, seal)));
  }
  if (issues.length > 0) return refused(issues);
  const bytes = readBytesOf(parts.all());
  if (bytes > most) {
    const megabytes = (count: number): number => Math.ceil(count / 1024 / 1024);
    return refused([errorAt(place, "book-grown-too-large", { megabytes: megabytes(bytes), most: megabytes(most) })]);
  }
  return done(writeZip(parts.all()));
};

/** What of a file may be read when it is opened again: pictures and the like are not. */
const readBytesOf = (parts: readonly PackedPart[]): number =>
  parts.filter(({ name }) => /\.(?:xml|rels)$/iu.test(name)).reduce((sum, { size }) => sum + size, 0);

const tableNames = (parts: Changes["parts"], part: string): readonly string[] =>
  relationsOf(parts.text(relationsName(part)), part)
    .filter(({ type }) => type.endsWith("/table"))
    .map(({ target }) => attributesOf(parts.text(target)).get("displayName") ?? "");

/** Tables of sheets that are to be written, on sheets that are not: one of ours was renamed. Excel takes no name twice. */
const ourTablesElsewhere = (
  { sheets, changed }: SheetPlan,
  tablesOn: (sheet: ListedSheet) => readonly string[],
): readonly { readonly table: string; readonly sheet: string; readonly ours: string }[] => {
  const fresh = sheets.filter(({ listed, after }) => !listed && after && changed.has(after));
  if (fresh.length === 0) return [];
  const wanted = new Map(
    fresh.flatMap(({ after }) =>
      after ? realTables(after).map(({ table }) => [table.name.toLowerCase(), after.name] as const) : [],
    ),
  );
  return sheets.flatMap(({ listed, after }) => {
    if (!listed || after) return [];
    const table = tablesOn(listed).find((name) => wanted.has(name.toLowerCase()));
    return table === undefined ? [] : [{ table, sheet: listed.name, ours: wanted.get(table.toLowerCase()) ?? "" }];
  });
};

/** The numbers that cells need, in the styles and the shared texts of the workbook. */
const numbersOf = (
  changes: Changes,
  styles: string,
  name: string,
  relations: readonly Relation[],
): { readonly sheet: SheetNumbers; readonly added: readonly Relation[] } => {
  const { xml, format, difference } = appendStyles(styles);
  const isNew = !relations.some(({ target }) => target === name);
  if (isNew || xml !== changes.parts.text(name)) changes.put(name, contentTypes.styles, [xml]);
  const strings = relations.find(({ type }) => type.endsWith("/sharedStrings"))?.target ?? "";
  const shared = new Map<string, number>();
  readSharedStrings(changes.parts.text(strings)).forEach(({ text, rich }, index) => {
    // Readers may drop blanks at the ends of a shared text; such a text stands in its cell.
    if (!rich && text.trim() === text) shared.set(text, index);
  });
  const relation = { id: freeId(relations), type: relationTypes.styles, target: name };
  return { sheet: { format, difference, shared: (text) => shared.get(text) }, added: isNew ? [relation] : [] };
};

const newSheet = (changes: Changes, after: SheetLayout, numbers: SheetNumbers): string => {
  const part = changes.parts.free("xl/worksheets/sheet");
  const tables = patchTables(changes, [], { before: null, after });
  changes.put(part, contentTypes.sheet, sheetPart(after, numbers, tables.ids));
  if (tables.added.length > 0)
    changes.parts.put(relationsName(part), [withRelations("", part, new Set(), tables.added)]);
  return part;
};

/** Writes a sheet as laid out; says what stands in the way. */
type WriteSheet = (after: SheetLayout) => readonly Issue[];

/** Changes the tables of a sheet. @returns what writes its cells; null where it is of a kind that cannot be changed in place */
const changeSheet = (
  changes: Changes,
  part: string,
  turn: Turn,
  numbers: SheetNumbers,
  file: string,
): WriteSheet | null => {
  const { parts } = changes;
  const xml = plainPart(parts.text(part));
  if (xml === null) return null;
  const links = parts.text(relationsName(part));
  const tables = patchTables(changes, relationsOf(links, part), turn);
  if (tables.added.length + tables.gone.length > 0) {
    parts.put(relationsName(part), [withRelations(links, part, new Set(tables.gone), tables.added)]);
  }
  return (after) => {
    const { pieces, inTheWay } = patchSheet(xml, { ...turn, after }, numbers, tables.ids, file);
    parts.put(part, pieces);
    return inTheWay;
  };
};

const hasFormulas = (sheet: SheetLayout | null): boolean =>
  [sheet?.table, ...(sheet?.below ?? [])].some((table) =>
    table?.rows.some((row) => row.some((cell) => cell !== null && typeof cell === "object")),
  );

/** Whether anything on a sheet of ours is others': a cell with something in it, a drawing, a note. */
const holdsForeign = (xml: string, layout: SheetLayout): boolean => {
  const { children } = partTree(xml);
  if (children.some(({ name }) => name === "drawing" || name === "legacyDrawing")) return true;
  const data = children.find(({ name }) => name === "sheetData")?.xml ?? "<sheetData/>";
  const { lastRow, lastColumn } = ownArea(layout);
  const rows = foreignCells(data, { rows: lastRow + 1, columns: lastColumn + 1 });
  return [...rows.values()].some(({ cells }) => cells.some(({ filled }) => filled));
};
