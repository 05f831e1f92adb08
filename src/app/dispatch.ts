import { appendEntry } from "../domain/ledger/appendEntry.ts";
import { digestOfText, type Digest, type Sha256 } from "../domain/ledger/digest.ts";
import { isLedgerTime, type Ledger } from "../domain/ledger/entry.ts";
import { isSeen } from "../domain/scheme/confusableNames.ts";
import { canonicalJson, hasCanonicalJson } from "../domain/shared/canonicalJson.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, judged, refused, type Issue, type Result } from "../domain/shared/result.ts";
import { applyChange } from "./applyChange.ts";
import { shapedChange, subjectOf, type Change, type ChangeKind } from "./change.ts";
import { checkChange, type RowPlace } from "./checkChange.ts";
import { checkRoles, setterIn } from "./roles.ts";
import type { Assessment, State } from "./state.ts";

/** Who makes a change, when and why; `time` is UTC to the second. The host says it, the core never looks at a clock. */
export type Stamp = { readonly time: string; readonly actor: string; readonly reason: string };

/**
 * The one door for every change (变更入口): checks its shape, as replay will, and holds it to the state; applies it and
 * writes its ledger entry.
 *
 * @param place where the change's rows came from, for the issues
 * @returns the assessment after the change, or all that stands against it and nothing changed; beside the issues of
 *   `checkShape` and `checkChange`: `actor-missing`, `time-invalid` (got), `time-before-last` (got, last)
 */
export const dispatch = (
  { state, ledger }: Assessment,
  intent: Change,
  stamp: Stamp,
  sha256: Sha256,
  place?: RowPlace,
): Result<Assessment> => {
  const stampFaults = stampIssues(stamp, ledger.at(-1)?.entry.time);
  if (stampFaults.length > 0) return refused(stampFaults);
  const shaped = shapedChange(intent.kind, intent.rows);
  if (!shaped.ok) return shaped;
  const change = shaped.value;
  if (!hasCanonicalJson([change.rows, stamp])) return refused([halfCharacterIn(change)]);
  return judged(() => {
    const after = applyChange(state, change);
    const subject = subjectOf[change.kind];
    const deed = {
      ...stamp,
      action: change.kind,
      subject,
      before: isEmpty(state[subject]) ? null : digestBefore(state, ledger, subject, sha256),
      after: digestOf(after, subject, sha256),
      rows: change.rows,
    };
    return { state: after, ledger: appendEntry(ledger, deed, sha256) };
  }, [...checkRoles(state, setterIn(ledger), change, stamp.actor), ...checkChange(state, change, place)]);
};

/** Changes that touch more than the part of the state that they are about. */
const wideChanges: ReadonlySet<string> = new Set<ChangeKind>([
  "appeal-decided",
  "self-evaluations-collected",
  "self-evaluation-chosen",
]);

/**
 * The last entry on a part of the state says its digest already; a large part takes long to digest again. A decided appeal, or a
 * form that comes in, changes other parts without an entry on those, so what stands after one is digested anew.
 */
const digestBefore = (state: State, ledger: Ledger, subject: keyof State, sha256: Sha256): Digest => {
  const last = ledger.findLast(({ entry }) => entry.subject === subject || wideChanges.has(entry.action));
  return last?.entry.subject === subject ? last.entry.after : digestOf(state, subject, sha256);
};

/** The digest of one part of the state, as ledger entries name it before and after. */
export const digestOf = (state: State, subject: keyof State, sha256: Sha256): Digest =>
  digestOfText(canonicalJson(state[subject]), sha256);

/** Files and cells can hold half of a character, such as "\\ud83d"; no text that is kept can. */
const halfCharacterIn = ({ kind }: Change): Issue =>
  errorAt({ kind: "field", document: kind, path: "" }, "field-invalid", { want: "Unicode", got: "\\ud800–\\udfff" });

export const isEmpty = (part: State[keyof State]): boolean =>
  part === null || (Array.isArray(part) && part.length === 0);

const stampIssues = ({ actor, time }: Stamp, last: string | undefined): readonly Issue[] => {
  if (!isSeen(actor)) return [errorAt(wholeAssessment, "actor-missing")];
  if (!isLedgerTime(time)) return [errorAt(wholeAssessment, "time-invalid", { got: time })];
  if (last !== undefined && time < last) return [errorAt(wholeAssessment, "time-before-last", { got: time, last })];
  return [];
};
