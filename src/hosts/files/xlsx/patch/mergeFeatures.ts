import { placedTables, type SheetLayout } from "../../../../workbook/sheetLayout.ts";
import { areaText, type Area } from "../addresses.ts";
import { highlightsXml, wordFormula } from "../highlights.ts";
import { mergedAreas, ownArea, paneXml } from "../sheetFrame.ts";
import { columnsXml, counted, pageSetup, sheetFeatures, type SheetNumbers } from "../sheetPart.ts";
import { tableArea } from "../tablePart.ts";
import { textXml } from "../textEscapes.ts";
import { attributesOf, joined, partTree, type PartTree } from "./partTree.ts";
import { meet, rangesOf, within } from "./ranges.ts";

/** A sheet of ours in a file (改写前后): as it was laid out, and as it is to be. */
export type Turn = { readonly before: SheetLayout; readonly after: SheetLayout };

/**
 * What a sheet has beside its cells once ours is as laid out (合并工作表设置), by element: of what others set, all that does not
 * speak of our cells stays; how the sheet looks on screen and paper stays as it was left.
 */
export const mergeFeatures = (tree: PartTree, turn: Turn, numbers: SheetNumbers): ReadonlyMap<string, string> => {
  const found = (name: string): readonly string[] =>
    tree.children.filter((child) => child.name === name).map(({ xml }) => xml);
  const ours = sheetFeatures(turn.after, numbers);
  const kept = ["sheetPr", "sheetFormatPr", "pageMargins", "headerFooter"]
    .filter((name) => found(name).length === 0)
    .map((name) => [name, ours.get(name) ?? ""] as const);
  return new Map([
    ...kept,
    ["pageSetup", paper(found("pageSetup")[0], turn, ours.get("pageSetup") ?? "")],
    ["sheetViews", views(found("sheetViews")[0], turn, ours.get("sheetViews") ?? "")],
    ["cols", columns(found("cols")[0], turn.after, numbers)],
    ["sheetProtection", protectionOf(found("sheetProtection")[0], turn, ours.get("sheetProtection") ?? "")],
    [
      "autoFilter",
      found("autoFilter")
        .filter((xml) => !speaksOf(xml, "ref", tableAreas(turn.before)))
        .join(""),
    ],
    ["mergeCells", merges(found("mergeCells")[0], turn)],
    ["conditionalFormatting", highlights(found("conditionalFormatting"), turn, numbers)],
    ["dataValidations", validations(found("dataValidations")[0], turn, ours.get("dataValidations") ?? "")],
    ["ignoredErrors", ignored(found("ignoredErrors")[0], turn, ours.get("ignoredErrors") ?? "")],
  ]);
};

const tableAreas = (sheet: SheetLayout): readonly Area[] => placedTables(sheet).map(tableArea);

const childrenXml = (xml: string | undefined): readonly string[] =>
  xml === undefined ? [] : partTree(xml).children.map((child) => child.xml);

/** Whether an element's cells meet any of these. */
const speaksOf = (xml: string, attribute: string, areas: readonly Area[]): boolean =>
  rangesOf(attributesOf(xml).get(attribute) ?? "").some((range) => areas.some((area) => meet(range, area)));

/** The view stays as people left it unless other rows or columns are to stay in sight. */
const views = (xml: string | undefined, { before, after }: Turn, ours: string): string => {
  if (xml === undefined) return ours;
  const pane = paneXml(after);
  if (pane === paneXml(before)) return xml;
  const tree = partTree(xml);
  const children = tree.children.map((child, index) => {
    if (child.name !== "sheetView" || index > 0) return child;
    const view = partTree(child.xml);
    const others = view.children.filter(({ name }) => name !== "pane" && name !== "selection");
    return { ...child, xml: joined({ ...view, children: [{ name: "pane", xml: pane }, ...others] }) };
  });
  return joined({ ...tree, children });
};

/** What staff set for print stands; what is as it was laid out follows the layout. */
const paper = (xml: string | undefined, { before }: Turn, ours: string): string => {
  if (xml === undefined) return ours;
  const found = attributesOf(xml);
  const former = attributesOf(pageSetup(before));
  const now = attributesOf(ours);
  const laidOut = ["orientation", "fitToWidth"] as const;
  if (laidOut.some((name) => (found.get(name) ?? unsaid[name]) !== former.get(name))) return xml;
  return laidOut.reduce((text, name) => withAttribute(text, name, now.get(name) ?? unsaid[name]), xml);
};

/** What a page's setup means where it does not say so. Source: ECMA-376 part 1, 18.3.1.63. */
const unsaid = { orientation: "default", fitToWidth: "1" } as const;

