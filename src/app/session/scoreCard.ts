import { placedCriteria } from "../../domain/scheme/criterionPaths.ts";
import type { LeafRule } from "../../domain/scheme/leafRule.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { voiceReasonOf } from "./cardReason.ts";
import { wantedKind, type ObservationKind } from "../../domain/scoring/observation.ts";
import { at as standing } from "../../domain/shared/at.ts";
import { exactText } from "../../domain/shared/exact.ts";
import { taskStateLabel } from "../../workbook/registers/claimRegister.ts";
import { choicesOf, wordsOf, type Entry } from "../../workbook/review/entries.ts";
import { entryCells } from "../../workbook/review/entryCells.ts";
import type { LeafColumns } from "../../workbook/review/reviewPlan.ts";
import { isAsked, plannedSeat, seatVoices, wordsFor, type ReviewFrame } from "../../workbook/review/voices.ts";
import { frameOf } from "../frameOf.ts";
import type { State } from "../state.ts";
import { tableOfUnit } from "../tableOfUnit.ts";
import { saidText } from "./whyFacts.ts";

/** A field of a card: what may be typed or chosen in it; `task` where a criterion is scored task by task. */
export type CardField = {
  readonly entry: Entry;
  readonly task: string;
  readonly label: string;
  readonly value: string;
};

/** What a reviewer needs to score one criterion of one unit (评分卡): clause, self-evaluation, evidence, last year, findings, entry. */
export type ScoreCard = {
  /** Its place among the reviewer's cards, from 0, and how many there are. */
  readonly at: number;
  readonly of: number;
  readonly unit: string;
  readonly unitName: string;
  readonly round: string;
  readonly criterion: string;
  readonly name: string;
  readonly above: readonly string[];
  readonly maxPoints: string;
  readonly clause: string;
  readonly rule: LeafRule;
  readonly fields: readonly CardField[];
  /** Words that may stand in the first field instead. */
  readonly words: readonly string[];
  readonly reason: string;
  readonly evidence: string;
  readonly approver: string;
  readonly recorded: boolean;
  readonly claims: readonly {
    readonly task: string;
    readonly heading: string;
    readonly state: string;
    readonly account: string;
    readonly evidence: string;
  }[];
  readonly selfScore: readonly string[];
  readonly lastYear: {
    readonly year: number;
    readonly total: string;
    readonly rank: string;
    readonly grade: string;
  } | null;
  readonly findings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly count: string;
    readonly date: string;
    readonly after: string;
    readonly clause: string;
  }[];
  /** The first of the reviewer's cards that says nothing yet; null where all do. */
  readonly nextOpen: number | null;
};

/** A card's place: which unit, and which column of the reviewer's sheet. */
export type CardAt = {
  readonly unit: Unit;
  readonly column: LeafColumns;
  /** What a row of observation on it says. */
  readonly kind: ObservationKind;
  readonly reviewer: Reviewer;
  readonly frame: ReviewFrame;
};

/** The cards of a reviewer in order: unit by unit, within a unit as the scheme lists its criteria; findings have a list of their own. */
export const cardsOf = (state: State, voice: string): readonly CardAt[] => {
  const reviewer = state.reviewers.find(({ id }) => id === voice);
  const { scheme } = state;
  if (!scheme || !reviewer) return [];
  const frame = frameOf({ ...state, scheme });
  const { columns } = plannedSeat(frame, { party: reviewer.party, reviewer });
  const scored = columns.flatMap((column) => {
    const kind = wantedKind[column.leaf.rule.kind];
    return kind === null ? [] : [{ column, kind }];
  });
  return state.units.flatMap((unit) =>
    scored
      .filter(({ column }) => isAsked(frame, unit, column))
      .map(({ column, kind }) => ({ unit, column, kind, reviewer, frame })),
  );
};

