import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { readBreakdown } from "../src/domain/breakdown/readBreakdown.ts";
import { bookPairs } from "./bookPairs.ts";
import { formPairs } from "./formPairs.ts";
import { compareTimes, type Measured } from "./compareTimes.ts";
import { bulletText, paragraphText } from "./plainTexts.ts";
import { variedText } from "./variedText.ts";

/** `npm run bench`: each figure beside its peer in the same run; `-- --short` for a quick look. */
const short = process.argv.includes("--short");
const size = short ? 0.1 : 1;

const repeated = (text: string, megabytes: number): string =>
  text.repeat(Math.max(1, Math.round((megabytes * 1_000_000) / Buffer.byteLength(text))));

const sample = readFileSync("sample/work-points.txt", "utf8");

/** @param kind what the text is: such as one document again and again, or its sections with other numbers, units and words */
const textToTasks = (kind: string, text: string): Measured => {
  const megabytes = Buffer.byteLength(text) / 1e6;
  return {
    name: `text to tasks, ${megabytes.toFixed(1)} MB, ${kind}`,
    megabytes,
    peer: "one pass of charCodeAt over it",
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

/** Runs a part in a process of its own, so that neither time nor memory of one is another's. */
const apart = (file: string, argument: string): void => {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, path, argument], { stdio: "inherit" });
  if (status !== 0) throw new RangeError(`${file}: got status ${status}, want 0`);
};

for (const line of compareTimes(reading, 5)) process.stdout.write(`${line}\n`);
apart("ledger.ts", String(size));
apart("scoring.ts", String(size));
apart("scoringMemory.ts", String(size));
for (const line of bookPairs(size < 1 ? ["sixty"] : ["sixty", "design"])) process.stdout.write(`${line}\n`);
apart("publishWork.ts", String(size));
apart("robustness.ts", String(size));
for (const line of formPairs(size < 1 ? 1 : 5)) process.stdout.write(`${line}\n`);
