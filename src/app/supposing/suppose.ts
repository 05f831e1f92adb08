import * as v from "valibot";

import { unitFinder } from "../../domain/scheme/unit.ts";
import { checkObservations } from "../../domain/scoring/checkObservations.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { decimalShape } from "../../domain/shared/checkShape.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import type { State } from "../state.ts";
import { supposeParty } from "./supposeParty.ts";
import { supposeRule } from "./supposeRule.ts";
import { supposeWeight } from "./supposeWeight.ts";
import type { Supposition } from "./supposition.ts";

/**
 * The state as it would be (试算): suppositions are applied one after the other; nothing of it is recorded.
 *
 * @returns the supposed state, or `scheme-absent`, `unit-unknown`, `supposed-score-absent` (unit, criterion),
 *   `supposition-not-number` (got, text) where a count is none, the issues of
 *   `checkObservations`, and those of `supposeWeight`, `supposeParty` and `supposeRule`
 */
export const suppose = (state: State, suppositions: readonly Supposition[]): Result<State> => {
  let current = state;
  for (const supposition of suppositions) {
    const next = supposeOne(current, supposition);
    if (!next.ok) return next;
    current = next.value;
  }
  return done(current);
};

const supposeOne = (state: State, supposition: Supposition): Result<State> => {
  const { scheme, units, reviewers } = state;
  if (!scheme) return refused([errorAt(wholeAssessment, "scheme-absent")]);
  if (supposition.kind === "score") return supposeScore(state, supposition);
  const assessed = { scheme, units, reviewers };
  const supposed =
    supposition.kind === "weight"
      ? supposeWeight(assessed, supposition)
      : supposition.kind === "party"
        ? supposeParty(scheme, supposition)
        : supposeRule(scheme, supposition);
  return supposed.ok ? done({ ...state, scheme: supposed.value }) : supposed;
};

const supposeScore = (
  state: State,
  { unit: said, criterion, reviewer, value }: Extract<Supposition, { kind: "score" }>,
): Result<State> => {
  const { scheme, units, reviewers, breakdown, observations } = state;
  const unit = unitFinder(units)(said);
  if (!scheme || !unit) return refused([errorAt(wholeAssessment, "unit-unknown", { unit: said })]);
  const [id] = value.split(":");
  const meant = (one: Observation): boolean =>
    one.unit === unit.id &&
    one.criterion === criterion &&
    (reviewer === null || one.reviewer === reviewer) &&
    (!manyWords.has(one.kind) || one.value === id);
  const rows = observations.filter(meant).map((one) => reworded(one, value));
  if (rows.length === 0) {
    return refused([errorAt(wholeAssessment, "supposed-score-absent", { unit: unit.name, criterion })]);
  }
  const unread = rows.flatMap(({ count, of }) => [count, of]).find((one) => one !== null && !isDecimal(one));
  if (unread != null) {
    const text = `score:${said}/${criterion}=${value}`;
    return refused([errorAt(wholeAssessment, "supposition-not-number", { got: unread, text })]);
  }
  const faults = checkObservations(rows, { scheme, units, reviewers }, () => wholeAssessment, breakdown).filter(
    isError,
  );
  // Every reviewer would say the same: one is told for all.
  if (faults.length > 0) return refused(faults.slice(0, 1));
  return done({ ...state, observations: observations.map((one) => (meant(one) ? reworded(one, value) : one)) });
};

const isDecimal = (text: string): boolean => v.safeParse(decimalShape, text).success;

const isError = ({ severity }: Issue): boolean => severity === "error";

/** Kinds of which a reviewer says several things of one criterion: "late:2" is two of the fault "late". */
const manyWords: ReadonlySet<string> = new Set(["part", "deduction", "survey", "input"]);

/** The observation as it would be: "18", "good", "3", "17/20", "late:2" or 不适用, as its kind has it. */
const reworded = (old: Observation, said: string): Observation => {
  const scored = { ...old, state: "scored" as const, value: null, count: null, of: null };
  if (said === "不适用") {
    return { ...scored, state: "notApplicable", value: "试算", reason: old.reason === "" ? "试算" : old.reason };
  }
  switch (old.kind) {
    case "points":
    case "option":
    case "task":
      return { ...scored, value: said };
    case "count":
    case "event":
      return { ...scored, count: said };
    case "proportion":
    case "completion": {
      const [count, of] = parted(said, "/");
      return { ...scored, count, of };
    }
    case "part":
    case "deduction":
    case "survey":
    case "input": {
      const [value, count] = parted(said, ":");
      return { ...scored, value, count };
    }
  }
};

/** What stands before the mark and behind it; null where there is none. */
const parted = (said: string, mark: string): readonly [string, string | null] => {
  const place = said.indexOf(mark);
  return place < 0 ? [said, null] : [said.slice(0, place), said.slice(place + 1)];
};