/** @param at a place among the reviewer's cards; beyond either end, the nearest */
export const scoreCard = (state: State, voice: string, at: number): ScoreCard | null => {
  const cards = cardsOf(state, voice);
  const place = Math.min(Math.max(at, 0), cards.length - 1);
  const card = cards[place];
  if (!card) return null;
  const { unit, column, reviewer, frame } = card;
  const { leaf, round, most } = column;
  const voices = seatVoices(frame, { party: reviewer.party, reviewer }, state.observations);
  const rows = voices.heard(unit, column);
  const placed = placedCriteria(tableOfUnit(frame.scheme, unit).criteria, "");
  const { above } = standing(
    placed,
    placed.findIndex(({ criterion }) => criterion.id === leaf.id),
  );
  const { rounds } = frame.scheme;
  const spoken = cards.map((one) => voices.heard(one.unit, one.column).length > 0);
  const nextOpen = spoken.findIndex((said) => !said);
  return {
    at: place,
    of: cards.length,
    unit: unit.id,
    unitName: unit.name,
    round: standing(
      rounds,
      rounds.findIndex(({ id }) => id === round),
    ).name,
    criterion: leaf.id,
    name: wordsFor(frame, unit).labelOf(leaf.id),
    above: above.map(({ name }) => name),
    maxPoints: exactText(most),
    clause: leaf.clause,
    rule: leaf.rule,
    fields: fieldsOf(card, rows),
    words: wordsOf(leaf.rule),
    ...voiceReasonOf(rows),
    recorded: rows.length > 0,
    claims: claimsOf(state, unit),
    selfScore: selfScoreOf(state, frame.scheme, unit, column),
    lastYear: lastYearOf(state, unit),
    findings: findingsOf(state, unit, leaf.id),
    nextOpen: nextOpen < 0 ? null : nextOpen,
  };
};

/** What is typed into a card: a field an entry, or a field a task where the rule asks task by task. */
export const fieldsOf = (
  { unit, column, frame }: CardAt,
  rows: ReturnType<ReturnType<typeof seatVoices>["heard"]>,
): readonly CardField[] => {
  const { leaf, entries } = column;
  if (leaf.rule.kind !== "tasks") {
    const cells = entryCells(leaf, entries, rows);
    return entries.map((entry, index) => {
      const cell = standing(cells, index);
      return { entry, task: "", label: entry.label, value: cell === null ? "" : String(cell) };
    });
  }
  const options = choicesOf(leaf.rule.states);
  return (frame.tasks.get(unit.id) ?? []).map(({ id, heading }) => {
    const value = rows.find(({ task }) => task === id)?.value;
    const entry = { kind: "choice", item: "", name: "", label: "", options } as const;
    return { entry, task: id, label: `${id} ${heading}`, value: options.find((one) => one.id === value)?.name ?? "" };
  });
};

const claimsOf = ({ breakdown, selfEvaluations }: State, unit: Unit): ScoreCard["claims"] => {
  const heading = new Map(breakdown?.tasks.map((task) => [task.id, task.heading]));
  const claims = selfEvaluations.findLast((one) => one.unit === unit.id)?.claims ?? [];
  return claims.map(({ task, state, account, evidence }) => ({
    task,
    heading: heading.get(task) ?? "",
    state: taskStateLabel[state],
    account,
    evidence,
  }));
};

/** What the unit gave itself, where the scheme has a party for that. */
const selfScoreOf = (
  { observations }: State,
  scheme: Scheme,
  unit: Unit,
  { leaf, round }: LeafColumns,
): readonly string[] => {
  const selves = new Set(scheme.parties.filter(({ by }) => by === "self").map(({ id }) => id));
  return observations
    .filter((one) => selves.has(one.party) && one.unit === unit.id && one.criterion === leaf.id && one.round === round)
    .map((one) => saidText(one, (id) => id));
};

const lastYearOf = ({ lastYear }: State, unit: Unit): ScoreCard["lastYear"] => {
  const last = lastYear.find((one) => one.unit === unit.id);
  return last ? { year: last.year, total: last.total ?? "", rank: String(last.rank ?? ""), grade: last.grade } : null;
};

const findingsOf = ({ findings, scheme }: State, unit: Unit, criterion: string): ScoreCard["findings"] => {
  const kinds = new Map(
    (scheme?.tables ?? []).flatMap((table) =>
      placedCriteria(table.criteria, "").flatMap(({ criterion: one }) =>
        "rule" in one && one.rule.kind === "findings" ? one.rule.kinds.map(({ id, name }) => [id, name] as const) : [],
      ),
    ),
  );
  // A finding on another criterion of the unit says something about this one too; those on this one come first.
  return findings
    .filter((one) => one.unit === unit.id)
    .sort((a, b) => Number(b.criterion === criterion) - Number(a.criterion === criterion))
    .map(({ id, kind, count, date, recheck, rectified, clause }) => ({
      id,
      kind: kinds.get(kind) ?? kind,
      count,
      date,
      after: recheck ? recheck.count : (rectified ?? ""),
      clause,
    }));
};
