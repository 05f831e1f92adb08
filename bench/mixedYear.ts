import type { Criterion } from "../src/domain/scheme/criterion.ts";
import type { LeafRule } from "../src/domain/scheme/leafRule.ts";
import type { Party } from "../src/domain/scheme/scheme.ts";
import type { Observation } from "../src/domain/scoring/observation.ts";
import { largeYear, reviewersOfParty, type LargeYear } from "./largeYear.ts";

/** What the options are worth, as shares of a leaf's points. */
export const optionShares = [1, 0.8, 0.6, 0] as const;
const optionIds = ["good", "fair", "weak", "none"] as const;
const rules: readonly LeafRule[] = [
  { kind: "points", scale: null },
  { kind: "options", options: optionIds.map((id, place) => ({ id, name: id, share: String(optionShares[place]) })) },
  {
    kind: "deductions",
    kinds: [
      { id: "late", name: "late", points: "0.1" },
      { id: "wrong", name: "wrong", points: "0.05" },
    ],
    cap: "leaf",
  },
];
const combines: readonly Party["combine"][] = [
  { kind: "trimmed-mean", dropHighest: 1, dropLowest: 1, fewerThan: 4, then: "mean" },
  { kind: "median" },
  { kind: "mean" },
];

/** `columns` hold every observation as numbers, as the peer in floats reads them. */
export type MixedYear = { readonly year: LargeYear; readonly columns: LargeYear["facts"]["columns"] };

/** The same year with a third of the leaves by points, a third by options, a third by deductions, no two parties alike. */
export const mixedYear = (unitCount: number): MixedYear => {
  const { assessed, facts } = largeYear(unitCount);
  const { columns } = facts;
  const { scheme } = assessed;
  let leaf = 0;
  const ruled = (criterion: Criterion): Criterion =>
    "children" in criterion
      ? { ...criterion, children: criterion.children.map(ruled) }
      : { ...criterion, rule: rules[leaf++ % rules.length] as LeafRule };
  const others: Observation[] = [];
  columns.scaled.forEach((scaled, row) => {
    const kind = (columns.criterion[row] as number) % rules.length;
    if (kind > 0) others.push(rowOf(columns, scheme.parties, row, kind, scaled));
  });
  const only = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(column: T): T =>
    column.filter((_, row) => (columns.criterion[row] as number) % rules.length === 0) as T;
  const mixed = {
    ...scheme,
    parties: scheme.parties.map((party, place) => ({ ...party, combine: combines[place] as Party["combine"] })),
    tables: scheme.tables.map((table) => ({ ...table, criteria: table.criteria.map(ruled) })),
  };
  const plain = {
    ...columns,
    round: only(columns.round),
    unit: only(columns.unit),
    criterion: only(columns.criterion),
    reviewer: only(columns.reviewer),
    scaled: only(columns.scaled),
    others,
  };
  return { year: { assessed: { ...assessed, scheme: mixed }, facts: { ...facts, columns: plain } }, columns };
};

/** Points 25 to 50 of a hundredth are taken for the place of an option, or for how many faults of which kind. */
const rowOf = (
  columns: LargeYear["facts"]["columns"],
  parties: readonly Party[],
  row: number,
  kind: number,
  scaled: number,
): Observation => {
  const reviewer = columns.reviewer[row] as number;
  const word =
    kind === 1
      ? { kind: "option" as const, value: optionIds[scaled % 4] as string, count: null }
      : { kind: "deduction" as const, value: scaled % 2 === 1 ? "late" : "wrong", count: String(scaled % 5) };
  return {
    round: "year-end",
    unit: columns.units[columns.unit[row] as number] as string,
    criterion: columns.criteria[columns.criterion[row] as number] as string,
    task: "",
    party: (parties[Math.floor(reviewer / reviewersOfParty)] as Party).id,
    reviewer: columns.reviewers[reviewer] as string,
    ...word,
    of: null,
    state: "scored",
    reason: "",
    evidence: "",
  };
};
