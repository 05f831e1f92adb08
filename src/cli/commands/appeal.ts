import { basename } from "node:path";

import type { Change } from "../../app/change.ts";
import type { RowPlace } from "../../app/checkChange.ts";
import { compareResults, moveLines } from "../../app/compareResults.ts";
import { dispatch } from "../../app/dispatch.ts";
import type { CsvTable } from "../../app/ports.ts";
import type { State } from "../../app/state.ts";
import { bringsDecisions, readDecisions, readFilings } from "../../app/tables/readAppeals.ts";
import { done, type Result } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { csvInput } from "../inputs.ts";
import { changeMasterFile } from "../masterFile.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";

type AppealOptions = StampOptions & { readonly impact?: boolean };

/**
 * `appeal A.xlsx FILE`: appeals, or the decisions on them, from a CSV file; with --impact decisions are only tried, and who
 * moves in the ranking is said.
 */
export const appeal = async (host: CliHost, master: string, path: string, options: AppealOptions): Promise<Outcome> => {
  const table = await csvInput(host, path);
  if (!table.ok) return failed(table.issues);
  if (options.impact === true) return impactOf(host, master, table.value, basename(path), options);
  return changeMasterFile(host, master, options, (opened, stamp) => {
    const read = changeIn(table.value, opened.state, basename(path));
    if (!read.ok) return Promise.resolve(failed(read.issues));
    const next = dispatch(opened, read.value.change, stamp, host.sha256, read.value.place);
    if (!next.ok) return Promise.resolve(failed(next.issues));
    const { kind, rows } = read.value.change;
    const said = kind === "appeal-decided" ? `已录入 ${rows.length} 件申诉的决定。` : `已受理 ${rows.length} 件申诉。`;
    const moves = kind === "appeal-decided" ? compareResults(opened.state, next.value.state) : null;
    const lines = moves?.ok ? moveLines(opened.state, moves.value) : [];
    const outcome = succeeded([said, ...lines], next.issues);
    return Promise.resolve({ ok: true, assessment: next.value, outcome });
  });
};

const impactOf = async (
  host: CliHost,
  master: string,
  table: CsvTable,
  file: string,
  options: AppealOptions,
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const read = changeIn(table, opened.value.state, file);
  if (!read.ok) return failed(read.issues);
  const stamp = stampOf(host, options);
  if (!stamp.ok) return failed(stamp.issues);
  const next = dispatch(opened.value, read.value.change, stamp.value, host.sha256, read.value.place);
  if (!next.ok) return failed(next.issues);
  const moves = compareResults(opened.value.state, next.value.state);
  if (!moves.ok) return failed([...next.issues, ...moves.issues]);
  return succeeded(["只是试算，没有记录。", ...moveLines(opened.value.state, moves.value)], next.issues, moves.value);
};

const changeIn = (
  table: CsvTable,
  state: State,
  file: string,
): Result<{
  readonly change: Change & { readonly kind: "appeal-filed" | "appeal-decided" };
  readonly place: RowPlace;
}> => {
  if (bringsDecisions(table)) {
    const read = readDecisions(table, state, file);
    if (!read.ok) return read;
    return done({ change: { kind: "appeal-decided", rows: read.value.rows }, place: read.value.place }, read.issues);
  }
  const read = readFilings(table, state.units, file);
  if (!read.ok) return read;
  return done({ change: { kind: "appeal-filed", rows: read.value.rows }, place: read.value.place }, read.issues);
};
