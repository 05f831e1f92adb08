import { computeResults, publishedResults, type Results } from "../../app/computeResults.ts";
import { loadFormulasFor } from "../../app/formulas.ts";
import { checkKept, checkSignature, keyTerms } from "../../app/keptCheckpoints.ts";
import { replay } from "../../app/replay.ts";
import { withoutSalts } from "../../app/saltedResults.ts";
import type { Assessment } from "../../app/state.ts";
import { readCheckpoint, rootOfLedger, type Checkpoint } from "../../domain/ledger/checkpoint.ts";
import type { Hashes, Sha256 } from "../../domain/ledger/digest.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import type { Verify } from "../../domain/ledger/signedNote.ts";
import type { RankingRow } from "../../domain/ranking/ranking.ts";
import { leavesOf } from "../../domain/scheme/criterion.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { CriterionScore } from "../../domain/scoring/score.ts";
import { exact, exactText } from "../../domain/shared/exact.ts";
import { errorAt, judged, refused, warningAt, type Result } from "../../domain/shared/result.ts";
import type { PublishedCriterion, PublishedUnit, PublishedYear, UnitPlace } from "./publishedYear.ts";
import { checkRankingFile } from "./rankingFile.ts";

/** What a jurisdiction hands in (报送材料): its ledger, its signed checkpoint, and its published ranking where it is there. */
export type HandedIn = {
  readonly ledgerText: string;
  readonly checkpointText: string;
  /** The content of ranking.json. */
  readonly ranking: unknown;
};

type Names = { readonly ledger: string; readonly checkpoint: string; readonly ranking: string };

/**
 * Verifies what a jurisdiction hands in, before anything of it counts (核验公布结果): the checkpoint is signed by the key on the
 * register and by one that the ledger names, it is the beginning of the ledger, the ledger replays, and the results that were
 * published last are what its scores come to.
 *
 * @param publicKey the jurisdiction's on the register
 * @param names of the files, for the issues
 * @returns the year at the checkpoint, later entries left aside, or what does not hold: the issues of `readLedgerText`,
 *   `readCheckpoint`, `checkKept`, `checkSignature`, `replay`, `computeResults`, `checkRankingFile`; `rollup-unsigned`,
 *   `rollup-not-published`, `rollup-results-moved` (unit); the warning `rollup-not-locked`
 */
export const verifyPublished = async (
  { ledgerText, checkpointText, ranking }: HandedIn,
  publicKey: string,
  names: Names,
  hashes: Hashes,
  verify: Verify,
): Promise<Result<PublishedYear>> => {
  const place = { kind: "file", name: names.checkpoint } as const;
  const kept = readCheckpoint(checkpointText, names.checkpoint);
  const ledger = readLedgerText(ledgerText);
  if (!kept.ok || !ledger.ok) return refused([...kept.issues, ...ledger.issues]);
  const { checkpoint, note } = kept.value;
  if (note === null) return refused([errorAt(place, "rollup-unsigned")]);
  if (checkpoint.results === null) return refused([errorAt(place, "rollup-not-published")]);
  // Where the ledger names no key, the register's is all there is to check by.
  const signed = [[{ publicKey, after: 0, until: null }], keyTerms(ledger.value)]
    .flatMap((terms) => checkSignature(kept.value, terms, place, verify, hashes))
    .filter(({ severity }) => severity === "error");
  if (signed.length > 0) return refused(firstOfEachCode(signed));
  await loadFormulasFor(ledgerText);
  const opened = replay(ledger.value.slice(0, checkpoint.size), hashes.sha256);
  if (!opened.ok) return opened;
  const held = checkKept(ledger.value, kept.value, place, hashes);
  if (held.length > 0) return refused(held);
  const results = computeResults(opened.value.state);
  if (!results.ok) return results;
  const moved = movedUnit(opened.value, results.value);
  if (moved !== null)
    return refused([errorAt({ kind: "file", name: names.ledger }, "rollup-results-moved", { unit: moved })]);
  const told = ranking === null ? [] : checkRankingFile(ranking, opened.value.state, names.ranking);
  const early = opened.value.state.locked.length > 0 ? [] : [warningAt(place, "rollup-not-locked")];
  return judged(
    () => yearOf(opened.value, results.value, ledger.value, checkpoint, hashes.sha256),
    [...told, ...early],
  );
};

