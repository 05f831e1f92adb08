import { at } from "../shared/at.ts";
import type { Table } from "../scheme/scheme.ts";
import { add, exact, least, multiply, round, sum, type Exact, type Rounding } from "../shared/exact.ts";
import { wholeAssessment } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { passOnWeights } from "./passOnWeights.ts";
import type { PartyNumber } from "./partyNumber.ts";
import type { CriteriaStage, PlannedParty } from "./tablePlan.ts";
import type { Outcome } from "./score.ts";
import { note, type Trace } from "./trace.ts";

/** What the parties make of a leaf, or of the whole, together. */
export type Combined =
  | { readonly state: "scored"; readonly value: Exact }
  | { readonly state: "notApplicable"; readonly reasons: readonly string[] }
  | { readonly state: "open"; readonly issues: readonly Issue[] };

export const outcomeOf = (combined: Combined): Outcome =>
  combined.state === "scored"
    ? { state: "scored", points: combined.value }
    : combined.state === "open"
      ? combined
      : { state: "notApplicable" };

/** Names for issues: people do not know ids. */
export type Naming = { readonly unit: string; readonly criterion: string; readonly reviewer: (id: string) => string };

/**
 * Combines the parties' numbers by their weights (评审方加权), each held to its limit first, the weight of an absent one
 * passed on as the stage says.
 *
 * @param numbers in the order of the parties
 */
export const combineParties = (
  table: Table,
  stage: CriteriaStage,
  parties: readonly PlannedParty[],
  numbers: readonly PartyNumber[],
  rounding: Rounding | null,
  of: string,
  naming: Naming,
  trace: Trace,
): Combined => {
  const { unit, criterion } = naming;
  const issues: Issue[] = numbers.flatMap((number) =>
    number.state === "open" ? number.issues.map((issue) => ({ ...issue, data: { unit, ...issue.data } })) : [],
  );
  for (const state of ["missing", "contested"] as const) {
    const who = numbers.flatMap((number, index) => {
      if (number.state !== state) return [];
      return number.reviewers.length > 0 ? number.reviewers.map(naming.reviewer) : [at(parties, index).party.name];
    });
    const code = state === "missing" ? "score-missing" : "not-applicable-contested";
    if (who.length > 0) issues.push(errorAt(wholeAssessment, code, { unit, criterion, reviewers: who.join("、") }));
  }
  if (issues.length > 0) return { state: "open", issues };
  const apart = numbers.flatMap((number) => (number.state === "notApplicable" ? [number] : []));
  const scoring = numbers.filter(({ state }) => state === "scored");
  if (apart.length > 0 && scoring.length === 0) {
    return { state: "notApplicable", reasons: [...new Set(apart.flatMap(({ reasons }) => reasons))] };
  }
  if (apart.length > 0 && table.notApplicable.contested === "block") {
    const saying = parties.filter((_, index) => numbers[index]?.state === "notApplicable");
    const reviewers = saying.map(({ party }) => party.name).join("、");
    return {
      state: "open",
      issues: [errorAt(wholeAssessment, "not-applicable-contested", { unit, criterion, reviewers })],
    };
  }
  const limited = limit(stage, parties, numbers, trace);
  const shares = passOnWeights(
    parties.map(({ party, weight }, index) => ({ id: party.id, weight, value: limited[index] ?? null })),
    stage.absentParty,
  );
  if (!shares) {
    const absent = parties.filter((_, index) => limited[index] === null).map(({ party }) => party.name);
    return {
      state: "open",
      issues: [errorAt(wholeAssessment, "party-absent", { unit, criterion, parties: absent.join("、") })],
    };
  }
  const from = shares.map(({ id, value, weight }) => ({ name: id, value, weight }));
  if (shares.length < parties.length)
    note(trace, "weight-passed-on", of, from, sum(shares.map(({ weight }) => weight)));
  const value = sum(shares.map((share) => multiply(share.value, share.weight)));
  note(trace, "parties-combined", of, from, value);
  if (!rounding) return { state: "scored", value };
  const rounded = round(value, rounding);
  note(trace, "rounded", of, [{ name: of, value }], rounded, { places: rounding.places });
  return { state: "scored", value: rounded };
};

const limit = (
  { limits }: CriteriaStage,
  parties: readonly PlannedParty[],
  numbers: readonly PartyNumber[],
  trace: Trace,
): readonly (Exact | null)[] => {
  const values = numbers.map((number) => (number.state === "scored" ? number.value : null));
  if (limits.length === 0) return values;
  const placeOf = (id: string): number => parties.findIndex(({ party }) => party.id === id);
  const limited = [...values];
  for (const { party, against, ratio, margin } of limits) {
    const own = limited[placeOf(party)];
    const other = values[placeOf(against)];
    if (!own || !other) continue;
    const highest = add(multiply(other, exact(ratio)), exact(margin));
    const held = least(own, highest);
    note(
      trace,
      "limited",
      party,
      [
        { name: party, value: own },
        { name: against, value: highest },
      ],
      held,
    );
    limited[placeOf(party)] = held;
  }
  return limited;
};
