import type { Sha256 } from "../domain/ledger/digest.ts";
import { done, refused, type Issue, type Result } from "../domain/shared/result.ts";
import type { Change } from "./change.ts";
import type { RowPlace } from "./checkChange.ts";
import { dispatch, type Stamp } from "./dispatch.ts";
import type { Assessment } from "./state.ts";

/** A change, where its rows came from, and why it is made where that is not what the stamp says. */
export type PlacedChange = { readonly change: Change; readonly place?: RowPlace; readonly reason?: string };

/** Makes several changes, all or none (成批变更); the issues of all that were tried come together. */
export const dispatchAll = (
  assessment: Assessment,
  changes: readonly PlacedChange[],
  stamp: Stamp,
  sha256: Sha256,
): Result<Assessment> => {
  let current = assessment;
  const issues: Issue[] = [];
  for (const { change, place, reason = stamp.reason } of changes) {
    const next = dispatch(current, change, { ...stamp, reason }, sha256, place);
    for (const issue of next.issues) issues.push(issue);
    if (!next.ok) return refused(issues);
    current = next.value;
  }
  return done(current, issues);
};
