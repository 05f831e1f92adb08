import type { DroppedKind, ReturnedSheet } from "../../../../workbook/returned/returnedBook.ts";

const partKinds: readonly (readonly [kind: DroppedKind, pattern: RegExp])[] = [
  ["macros", /(?:^|\/)(?:vbaProject\.bin|macrosheets\/[^/]+\.xml)$/iu],
  ["embedded", /(?:^|\/)embeddings\/[^/]+$/iu],
  ["controls", /(?:^|\/)(?:activeX|ctrlProps)\/[^/]+\.xml$/iu],
  ["connections", /(?:^|\/)(?:connections\.xml|queryTables\/[^/]+\.xml)$/iu],
  ["links", /(?:^|\/)externalLinks\/[^/]+\.xml$/iu],
  ["pictures", /^xl\/media\/[^/]+$/iu],
  ["remarks", /^xl\/(?:comments\d*\.xml|comments\/[^/]+\.xml|threadedComments\/[^/]+\.xml)$/iu],
];

/** Functions that fetch, run or pretend, and the way DDE is written: program|topic!item. */
const reaching = /\b(?:WEBSERVICE|HYPERLINK|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|FILTERXML|EXEC)\s*\(|\|\s*['A-Z]/iu;

/** What a workbook carries that is left where it is (不予采用的内容), by kind. */
export const droppedParts = (
  names: readonly string[],
  sheets: readonly ReturnedSheet[],
): ReadonlyMap<DroppedKind, number> => {
  const counts = partKinds.map(([kind, pattern]) => [kind, names.filter((name) => pattern.test(name)).length] as const);
  const remote = sheets.reduce(
    (sum, { formulas }) =>
      sum + [...formulas.values()].filter((formula) => reaching.test(withoutTexts(formula))).length,
    0,
  );
  return new Map([...counts, ["remote", remote] as const].filter(([, count]) => count > 0));
};

/** What stands in quotes calls nothing. */
const withoutTexts = (formula: string): string =>
  formula
    .split('"')
    .filter((_, index) => index % 2 === 0)
    .join("");
