import { withWords } from "../../../app/wording/counted.ts";
import { rollupEn } from "./rollup.en.ts";
import { rollupZh, type RollUpWord } from "./rollup.zh.ts";

type Fill = Readonly<Record<string, string | number>>;

const filled = (sentence: string, fill: Fill): string =>
  withWords(sentence, fill).replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = fill[name];
    if (value === undefined) throw new RangeError(`wording: got no ${name}, want it for “${sentence}”`);
    return String(value);
  });

/** Words in Chinese, and in English behind (中英对照). */
export const both = (key: RollUpWord, fill: Fill = {}): string =>
  `${filled(rollupZh[key], fill)} ${filled(rollupEn[key], fill)}`;

/** Words in Chinese alone, where the cells of a table would become too long. */
export const zh = (key: RollUpWord, fill: Fill = {}): string => filled(rollupZh[key], fill);
