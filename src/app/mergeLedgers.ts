import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Block } from "../domain/ledger/entry.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { readChange, type Change, type ChangeKind } from "./change.ts";
import { dispatch, type Stamp } from "./dispatch.ts";
import { subjectsTouched, withoutKeys, type Touched } from "./changeKeys.ts";
import type { Assessment, Merge, State } from "./state.ts";

/** Which copy counts where both say different things of one subject; "all" for those that are not named. */
export type Preferences = Readonly<Record<string, "A" | "B">>;

/** Two copies joined (合并结果), and how. */
export type Merged = {
  readonly assessment: Assessment;
  readonly common: number;
  readonly joined: number;
  /** How many entries each copy had of its own. */
  readonly own: { readonly A: number; readonly B: number };
  readonly decided: Merge["decided"];
};

/**
 * Joins two copies of one assessment that went apart (合并副本): the first keeps its ledger, what only the second has is added
 * behind it, entry by entry, by whom and why it was done there. Where both changed the same thing, one must be preferred.
 *
 * @returns the joined assessment; or `merge-unrelated`, `merge-conflict` (subject, key), `merge-refused` (entry, action) with
 *   the change's own issues; the warning `merge-not-taken` (entry, action) for what follows from all the rest and is done anew
 */
export const mergeLedgers = (
  a: Assessment,
  b: Assessment,
  preferences: Preferences,
  stamp: Stamp,
  sha256: Sha256,
): Result<Merged> => {
  const common = commonLength(a, b);
  if (common === 0) return refused([errorAt(wholeAssessment, "merge-unrelated")]);
  const [tailA, tailB] = [a.ledger.slice(common), b.ledger.slice(common)];
  const own = { A: tailA.length, B: tailB.length };
  if (tailB.length === 0) return done({ assessment: a, common, joined: 0, own, decided: [] });
  if (tailA.length === 0) return done({ assessment: b, common, joined: tailB.length, own, decided: [] });
  const ours = lastWords(tailA);
  const { decided, open } = settleConflicts(ours, lastWords(tailB), preferences);
  if (open.length > 0) return refused(open);
  const dropped = new Set(decided.filter(({ kept }) => kept === "A").map(keyText));
  const issues: Issue[] = [];
  let current = a;
  let joined = 0;
  for (const block of tailB) {
    const { entry } = block;
    const change = changeOf(block);
    const data = { entry: entry.index, action: entry.action };
    if (derived[change.kind]) {
      issues.push(warningAt(wholeAssessment, "merge-not-taken", data));
      continue;
    }
    const left = withoutKeys(
      change,
      (touched) => dropped.has(keyText(touched)) || ours.get(keyText(touched))?.content === touched.content,
    );
    if (!left) continue;
    const next = dispatch(current, left, laterStamp(current, entry), sha256);
    issues.push(...next.issues.filter(({ severity }) => severity !== "error" && severity !== "note"));
    if (!next.ok) return refused([errorAt(wholeAssessment, "merge-refused", data), ...next.issues]);
    current = next.value;
    joined++;
  }
  const row: Merge = { common, other: b.ledger.at(-1)?.entry.hash ?? "", joined, decided };
  const recorded = dispatch(current, { kind: "copies-merged", rows: [row] }, stamp, sha256);
  if (!recorded.ok) return refused([...issues, ...recorded.issues]);
  return done({ assessment: recorded.value, common, joined, own, decided }, issues);
};

/** What follows from everything else, and is done anew on the joined copy. */
const derived: Readonly<Partial<Record<ChangeKind, true>>> = {
  "results-published": true,
  "year-locked": true,
  "year-unlocked": true,
  "copies-merged": true,
};

const commonLength = (a: Assessment, b: Assessment): number => {
  let length = 0;
  while (a.ledger[length] && a.ledger[length]?.entry.hash === b.ledger[length]?.entry.hash) length++;
  return length;
};

const changeOf = ({ rows, entry }: Block): Change => {
  const change = readChange(entry.action, rows, entry.index);
  if (!change.ok) throw new RangeError(`entry ${entry.index}: got one that does not read, want a replayed ledger`);
  return change.value;
};

/** The stamp of an entry that moves behind another's: who, when and why stay; time never runs back. */
const laterStamp = ({ ledger }: Assessment, entry: Block["entry"]): Stamp => {
  const last = ledger.at(-1)?.entry.time ?? entry.time;
  const why = entry.reason === "" ? "" : `${entry.reason}；`;
  const origin = `并自另一副本第 ${entry.index} 条，原时间 ${entry.time}，原摘要 ${entry.hash.slice(0, 16)}`;
  return { actor: entry.actor, time: entry.time < last ? last : entry.time, reason: `${why}${origin}` };
};

const keyText = ({ subject, key }: { readonly subject: string; readonly key: string }): string => `${subject}\n${key}`;

/** The last word of a ledger's end on each thing that it touches. */
const lastWords = (tail: readonly Block[]): ReadonlyMap<string, Touched> => {
  const words = new Map<string, Touched>();
  for (const block of tail) {
    const change = changeOf(block);
    if (derived[change.kind]) continue;
    for (const touched of subjectsTouched(change)) words.set(keyText(touched), touched);
  }
  return words;
};

const settleConflicts = (
  ours: ReadonlyMap<string, Touched>,
  others: ReadonlyMap<string, Touched>,
  preferences: Preferences,
): { readonly decided: Merge["decided"]; readonly open: readonly Issue[] } => {
  const decided: { subject: keyof State; key: string; kept: "A" | "B" }[] = [];
  const open: Issue[] = [];
  for (const [text, theirs] of others) {
    const mine = ours.get(text);
    if (!mine || mine.content === theirs.content) continue;
    const { subject, key } = theirs;
    const kept = preferences[subject] ?? preferences["all"];
    if (kept) decided.push({ subject, key, kept });
    else open.push(errorAt(wholeAssessment, "merge-conflict", { subject, key: key.replace(/\n+/gu, "/") }));
  }
  return { decided, open };
};
