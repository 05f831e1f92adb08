import type { Observation } from "../../domain/scoring/observation.ts";
import { reviewSheetName } from "../../workbook/review/seats.ts";
import { changeBook, rankBook } from "../bookCommands.ts";
import { recordReview, type ReviewedBreakdown } from "../recordReview.ts";
import type { Changed } from "./paneSession.ts";
import { seen, stampBy, viewOf, type Seen, type SessionHost } from "./sessionHost.ts";
import { readSetUp, type SetUpSource } from "./setUp.ts";

/** Writes a looked-through breakdown (写入任务分解). */
export const writeBreakdown = async (
  host: SessionHost,
  at: Seen,
  reviewed: ReviewedBreakdown,
  actor: string,
): Changed => {
  const changes = recordReview(reviewed, at.current.state);
  return seen(at, await changeBook(host.open, changes, stampBy(host, actor), "任务分解"));
};

/** Writes scheme, units and reviewers, and the sheets to score in (写入方案). */
export const setUpYear = async (host: SessionHost, at: Seen, source: SetUpSource, actor: string): Changed => {
  const read = await readSetUp(host, source, at.current.state);
  if (!read.ok) return { kind: "refused", issues: read.issues };
  const [first] = read.value.reviewers;
  const front = first ? reviewSheetName(first) : "封面";
  return seen(at, await changeBook(host.open, read.value.changes, stampBy(host, actor), front));
};

/** Writes what was entered on cards (写入评分), as one entry of the ledger. */
export const saveScores = async (host: SessionHost, at: Seen, rows: readonly Observation[], actor: string): Changed => {
  const changes = rows.length > 0 ? [{ change: { kind: "observations-recorded", rows } } as const] : [];
  return seen(at, await changeBook(host.open, changes, stampBy(host, actor), "封面"));
};

/** Takes typed scores and ranks (收分排名); scores are recorded all the same where nothing but further scores is missing. */
export const rankYear = async (host: SessionHost, at: Seen, actor: string): Changed => {
  const ranked = await rankBook(host.open, stampBy(host, actor), (assessment) => {
    at.current = assessment;
    at.unread = null;
  });
  return ranked.kind === "done" ? { ...ranked, value: viewOf(at) } : ranked;
};
