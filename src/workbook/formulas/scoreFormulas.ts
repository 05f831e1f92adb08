import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Assessed, Facts } from "../../domain/scoring/facts.ts";
import { gatherFacts } from "../../domain/scoring/gatherFacts.ts";
import type { HeardBy } from "../../domain/scoring/hear.ts";
import { pointsKey, type UnitScore } from "../../domain/scoring/score.ts";
import { planTable } from "../../domain/scoring/tablePlan.ts";
import { voiceReader } from "../../domain/scoring/unitVoices.ts";
import type { LastResult } from "../../domain/ranking/lastResult.ts";
import { tableNameOf } from "../sheetNames.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { call, cell, rounded, type CellNumberOrWord } from "./expression.ts";
import { formulaTable, headerRowsOf, type ValueCell } from "./formulaTable.ts";
import { lastYearTable, type LastYearCells } from "./lastYearTable.ts";
import { collectedInputs, type InputCells } from "./inputCells.ts";
import { wordOrNumber } from "./outcomeWords.ts";
import { addScoreColumns } from "./scoreColumns.ts";
import { slots, type FilledUnit } from "./slots.ts";
import type { StageInputs } from "./unitFormulas.ts";
import { unitInputs } from "./unitInputs.ts";
import { unitPattern, type UnitResultCells } from "./unitPattern.ts";
import { isNumber } from "./words.ts";

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
 * Fills in the scores that some facts come to.
 *
 * @param scores what the engine made of the same facts: every formula is held to it
 * @param changed the units of which something else is known than the last time; null for all
 */
export type FillScores = (
  facts: Facts,
  scores: readonly UnitScore[],
  changed: ReadonlySet<string> | null,
) => ScoreFormulas;

/**
 * Lays out all scores as formulas over the input cells (计分公式): made once for a scheme and its units, then filled in, and again
 * for units of which something was changed. What breakdown and formula language the facts have stays the same.
 */
export const scoreFormulas = (
  assessed: Assessed,
  heardBy: HeardBy,
  inputs: InputCells,
  lastYear: readonly LastResult[],
): FillScores => {
  const { scheme, units, reviewers } = assessed;
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
      const plan = planTable(assessed, table);
      const working = formulaTable("得分过程", headerRows[place] ?? 0, members.length);
      working.addColumn({ header: "单位", width: 24, kind: "text" });
      members.forEach(({ name }, row) => working.setPlain(row, 0, name));
      const columns = addScoreColumns(sheet, scheme, plan);
      const rowOf = new Map(members.map(({ id }, row) => [id, row]));
      const make: MakePattern = (first, components) => {
        const into = slots();
        const own = unitInputs(assessed, heardBy, plan, first.voices.unit, first.memberRow, inputs, collected, into);
        return unitPattern({ plan, reviewers, sheet, columns, working, inputs: own, components, slots: into }, first);
      };
      return [table.id, { table, plan, working, rowOf, fill: patterns(make) }] as const;
    }),
  );
  const totalColumn = sheet.addColumn({ header: "总分", width: 12, kind: "number", places: mostPlaces(scheme) });
  const results = new Map<string, UnitResultCells>();
  const rowOfUnit = new Map(units.map(({ id }, row) => [id, row]));
  /** Units that are components of others, or have some, are filled in together with them. */
  const isJoined = units.some(({ partOf }) => partOf !== null);
  const before = lastYearTable(scheme, units, lastYear, headerRows[parts.length] ?? 0);
  const resultsIn = (
    id: string,
    scoreOf: ReadonlyMap<string, UnitScore>,
    voicesOf: ReadonlyMap<string, ReturnType<typeof voiceReader>>,
  ): UnitResultCells => {
    const known = results.get(id);
    if (known) return known;
    const row = rowOfUnit.get(id) ?? -1;
    const unit = units[row];
    const score = scoreOf.get(id);
    const group = scheme.groups.find((one) => one.id === unit?.group);
    const part = group && built.get(group.table);
    const voices = unit && part && voicesOf.get(part.table.id)?.(unit, row);
    if (!unit || !score || !part || !voices) throw new RangeError(`unit ${id}: got no score or group, want both`);
    // Components first: the whole speaks of their totals.
    const components = units.flatMap((one) =>
      one.partOf?.unit === id && part.table.stages.some(({ op }) => op === "components")
        ? [{ role: one.partOf.role, total: resultsIn(one.id, scoreOf, voicesOf).total }]
        : [],
    );
    const filled = {
      voices,
      row,
      memberRow: part.rowOf.get(id) ?? 0,
      engine: engineOf(score),
    };
    const cells = part.fill(filled, components);
    const { total } = cells;
    const shown = call("IF", isNumber(total), rounded(cell(total), group.shown), cell(total));
    sheet.setPlain(row, 0, unit.id);
    sheet.setPlain(row, 1, unit.name);
    const result = { ...cells, shown: sheet.set(row, totalColumn, shown) };
    results.set(id, result);
    return result;
  };
  return (facts, scores, changed) => {
    const gathered = gatherFacts(assessed, facts);
    const scoreOf = new Map(scores.map((score) => [score.unit, score]));
    const voicesOf = new Map([...built].map(([table, { plan }]) => [table, voiceReader(gathered, plan)]));
    if (changed && !isJoined) for (const id of changed) results.delete(id);
    else results.clear();
    for (const { id } of units) resultsIn(id, scoreOf, voicesOf);
    const [first = null, ...below] = [
      ...[...built.values()].map(({ working, table }) => working.layout(tableNameOf("working", table.id), table.name)),
      ...(before ? [before.layout] : []),
    ];
    return {
      scores: sheetOf("得分", scoreLines, sheet.layout("kp_scores"), [], 2),
      working: sheetOf("得分过程", workingLines, first, below, 1),
      inputs: collected.sheet(),
      resultsOf: (id) => resultsIn(id, scoreOf, voicesOf),
      lastYear: before?.cells ?? null,
      valueCells: [sheet, ...[...built.values()].map(({ working }) => working)].flatMap((one) => one.valueCells()),
    };
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

/** What the engine made of a unit, by `pointsKey` and by stage. */
const engineOf = ({ points, criteria, stages }: UnitScore): ReadonlyMap<string, CellNumberOrWord> =>
  new Map<string, CellNumberOrWord>([
    ...[...points].map(([key, one]) => [key, one.points] as const),
    ...criteria.map(({ stage, criterion, outcome }) => [pointsKey(stage, criterion), wordOrNumber(outcome)] as const),
    ...stages.map(({ stage, outcome }) => [stage, wordOrNumber(outcome)] as const),
  ]);

type MakePattern = (first: FilledUnit, components: StageInputs["components"]) => ReturnType<typeof unitPattern>;

/**
 * Fills in units by the formulas of the unit before, or by new ones where that cannot be: for a unit that speaks of component units,
 * and where units of other tables stand between, so that rows do not lie equally far apart on all sheets.
 */
const patterns = (make: MakePattern) => {
  let last: { readonly apart: number; readonly fill: ReturnType<MakePattern> } | null = null;
  return (unit: FilledUnit, components: StageInputs["components"]): ReturnType<ReturnType<MakePattern>> => {
    if (components.length > 0) return make(unit, components)(unit);
    const apart = unit.row - unit.memberRow;
    if (last?.apart !== apart) last = { apart, fill: make(unit, components) };
    return last.fill(unit);
  };
};