const withAttribute = (xml: string, name: string, value: string): string => {
  const stated = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`, "u");
  return stated.test(xml) ? xml.replace(stated, `$1"${value}"`) : xml.replace(/^<[\w:]+/u, `$& ${name}="${value}"`);
};

/** A password that staff set themselves stands; else the sheet is locked as laid out. */
const protectionOf = (xml: string | undefined, { before, after }: Turn, ours: string): string => {
  if (xml === undefined) return ours;
  const named = /\s(?:password|hashValue)="[^"]/u.test(xml);
  return named || (after.locked !== true && before.locked !== true) ? xml : ours;
};

/** Our columns' widths as laid out; those beside them as they were, cut where ours begin. */
const columns = (xml: string | undefined, after: SheetLayout, numbers: SheetNumbers): string => {
  const ours = columnsXml(after, numbers);
  const width = ownArea(after).lastColumn + 1;
  const others = childrenXml(xml).flatMap((column) => {
    const attributes = attributesOf(column);
    const [min, max] = [Number(attributes.get("min")), Number(attributes.get("max"))];
    if (!(max > width)) return [];
    const first = Math.max(min, width + 1);
    return [{ first, max, xml: column.replace(/\smin\s*=\s*"\d+"/u, ` min="${first}"`) }];
  });
  const beside = ours.slice(width).map((one) => {
    const [first, last] = [others[0]?.first ?? Infinity, others.at(-1)?.max ?? 0];
    if (first === Infinity) return { before: one, behind: "" };
    return {
      before: first > width + 1 ? one.replace(/max="\d+"/u, `max="${first - 1}"`) : "",
      behind: last < 16_384 ? one.replace(/min="\d+"/u, `min="${last + 1}"`) : "",
    };
  });
  const all = [
    ...ours.slice(0, width),
    ...beside.map((one) => one.before),
    ...others.map((one) => one.xml),
    ...beside.map((one) => one.behind),
  ];
  return `<cols>${all.join("")}</cols>`;
};

/** Our merged lines as laid out; others' stay unless they cover them or a table, which Excel does not suffer. */
const merges = (xml: string | undefined, { before, after }: Turn): string => {
  const own = mergedAreas(after);
  const former = new Set(mergedAreas(before));
  const taken = [...tableAreas(after), ...own.flatMap(rangesOf)];
  const others = childrenXml(xml).filter((cell) => {
    const reference = attributesOf(cell).get("ref") ?? "";
    return !former.has(reference) && !speaksOf(cell, "ref", taken);
  });
  return counted("mergeCells", [...own.map((reference) => `<mergeCell ref="${reference}"/>`), ...others]);
};

/** A rule of ours is known by where it stands and the word it asks for, whoever wrote the file. */
const highlights = (found: readonly string[], turn: Turn, numbers: SheetNumbers): string => {
  const words = new Set(
    [turn.before, turn.after].flatMap((sheet) =>
      placedTables(sheet).flatMap(({ table }) => (table.highlights ?? []).flatMap((one) => one.words)),
    ),
  );
  const formulas = new Set([...words].map((word) => textXml(wordFormula(word))));
  const area = ownArea(turn.before);
  const isOurs = (rule: string): boolean =>
    attributesOf(rule).get("type") === "cellIs" &&
    attributesOf(rule).get("operator") === "equal" &&
    formulas.has(/<formula>(.*?)<\/formula>/su.exec(rule)?.[1]?.replaceAll("&quot;", '"') ?? "");
  let highest = 0;
  const others = found.flatMap((xml) => {
    const tree = partTree(xml);
    const inside = rangesOf(attributesOf(xml).get("sqref") ?? "").every((range) => within(range, area));
    const children = tree.children.filter((child) => !(inside && child.name === "cfRule" && isOurs(child.xml)));
    for (const { xml: rule } of children) highest = Math.max(highest, Number(attributesOf(rule).get("priority") ?? 0));
    return children.length === 0 ? [] : [joined({ ...tree, children })];
  });
  return [...others, ...highlightsXml(turn.after, numbers.difference, highest)].join("");
};

/** What may be typed into our cells is ours to say; checks of other cells stay. */
const validations = (xml: string | undefined, { before, after }: Turn, ours: string): string => {
  const taken = [...tableAreas(before), ...tableAreas(after)];
  const others = childrenXml(xml).filter((one) => !speaksOf(one, "sqref", taken));
  return counted("dataValidations", [...others, ...childrenXml(ours === "" ? undefined : ours)]);
};

const ignored = (xml: string | undefined, { before }: Turn, ours: string): string => {
  const own = areaText(ownArea(before));
  const others = childrenXml(xml).filter((one) => attributesOf(one).get("sqref") !== own);
  return `<ignoredErrors>${[...others, ...childrenXml(ours)].join("")}</ignoredErrors>`;
};
