import { borders, cellFormats, differences, fills, fonts, knownNumberFormats, ownNumberFormats } from "../looks.ts";
import { scanXml } from "../scanXml.ts";
import { firstOwnFormat, formatXml, numberFormatXml, stylesPart } from "../stylesPart.ts";
import { attributesOf, joined, partTree, withChildren, withCount, type PartTree } from "./partTree.ts";

/** The styles of a workbook with ours among them, and the numbers that ours have there. */
export type StylesWithOurs = {
  readonly xml: string;
  readonly format: (look: number) => number;
  readonly difference: (look: number) => number;
};

/** The order of the lists in a styles part. Source: ECMA-376 part 1, 18.8.39 (CT_Stylesheet). */
const order = [
  ...["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"],
  ...["colors", "extLst"],
];

/**
 * Adds our looks to the styles of a workbook (追加样式); nothing that is there gets another number, since cells and sheets that
 * are not ours refer to it. What is there already in the same words is used as it is.
 */
export const appendStyles = (xml: string): StylesWithOurs => {
  if (xml === stylesPart()) return { xml, format: (look) => look, difference: (look) => look };
  const tree = partTree(xml);
  const numberFormats = appended(tree, "numFmts", []);
  const known = new Map<string, number>(knownNumberFormats);
  for (const item of numberFormats.items) {
    const attributes = attributesOf(item);
    known.set(plain(attributes.get("formatCode") ?? ""), Number(attributes.get("numFmtId")));
  }
  let free = Math.max(firstOwnFormat - 1, ...known.values()) + 1;
  const missing = ownNumberFormats.filter((code) => !known.has(code));
  for (const code of missing) known.set(code, free++);
  const codes = missing.map((code) => numberFormatXml(known.get(code) ?? 0, code));
  const lists = {
    fonts: appended(tree, "fonts", fonts),
    fills: appended(tree, "fills", fills),
    borders: appended(tree, "borders", borders),
  };
  const numbers = {
    numberFormat: (code: string) => known.get(code) ?? 0,
    font: lists.fonts.numberOf,
    fill: lists.fills.numberOf,
    border: lists.borders.numberOf,
  };
  const ours = cellFormats.map((format) => formatXml(format, numbers));
  const formats = appended(tree, "cellXfs", ours);
  const states = appended(tree, "dxfs", differences);
  const wanted = new Map([
    ["numFmts", appended(tree, "numFmts", codes).xml],
    ["fonts", lists.fonts.xml],
    ["fills", lists.fills.xml],
    ["borders", lists.borders.xml],
    ["cellXfs", formats.xml],
    ["dxfs", states.xml],
  ]);
  const formatNumbers = ours.map(formats.numberOf);
  const stateNumbers = differences.map(states.numberOf);
  return {
    xml: joined(withChildren(tree, order, wanted)),
    format: (look) => formatNumbers[look] ?? 0,
    difference: (look) => stateNumbers[look] ?? 0,
  };
};

type Appended = {
  readonly xml: string;
  readonly items: readonly string[];
  /** The number in the list of an element that was to be in it. */
  readonly numberOf: (item: string) => number;
};

/** A list of a styles part with further elements behind those it has, each unless it is there already. */
const appended = (tree: PartTree, name: string, further: readonly string[]): Appended => {
  const found = tree.children.find((child) => child.name === name);
  const list = partTree(found?.xml ?? `<${name} count="0"></${name}>`);
  const items = list.children.map(({ xml }) => xml);
  const places = new Map<string, number>();
  items.forEach((item, index) => {
    const words = sameWords(item);
    if (!places.has(words)) places.set(words, index);
  });
  const added: string[] = [];
  for (const item of further) {
    const words = sameWords(item);
    if (places.has(words)) continue;
    places.set(words, items.length + added.length);
    added.push(item);
  }
  const head = withCount(list.head, items.length + added.length);
  const xml = items.length + added.length === 0 ? "" : `${head}${[...items, ...added].join("")}${list.tail}`;
  return {
    xml: added.length === 0 ? (found?.xml ?? "") : xml,
    items,
    numberOf: (item) => {
      const number = places.get(sameWords(item));
      if (number === undefined) throw new RangeError(`the style ${item}: got none, want one that was appended`);
      return number;
    },
  };
};

/** An element in words that do not depend on the order of its attributes or on blanks between its parts. */
const sameWords = (xml: string): string => {
  const { tag, next } = scanXml(xml);
  let words = "";
  while (next()) {
    if (!tag.opens) {
      words += ")";
      continue;
    }
    const attributes = [...attributesOf(xml.slice(tag.start, tag.end).replace(/\/?>$/u, "/>"))];
    words += `(${tag.name} ${attributes
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join(" ")}`;
    if (tag.closes) words += ")";
  }
  return words;
};

const plain = (attribute: string): string =>
  attribute.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
