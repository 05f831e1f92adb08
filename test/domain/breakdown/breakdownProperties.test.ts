import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";
import { runs, seed } from "../../soak.ts";

const folder = fileURLToPath(new URL("./documents/", import.meta.url));
const texts = readdirSync(folder)
  .filter((name) => !name.endsWith(".expected"))
  .map((name) => readFileSync(folder + name, "utf8"));
const marks = [
  "（",
  "）",
  "(",
  ")",
  "\n",
  "、",
  "；",
  "：",
  "一、",
  "（二）",
  "3.",
  "|",
  "\t",
  "同上",
  "牵头",
  "\ufffd",
  "。",
  "\ud83d",
];

const mutated = fc
  .record({
    text: fc.constantFrom(...texts),
    other: fc.constantFrom(...texts),
    cuts: fc.array(fc.tuple(fc.nat(3000), fc.nat(60), fc.constantFrom(...marks)), { maxLength: 12 }),
    splice: fc.nat(3000),
  })
  .map(({ text, other, cuts, splice }) => {
    const joined = text.slice(0, splice % text.length) + other.slice(splice % other.length);
    return cuts.reduce(
      (sofar, [at, length, mark]) =>
        sofar.slice(0, at % (sofar.length + 1)) + mark + sofar.slice((at % (sofar.length + 1)) + length),
      joined,
    );
  });

const spansAreQuotes = (text: string): void => {
  const read = readBreakdown(text, "mutated.txt");
  for (const { place } of read.issues) {
    if (place.kind === "text") expect(place.start <= place.end && place.end <= text.length).toBe(true);
  }
  if (!read.ok) return;
  const { tasks, duties, weightFloors } = read.value;
  for (const task of tasks) {
    expect(text.slice(task.place.start, task.place.end)).toBe(task.text);
    for (const quote of [task.attribution, ...task.times.map((time) => time.quote)]) expect(text).toContain(quote);
    expect(task.confidence >= 0 && task.confidence <= 1).toBe(true);
    expect(text.slice(0, task.place.start).split("\n").length).toBe(task.place.line);
  }
  for (const { place, quote } of [...duties, ...weightFloors]) expect(text.slice(place.start, place.end)).toBe(quote);
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
};

describe("any document", () => {
  it("has spans that are its quotes, unique ids, and is never thrown at", () => {
    for (const text of texts) spansAreQuotes(text);
    fc.assert(fc.property(mutated, spansAreQuotes), { seed, numRuns: runs(10_000) });
  });

  it("of any characters is read or refused", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), spansAreQuotes), {
      seed,
      numRuns: runs(4_000),
    });
  });
});
