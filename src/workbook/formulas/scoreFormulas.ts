import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Assessed, Facts } from "../../domain/scoring/facts.ts";
import { gatherFacts } from "../../domain/scoring/gatherFacts.ts";
import { pointsKey, type UnitScore } from "../../domain/scoring/score.ts";
import { voiceReader } from "../../domain/scoring/unitVoices.ts";
import { exact } from "../../domain/shared/exact.ts";
import type { LastResult } from "../../domain/ranking/lastResult.ts";
import { tableNameOf } from "../sheetNames.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { call, cell, rounded, type CellNumberOrWord, type FormulaCell } from "./expression.ts";
import { formulaTable, headerRowsOf, type FormulaTable, type ValueCell } from "./formulaTable.ts";
import { lastYearTable, type LastYearCells } from "./lastYearTable.ts";
import { collectedInputs, type InputCells } from "./inputCells.ts";
import { wordOrNumber } from "./outcomeWords.ts";
import { addScoreColumns, type ScoreColumns } from "./scoreColumns.ts";
import type { CountedCells } from "./treeCells.ts";
import type { UnitCells, WorkingRow } from "./unitCells.ts";
import { stageCells } from "./unitFormulas.ts";
import { unitInputs, type UnitInputs } from "./unitInputs.ts";
import { isNumber } from "./words.ts";

/** The cells of one unit that ranks and grades are made from. */
export type UnitResultCells = {
  readonly unit: Unit;
  /** Not rounded for print. */
  readonly total: FormulaCell;
  /** As 得分 prints it. */
  readonly shown: FormulaCell;
  readonly stage: (stage: string) => FormulaCell;
  readonly criterion: (stage: string, criterion: string) => CountedCells;
  readonly events: (item: string, rounds: readonly string[]) => readonly FormulaCell[];
};

/** The sheets 得分 and 得分过程 in formulas, and where they hold what. */
export type ScoreFormulas = {
  readonly scores: SheetLayout;
  readonly working: SheetLayout;
  /** Null where the input sheets have everything. */
  readonly inputs: SheetLayout | null;
  readonly resultsOf: (unit: string) => UnitResultCells;
  /** Null where nothing is known of last year. */
  readonly lastYear: LastYearCells | null;
  readonly valueCells: readonly ValueCell[];
};

const scoreLines = ["每项得分由各评审方按方案合成，公式引用评分表和“得分过程”；总分按方案规定的位数显示。"] as const;
const workingLines = ["得分的中间步骤：各评审方的合成分、缺项折算等，供核对公式。"] as const;

/**
 * Lays out all scores as formulas over the input cells (计分公式).
 *
 * @param scores what the engine made of the same facts: every formula is held to it
 */
export const scoreFormulas = (
  assessed: Assessed,
  facts: Facts,
  scores: readonly UnitScore[],
  inputs: InputCells,
  lastYear: readonly LastResult[],
): ScoreFormulas => {
  const { scheme, units } = assessed;
  const gathered = gatherFacts(assessed, facts);
  const sheet = formulaTable("得分", headerRowsOf(scoreLines, [units.length], false)[0] ?? 0, units.length);
  sheet.addColumn({ header: "单位编号", width: 12, kind: "text" });
  sheet.addColumn({ header: "单位", width: 24, kind: "text" });
  const parts = tablesOf(scheme, units);
  const collected = collectedInputs(
    parts.map(({ table, members }) => ({ ...table, units: members.map(({ name }) => name) })),
  );
  const headerRows = headerRowsOf(workingLines, [...parts.map(({ members }) => members.length), lastYear.length], true);
  const built = new Map(
    parts.map(({ table, members }, place) => {
      const plan = gathered.plans.get(table.id);
      if (!plan) throw new RangeError(`table ${table.id}: got no plan, want one`);
      const working = formulaTable("得分过程", headerRows[place] ?? 0, members.length);
      working.addColumn({ header: "单位", width: 24, kind: "text" });
      const columns = addScoreColumns(sheet, scheme, plan);
      const rowOf = new Map(members.map(({ id }, row) => [id, row]));
      return [table.id, { table, plan, working, columns, rowOf, voicesOf: voiceReader(gathered, plan) }] as const;
    }),
  );
  const totalColumn = sheet.addColumn({ header: "总分", width: 12, kind: "number", places: mostPlaces(scheme) });
  const scoreOf = new Map(scores.map((score) => [score.unit, score]));
  const results = new Map<string, UnitResultCells>();
  const rowOfUnit = new Map(units.map(({ id }, row) => [id, row]));
  const resultsOf = (id: string): UnitResultCells => {
    const known = results.get(id);
    if (known) return known;
    const row = rowOfUnit.get(id) ?? -1;
    const unit = units[row];
    const score = scoreOf.get(id);
    const group = scheme.groups.find((one) => one.id === unit?.group);
    const part = group && built.get(group.table);
    if (!unit || !score || !part) throw new RangeError(`unit ${id}: got no score or group, want both`);
    // Components first: the whole speaks of their totals.
    const components = units.flatMap((one) =>
      one.partOf?.unit === id && part.table.stages.some(({ op }) => op === "components")
        ? [{ role: one.partOf.role, total: resultsOf(one.id).total }]
        : [],
    );
    const own = unitInputs(gathered, part.plan, part.voicesOf(unit, row), inputs, collected, part.rowOf.get(id) ?? 0);
    const cells = unitResult({ assessed, score, sheet, row, ...part }, unit, own, components);
    const { total } = cells;
    const shown = call("IF", isNumber(total), rounded(cell(total), group.shown), cell(total));
    sheet.setPlain(row, 0, unit.id);
    sheet.setPlain(row, 1, unit.name);
    const result = { ...cells, shown: sheet.set(row, totalColumn, shown) };
    results.set(id, result);
    return result;
  };
  for (const { id } of units) resultsOf(id);
  const before = lastYearTable(scheme, units, lastYear, headerRows[parts.length] ?? 0);
  const [first = null, ...below] = [
    ...[...built.values()].map(({ working, table }) => working.layout(tableNameOf("working", table.id), table.name)),
    ...(before ? [before.layout] : []),
  ];
  return {
    scores: sheetOf("得分", scoreLines, sheet.layout("kp_scores"), [], 2),
    working: sheetOf("得分过程", workingLines, first, below, 1),
    inputs: collected.sheet(),
    resultsOf,
    lastYear: before?.cells ?? null,
    valueCells: [sheet, ...[...built.values()].map(({ working }) => working)].flatMap((one) => one.valueCells()),
  };
};

