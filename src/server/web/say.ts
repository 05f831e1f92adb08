import { withWords } from "../../app/wording/counted.ts";
import { html, type Markup } from "./markup.ts";
import { pagesEn } from "./wording/pages.en.ts";
import { pagesZh, type PageWords } from "./wording/pages.zh.ts";

export type WordKey = keyof PageWords;

export type Fill = Readonly<Record<string, string | number>>;

const filled = (sentence: string, fill: Fill): string =>
  withWords(sentence, fill).replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = fill[name];
    if (value === undefined) throw new RangeError(`wording: got no ${name}, want it for “${sentence}”`);
    return String(value);
  });

/** Words in Chinese alone, where markup cannot stand: in a title, an attribute, a text file. */
export const zh = (key: WordKey, fill: Fill = {}): string => filled(pagesZh[key], fill);

/** Words in Chinese and, smaller, in English (中英对照). */
export const say = (key: WordKey, fill: Fill = {}, english: Fill = fill): Markup =>
  html`${zh(key, fill)} <span class="en" lang="en">${filled(pagesEn[key], english)}</span>`;

/** A kind of round in both languages. */
export const kindFill = (kind: "forms" | "packs"): { readonly zh: string; readonly en: string } => ({
  zh: pagesZh[kind],
  en: pagesEn[kind],
});

/** A time in Beijing as people read it: "2026-12-01 16:30". */
export const beijingTime = (time: string): string =>
  new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
