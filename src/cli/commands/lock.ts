import { beijingDate } from "../../app/beijingDate.ts";
import { computeResults, publishedResults } from "../../app/computeResults.ts";
import { dispatch, type Stamp } from "../../app/dispatch.ts";
import type { Assessment } from "../../app/state.ts";
import { noticeText } from "../../domain/notice/noticeText.ts";
import { roundDocument, roundNotice } from "../../domain/notice/roundNotice.ts";
import { summarizeRound } from "../../domain/notice/roundSummary.ts";
import { roundIn } from "../../app/tables/readObservations.ts";
import { saltedResults } from "../../app/saltedResults.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile, type Worked } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

type LockOptions = StampOptions & { readonly round?: string; readonly out?: string };

/** `lock A.xlsx`: closes the year; with --round a round of it, whose summary is written where --out says. */
export const lock = (host: CliHost, master: string, options: LockOptions): Promise<Outcome> =>
  changeMasterFile(host, master, options, (opened, stamp) =>
    options.round === undefined
      ? Promise.resolve(lockYear(host, opened, stamp))
      : closeRound(host, opened, stamp, options.round, options.out),
  );

const lockYear = (host: CliHost, opened: Assessment, stamp: Stamp): Worked => {
  const results = computeResults(opened.state);
  const rows = results.ok ? saltedResults(publishedResults(results.value), opened.state, host.random) : [];
  const locked = dispatch(opened, { kind: "year-locked", rows }, stamp, host.sha256);
  if (!locked.ok) return failed(locked.issues);
  const line = `已锁定：${rows.length} 个单位的结果；此后只收申诉和公布。`;
  return { ok: true, assessment: locked.value, outcome: succeeded([line], locked.issues) };
};

const closeRound = async (
  host: CliHost,
  opened: Assessment,
  stamp: Stamp,
  said: string,
  out: string | undefined,
): Promise<Worked> => {
  const { scheme, units, breakdown, closedRounds } = opened.state;
  const rounds = scheme?.rounds ?? [];
  const round = roundIn(rounds, said);
  if (rounds.length > 0 && !rounds.some(({ id }) => id === round)) {
    const known = rounds.map(({ id, name }) => `${name}（${id}）`).join("、");
    return failed([errorAt(wholeAssessment, "reference-unknown", { part: "round", id: said, known })]);
  }
  const row = { round, date: beijingDate(stamp.time) };
  const closed = dispatch(opened, { kind: "round-closed", rows: [row] }, stamp, host.sha256);
  if (!closed.ok || !scheme) return failed(closed.issues);
  const summary = summarizeRound(scheme, units, opened.state.findings, row, closedRounds);
  const notice = roundNotice(scheme, breakdown?.jurisdiction ?? "", units, summary);
  const text = noticeText(notice);
  if (out !== undefined) {
    const asDocument = /\.docx$/iu.test(out);
    const content = asDocument ? await host.files.writeOfficial(roundDocument(notice, row.date)) : text;
    const written = await host.disk.create(out, content);
    if (!written.ok) return failed([...closed.issues, ...written.issues]);
  }
  const lines = out === undefined ? text.trimEnd().split("\n") : [`“${summary.round}”已结束，小结在 ${out}`];
  return { ok: true, assessment: closed.value, outcome: succeeded(lines, closed.issues, summary) };
};
