import { firstBadEntry } from "../domain/ledger/checkLedger.ts";
import type { Digest, Sha256 } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import { applyChange } from "./applyChange.ts";
import { readChange, subjectOf } from "./change.ts";
import { checkChange } from "./checkChange.ts";
import { digestOf, isEmpty } from "./dispatch.ts";
import { checkRoles, setterAfter } from "./roles.ts";
import { emptyState, type Assessment, type State } from "./state.ts";

const subjects = Object.keys(emptyState) as readonly (keyof State)[];

/**
 * Folds a ledger into the state it stands for (重放), reading entries and rows only, never a visible sheet.
 *
 * @param isHeld whether its chain and rows were found to hold already, by `rootsOfQueue` of the text that it was read from
 * @returns the assessment, or the first entry that does not hold and why; beside the issues of `firstBadEntry` and
 *   `readChange`: `entry-not-allowed` (its change would have been refused), `entry-state` (it names another subject, or
 *   another digest of it before or after)
 */
export const replay = (ledger: Ledger, sha256: Sha256, isHeld = false): Result<Assessment> => {
  const bad = isHeld ? null : firstBadEntry(ledger, sha256);
  if (bad) return refused([bad]);
  let state: State = emptyState;
  let setter: string | null = null;
  const digests = new Map<keyof State, Digest>();
  for (const { rows, entry } of ledger) {
    const at = { kind: "entry", index: entry.index } as const;
    const change = readChange(entry.action, rows, entry.index);
    if (!change.ok) return change;
    const roles = checkRoles(state, setter, change.value, entry.actor);
    const faults = [...roles, ...checkChange(state, change.value)].filter(({ severity }) => severity === "error");
    if (faults.length > 0) return refused([errorAt(at, "entry-not-allowed", { action: entry.action }), ...faults]);
    const subject = subjectOf[change.value.kind];
    const before = isEmpty(state[subject]) ? null : digests.get(subject);
    const earlier = state;
    state = applyChange(state, change.value);
    setter = setterAfter(setter, entry);
    const after = digestOf(state, subject, sha256);
    if (entry.subject !== subject || entry.before !== before || entry.after !== after)
      return refused([errorAt(at, "entry-state")]);
    digests.set(subject, after);
    // A decided appeal also changes what it was about: the next entry on that begins with another digest.
    for (const other of subjects) {
      if (other !== subject && state[other] !== earlier[other]) digests.set(other, digestOf(state, other, sha256));
    }
  }
  return done({ state, ledger });
};
