import { readFileSync } from "node:fs";

import { readBreakdown } from "../src/domain/breakdown/readBreakdown.ts";
import { compareTimes, type Measured } from "./compareTimes.ts";
import { tell } from "./figure.ts";
import { bulletText, paragraphText } from "./plainTexts.ts";
import { variedText } from "./variedText.ts";

/** Work points to tasks, beside one pass over the text and beside a tenth of it. */
const size = Number(process.argv[2] ?? "1");

const repeated = (text: string, megabytes: number): string =>
  text.repeat(Math.max(1, Math.round((megabytes * 1_000_000) / Buffer.byteLength(text))));

const sample = readFileSync("sample/work-points.txt", "utf8");

/** @param kind what the text is: such as one document again and again, or its sections with other numbers, units and words */
const textToTasks = (kind: string, text: string): Measured => {
  return {
    name: `text to tasks, ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB, ${kind}`,
    peer: "one pass of charCodeAt over it",
    bar: `at most ${Math.round(Buffer.byteLength(text) / 20e3)} ms (20 MB/s)`,
    ours: () => readBreakdown(text, "bench.txt"),
    theirs: () => {
      let sum = 0;
      for (let index = 0; index < text.length; index++) sum += text.charCodeAt(index);
      return sum;
    },
  };
};

const tenTimesTheText = (kind: string, large: string, small: string): Measured => {
  return {
    name: `text to tasks, ten times the text, ${kind}`,
    peer: "once the text (10 is linear)",
    bar: "at most 12 times",
    ours: () => readBreakdown(large, "bench.txt"),
    theirs: () => readBreakdown(small, "bench.txt"),
  };
};

const texts = [
  { kind: "repeated", of: (megabytes: number): string => repeated(sample, megabytes * size) },
  { kind: "varied", of: (megabytes: number): string => variedText(sample, megabytes * size) },
  { kind: "bullets", of: (megabytes: number): string => bulletText(megabytes * size) },
  { kind: "long paragraphs", of: (megabytes: number): string => paragraphText(megabytes * size) },
];
const reading = texts.flatMap(({ kind, of }) => [textToTasks(kind, of(5)), tenTimesTheText(kind, of(5), of(0.5))]);

tell(...compareTimes(reading, 5));
