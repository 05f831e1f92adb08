import type { Assessed, Facts, ObservationColumns } from "./facts.ts";
import { planTable, type TablePlan } from "./tablePlan.ts";
import { partySums, withDifference, type PartySums } from "./partySums.ts";
import type { Finding } from "./finding.ts";
import type { Observation } from "./observation.ts";
import { byUnit } from "../shared/byUnit.ts";

/** Facts in the order of the units (按单位整理的事实): what one unit's score reads stands together. */
export type Gathered = {
  readonly assessed: Assessed;
  readonly facts: Facts;
  /** Rows of the columns, unit by unit, sorted when somebody first asks for single voices. */
  readonly rows: () => RowsByUnit;
  readonly sums: PartySums | null;
  readonly plans: ReadonlyMap<string, TablePlan>;
  readonly others: ReadonlyMap<string, readonly Observation[]>;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
};

/** The rows of the n-th unit are order[starts[n]] to before order[starts[n + 1]]. */
export type RowsByUnit = { readonly order: Uint32Array; readonly starts: Uint32Array };

/** Sorts the facts by unit, once, in linear time. */
export const gatherFacts = (assessed: Assessed, facts: Facts): Gathered => {
  let rows: RowsByUnit | null = null;
  return {
    assessed,
    facts,
    rows: () => (rows ??= rowsByUnit(assessed, facts.columns)),
    sums: partySums(assessed, facts.columns),
    plans: new Map(assessed.scheme.tables.map((table) => [table.id, planTable(assessed, table)])),
    others: byUnit(facts.columns.others),
    findings: byUnit(facts.findings),
  };
};

/** The same facts with one plain number changed (改一个分): `scaled` is points × 10^places. */
export const withPoints = (gathered: Gathered, row: number, scaled: number): Gathered => {
  const { facts, sums } = gathered;
  const { columns } = facts;
  const corrected = new Map(columns.corrected).set(row, scaled);
  const difference = scaled - (columns.corrected?.get(row) ?? columns.scaled[row] ?? 0);
  return {
    ...gathered,
    facts: { ...facts, columns: { ...columns, corrected } },
    sums: sums && withDifference(sums, columns, row, difference),
  };
};

const rowsByUnit = ({ units }: Assessed, columns: ObservationColumns): RowsByUnit => {
  const placeOf = new Map(units.map(({ id }, index) => [id, index]));
  const placeOfCode = Uint32Array.from(columns.units, (id) => placeOf.get(id) ?? units.length);
  const { unit } = columns;
  const starts = new Uint32Array(units.length + 2);
  for (let row = 0; row < unit.length; row++) {
    const place = (placeOfCode[unit[row] as number] as number) + 1;
    starts[place] = (starts[place] as number) + 1;
  }
  for (let place = 1; place < starts.length; place++)
    starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  const next = starts.slice();
  const order = new Uint32Array(unit.length);
  for (let row = 0; row < unit.length; row++) {
    const place = placeOfCode[unit[row] as number] as number;
    const at = next[place] as number;
    order[at] = row;
    next[place] = at + 1;
  }
  return { order, starts };
};
