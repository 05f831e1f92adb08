import { describe, expect, it } from "vitest";

import { quotedCells } from "../../../src/domain/breakdown/quotedCells.ts";

/** The text as it is read: quotes that are marks left out, breaks inside a cell as a slash. */
const read = (source: string): string => {
  const { quotes, breaks } = quotedCells(source);
  return Array.from(source)
    .map((char, i) => (quotes.some(({ start, end }) => start <= i && i < end) ? "" : breaks.includes(i) ? "/" : char))
    .join("");
};

describe("a cell that a spreadsheet quoted", () => {
  it.each([
    ["holds a line break", '1\t"公开预算\n公开决算"\t财政局', "1\t公开预算/公开决算\t财政局"],
    ["holds a carriage return alone", '1\t"公开预算\r公开决算\n"\t财政局', "1\t公开预算/公开决算/\t财政局"],
    ["holds one of each", '1\t"公开预算\r\n公开决算"\t财政局', "1\t公开预算\r/公开决算\t财政局"],
    ["holds a tab", '1\t"公开\t预算"\t财政局', "1\t公开\t预算\t财政局"],
    ["holds quotes", '1\t"推进""一网通办"""\t数据局', '1\t推进"一网通办"\t数据局'],
    ["stands first in its line", '"公开\n预算"\t财政局', "公开/预算\t财政局"],
    [
      "stands last in its line, before a carriage return",
      '1\t"公开\n预算"\r\n2\t公开决算',
      "1\t公开/预算\r\n2\t公开决算",
    ],
    ["stands at the end", '1\t"公开\n预算"', "1\t公开/预算"],
  ])("%s", (_, source, text) => expect(read(source)).toBe(text));

  it.each([
    ["quotes in running text", '1\t推进"一网通办"\t数据局'],
    ["quotes around words that need none", '1\t"一网通办"\t数据局'],
    ["a quote that nothing closes", '1\t"公开\n预算\t财政局'],
    ["quotes that end inside a cell", '1\t"公开\n预算"等\t财政局'],
    ["no tab", '"公开\n预算"'],
  ])("is not seen in %s", (_, source) => expect(quotedCells(source)).toEqual({ quotes: [], breaks: [] }));
});
