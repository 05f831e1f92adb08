import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, judged, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { packSheetNames } from "../workbook/pack/packSheets.ts";
import { openWarning, readPack } from "../workbook/pack/readPack.ts";
import type { ReviewedCell } from "../workbook/review/readReviewSheet.ts";
import type { ReturnedBook } from "../workbook/returned/returnedBook.ts";
import type { PlacedScores } from "./contestedScores.ts";
import { frameOf } from "./frameOf.ts";
import { newsOf } from "./newsOf.ts";
import { packMatter } from "./packMatter.ts";
import { returnedIdentity } from "./returnedIdentity.ts";
import { extraSheets, returnedIssues } from "./returnedIssues.ts";
import type { State } from "./state.ts";

/**
 * Takes a reviewer's pack back (收回评审包): known by its identity, read cell by cell; what is left open waits.
 *
 * @returns what it says otherwise than is recorded, or `book-unknown`, `book-not-pack`, `pack-unknown`, `pack-outdated`,
 *   `pack-other-year`, the issues of `readPack`; the warnings `pack-incomplete` and `score-kept`
 */
export const collectPack = (state: State, book: ReturnedBook, file: string, sha256: Sha256): Result<PlacedScores> => {
  const place = { kind: "file", name: file } as const;
  const { scheme } = state;
  const identity = returnedIdentity(book, file, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "pack") return refused([errorAt(place, "book-not-pack", { of: identity.value.kind })]);
  const { reviewer: id, pack: known, year } = identity.value;
  const reviewer = state.reviewers.find((one) => one.id === id);
  const issued = state.packs.find(({ pack }) => pack === known);
  if (scheme && year !== scheme.year) {
    return refused([errorAt(place, "pack-other-year", { got: year, want: scheme.year })]);
  }
  if (!scheme || !reviewer || issued?.reviewer !== id) {
    return refused([errorAt(place, "pack-unknown", { reviewer: reviewer?.name ?? id })]);
  }
  const latest = state.packs.findLast((one) => one.reviewer === id);
  if (latest?.pack !== known) return refused([outdated(place, state, issued.units, latest?.units ?? [])]);
  const units = state.units.filter((unit) => issued.units.includes(unit.id));
  const pack = { pack: known, reviewer, units, due: issued.due };
  const read = readPack(book, frameOf({ ...state, scheme }), pack, file);
  const seen = [
    ...identity.issues,
    ...returnedIssues(book, file),
    ...extraSheets(book, packSheetNames, read.issues, file),
  ];
  if (!read.ok) return refused([...seen, ...read.issues]);
  const before = packMatter(state, issued).observations;
  const { rows, places, cleared } = newsOf(read.value.cells, before.map(knownCell), place);
  return judged(
    () => ({ rows, places }),
    [
      ...seen,
      ...read.issues,
      ...openWarning(read.value.open, file),
      // An empty cell says nothing: what was said before stays.
      ...cleared.map(({ place: at, data }) => warningAt(at, "score-kept", data)),
    ],
  );
};

/** How an older pack of a reviewer differs from the one that counts. */
const outdated = (place: Place, { units }: State, old: readonly string[], now: readonly string[]): Issue => {
  const named = (ids: readonly string[]): string =>
    ids.map((id) => units.find((unit) => unit.id === id)?.name ?? id).join("、") || "—";
  const gone = old.filter((unit) => !now.includes(unit));
  const added = now.filter((unit) => !old.includes(unit));
  return errorAt(place, "pack-outdated", { gone: named(gone), added: named(added) });
};

/** A recorded observation in the terms of what a pack's cells say. */
const knownCell = (observation: Observation): ReviewedCell => {
  const { unit, round, criterion, task, kind, state, value } = observation;
  const hasItem = kind === "part" || kind === "deduction" || kind === "survey" || kind === "input";
  const item = state === "scored" && hasItem ? (value ?? "") : "";
  const place = { kind: "assessment" } as const;
  return { unit, round, criterion, task, item, observation, place };
};
