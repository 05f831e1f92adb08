import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const folder = "test/domain/breakdown/common";

/** What only its lines keep apart: cells, paragraphs without numbers, the head and foot of a page. */
const needsLines = ["04", "09", "12", "21", "24", "25", "26", "28"];
const numbered = readdirSync(folder).filter((name) => name.endsWith(".txt") && !needsLines.includes(name.slice(0, 2)));
/** Where a closing stands below a title without a mark, or lines close with no mark, it needs at least a space. */
const needsSpaces = ["01", "02", "10", "17", "20", "22", "23", "27", "30"];

const linesOf = (name: string): readonly string[] =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const tasksIn = (text: string): readonly string[] => {
  const read = readBreakdown(text, "a.txt");
  if (!read.ok) throw new RangeError("got a refusal, want tasks");
  return read.value.tasks.map(
    ({ text, lead, support, leadMode }) =>
      `${text.replace(/\s/gu, "")} ${lead.join("、")} ${support.join("、")} ${leadMode}`,
  );
};

describe("a document whose lines were joined by spaces", () => {
  it.each(numbered)("as %s has the same tasks", (name) => {
    expect(tasksIn(linesOf(name).join(" "))).toEqual(tasksIn(linesOf(name).join("\n")));
  });
});

describe("a document whose lines were glued together", () => {
  it.each(numbered.filter((name) => !needsSpaces.includes(name.slice(0, 2))))("as %s has the same tasks", (name) => {
    expect(tasksIn(linesOf(name).join(""))).toEqual(tasksIn(linesOf(name).join("\n")));
  });
});
