import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { eventSheet } from "./eventSheet.ts";
import { findingSheet, hasFindings } from "./findingSheet.ts";
import { reviewSheet, type FindingsByUnit } from "./reviewSheet.ts";
import { seatsOf, type Seat } from "./seats.ts";
import { taskSheet } from "./taskSheet.ts";
import { plannedSeat, seatVoices, type ReviewFrame } from "./voices.ts";

/** What was observed: what reviewers and units said, and the year's findings. */
export type Observed = { readonly observations: readonly Observation[]; readonly findings: readonly Finding[] };

/** All sheets that people type observations into (评分各表): a wide one a seat, tasks, events, findings. */
export const reviewBook = (
  frame: ReviewFrame,
  reviewers: readonly Reviewer[],
  observed: Observed,
): readonly SheetLayout[] => reviewFiller(frame, reviewers)(observed);

/** The same, each time that something else was observed (评分各表重排); sheets of seats that said nothing new are the same as before. */
export const reviewFiller = (
  frame: ReviewFrame,
  reviewers: readonly Reviewer[],
): ((observed: Observed) => readonly SheetLayout[]) => {
  const seats = seatsOf(frame.scheme, reviewers).map((seat) => ({ seat, planned: plannedSeat(frame, seat) }));
  const last = new Map<Seat, { readonly said: readonly Observation[]; readonly sheets: readonly SheetLayout[] }>();
  let lastFindings: readonly Finding[] | null = null;
  return ({ observations, findings }) => {
    if (findings !== lastFindings) last.clear();
    lastFindings = findings;
    const ofUnits = findingsByUnit(findings);
    const ofSeat = bySeat(observations, reviewers);
    const events = eventSheet(frame, reviewers, observations);
    return [
      ...seats.flatMap(({ seat, planned }) => {
        const said = ofSeat.get(seat.reviewer?.id ?? "") ?? [];
        const known = last.get(seat);
        if (known && isSameList(known.said, said)) return known.sheets;
        const voices = seatVoices(frame, seat, said);
        const tasks = taskSheet(frame, planned, voices);
        const sheets = [reviewSheet(frame, planned, voices, ofUnits), ...(tasks ? [tasks] : [])];
        last.set(seat, { said, sheets });
        return sheets;
      }),
      ...(events ? [events] : []),
      ...(hasFindings(frame, findings) ? [findingSheet(frame, findings)] : []),
    ];
  };
};

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const findingsByUnit = (findings: readonly Finding[]): FindingsByUnit => {
  const byUnit = new Map<string, Finding[]>();
  for (const one of findings) byUnit.set(one.unit, [...(byUnit.get(one.unit) ?? []), one]);
  return { of: (unit) => byUnit.get(unit) ?? [], count: findings.length };
};

/** Observations by reviewer, the units' own under "". */
const bySeat = (
  observations: readonly Observation[],
  reviewers: readonly Reviewer[],
): ReadonlyMap<string, readonly Observation[]> => {
  const lists = new Map(["", ...reviewers.map(({ id }) => id)].map((id): [string, Observation[]] => [id, []]));
  const own = lists.get("");
  for (const one of observations) (lists.get(one.reviewer) ?? own)?.push(one);
  return lists;
};
