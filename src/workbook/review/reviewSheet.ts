import type { Unit } from "../../domain/scheme/unit.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import type { CellMark, ColumnLayout, LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { computedCell } from "./computedCell.ts";
import { wordsOf } from "./entries.ts";
import { entryCells } from "./entryCells.ts";
import { computedFormulas, type FormulaOf } from "./computedFormulas.ts";
import { entryColumn } from "./entryColumn.ts";
import { reasonTable } from "./reasonTable.ts";
import type { LeafColumns } from "./reviewPlan.ts";
import { seatSheetName, seatTableName } from "./seats.ts";
import { isAsked, type PlannedSeat, type ReviewFrame, type SeatVoices } from "./voices.ts";
import { abstainedText, noneText, notApplicableText, notAskedText, pendingText } from "./voiceWords.ts";

export const unitHeader = "单位";

const lines = [
  `按列头填写；不考核的填“${notApplicableText}”，应当回避的填“${abstainedText}”，看过没有的填“${noneText}”，并在下面的表里写明理由（新填的录入后才会打印）。“折算”由公式算出。`,
];

/** The row of the first unit, counted from 0: title, lines and header stand above. */
export const firstUnitRow = 1 + lines.length + 1;

/** Columns of points are all alike, and wide enough for the words that stand in the same columns below them. */
const pointsWidth = 16;

/** The year's findings, by unit, and how many there are in all. */
export type FindingsByUnit = { readonly of: (unit: string) => readonly Finding[]; readonly count: number };

/**
 * The wide sheet 评分 of one seat: units × criteria; what is typed at the left, what it comes to by the rules as live formulas at
 * the right, reasons, evidence and exceptions in a table below.
 */
export const reviewSheet = (
  frame: ReviewFrame,
  planned: PlannedSeat,
  voices: SeatVoices,
  findings: FindingsByUnit,
): SheetLayout => {
  const { seat, columns } = planned;
  const { scheme, units } = frame;
  const party = scheme.parties.find(({ id }) => id === seat.party)?.name ?? seat.party;
  const computed = columns.flatMap((column) => column.computed);
  const wide: readonly ColumnLayout[] = [
    { header: unitHeader, width: 26, kind: "text" },
    ...columns.flatMap(({ entries, leaf }) =>
      entries.map((entry, index) => ({
        ...entryColumn(entry.header, entry, index === 0 ? wordsOf(leaf.rule) : []),
        width: pointsWidth,
      })),
    ),
    ...computed.map(({ header }): ColumnLayout => ({ header, width: pointsWidth, kind: "number" })),
  ];
  const formulaOf = computedFormulas(frame, planned, findings.count);
  return {
    name: seatSheetName(seat),
    visibility: "visible",
    title: seat.reviewer ? `评分：${seat.reviewer.name}（${party}）` : `自评得分（${party}）`,
    lines,
    landscape: true,
    frozenColumns: 1,
    locked: true,
    table: {
      name: seatTableName("review", seat),
      columns: wide,
      rows: units.map((unit) => unitRow(frame, planned, voices, findings, formulaOf, unit)),
      marks: markedCells(frame, columns),
      closed: closedCells(frame, columns),
      highlights: [
        { words: [notApplicableText, abstainedText, notAskedText], look: "quiet" },
        { words: [pendingText], look: "bad" },
      ],
    },
    below: [reasonTable(frame, planned, voices)],
  };
};

const unitRow = (
  frame: ReviewFrame,
  { columns }: PlannedSeat,
  voices: SeatVoices,
  findings: FindingsByUnit,
  formulaOf: FormulaOf,
  unit: Unit,
): readonly LayoutCell[] => {
  const entered: LayoutCell[] = [];
  const computed: LayoutCell[] = [];
  for (const column of columns) {
    const { leaf, entries } = column;
    if (!isAsked(frame, unit, column)) {
      entered.push(...entries.map(() => notAskedText));
      computed.push(...column.computed.map(() => notAskedText));
      continue;
    }
    const rows = voices.heard(unit, column);
    entered.push(...entryCells(leaf, entries, rows));
    for (const one of column.computed) {
      const spoken = { unit, leaf, max: one.max, rows, findings: findings.of(unit.id) };
      computed.push(computedCell(frame, spoken, formulaOf(column, one, unit)));
    }
  }
  return [unit.name, ...entered, ...computed];
};

/** Cells of criteria that a unit's table does not have. */
const closedCells = (frame: ReviewFrame, columns: readonly LeafColumns[]): readonly CellMark[] =>
  frame.units.flatMap((unit, row) =>
    columns.flatMap((column) =>
      isAsked(frame, unit, column) ? [] : column.entries.map((entry) => ({ row, column: entry.column })),
    ),
  );

/** Points by staff's own formula have no native one: their cells are values, and marked so. */
const markedCells = ({ units }: ReviewFrame, columns: readonly LeafColumns[]): readonly CellMark[] =>
  columns.flatMap(({ leaf, computed }) =>
    leaf.rule.kind === "formula" ? computed.flatMap(({ column }) => units.map((_, row) => ({ row, column }))) : [],
  );
