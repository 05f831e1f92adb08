import { digestOfBytes, type Sha256 } from "../domain/ledger/digest.ts";
import { observationKey, type Observation } from "../domain/scoring/observation.ts";
import { at } from "../domain/shared/at.ts";
import type { Place } from "../domain/shared/place.ts";
import { done, refused, type Issue, type Result } from "../domain/shared/result.ts";
import { collectPack } from "./collectPack.ts";
import { partScores, type PlacedScores } from "./contestedScores.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import type { Stamp } from "./dispatch.ts";
import type { FilesPort } from "./ports.ts";
import { checkSent } from "./sentCheckpoint.ts";
import { shortName } from "./shortName.ts";
import type { Assessment, RivalScores, State } from "./state.ts";
import { readObservations } from "./tables/readObservations.ts";
import { isWide, readWideScores } from "./tables/readWideScores.ts";

/** A file of scores, and what its rows that say otherwise than before are to do: be asked about, or take their place. */
export type GivenScores = { readonly name: string; readonly bytes: Uint8Array; readonly again: "ask" | "replace" };

/** What a file of scores brings (评分文件): the changes, and how many scores are recorded by them. */
export type ScoresTaken = {
  readonly changes: readonly PlacedChange[];
  readonly rows: number;
  /** What is to be said of scores that are kept aside, once they are. */
  readonly kept: readonly Issue[];
};

/** Whether a file is a workbook, and so a pack or refused, by its name; all others are tables. */
export const isPackFile = (name: string): boolean => /\.(?:xls[xmb]?|ett?|ods)$/iu.test(name);

/**
 * Takes scores from a file (录入评分): a reviewer's pack, a table of observations, a third party's table, counts of a questionnaire.
 * The file's digest goes into the reason. What says otherwise than is recorded is kept beside it until a person chooses.
 *
 * @returns the changes, and those of `partScores` to be said once they are made; or the issues of `collectPack`, of the readers of tables
 *   and of `checkSent`
 */
export const scoreFile = (
  assessment: Assessment,
  { name, bytes, again }: GivenScores,
  files: Pick<FilesPort, "readReturned" | "readCsv">,
  stamp: Stamp,
  sha256: Sha256,
): Result<ScoresTaken> => {
  const read = isPackFile(name)
    ? packIn(assessment, bytes, name, files, sha256)
    : tableIn(assessment, bytes, name, files);
  if (!read.ok) return read;
  const sha = digestOfBytes(bytes, sha256);
  const reason = sourceIn(stamp.reason, name, sha);
  const file = { name: shortName(name), sha256: sha };
  const { fresh, rivals, issues } =
    again === "replace"
      ? { fresh: read.value, rivals: [], issues: [] }
      : partScores(assessment.state, read.value, file);
  const { rows, places } = fresh;
  const whole = { kind: "file", name } as const;
  const changes: readonly PlacedChange[] = [
    // A table without rows is refused for that.
    ...(rows.length > 0 || (!isPackFile(name) && rivals.length === 0)
      ? [
          {
            change: { kind: "observations-recorded", rows },
            place: (row: number) => at(places, row),
            reason,
          } as const,
        ]
      : []),
    ...(again === "replace" ? decidedBy(assessment.state, rows, file) : []),
    ...(rivals.length > 0
      ? [{ change: { kind: "scores-contested", rows: rivals }, place: (): Place => whole, reason } as const]
      : []),
  ];
  return done({ changes, rows: rows.length, kept: issues }, read.issues);
};

/**
 * What was kept aside and is decided by a file that takes the place of what was recorded (以这次为准): the scores of each reviewer of whom
 * it says something to all that was still to be chosen.
 */
const decidedBy = (
  { rivalScores }: State,
  rows: readonly Observation[],
  file: RivalScores["file"],
): readonly PlacedChange[] => {
  if (rivalScores.length === 0) return [];
  const said = new Set(rows.map(observationKey));
  const chosen = [...new Set(rivalScores.map(({ reviewer }) => reviewer))].flatMap((reviewer) => {
    const own = rivalScores.filter((one) => one.reviewer === reviewer);
    if (!own.every((one) => one.rows.every((row) => said.has(observationKey(row))))) return [];
    return [{ reviewer, file: own.some((one) => one.file.sha256 === file.sha256) ? file.sha256 : "" }];
  });
  return chosen.length > 0 ? [{ change: { kind: "scores-chosen", rows: chosen } }] : [];
};

/** The reason with the file that the rows came from, by its digest. */
const sourceIn = (reason: string, name: string, sha256: string): string => {
  const source = `来源 ${shortName(name)}，SHA-256 ${sha256}`;
  return reason === "" ? source : `${reason}（${source}）`;
};

const packIn = (
  { state, ledger }: Assessment,
  bytes: Uint8Array,
  name: string,
  files: Pick<FilesPort, "readReturned">,
  sha256: Sha256,
): Result<PlacedScores> => {
  const book = files.readReturned(bytes, name);
  if (!book.ok) return book;
  const contradicted = checkSent(book.value, ledger, { kind: "file", name }, sha256);
  return contradicted.length > 0 ? refused(contradicted) : collectPack(state, book.value, name, sha256);
};

const tableIn = (
  { state: { units, scheme, reviewers } }: Assessment,
  bytes: Uint8Array,
  name: string,
  files: Pick<FilesPort, "readCsv">,
): Result<PlacedScores> => {
  const table = files.readCsv(bytes, name);
  if (!table.ok) return table;
  const read =
    scheme && isWide(table.value)
      ? readWideScores(table.value, { scheme, units, reviewers }, name)
      : readObservations(table.value, units, scheme?.rounds ?? [], name);
  if (!read.ok) return read;
  const { rows, place } = read.value;
  return done({ rows, places: rows.map((_, row) => place(row)) }, read.issues satisfies readonly Issue[]);
};
