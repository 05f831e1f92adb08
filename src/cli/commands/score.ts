import { basename } from "node:path";

import { collectPack } from "../../app/collectPack.ts";
import { dispatch, type Stamp } from "../../app/dispatch.ts";
import { isWide, readWideScores } from "../../app/tables/readWideScores.ts";
import { readObservations } from "../../app/tables/readObservations.ts";
import type { Assessment } from "../../app/state.ts";
import { digestOfBytes } from "../../domain/ledger/digest.ts";
import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { checkSent } from "../../app/sentCheckpoint.ts";
import type { CliHost } from "../cliHost.ts";
import { isBook } from "../inputs.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

export type ScoreOptions = StampOptions & { readonly replace?: true };

/**
 * `score A.xlsx FILE…`: observations from long CSV files, all of them or, where anything is wrong, none; packs one by one, what is
 * refused is named and stays outside. Folders stand for the files in them.
 */
export const score = (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: ScoreOptions,
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const listed = await listedFiles(host, paths);
    if (!listed.ok) return failed(listed.issues);
    let assessment = opened;
    let count = 0;
    let taken = 0;
    const books = listed.value.filter(isBook);
    const issues: Issue[] = [];
    for (const path of listed.value) {
      host.progress(`读取 ${basename(path)} reading`);
      const next = await (isBook(path)
        ? takePack(host, assessment, path, stamp, options)
        : takeTable(host, assessment, path, stamp));
      issues.push(...next.issues);
      if (next.ok) {
        assessment = next.value.assessment;
        count += next.value.rows;
        if (isBook(path)) taken++;
      } else if (!isBook(path)) return failed(issues);
    }
    const ofPacks =
      books.length > 0 ? `收到 ${books.length} 个评审包，接收 ${taken} 个，退回 ${books.length - taken} 个。` : "";
    const lines = [`${ofPacks}已录入 ${count} 项评分。`];
    if (assessment === opened) return failed(issues, lines);
    const ok = taken === books.length;
    return { ok: true, assessment, outcome: { ...succeeded(lines, issues), ok } };
  });

const listedFiles = async (host: CliHost, paths: readonly string[]): Promise<Result<readonly string[]>> => {
  const files: string[] = [];
  for (const path of paths) {
    const listed = await host.disk.list(path);
    if (!listed.ok) return listed;
    files.push(...listed.value);
  }
  return done(files);
};

type Taken = { readonly assessment: Assessment; readonly rows: number };

/** The stamp with the file that the rows came from, by its digest, in the reason. */
const fromFile = (stamp: Stamp, file: string, bytes: Uint8Array, { sha256 }: CliHost): Stamp => {
  const source = `来源 ${file.slice(0, 100)}，SHA-256 ${digestOfBytes(bytes, sha256)}`;
  return { ...stamp, reason: stamp.reason === "" ? source : `${stamp.reason}（${source}）` };
};

const takeTable = async (host: CliHost, assessment: Assessment, path: string, stamp: Stamp): Promise<Result<Taken>> => {
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  const file = basename(path);
  const table = host.files.readCsv(bytes.value, file);
  if (!table.ok) return table;
  const { units, scheme, reviewers } = assessment.state;
  const read =
    scheme && isWide(table.value)
      ? readWideScores(table.value, { scheme, units, reviewers }, file)
      : readObservations(table.value, units, scheme?.rounds ?? [], file);
  if (!read.ok) return read;
  const { rows, place } = read.value;
  const from = fromFile(stamp, file, bytes.value, host);
  const next = dispatch(assessment, { kind: "observations-recorded", rows }, from, host.sha256, place);
  return next.ok ? done({ assessment: next.value, rows: rows.length }, next.issues) : next;
};

const takePack = async (
  host: CliHost,
  assessment: Assessment,
  path: string,
  stamp: Stamp,
  { replace }: ScoreOptions,
): Promise<Result<Taken>> => {
  const file = basename(path);
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  const book = host.files.readReturned(bytes.value, file);
  if (!book.ok) return book;
  const contradicted = checkSent(book.value, assessment.ledger, { kind: "file", name: file }, host.sha256);
  if (contradicted.length > 0) return refused(contradicted);
  const again = replace === true ? "replace" : "ask";
  const pack = collectPack(assessment.state, book.value, file, host.sha256, again);
  if (!pack.ok) return pack;
  const { rows, places } = pack.value;
  if (rows.length === 0) return done({ assessment, rows: 0 }, pack.issues);
  const whole = { kind: "file", name: file } as const;
  const change = { kind: "observations-recorded", rows } as const;
  const next = dispatch(
    assessment,
    change,
    fromFile(stamp, file, bytes.value, host),
    host.sha256,
    (row) => places[row] ?? whole,
  );
  const issues = [...pack.issues, ...next.issues];
  return next.ok ? done({ assessment: next.value, rows: rows.length }, issues) : refused(issues);
};
