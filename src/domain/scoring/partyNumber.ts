import type { Party, Table } from "../scheme/scheme.ts";
import { round, zero, type Exact, type Rounding } from "../shared/exact.ts";
import type { Issue } from "../shared/result.ts";
import { combineReviewers, type Voice } from "./combineReviewers.ts";
import type { Heard } from "./hear.ts";
import { note, type Trace } from "./trace.ts";

/** A reviewer and what was heard. */
export type HeardFrom = { readonly reviewer: string; readonly weight: Exact | null; readonly heard: Heard };

/** One party's number for a leaf, or for the whole where the scheme adds up reviewer by reviewer (评审方得分). */
export type PartyNumber =
  | { readonly state: "scored"; readonly value: Exact; readonly omitted: readonly string[] }
  | { readonly state: "notApplicable"; readonly reasons: readonly string[] }
  /** None of its reviewers may speak: all abstained. */
  | { readonly state: "absent" }
  | { readonly state: "missing" | "contested"; readonly reviewers: readonly string[] }
  | { readonly state: "open"; readonly issues: readonly Issue[] };

/**
 * Makes one number of what a party's reviewers say (评审方合成): who abstained leaves the count, who is silent is 未报 or
 * counts as 0 as the table says, 不适用 beside scores goes by the table's rule.
 */
export const partyNumber = (
  table: Table,
  party: Party,
  heard: readonly HeardFrom[],
  rounding: Rounding | null,
  trace: Trace,
): PartyNumber => {
  // Nearly all voices of nearly all years: everybody scored, and nobody asks for steps.
  const everybody = trace ? null : allScored(heard);
  if (everybody && (party.required === "all" || party.required <= everybody.length)) {
    const value = combineReviewers(party.combine, everybody)?.value;
    if (value) return { state: "scored", value: rounding ? round(value, rounding) : value, omitted: noOne };
  }
  const issues = heard.flatMap(({ heard: one }) => (one.state === "open" ? one.issues : []));
  if (issues.length > 0) return { state: "open", issues };
  const speaking = heard.filter(({ heard: one }) => one.state !== "abstained");
  if (speaking.length === 0) return { state: "absent" };
  const apart = speaking.filter(({ heard: one }) => one.state === "notApplicable");
  const silent = speaking.filter(({ heard: one }) => one.state === "silent");
  const voices = speaking.flatMap(({ reviewer, weight, heard: one }): readonly Voice[] =>
    one.state === "scored" ? [{ reviewer, weight, value: one.value }] : [],
  );
  const want = party.required === "all" ? speaking.length : party.required;
  const wanting = want - voices.length - apart.length;
  if (wanting > 0 && (table.missing === "block" || speaking.length < want)) {
    return { state: "missing", reviewers: silent.map(({ reviewer }) => reviewer) };
  }
  const zeros = silent
    .slice(0, Math.max(wanting, 0))
    .map(({ reviewer, weight }) => ({ reviewer, weight, value: zero }));
  if (apart.length > 0) {
    const settled = settle(table, apart.length, voices.length + zeros.length);
    if (settled === "contested") return { state: "contested", reviewers: apart.map(({ reviewer }) => reviewer) };
    if (settled === "notApplicable") {
      return { state: "notApplicable", reasons: [...new Set(apart.flatMap(({ heard: one }) => reasonOf(one)))] };
    }
    const omitted = apart.map(({ reviewer }) => ({ name: reviewer, value: zero }));
    note(trace, "voices-omitted", party.id, omitted, zero);
  }
  for (const { reviewer } of zeros) note(trace, "missing-as-zero", party.id, [{ name: reviewer, value: zero }], zero);
  const combined = combineReviewers(party.combine, [...voices, ...zeros]);
  if (!combined) return { state: "missing", reviewers: silent.map(({ reviewer }) => reviewer) };
  const from = [...voices, ...zeros].map(({ reviewer, value, weight }) => ({
    name: reviewer,
    value,
    ...(weight ? { weight } : {}),
  }));
  note(trace, combined.kind, party.id, from, combined.value);
  const value = rounding ? round(combined.value, rounding) : combined.value;
  if (rounding) {
    note(trace, "rounded", party.id, [{ name: party.id, value: combined.value }], value, { places: rounding.places });
  }
  return { state: "scored", value, omitted: apart.map(({ reviewer }) => reviewer) };
};

const noOne: readonly string[] = [];

/** Null where anybody did not score, or nobody is there. */
const allScored = (heard: readonly HeardFrom[]): readonly Voice[] | null => {
  const voices: Voice[] = [];
  for (const { reviewer, weight, heard: one } of heard) {
    if (one.state !== "scored") return null;
    voices.push({ reviewer, weight, value: one.value });
  }
  return voices.length > 0 ? voices : null;
};

const settle = (table: Table, apart: number, scored: number): "contested" | "notApplicable" | "omitted" => {
  if (scored === 0) return "notApplicable";
  const { contested } = table.notApplicable;
  if (contested === "omit") return "omitted";
  if (contested === "block" || apart === scored) return "contested";
  return apart > scored ? "notApplicable" : "omitted";
};

const reasonOf = (heard: Heard): readonly string[] =>
  heard.state === "notApplicable" && heard.reason !== "" ? [heard.reason] : [];
