import { printed, type Checkpoint, type KeptCheckpoint } from "../domain/ledger/checkpoint.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { noteKeyOf, publicKeyText, signedBy, type NoteKey, type Verify } from "../domain/ledger/signedNote.ts";
import { wholeAssessment, type Place } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { assessmentCheckpoint, assessmentOrigin } from "./assessmentCheckpoint.ts";

/** A key of the office with the sizes of the ledger for which it may sign: above `after`, up to `until` where another came. */
export type KeyTerm = { readonly publicKey: string; readonly after: number; readonly until: number | null };

/** The office's keys as a ledger has them (公钥任期). */
export const keyTerms = (ledger: Ledger): readonly KeyTerm[] => {
  const set = ledger.flatMap(({ entry, rows }) => {
    const [row] = rows as readonly { readonly publicKey?: string }[];
    const { publicKey } = row ?? {};
    return entry.action === "office-key-set" && publicKey !== undefined ? [{ publicKey, at: entry.index }] : [];
  });
  return set.map(({ publicKey, at }, n) => ({ publicKey, after: at, until: set[n + 1]?.at ?? null }));
};

/**
 * The keys that count (验签用的公钥): a public key that the checker has from elsewhere counts alone, at any size, and has to be one of the
 * ledger's; without one the ledger's own.
 *
 * @param terms the ledger's; null where there is no ledger
 * @returns `key-other-ledger` (got, want), `key-not-in-ledger`
 */
export const termsFor = (
  key: NoteKey | null,
  origin: string,
  terms: readonly KeyTerm[] | null,
  place: Place,
): Result<readonly KeyTerm[]> => {
  if (!key) return done(terms ?? []);
  if (key.name !== origin) return refused([errorAt(place, "key-other-ledger", { got: key.name, want: origin })]);
  const publicKey = publicKeyText(key.publicKey);
  const isKnown = terms === null || terms.some((term) => term.publicKey === publicKey);
  return isKnown ? done([{ publicKey, after: 0, until: null }]) : refused([errorAt(place, "key-not-in-ledger")]);
};

/**
 * Holds a checkpoint that was kept elsewhere to a ledger that was replayed (存证比对): what it pins down must be the
 * beginning of the ledger, line for line.
 *
 * @returns `checkpoint-other-ledger` (got, want), `checkpoint-empty`, `ledger-shorter` (size, got), `ledger-forked` (size,
 *   root, own), `checkpoint-line-differs` (line)
 */
export const checkKept = (
  ledger: Ledger,
  { checkpoint }: KeptCheckpoint,
  place: Place,
  hashes: Hashes,
): readonly Issue[] => {
  const { origin, size, root, sm3, results } = checkpoint;
  const want = assessmentOrigin(ledger);
  if (origin !== want) return [errorAt(place, "checkpoint-other-ledger", { got: origin, want })];
  // A tree of no leaves is the beginning of any ledger, and so says nothing of this one.
  if (size === 0) return [errorAt(place, "checkpoint-empty")];
  if (size > ledger.length) return [errorAt(place, "ledger-shorter", { size, got: ledger.length })];
  const own = assessmentCheckpoint(ledger.slice(0, size), hashes);
  if (own.root !== root) return [forkAlarm(place, checkpoint, own)];
  return [
    ...(sm3 === null || sm3 === own.sm3 ? [] : [errorAt(place, "checkpoint-line-differs", { line: "sm3" })]),
    ...(results?.root === own.results?.root && results?.count === own.results?.count
      ? []
      : [errorAt(place, "checkpoint-line-differs", { line: "results" })]),
  ];
};

const forkAlarm = (place: Place, kept: Checkpoint, own: Checkpoint): Issue =>
  errorAt(place, "ledger-forked", { size: kept.size, root: printed(kept.root), own: printed(own.root) });

/**
 * Holds checkpoints to each other (分叉报警): two of one ledger and size say the same.
 *
 * @returns for each pair that does not `checkpoint-fork` (size, first, second) where their roots differ, or `checkpoint-lines-apart`
 *   (size, line) where only another line does
 */
export const forksAmong = (kept: readonly KeptCheckpoint[]): readonly Issue[] =>
  kept.flatMap(({ checkpoint: one }, at) =>
    kept
      .slice(at + 1)
      .filter(({ checkpoint: other }) => one.origin === other.origin && one.size === other.size)
      .flatMap(({ checkpoint: other }) => contradictions(one, other)),
  );

const contradictions = (one: Checkpoint, other: Checkpoint): readonly Issue[] => {
  const { size, root } = one;
  if (root !== other.root) {
    const roots = { first: printed(root), second: printed(other.root) };
    return [errorAt(wholeAssessment, "checkpoint-fork", { size, ...roots })];
  }
  const results = ({ results: tree }: Checkpoint): string => (tree ? `${tree.count} ${tree.root}` : "");
  const apart = [
    ...(one.sm3 === null || other.sm3 === null || one.sm3 === other.sm3 ? [] : ["sm3"]),
    ...(results(one) === results(other) ? [] : ["results"]),
  ];
  return apart.map((line) => errorAt(wholeAssessment, "checkpoint-lines-apart", { size, line }));
};

/**
 * Holds a kept checkpoint's signature to the office's keys (验签).
 *
 * @param keys those that the ledger names, or the one that the checker has from elsewhere
 * @returns `signature-bad`, `signature-foreign`, `key-replaced` (size, until),
 *   `key-not-yet` (size, after); the warnings `checkpoint-unsigned` where
 *   there is a key to sign with, and `signature-unchecked` where none is known
 */
export const checkSignature = (
  { checkpoint, note }: KeptCheckpoint,
  keys: readonly KeyTerm[],
  place: Place,
  verify: Verify,
  { sha256 }: Hashes,
): readonly Issue[] => {
  if (!note) return keys.length === 0 ? [] : [warningAt(place, "checkpoint-unsigned")];
  if (keys.length === 0) return [warningAt(place, "signature-unchecked")];
  const { origin, size } = checkpoint;
  const found = keys.map((key) => ({ key, is: signedBy(note, noteKeyOf(origin, key.publicKey), verify, sha256) }));
  if (found.some(({ is }) => is === "bad")) return [errorAt(place, "signature-bad")];
  const signed = found.filter(({ is }) => is === "signed").map(({ key }) => key);
  if (signed.length === 0) return [errorAt(place, "signature-foreign")];
  if (signed.some(({ after, until }) => size > after && (until === null || size <= until))) return [];
  const early = signed.find(({ after }) => size <= after);
  if (early) return [errorAt(place, "key-not-yet", { size, after: early.after })];
  return [errorAt(place, "key-replaced", { size, until: signed[0]?.until ?? 0 })];
};
