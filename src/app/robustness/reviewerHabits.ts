import { ratingHabits } from "../../domain/ranking/agreement/habits.ts";
import { lateEdits } from "../../domain/ranking/agreement/lateEdits.ts";
import { severities } from "../../domain/ranking/agreement/severity.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import { at } from "../../domain/shared/at.ts";
import { exact, fixedText, multiply, whole } from "../../domain/shared/exact.ts";
import type { NamedYear } from "./namedYear.ts";
import type { RatedThings } from "./ratedThings.ts";
import type { ReviewerHabits } from "./robustness.ts";
import type { RobustnessTerms } from "./robustnessTerms.ts";
import { scoreChanges } from "./scoreChanges.ts";

/** How each reviewer scores (评审人情况): severity, and habits that are worth a question. */
export const reviewerHabits = (
  { assessed: { reviewers }, partyName }: NamedYear,
  { things, ratings }: RatedThings,
  ledger: Ledger,
  { habits, late }: RobustnessTerms,
): readonly ReviewerHabits[] => {
  const severe = severities(ratings);
  const found = ratingHabits(
    ratings,
    things.map(({ self }) => self),
    { atLeast: habits.atLeast, sameShare: exact(habits.sameShare), copiedShare: exact(habits.copiedShare) },
  );
  const { changes, close } = scoreChanges(ledger, reviewers);
  const bounds = { minutes: 60 * late.hours, atLeast: late.atLeast, share: exact(late.share) };
  const lastMinute = close === null ? [] : lateEdits(changes, close, bounds);
  return reviewers.map(({ name, party }, place): ReviewerHabits => {
    const { difference, things: compared } = at(severe, place);
    const own = found.filter(({ reviewer }) => reviewer === place);
    const same = own.find(({ kind }) => kind === "one-value");
    const copied = own.find(({ kind }) => kind === "self-score-copied");
    const edits = lastMinute.find(({ reviewer }) => reviewer === place);
    return {
      reviewer: name,
      party: partyName(party),
      severity: difference && { points: fixedText(multiply(difference, whole(100)), 2), things: compared },
      oneValue:
        same?.kind === "one-value"
          ? { share: fixedText(multiply(same.value, whole(100)), 1), count: same.count, of: same.of }
          : null,
      copied:
        copied?.kind === "self-score-copied"
          ? { count: copied.count, of: copied.of, others: copied.others, othersOf: copied.othersOf }
          : null,
      late: edits ? { count: edits.count, of: edits.of } : null,
    };
  });
};
