import type { Entry, Ledger } from "../domain/ledger/entry.ts";
import { isSamePerson, isSeen } from "../domain/scheme/confusableNames.ts";
import type { Reviewer } from "../domain/scheme/reviewer.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { Change } from "./change.ts";
import type { State } from "./state.ts";

/** Who set the scheme that is in force (方案设定人); null while there is none. */
export const setterIn = (ledger: Ledger): string | null =>
  ledger.findLast(({ entry }) => entry.action === "scheme-set")?.entry.actor ?? null;

/** The setter after one more entry. */
export const setterAfter = (
  setter: string | null,
  { action, actor }: Pick<Entry, "action" | "actor">,
): string | null => (action === "scheme-set" ? actor : setter);

/**
 * Holds who does a change to what the same person did before (职责分离): who set the scheme gives no scores, who gives scores
 * approves none, be it that something does not apply, and who opens again is one of the two who are named for it. A person is known by name alone, which is as good
 * as the host's word, and by whatever spelling looks the same: this is procedure, not proof.
 *
 * @returns `actor-missing`, `setter-scores` (name), `scorer-approves` (name), `unlock-not-actor` (first, actor)
 */
export const checkRoles = (state: State, setter: string | null, change: Change, actor: string): readonly Issue[] => {
  if (!isSeen(actor)) return [errorAt(wholeAssessment, "actor-missing")];
  const scorers = (reviewers: readonly Reviewer[], name: string | null) =>
    reviewers.filter((reviewer) => name !== null && isSamePerson(reviewer.name, name));
  const scores = (reviewers: readonly Reviewer[], name: string | null) =>
    scorers(reviewers, name).map((reviewer) => errorAt(wholeAssessment, "setter-scores", { name: reviewer.name }));
  const approves = (name: string) =>
    scorers(state.reviewers, name).map((reviewer) =>
      errorAt(wholeAssessment, "scorer-approves", { name: reviewer.name }),
    );
  const ownApprovals = (rows: readonly Observation[]) =>
    rows.flatMap(({ state: said, value, reviewer }) =>
      said === "notApplicable" && value !== null && scorers(state.reviewers, value).some(({ id }) => id === reviewer)
        ? [errorAt(wholeAssessment, "scorer-approves", { name: value })]
        : [],
    );
  switch (change.kind) {
    case "scheme-set":
      return scores(state.reviewers, actor);
    case "reviewers-set":
      return scores(change.rows, setter);
    case "observations-recorded":
      return ownApprovals(change.rows);
    case "year-locked":
    case "results-published":
      return approves(actor);
    case "appeal-decided":
      return [
        ...[...new Set([actor, ...change.rows.map(({ by }) => by)])].flatMap(approves),
        ...ownApprovals(change.rows.flatMap(({ observations }) => observations)),
      ];
    case "round-reopened":
    case "year-unlocked":
    case "office-key-set": {
      const [{ first }] = change.rows;
      return isSamePerson(first, actor) ? [] : [errorAt(wholeAssessment, "unlock-not-actor", { first, actor })];
    }
    default:
      return [];
  }
};
