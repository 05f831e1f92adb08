import { collectPack } from "../../app/collectPack.ts";
import { dispatch, type Stamp } from "../../app/dispatch.ts";
import { isWide, readWideScores } from "../../app/tables/readWideScores.ts";
import { readObservations } from "../../app/tables/readObservations.ts";
import type { Assessment } from "../../app/state.ts";
import { digestOfBytes } from "../../domain/ledger/digest.ts";
import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { checkSent } from "../../app/sentCheckpoint.ts";
import type { CliHost } from "../cliHost.ts";
import type { FromOptions } from "../fromOffice.ts";
import { returnedSources, type ReturnedSource } from "../returnedSources.ts";
import { isBook } from "../inputs.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

export type ScoreOptions = StampOptions & FromOptions & { readonly replace?: true };

/**
 * `score A.xlsx FILE…`: observations from long CSV files, all of them or, where anything is wrong, none; packs one by one, what is
 * refused is named and stays outside. Folders stand for the files in them; `--from` for the packs at a collection office.
 */
export const score = (
  host: CliHost,
  master: string,
  paths: readonly string[],
  options: ScoreOptions,
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const sources = await returnedSources(host, paths, opened.ledger, "packs", options);
    if (!sources.ok || sources.issues.length > 0) return failed(sources.issues);
    const listed = sources.value.files.filter(({ sha256 }) => !isTaken(opened, sha256));
    if (listed.length === 0 && options.from !== undefined) return succeeded(["没有新的评审包。"], []);
    let assessment = opened;
    let count = 0;
    let taken = 0;
    const books = listed.filter(({ name }) => isBook(name));
    const issues: Issue[] = [];
    for (const source of listed) {
      host.progress(`读取 ${source.name} reading`);
      const next = await (isBook(source.name)
        ? takePack(host, assessment, source, stamp, options)
        : takeTable(host, assessment, source, stamp));
      issues.push(...next.issues);
      if (next.ok) {
        assessment = next.value.assessment;
        count += next.value.rows;
        if (isBook(source.name)) taken++;
      } else if (!isBook(source.name)) return failed(issues);
    }
    const ofPacks =
      books.length > 0 ? `收到 ${books.length} 个评审包，接收 ${taken} 个，退回 ${books.length - taken} 个。` : "";
    const lines = [`${ofPacks}已录入 ${count} 项评分。`];
    if (assessment === opened) return failed(issues, lines);
    const ok = taken === books.length;
    return { ok: true, assessment, outcome: { ...succeeded(lines, issues), ok } };
  });

/** Whether a pack at an office was taken before: its digest stands in the reason of the entry that it made. */
const isTaken = ({ ledger }: Assessment, sha256: string | undefined): boolean =>
  sha256 !== undefined && ledger.some(({ entry }) => entry.reason.includes(`SHA-256 ${sha256}`));

type Taken = { readonly assessment: Assessment; readonly rows: number };

/** The stamp with the file that the rows came from, by its digest, in the reason. */
const fromFile = (stamp: Stamp, file: string, bytes: Uint8Array, { sha256 }: CliHost): Stamp => {
  const source = `来源 ${file.slice(0, 100)}，SHA-256 ${digestOfBytes(bytes, sha256)}`;
  return { ...stamp, reason: stamp.reason === "" ? source : `${stamp.reason}（${source}）` };
};

const takeTable = async (
  host: CliHost,
  assessment: Assessment,
  { name: file, read: readBytes }: ReturnedSource,
  stamp: Stamp,
): Promise<Result<Taken>> => {
  const bytes = await readBytes();
  if (!bytes.ok) return bytes;
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
  { name: file, read }: ReturnedSource,
  stamp: Stamp,
  { replace }: ScoreOptions,
): Promise<Result<Taken>> => {
  const bytes = await read();
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
