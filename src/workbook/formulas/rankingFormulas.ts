import type { Ranking } from "../../domain/ranking/ranking.ts";
import type { Group, Scheme } from "../../domain/scheme/scheme.ts";
import { exact, whole } from "../../domain/shared/exact.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { tableNameOf } from "../sheetNames.ts";
import { at } from "../../domain/shared/at.ts";
import {
  call,
  cell,
  number,
  operate,
  text,
  type CellNumberOrWord,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { formulaTable, headerRowsOf, type FormulaTable, type ValueCell } from "./formulaTable.ts";
import { gradeFormulas } from "./gradeCells.ts";
import { rankCells, rankFormula, tieFormula, type VetoStruck } from "./rankCells.ts";
import type { LastYearCells } from "./lastYearTable.ts";
import type { UnitResultCells } from "./unitPattern.ts";
import { struckBy, vetoesIn } from "./unitFormulas.ts";
import { isNumber } from "./words.ts";

/** What the sheet 排名 is made from beside the scores. */
export type RankingInputs = {
  readonly scheme: Scheme;
  readonly ranking: Ranking;
  readonly resultsOf: (unit: string) => UnitResultCells;
  /** The cell on 绩效构成 with the weight of open-government work in a group. */
  readonly weightOf: (group: string) => FormulaCell;
  readonly lastYear: LastYearCells | null;
};

export type RankingFormulas = { readonly sheet: SheetLayout; readonly valueCells: readonly ValueCell[] };

const sheetName = "排名";

/** The sheet 排名 in formulas: a table a group, its units by the rank they have now, what ranks and grades rest on at the right. */
export const rankingFormulas = (inputs: RankingInputs, lines: readonly string[]): RankingFormulas => {
  const { scheme, ranking } = inputs;
  const groups = ranking.groups.flatMap(({ group: id, rows }) => {
    const group = scheme.groups.find((one) => one.id === id);
    return group && rows.length > 0 ? [{ group, rows }] : [];
  });
  const headerRows = headerRowsOf(
    lines,
    groups.map(({ rows }) => rows.length),
    true,
  );
  const tables = groups.map(({ group, rows }, place) => {
    const table = formulaTable(sheetName, at(headerRows, place), rows.length);
    groupTable(inputs, group, rows, table);
    return { table, layout: table.layout(tableNameOf("ranking", group.id), group.name) };
  });
  const [first = null, ...below] = tables.map(({ layout }) => layout);
  return {
    sheet: {
      name: sheetName,
      visibility: "visible",
      title: sheetName,
      lines,
      table: first,
      ...(below.length > 0 ? { below } : {}),
      landscape: true,
    },
    valueCells: tables.flatMap(({ table }) => table.valueCells()),
  };
};

type Rows = Ranking["groups"][number]["rows"];

const groupTable = (inputs: RankingInputs, group: Group, rows: Rows, into: FormulaTable): void => {
  const { scheme, resultsOf, weightOf, lastYear } = inputs;
  const table = scheme.tables.find(({ id }) => id === group.table);
  if (!table) throw new RangeError(`table ${group.table}: got none, want one`);
  const units = rows.map(({ unit }) => resultsOf(unit));
  const rank = into.addColumn({ header: "名次", width: 8, kind: "number" });
  const tie = into.addColumn({ header: "并列", width: 8, kind: "text", computed: true });
  const name = into.addColumn({ header: "单位", width: 30, kind: "text" });
  const total = into.addColumn({ header: "总分", width: 12, kind: "number", places: group.shown.places });
  const grade = into.addColumn({ header: "等次", width: 10, kind: "text", computed: true });
  const gained = into.addColumn({ header: "绩效得分", width: 12, kind: "number" });
  const change = lastYear ? changeColumns(into) : null;
  const column = (header: string, content: (place: number) => Expression): readonly FormulaCell[] => {
    const place = into.addColumn({ header, width: 12, kind: "number" });
    return units.map((_, row) => into.set(row, place, content(row)));
  };
  const listed = vetoesIn(table.stages);
  const vetoes = listed.map(({ veto }) => veto);
  const struck: VetoStruck = (place, veto) => {
    const rounds = listed.find((one) => one.veto === veto)?.rounds ?? [];
    return struckBy(at(units, place).events(veto.id, rounds));
  };
  const ranks = rankCells(units, group, vetoes, struck, column);
  const gradeOf = gradeFormulas(units, group, ranks, vetoes, struck, column);
  rows.forEach((row, place) => {
    const unit = at(units, place);
    into.setPlain(place, name, unit.unit.name);
    const rankCell = into.set(place, rank, rankFormula(ranks, place), rankText(row.rank));
    into.set(place, tie, tieFormula(ranks, place), row.tied ? "并列" : "");
    const totalCell = into.set(place, total, cell(unit.shown));
    into.set(place, grade, gradeOf(place), row.grade);
    const weight = cell(weightOf(group.id));
    const earned = operate(
      operate(cell(at(ranks.followed, place)), "*", weight),
      "/",
      number(exact(table.totalPoints)),
    );
    const held = scheme.performance.contributionAtMostWeight ? call("MIN", earned, weight) : earned;
    into.set(place, gained, call("IF", isNumber(unit.total), held, text("")), row.contribution ?? "");
    if (change)
      setChange(into, place, change, { rank: rankCell, total: totalCell, before: lastYear?.(row.unit) ?? null });
  });
};

const rankText = (rank: number | null): CellNumberOrWord => (rank === null ? "不排名" : whole(rank));

type ChangeColumns = { readonly total: number; readonly rank: number; readonly more: number; readonly up: number };

const changeColumns = (into: FormulaTable): ChangeColumns => ({
  total: into.addColumn({ header: "上年总分", width: 12, kind: "number" }),
  more: into.addColumn({ header: "总分增减", width: 12, kind: "number" }),
  rank: into.addColumn({ header: "上年名次", width: 10, kind: "number" }),
  up: into.addColumn({ header: "名次升降", width: 10, kind: "number" }),
});

/** What changed since last year: points more or less, ranks up or down; nothing where one of the two is missing. */
const setChange = (
  into: FormulaTable,
  place: number,
  columns: ChangeColumns,
  {
    rank,
    total,
    before,
  }: { readonly rank: FormulaCell; readonly total: FormulaCell; readonly before: ReturnType<LastYearCells> },
): void => {
  if (!before) return;
  const then = {
    total: into.set(place, columns.total, shownFrom(before.total)),
    rank: into.set(place, columns.rank, shownFrom(before.rank)),
  };
  const difference = (of: FormulaCell, less: FormulaCell): Expression =>
    call("IF", call("AND", isNumber(of), isNumber(less)), operate(cell(of), "-", cell(less)), text(""));
  into.set(place, columns.more, difference(total, then.total));
  into.set(place, columns.up, difference(then.rank, rank));
};

/** An empty cell stays empty, where a bare reference would show 0. */
const shownFrom = (one: FormulaCell): Expression => call("IF", operate(cell(one), "=", text("")), text(""), cell(one));
