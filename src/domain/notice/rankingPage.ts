import type { NoticeTable } from "./notice.ts";

/** The ranking as a page for the office's site (公布网页), as plain data. */
export type RankingPage = {
  readonly title: string;
  readonly issuer: string;
  /** Chinese dates; due empty where the template names none. */
  readonly due: string;
  readonly published: string;
  /** What a reader must know of the tables, such as that the year is not closed yet. */
  readonly notes: readonly string[];
  readonly tables: readonly NoticeTable[];
  /** The line that pins down the ledger. */
  readonly checkpoint: string;
};
