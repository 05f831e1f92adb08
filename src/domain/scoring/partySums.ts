import type { Assessed, ObservationColumns } from "./facts.ts";

/**
 * Plain points added up by unit, round, criterion and party (分方合计), as whole numbers of 10^-places, with how many there
 * are: what a mean is made of. One pass over the columns.
 */
export type PartySums = {
  readonly sums: Float64Array;
  readonly counts: Uint16Array;
  /** Where the sums of a unit in a round begin; -1 where the columns know nothing of either. */
  readonly start: (unit: string, round: string) => number;
  /** How far behind the start those of a criterion begin, first party first; -1 where the columns know nothing of it. */
  readonly offset: (criterion: string) => number;
  readonly slotOfRow: (columns: ObservationColumns, row: number) => number;
};

/** Beyond this many sums a table is so sparse that single voices are the shorter way. */
const mostSums = 50_000_000;

/** Null where there would be too many. */
export const partySums = ({ scheme, reviewers }: Assessed, columns: ObservationColumns): PartySums | null => {
  const { rounds, units, criteria, reviewers: voices, round, unit, criterion, reviewer, scaled } = columns;
  const partyOf = new Map(scheme.parties.map(({ id }, place) => [id, place]));
  const partyOfReviewer = new Map(reviewers.map(({ id, party }) => [id, partyOf.get(party) ?? -1]));
  const parties = scheme.parties.length;
  const size = units.length * rounds.length * criteria.length * parties;
  if (size > mostSums) return null;
  const partyOfCode = Int32Array.from(voices, (id) => partyOfReviewer.get(id) ?? -1);
  const sums = new Float64Array(size);
  const counts = new Uint16Array(size);
  const [roundCount, criterionCount] = [rounds.length, criteria.length];
  for (let row = 0; row < scaled.length; row++) {
    const party = partyOfCode[reviewer[row] as number] as number;
    if (party < 0) continue;
    const slot =
      (((unit[row] as number) * roundCount + (round[row] as number)) * criterionCount + (criterion[row] as number)) *
        parties +
      party;
    sums[slot] = (sums[slot] as number) + (scaled[row] as number);
    counts[slot] = (counts[slot] as number) + 1;
  }
  const codes = (names: readonly string[]) => new Map(names.map((name, code) => [name, code]));
  const [roundCodes, unitCodes, criterionCodes] = [codes(rounds), codes(units), codes(criteria)];
  const all: PartySums = {
    sums,
    counts,
    start: (unitId, roundId) => {
      const [u, r] = [unitCodes.get(unitId), roundCodes.get(roundId)];
      return u === undefined || r === undefined ? -1 : (u * roundCount + r) * criterionCount * parties;
    },
    offset: (criterionId) => {
      const code = criterionCodes.get(criterionId);
      return code === undefined ? -1 : code * parties;
    },
    slotOfRow: (columns, row) => {
      const party = partyOfCode[columns.reviewer[row] as number] as number;
      const at = (columns.unit[row] as number) * roundCount + (columns.round[row] as number);
      return party < 0 ? -1 : (at * criterionCount + (columns.criterion[row] as number)) * parties + party;
    },
  };
  for (const [row, now] of columns.corrected ?? []) {
    const slot = all.slotOfRow(columns, row);
    if (slot >= 0) sums[slot] = (sums[slot] as number) + now - (scaled[row] as number);
  }
  return all;
};

/** The same sums after one row changed by so much. */
export const withDifference = (
  all: PartySums,
  columns: ObservationColumns,
  row: number,
  difference: number,
): PartySums => {
  const slot = all.slotOfRow(columns, row);
  if (slot < 0) return all;
  const sums = all.sums.slice();
  sums[slot] = (sums[slot] as number) + difference;
  return { ...all, sums };
};
