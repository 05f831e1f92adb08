import type { Recusal } from "../../domain/scheme/assignUnits.ts";
import { done, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { changeBook } from "../bookCommands.ts";
import { chosenScores } from "../chosenScores.ts";
import { dispatchAll, type PlacedChange } from "../dispatchAll.ts";
import { issuePacks } from "../issuePacks.ts";
import type { BookOutcome } from "../openedBook.ts";
import type { FilesPort } from "../ports.ts";
import { isPackFile, scoreFile } from "../scoreFile.ts";
import type { Assessment, State } from "../state.ts";
import { readRecusals } from "../tables/readRecusals.ts";
import type { Changed, OfferedFile, PackWishes, WithFiles } from "./paneSession.ts";
import { returnedFiles } from "./returnedFiles.ts";
import { seen, stampBy, withZip, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

/** Sends reviewers their packs (下发评审包): units assigned by lot, a workbook a reviewer, for download. */
export const issueAllPacks = async (
  host: SessionHost,
  at: Seen,
  { due, each, seed, recusals }: PackWishes,
  actor: string,
): Promise<BookOutcome<WithFiles>> => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const made: OfferedFile[] = [];
  const changed = await changeBook(
    host.open,
    async (assessment): Promise<Result<readonly PlacedChange[]>> => {
      const kept = recusals ? recusalsIn(files, assessment.state, recusals) : done([]);
      if (!kept.ok) return kept;
      const wanted = { recusals: kept.value, each, seed, due: due === "" ? null : due };
      const prepared = issuePacks(assessment, wanted, host.open.sha256);
      if (!prepared.ok) return prepared;
      const { changes, packs } = prepared.value;
      for (const [index, { fileName, sheets, properties }] of packs.entries()) {
        host.progress(index, packs.length);
        made.push({ name: fileName, bytes: await files.writeBook(sheets, stamp.time, properties) });
      }
      return done(
        changes.map((change) => ({ change })),
        [...kept.issues, ...prepared.issues],
      );
    },
    stamp,
    "封面",
  );
  const year = seen(at, changed);
  if (year.kind !== "done") return year;
  return { ...year, value: { year: year.value, files: await withZip(host, "评审包.zip", made) } };
};

const recusalsIn = (
  files: Pick<FilesPort, "readCsv">,
  { units, reviewers }: State,
  { name, bytes }: NamedBytes,
): Result<readonly Recusal[]> => {
  const table = files.readCsv(bytes, name);
  if (!table.ok) return table;
  const read = readRecusals(table.value, units, reviewers, name);
  return read.ok ? done(read.value.rows, read.issues) : read;
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
    const returned = returnedFiles(files, given);
    notes.push(...returned.issues);
    for (const [index, file] of returned.files.entries()) {
      host.progress(index, returned.files.length);
      const read = scoreFile(current, { ...file, again: "ask" }, files, stamp, host.open.sha256);
      notes.push(...read.issues);
      const next = read.ok ? dispatchAll(current, read.value.changes, stamp, host.open.sha256) : read;
      if (!next.ok && !isPackFile(file.name)) return refused(next.issues);
      if (read.ok && !next.ok) notes.push(...next.issues);
      if (!next.ok || !read.ok) continue;
      notes.push(...read.value.kept);
      current = next.value;
      all.push(...read.value.changes);
    }
    const wrong = all.length === 0 && notes.some(({ severity }) => severity === "error");
    return wrong ? refused(notes) : done(all);
  };
  const year = seen(at, await changeBook(host.open, changes, stamp, "封面"));
  return year.kind === "done" ? { ...year, issues: [...notes, ...year.issues] } : year;
};

/** Says which of a reviewer's differing scores count (评分取舍): `choice` is the file's digest, or 已录. */
export const chooseScores = async (
  host: SessionHost,
  at: Seen,
  reviewer: string,
  choice: string,
  actor: string,
): Changed => {
  const changes = ({ state }: Assessment): Result<readonly PlacedChange[]> => {
    const chosen = chosenScores(state, [`${reviewer}=${choice}`]);
    return chosen.issues.length > 0 ? refused(chosen.issues) : done(chosen.changes);
  };
  return seen(at, await changeBook(host.open, changes, stampBy(host, actor), "封面"));
};
