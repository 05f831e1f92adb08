import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import type { Issue, Result } from "../../domain/shared/result.ts";
import { seatsOf, seatSheetName } from "../../workbook/review/seats.ts";
import { computeResults, type Results } from "../computeResults.ts";
import { rankingOverview } from "../publishing/rankingOverview.ts";
import type { Assessment, CommonDuty, State } from "../state.ts";
import { progressBoard, type ProgressBoard } from "./progressBoard.ts";
import { type YearStep } from "./stepIds.ts";
import { yearSteps } from "./yearSteps.ts";

/** The header of the column that names the unit. */
const unitColumn = "单位";

/** A group's ranking as it is shown; `units` are the ids of its rows, for asking why. */
export type RankedTable = {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly units: readonly string[];
};

/** Whoever fills in scores, and the sheet for it. */
export type SeatView = { readonly voice: string; readonly name: string; readonly sheet: string };

/** A year as the pane shows it (全年视图): plain data without exact numbers, small enough to be handed across threads. */
export type YearView = {
  readonly title: string;
  readonly schemeTitle: string;
  readonly year: number | null;
  readonly steps: readonly YearStep[];
  readonly breakdown: Breakdown | null;
  readonly commonDuties: readonly CommonDuty[];
  readonly hasScheme: boolean;
  readonly board: ProgressBoard;
  readonly seats: readonly SeatView[];
  readonly rounds: readonly { readonly id: string; readonly name: string; readonly closed: boolean }[];
  readonly ranked: readonly RankedTable[] | null;
  /** Why there is no ranking, once there is a scheme. */
  readonly gaps: readonly Issue[];
  readonly locked: boolean;
  /** The name of the key that checkpoints are signed with; "" where the office has none. */
  readonly officeKey: string;
  readonly published: boolean;
  readonly entries: number;
};

/** What follows from a state, computed once for each. */
const known = new WeakMap<State, Result<Results>>();

export const resultsOf = (state: State): Result<Results> => {
  const before = known.get(state);
  if (before) return before;
  const results = computeResults(state);
  known.set(state, results);
  return results;
};

/** @param today an ISO date, on which lateness is counted */
export const yearView = (assessment: Assessment, today: string): YearView => {
  const { state, ledger } = assessment;
  const { breakdown, scheme, reviewers } = state;
  const results = resultsOf(state);
  return {
    title: breakdown?.title ?? "",
    schemeTitle: scheme?.title ?? "",
    year: scheme?.year ?? breakdown?.year ?? null,
    steps: yearSteps(assessment, results),
    breakdown,
    commonDuties: state.commonDuties,
    hasScheme: scheme !== null,
    board: progressBoard(state, today),
    seats: scheme
      ? seatsOf(scheme, reviewers).flatMap((seat) =>
          seat.reviewer ? [{ voice: seat.reviewer.id, name: seat.reviewer.name, sheet: seatSheetName(seat) }] : [],
        )
      : [],
    rounds: (scheme?.rounds ?? []).map(({ id, name }) => ({
      id,
      name,
      closed: state.closedRounds.some(({ round }) => round === id),
    })),
    ranked: scheme && results.ok ? rankedTables(state, results.value) : null,
    gaps: scheme ? results.issues : [],
    locked: state.locked.length > 0,
    officeKey: state.keys.at(-1)?.name ?? "",
    published: state.published.length > 0,
    entries: ledger.length,
  };
};

/** The ranking as tables, each row with its unit's id. */
export const rankedTables = (state: State, results: Results): readonly RankedTable[] => {
  const idOf = new Map(state.units.map(({ id, name }) => [name, id]));
  return rankingOverview(state, results).map(({ title, header, rows }) => {
    const column = header.indexOf(unitColumn);
    return { title, header, rows, units: rows.map((row) => idOf.get(row[column] ?? "") ?? "") };
  });
};
