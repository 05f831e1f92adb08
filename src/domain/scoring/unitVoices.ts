import { under } from "../shared/under.ts";
import type { Unit } from "../scheme/unit.ts";
import { exact, isZero, sum, type Exact } from "../shared/exact.ts";
import type { Finding } from "./finding.ts";
import type { Gathered } from "./gatherFacts.ts";
import type { Observation } from "./observation.ts";
import type { TablePlan } from "./tablePlan.ts";

/**
 * Everything that was said of one unit (一个单位的全部观测), found by round, leaf and reviewer. Plain points are whole numbers
 * of 10^-places, NaN where there is none, read when somebody asks for single voices; other rows stand in lists.
 */
export type UnitVoices = {
  readonly unit: Unit;
  readonly plain: () => Float64Array;
  readonly unitsOfPoint: number;
  readonly rows: ReadonlyMap<number, readonly Observation[]>;
  readonly slot: (round: number, leaf: number, reviewer: number) => number;
  readonly findings: readonly Finding[];
  /** How often an event was recorded in these rounds; 0 where it was not. */
  readonly events: (item: string, rounds: readonly string[]) => Exact;
};

/**
 * Reads the voices on units of one table, one unit after the other.
 *
 * @returns a reader; what it returns for a unit holds until it reads the next one
 */
export const voiceReader = (gathered: Gathered, plan: TablePlan): ((unit: Unit, place: number) => UnitVoices) => {
  const { assessed, facts } = gathered;
  const { columns } = facts;
  const { scheme, reviewers } = assessed;
  const voices = reviewers.length + 1;
  const leafOf = new Map(plan.leaves.map(({ id }, place) => [id, place]));
  const roundOf = new Map(scheme.rounds.map(({ id }, place) => [id, place]));
  const reviewerOf = new Map(reviewers.map(({ id }, place) => [id, place]));
  const leafOfCode = Int32Array.from(columns.criteria, (id) => leafOf.get(id) ?? -1);
  const roundOfCode = Int32Array.from(columns.rounds, (id) => roundOf.get(id) ?? -1);
  const reviewerOfCode = Int32Array.from(columns.reviewers, (id) => reviewerOf.get(id) ?? -1);
  // Branches stand in the order parents before children.
  const places = new Map([...plan.beneath.keys()].map((id, place) => [id, place]));
  const depthOf = (branch: string): number => under(places, branch);
  const slot = (round: number, leaf: number, reviewer: number): number =>
    (round * plan.leaves.length + leaf) * voices + reviewer;
  const plain = new Float64Array(slot(scheme.rounds.length, 0, 0));
  const unitsOfPoint = 10 ** columns.places;

  const readPlain = (unit: Unit, place: number): void => {
    const { order, starts } = gathered.rows();
    plain.fill(Number.NaN);
    const end = starts[place + 1] as number;
    for (let at = starts[place] as number; at < end; at++) {
      const row = order[at] as number;
      const leaf = leafOfCode[columns.criterion[row] as number] as number;
      const round = roundOfCode[columns.round[row] as number] as number;
      const code = columns.reviewer[row] as number;
      const known = reviewerOfCode[code] as number;
      const reviewer = known >= 0 ? known : columns.reviewers[code] === unit.id ? reviewers.length : -1;
      if (leaf < 0 || round < 0 || reviewer < 0) continue;
      plain[slot(round, leaf, reviewer)] = columns.corrected?.get(row) ?? (columns.scaled[row] as number);
    }
  };
  let readFor: string | null = null;

  return (unit, place) => {
    const plainOfUnit = (): Float64Array => {
      if (readFor !== unit.id) readPlain(unit, place);
      readFor = unit.id;
      return plain;
    };
    const rows = new Map<number, Observation[]>();
    const keep = (at: number, row: Observation): void => {
      const list = rows.get(at);
      if (list) list.push(row);
      else rows.set(at, [row]);
    };
    const own = gathered.others.get(unit.id) ?? [];
    const ofBranches: { readonly row: Observation; readonly round: number; readonly reviewer: number }[] = [];
    for (const row of own) {
      const leaf = leafOf.get(row.criterion);
      const branch = leaf === undefined && row.state !== "scored" && plan.beneath.has(row.criterion);
      if (leaf === undefined && !branch) continue;
      const round = roundOf.get(row.round) ?? -1;
      const reviewer = reviewerOf.get(row.reviewer) ?? (row.reviewer === unit.id ? reviewers.length : -1);
      if (round < 0 || reviewer < 0) continue;
      if (leaf === undefined) ofBranches.push({ row, round, reviewer });
      else keep(slot(round, leaf, reviewer), row);
    }
    // A branch called 不适用, or left out by a reviewer, says so of every leaf beneath it that the reviewer is silent on; the
    // nearest branch speaks first.
    ofBranches.sort((a, b) => depthOf(b.row.criterion) - depthOf(a.row.criterion));
    for (const { row, round, reviewer } of ofBranches) {
      for (const leaf of under(plan.beneath, row.criterion)) {
        const at = slot(round, leaf, reviewer);
        if (!rows.has(at) && Number.isNaN(plainOfUnit()[at])) keep(at, row);
      }
    }
    return {
      unit,
      plain: plainOfUnit,
      unitsOfPoint,
      rows,
      slot,
      findings: gathered.findings.get(unit.id) ?? [],
      events: (item, rounds) =>
        sum(
          own.flatMap((row) =>
            row.kind === "event" && row.criterion === item && rounds.includes(row.round)
              ? [exact(row.count ?? "0")]
              : [],
          ),
        ),
    };
  };
};

/** Whether an event happened at all. */
export const happened = (voices: UnitVoices, item: string, rounds: readonly string[]): boolean =>
  !isZero(voices.events(item, rounds));