const firstOfEachCode = <T extends { readonly code: string }>(issues: readonly T[]): readonly T[] =>
  issues.filter(({ code }, n) => issues.findIndex((other) => other.code === code) === n);

/** The name of a unit whose published result is not what the scores come to now; null where all are. */
const movedUnit = ({ state }: Assessment, results: Results): string | null => {
  const textOf = (result: unknown): string => JSON.stringify(result);
  const now = new Map(publishedResults(results).map((result) => [result.unit, textOf(result)]));
  const then = new Map(withoutSalts(state.published).map((result) => [result.unit, textOf(result)]));
  const differing = [...new Set([...now.keys(), ...then.keys()])].find((unit) => now.get(unit) !== then.get(unit));
  return differing === undefined ? null : (state.units.find(({ id }) => id === differing)?.name ?? differing);
};

const yearOf = (
  { state }: Assessment,
  { scores, ranking }: Results,
  ledger: Ledger,
  checkpoint: Checkpoint,
  sha256: Sha256,
): PublishedYear => {
  const { scheme, breakdown } = state;
  if (!scheme) throw new RangeError("a published year: got no scheme, want the one it was scored by");
  const rows = new Map(ranking.groups.flatMap((group) => group.rows.map((row) => [row.unit, row] as const)));
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  const list = criterionList(scheme);
  const units = state.units.map(({ id: key, name, group }): PublishedUnit => {
    const [row, score] = [rows.get(key), scoreOf.get(key)];
    if (!row || !score) throw new RangeError(`result of ${key}: got none, want one`);
    const points = score.criteria.map((one) => ({
      criterion: list.numberOf(group, one),
      points: one.outcome.state === "scored" ? one.outcome.points : null,
    }));
    const total = score.total.state === "scored" ? score.total.points : null;
    return { key, name, group, total, place: placeOf(row), ownRank: row.rank, grade: row.grade, points };
  });
  const { origin, size: entries, root, results } = checkpoint;
  return {
    year: scheme.year,
    jurisdiction: breakdown?.jurisdiction ?? "",
    ...{ origin, entries, root, resultsRoot: results?.root ?? "" },
    locked: state.locked.length > 0,
    criteria: list.criteria,
    units,
    full: new Map(scheme.groups.map(({ id, table }) => [id, exact(tableOf(scheme, table).totalPoints)])),
    rootAt: (size) => (size > ledger.length ? null : rootOfLedger(ledger.slice(0, size), sha256)),
  };
};

const tableOf = (scheme: Scheme, id: string): Table => {
  const table = scheme.tables.find((one) => one.id === id);
  if (!table) throw new RangeError(`table ${id}: got none, want one that was checked`);
  return table;
};

/** The leaves that units are scored on, each once, by all that tells them apart; groups of one table share them. */
const criterionList = (scheme: Scheme) => {
  const criteria: PublishedCriterion[] = [];
  const numbers = new Map<string, number>();
  const names = new Map(
    scheme.groups.flatMap(({ id: group, table }) =>
      leavesOf(tableOf(scheme, table).criteria).map(({ id, name }) => [`${group} ${id}`, name] as const),
    ),
  );
  const numberOf = (group: string, { stage, criterion, maxPoints }: CriterionScore): number => {
    const name = names.get(`${group} ${criterion}`) ?? criterion;
    const all = JSON.stringify([stage, criterion, name, exactText(maxPoints)]);
    const known = numbers.get(all);
    if (known !== undefined) return known;
    numbers.set(all, criteria.length);
    criteria.push({ stage, key: criterion, name, most: maxPoints });
    return criteria.length - 1;
  };
  return { criteria, numberOf };
};

const placeOf = ({ rank, total, rankSteps }: RankingRow): UnitPlace => {
  if (rank === null) return "out";
  if (total === null) return "end";
  return rankSteps.some((step) => step.kind === "vetoed" && step.rank === "last") ? "last" : "kept";
};