const sheetOf = (
  name: string,
  lines: readonly string[],
  table: SheetLayout["table"],
  below: NonNullable<SheetLayout["below"]>,
  frozenColumns: number,
): SheetLayout => ({
  name,
  visibility: "visible",
  title: name,
  lines,
  table,
  ...(below.length > 0 ? { below } : {}),
  landscape: true,
  frozenColumns,
});

const mostPlaces = ({ groups }: Scheme): number => Math.max(...groups.map(({ shown: { places } }) => places));

const tablesOf = (scheme: Scheme, units: readonly Unit[]): readonly { table: Table; members: readonly Unit[] }[] =>
  scheme.tables.flatMap((table) => {
    const groups = scheme.groups.flatMap((group) => (group.table === table.id ? [group.id] : []));
    const members = units.filter(({ group }) => groups.includes(group));
    return members.length > 0 ? [{ table, members }] : [];
  });

type Part = {
  readonly assessed: Assessed;
  readonly score: UnitScore;
  readonly sheet: FormulaTable;
  readonly row: number;
  readonly table: Table;
  readonly plan: Parameters<typeof addScoreColumns>[2];
  readonly working: FormulaTable;
  readonly columns: ScoreColumns;
  readonly rowOf: ReadonlyMap<string, number>;
};

const unitResult = (
  { assessed, score, sheet, row, table, plan, working, columns, rowOf }: Part,
  unit: Unit,
  own: UnitInputs,
  components: readonly { readonly role: string; readonly total: FormulaCell }[],
): Omit<UnitResultCells, "shown"> => {
  const workingRow = rowInto(working, rowOf.get(unit.id) ?? 0);
  working.setPlain(rowOf.get(unit.id) ?? 0, 0, unit.name);
  const counted = new Map<string, CountedCells>();
  const engine = new Map<string, CellNumberOrWord>([...score.points].map(([key, { points }]) => [key, points]));
  for (const { stage, criterion, outcome } of score.criteria) {
    engine.set(pointsKey(stage, criterion), wordOrNumber(outcome));
  }
  const outcomeOf = (id: string): CellNumberOrWord => {
    const found = score.stages.find(({ stage }) => stage === id);
    if (!found) throw new RangeError(`stage ${id} of ${unit.id}: got no score, want one`);
    return wordOrNumber(found.outcome);
  };
  const cells: UnitCells = {
    unit,
    table,
    reviewers: assessed.reviewers,
    weights: assessed.reviewers.map(({ weight }) => (weight === null ? null : exact(weight))),
    working: workingRow,
    voice: own.voice,
    score: (stage, planned, formula) => {
      const key = pointsKey(stage, planned.criterion.id);
      return sheet.set(row, columns.criterion(stage, planned.criterion.id), formula, engine.get(key));
    },
    counted: (stage, planned, counts) => counted.set(pointsKey(stage, planned.criterion.id), counts),
  };
  const stages = stageCells(cells, {
    plan,
    events: own.events,
    components,
    outcome: outcomeOf,
    place: (stage, content) =>
      stage.id === table.total
        ? workingRow.add("总分（显示取整前）", content, outcomeOf(stage.id))
        : sheet.set(row, columns.stage(stage.id), content, outcomeOf(stage.id)),
  });
  const found = <T>(of: ReadonlyMap<string, T>, key: string): T => {
    const one = of.get(key);
    if (!one) throw new RangeError(`cell of ${key}: got none, want one`);
    return one;
  };
  return {
    unit,
    total: found(stages, table.total),
    stage: (id) => found(stages, id),
    criterion: (stage, criterion) => found(counted, pointsKey(stage, criterion)),
    events: own.events,
  };
};

/** Adds columns with the first unit and finds them again with the others: formulas follow the scheme, not what was observed. */
const rowInto = (table: FormulaTable, row: number): WorkingRow => {
  let next = 1;
  const column = (header: string): number => {
    if (next === table.columnCount()) table.addColumn({ header, width: 14, kind: "number" });
    return next++;
  };
  return {
    add: (header, content, engine) => table.set(row, column(header), content, engine),
    reserve: (headers) => headers.map(column),
    setReserved: (place, content) => table.set(row, place, content),
  };
};
