import type { SheetLayout } from "../../../../workbook/sheetLayout.ts";
import { definedNameXml, listName, printNamesOf, sheetXml, type DefinedName } from "../bookParts.ts";
import { namedLists } from "../choiceLists.ts";
import { scanXml } from "../scanXml.ts";
import { joined, partTree, withChildren, type PartTree } from "./partTree.ts";
import { rangesOf } from "./ranges.ts";

/** A sheet as a workbook's own part names it. */
export type ListedSheet = {
  readonly name: string;
  readonly relation: string;
  readonly id: number;
  readonly state: string;
  readonly xml: string;
};

/** A sheet of the workbook as it is to be listed; `listed` is null for one that is new. */
export type PlannedSheet = {
  readonly listed: ListedSheet | null;
  readonly relation: string;
  readonly before: SheetLayout | null;
  /** Null for sheets that are not ours. */
  readonly after: SheetLayout | null;
};

/** The order of a workbook's parts. Source: ECMA-376 part 1, 18.2.27 (CT_Workbook). */
const order = [
  ...["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"],
  ...["externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches"],
  ...["smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"],
];

export const listedSheets = (tree: PartTree): readonly ListedSheet[] =>
  childrenOf(tree, "sheets").map((xml) => {
    const { next, attribute } = scanXml(xml);
    next();
    return {
      name: attribute("name") ?? "",
      relation: attribute("id") ?? "",
      id: Number(attribute("sheetId")),
      state: attribute("state") ?? "visible",
      xml,
    };
  });

const childrenOf = ({ children }: PartTree, name: string): readonly string[] => {
  const found = children.find((child) => child.name === name);
  return found ? partTree(found.xml).children.map(({ xml }) => xml) : [];
};

const relationNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * Writes what the workbook says of our sheets anew (改写工作簿部件): the list of sheets, what ours print, our lists of choices; and
 * that every formula is computed again. The rest stays.
 *
 * @param lists the sheets whose choices stand in lists
 */
export const patchWorkbook = (
  tree: PartTree,
  planned: readonly PlannedSheet[],
  lists: readonly SheetLayout[],
): string => {
  const former = listedSheets(tree);
  const places = new Map(
    former.map((sheet, index) => [index, planned.findIndex(({ listed }) => listed?.relation === sheet.relation)]),
  );
  let free = Math.max(0, ...former.map(({ id }) => id));
  const sheets = planned.map(({ listed, relation, after }) => {
    if (listed) return after?.visibility === "veryHidden" ? veryHidden(listed.xml) : listed.xml;
    const made = sheetXml(after?.name ?? "", after?.visibility ?? "visible", ++free, relation);
    return made.replace("<sheet ", `<sheet xmlns:r="${relationNames}" `);
  });
  const names = [
    ...keptNames(childrenOf(tree, "definedNames"), places, planned),
    ...planned
      .flatMap(({ listed, after }, place) => (after && !listed ? printNamesOf(after, place) : []))
      .map(definedNameXml),
    ...namedLists(lists).map(listName).map(definedNameXml),
  ];
  const views = tree.children.find(({ name }) => name === "bookViews")?.xml;
  const calculation = tree.children.find(({ name }) => name === "calcPr")?.xml ?? "<calcPr/>";
  const wanted = new Map([
    ["sheets", `<sheets>${sheets.join("")}</sheets>`],
    ["definedNames", names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`],
    ["calcPr", withAttribute(calculation, "fullCalcOnLoad", "1")],
    ...(views === undefined ? [] : [["bookViews", movedViews(views, places)] as const]),
  ]);
  return joined(withChildren(tree, order, wanted));
};

/** The workbook with every formula computed again when it is opened (打开时重算). */
export const computedAnew = (tree: PartTree): string => {
  const calculation = tree.children.find(({ name }) => name === "calcPr")?.xml ?? "<calcPr/>";
  return joined(withChildren(tree, order, new Map([["calcPr", withAttribute(calculation, "fullCalcOnLoad", "1")]])));
};

/** What is hidden from slips of the hand stays so, whatever program saved the file. */
const veryHidden = (xml: string): string => withAttribute(xml, "state", "veryHidden");

/** Sets an attribute of an element's own tag. */
const withAttribute = (xml: string, name: string, value: string): string => {
  const tag = /^<[^>]*>/u.exec(xml)?.[0] ?? "";
  const set = new RegExp(`\\s${name}="[^"]*"`, "u");
  const changed = set.test(tag)
    ? tag.replace(set, ` ${name}="${value}"`)
    : tag.replace(/\s*(\/?)>$/u, ` ${name}="${value}"$1>`);
  return changed + xml.slice(tag.length);
};

/** Views speak of sheets by their place, which new sheets shift. */
const movedViews = (xml: string, places: ReadonlyMap<number, number>): string =>
  xml.replace(/\s(activeTab|firstSheet)="(\d+)"/gu, (_, name: string, place: string) => {
    const now = places.get(Number(place)) ?? 0;
    return ` ${name}="${Math.max(now, 0)}"`;
  });

const keptNames = (
  found: readonly string[],
  places: ReadonlyMap<number, number>,
  planned: readonly PlannedSheet[],
): readonly string[] =>
  found.flatMap((xml) => {
    const { tag, next, attribute, text } = scanXml(xml);
    next();
    const name = attribute("name") ?? "";
    const place = attribute("localSheetId");
    if (next() && tag.opens) return [xml];
    const refersTo = text();
    if (place === undefined) return /^kp_list_[0-9a-f]{8}$/u.test(name) ? [] : [xml];
    const now = places.get(Number(place)) ?? -1;
    const sheet = planned[now];
    if (!sheet) return [];
    const moved = xml.replace(/\slocalSheetId="\d+"/u, ` localSheetId="${now}"`);
    if (!sheet.before || !sheet.after) return [moved];
    if (name === "_xlnm._FilterDatabase" && isInOurs(refersTo, sheet.before)) return [];
    // What people chose to print otherwise stays so.
    const was = printNamesOf(sheet.before, now).find((one) => one.name === name);
    const is = printNamesOf(sheet.after, now).find((one) => one.name === name);
    return was && is && bare(was) === refersTo.replaceAll("'", "") ? [definedNameXml(is)] : [moved];
  });

/** Programs quote the names of sheets or do not. */
const bare = ({ refersTo }: DefinedName): string => refersTo.replaceAll("'", "");

const isInOurs = (refersTo: string, before: SheetLayout): boolean => {
  const width = Math.max(0, ...[before.table, ...(before.below ?? [])].map((table) => table?.columns.length ?? 0));
  const [range] = rangesOf(refersTo.slice(refersTo.lastIndexOf("!") + 1));
  return range !== undefined && range.firstColumn < width;
};
