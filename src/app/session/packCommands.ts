import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { changeBook } from "../bookCommands.ts";
import { collectPack } from "../collectPack.ts";
import { dispatchAll, type PlacedChange } from "../dispatchAll.ts";
import { issuePacks } from "../issuePacks.ts";
import type { BookOutcome } from "../openedBook.ts";
import type { FilesPort } from "../ports.ts";
import type { Assessment } from "../state.ts";
import { readObservations } from "../tables/readObservations.ts";
import type { Changed, OfferedFile, WithFiles } from "./paneSession.ts";
import { seen, stampBy, withZip, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

/** Sends reviewers their packs (下发评审包): units assigned by lot, a workbook a reviewer, for download. */
export const issueAllPacks = async (host: SessionHost, at: Seen, actor: string): Promise<BookOutcome<WithFiles>> => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const made: OfferedFile[] = [];
  const changed = await changeBook(
    host.open,
    async (assessment): Promise<Result<readonly PlacedChange[]>> => {
      const prepared = issuePacks(assessment, { recusals: [], each: 1, seed: "", due: null }, host.open.sha256);
      if (!prepared.ok) return prepared;
      const { changes, packs } = prepared.value;
      for (const [index, { fileName, sheets }] of packs.entries()) {
        host.progress(index, packs.length);
        made.push({ name: fileName, bytes: await files.writeBook(sheets, stamp.time) });
      }
      return done(
        changes.map((change) => ({ change })),
        prepared.issues,
      );
    },
    stamp,
    "封面",
  );
  const year = seen(at, changed);
  if (year.kind !== "done") return year;
  return { ...year, value: { year: year.value, files: await withZip(host, "评审包.zip", made) } };
};

/**
 * Takes scores from files (录入评分): tables of observations, all of them or none, and packs, each by itself: one that is refused is named
 * and stays outside, the rest comes in.
 */
export const takeScores = async (host: SessionHost, at: Seen, given: readonly NamedBytes[], actor: string): Changed => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const notes: Issue[] = [];
  const changes = (assessment: Assessment): Result<readonly PlacedChange[]> => {
    const all: PlacedChange[] = [];
    let current = assessment;
    for (const [index, file] of given.entries()) {
      host.progress(index, given.length);
      const isPack = /\.xlsx$/iu.test(file.name);
      const read = isPack ? packIn(host, files, current, file) : tableIn(files, current, file);
      notes.push(...read.issues);
      const next = read.ok ? dispatchAll(current, read.value, stamp, host.open.sha256) : read;
      if (!next.ok && !isPack) return refused(next.issues);
      if (!next.ok || !read.ok) continue;
      current = next.value;
      all.push(...read.value);
    }
    const wrong = all.length === 0 && notes.some(({ severity }) => severity === "error");
    return wrong ? refused(notes) : done(all);
  };
  const year = seen(at, await changeBook(host.open, changes, stamp, "封面"));
  return year.kind === "done" ? { ...year, issues: [...notes, ...year.issues] } : year;
};

const tableIn = (
  files: FilesPort,
  { state: { units, scheme } }: Assessment,
  { name, bytes }: NamedBytes,
): Result<readonly PlacedChange[]> => {
  const table = files.readCsv(bytes, name);
  if (!table.ok) return table;
  const read = readObservations(table.value, units, scheme?.rounds ?? [], name);
  if (!read.ok) return read;
  const { rows, place } = read.value;
  return done([{ change: { kind: "observations-recorded", rows }, place }], read.issues);
};

const packIn = (
  { open: { sha256 } }: SessionHost,
  files: FilesPort,
  { state }: Assessment,
  { name, bytes }: NamedBytes,
): Result<readonly PlacedChange[]> => {
  const book = files.readReturned(bytes, name);
  if (!book.ok) return book;
  const pack = collectPack(state, book.value, name, sha256);
  if (!pack.ok) return pack;
  const { rows, places } = pack.value;
  const place = (row: number) => places[row] ?? ({ kind: "file", name } as const);
  return done(rows.length > 0 ? [{ change: { kind: "observations-recorded", rows }, place }] : [], pack.issues);
};
