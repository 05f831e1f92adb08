import { at } from "../shared/at.ts";
import { round, zero } from "../shared/exact.ts";
import { combineParties, outcomeOf, type Combined } from "./combineParties.ts";
import { combineLeaf, namingOf, nothingCounted, type Setting, type StagePoints } from "./criteriaStage.ts";
import { hear, type Heard } from "./hear.ts";
import { partyNumber, type HeardFrom, type PartyNumber } from "./partyNumber.ts";
import { rollUp } from "./rollUp.ts";
import type { CriterionScore } from "./score.ts";
import type { PlannedLeaf, PlannedParty, PlannedStage } from "./tablePlan.ts";
import { note, type Trace } from "./trace.ts";
import type { UnitVoices } from "./unitVoices.ts";

/** Adds the tree up reviewer by reviewer, then combines reviewers and parties (先按评审人汇总). */
export const reviewerFirst = (
  setting: Setting,
  planned: PlannedStage,
  voices: UnitVoices,
  trace: Trace,
): StagePoints => {
  const { table } = setting.plan;
  const { stage, parties } = planned;
  const shown = planned.leaves.map((leaf) => combineLeaf(setting, planned, leaf, voices, null));
  const criteria = planned.leaves.map((leaf, index): CriterionScore => shownScore(stage.id, leaf, shown[index]));
  const evaluations = parties.map((party) => evaluationsOf(setting, planned, party, voices, trace));
  const combine = (of: (evaluation: Evaluation) => Heard, steps: Trace) => {
    const numbers = parties.map(({ party }, index): PartyNumber => {
      const heard = at(evaluations, index).map((one): HeardFrom => ({ ...one, heard: of(one) }));
      return partyNumber(table, party, heard, stage.roundings.party, steps);
    });
    return combineParties(table, stage, parties, numbers, null, stage.id, namingOf(setting, voices, stage.name), steps);
  };
  const combined = combine(({ heard }) => heard, trace);
  const attainable = combine(({ attainable: most }) => most, null);
  // Who says 不适用 of a leaf that another scores is asked first where the table wants it so; else each one's tree stands.
  const contested = shown.flatMap((one) =>
    one.state === "open" && table.notApplicable.contested === "block"
      ? one.issues.filter(({ code }) => code === "not-applicable-contested")
      : [],
  );
  return {
    outcome: contested.length > 0 ? { state: "open", issues: contested } : outcomeOf(combined),
    attainable: attainable.state === "scored" ? attainable.value : zero,
    criteria: () => criteria,
    counted: nothingCounted,
  };
};

/** A leaf's mean over reviewers and parties, for information: the total is not made of it. */
const shownScore = (stage: string, { leaf, planned }: PlannedLeaf, shown: Combined | undefined): CriterionScore => ({
  stage,
  criterion: leaf.id,
  maxPoints: planned.maxPoints,
  outcome: shown ? outcomeOf(shown) : { state: "notApplicable" },
  basis: "shown",
  reasons: shown?.state === "notApplicable" ? shown.reasons : [],
});

type Evaluation = HeardFrom & { readonly attainable: Heard };

/** What each reviewer of a party gives in all: one who abstained on any leaf is left out, one silent on any is silent. */
const evaluationsOf = (
  { assessed, facts, plan, weights }: Setting,
  planned: PlannedStage,
  { reviewers }: PlannedParty,
  voices: UnitVoices,
  trace: Trace,
): readonly Evaluation[] =>
  reviewers.map((place) => {
    const reviewer = assessed.reviewers[place]?.id ?? voices.unit.id;
    const heard = planned.leaves.map((leaf) => hear(planned, leaf, { place, id: reviewer }, voices, facts, trace));
    const evaluation = (total: Heard, attainable: Heard = total): Evaluation => ({
      reviewer,
      weight: weights[place] ?? null,
      heard: total,
      attainable,
    });
    const issues = heard.flatMap((one) => (one.state === "open" ? one.issues : []));
    if (issues.length > 0) return evaluation({ state: "open", issues });
    if (heard.some(({ state }) => state === "abstained")) return evaluation({ state: "abstained" });
    const asked = heard.filter((_, index) => planned.leaves[index]?.leaf.rule.kind !== "findings");
    const silent = asked.filter(({ state }) => state === "silent").length;
    if (silent > 0 && (plan.table.missing === "block" || silent === asked.length)) {
      return evaluation({ state: "silent" });
    }
    const points = heard.map((one, index) => {
      if (one.state !== "silent") return one.state === "scored" ? one.value : null;
      const leaf = at(planned.leaves, index).leaf.id;
      note(trace, "missing-as-zero", leaf, [{ name: reviewer, value: zero }], zero);
      return zero;
    });
    const { outcome, attainable } = rollUp(plan.table, planned.roots, planned.stage.id, points, trace);
    if (outcome.state === "open") return evaluation(outcome);
    if (outcome.state === "notApplicable") return evaluation({ state: "notApplicable", reason: "" });
    const { reviewer: rounding } = planned.stage.roundings;
    const value = rounding ? round(outcome.points, rounding) : outcome.points;
    if (rounding) {
      note(trace, "rounded", reviewer, [{ name: reviewer, value: outcome.points }], value, { places: rounding.places });
    }
    return evaluation({ state: "scored", value }, { state: "scored", value: attainable });
  });
