import type { NoticeTable } from "./notice.ts";

/**
 * A line of an official document's body (正文), by the level of its numbering (GB/T 9704-2012, 7.3.3): 1 for "一、", 2 for
 * "（一）", 3 for "1.", 4 for "（1）"; 0 for a paragraph without one. `head` is the part that is set in the level's font: the
 * whole line, or its first sentence where more follows.
 */
export type BodyLine = { readonly level: 0 | 1 | 2 | 3 | 4; readonly head: string; readonly rest: string };

/** What goes with the document (附件): a title, then tables; wide ones lie across the page. */
export type Attachment = {
  readonly title: string;
  readonly tables: readonly NoticeTable[];
  /** Lines under the tables. */
  readonly notes: readonly string[];
};

/**
 * An official document (公文) as plain data, in the parts that GB/T 9704-2012 names. A text that is empty is left out of the
 * page, its line with it.
 */
export type OfficialDocument = {
  /** 发文机关标志, printed red. */
  readonly mark: string;
  /** 发文字号. */
  readonly number: string;
  readonly title: string;
  /** 主送机关, without the colon. */
  readonly addressees: string;
  readonly body: readonly BodyLine[];
  readonly attachments: readonly Attachment[];
  /** 发文机关署名. */
  readonly signature: string;
  /** 成文日期, ISO. */
  readonly date: string;
  /** Whether a seal is set over the date (加盖印章): it decides where signature and date stand. */
  readonly sealed: boolean;
  /** 附注, without its brackets. */
  readonly remark: string;
  /** 抄送. */
  readonly copies: string;
  /** 印发机关. */
  readonly printedBy: string;
  /** 印发日期, ISO; empty where none. */
  readonly printedOn: string;
};

const levels: readonly RegExp[] = [
  /^[一二三四五六七八九十百]+、/u,
  /^（[一二三四五六七八九十百]+）/u,
  /^\d{1,3}[.．]/u,
  /^（\d{1,3}）/u,
];

/** A line of text as its numbering makes it (正文层次). */
export const bodyLine = (text: string): BodyLine => {
  const level = levels.findIndex((pattern) => pattern.test(text)) + 1;
  if (level === 0) return { level: 0, head: "", rest: text };
  const stop = text.indexOf("。");
  const ends = stop < 0 || stop === text.length - 1;
  return {
    level: level as 1 | 2 | 3 | 4,
    head: ends ? text : text.slice(0, stop + 1),
    rest: ends ? "" : text.slice(stop + 1),
  };
};

/** "2026年11月2日", no padding (GB/T 9704-2012, 7.3.5.4); the empty text for none. */
export const dayText = (date: string): string => {
  if (date === "") return "";
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};
