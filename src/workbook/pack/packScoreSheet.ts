import type { Finding } from "../../domain/scoring/finding.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { exactText } from "../../domain/shared/exact.ts";
import { countItem, ofItem } from "../review/entries.ts";
import { entryCells } from "../review/entryCells.ts";
import { entryColumn } from "../review/entryColumn.ts";
import type { ReviewFrame, SeatVoices } from "../review/voices.ts";
import { abstainedText, noneText, notApplicableText } from "../review/voiceWords.ts";
import type { ColumnLayout, LayoutCell, RowChecks, SheetLayout } from "../sheetLayout.ts";
import { addressOf } from "../sheetSnapshot.ts";
import { ruleWords } from "../sheets/ruleWords.ts";
import type { PackMatter } from "./pack.ts";
import { packHeaders, packScoreName } from "./packHeaders.ts";
import { openText } from "./packWords.ts";
import { packCheck } from "./packCheck.ts";
import type { PackRow } from "./packRows.ts";
import { findingText, lastText, packItemText, packPathIn, packRoundText, selfAccount, selfScore } from "./packTexts.ts";

const headers = Object.values(packHeaders);
const columnOf = (header: string): number => headers.findIndex((one) => one === header);
/** The columns that the formulas of other sheets look at. */
export const packColumns = { unit: columnOf(packHeaders.unit), check: columnOf(packHeaders.check) } as const;

const lines = [
  `只填黄色各格。扣分的写明理由；不考核的填“${notApplicableText}”，写理由和批准人；应当回避的填“${abstainedText}”并写理由（整个单位回避的在“单位与回避”表填）；看过没有问题的填“${noneText}”。`,
  "“检查”为空即可；可以排序、筛选，不要改动“行标识”。填好后原样发回。",
];
/** The row of the first entry, counted from 0. */
export const firstPackRow = 1 + lines.length + 1;

/** The sheet 评分 of a pack: an entry cell a row, beside it what the unit says of itself, what was found, and the year before. */
export const packScoreSheet = (
  frame: ReviewFrame,
  rows: readonly PackRow[],
  voices: SeatVoices,
  matter: PackMatter,
): SheetLayout => {
  const shownOf = shownFor(frame, matter);
  const blockOf = blocks(rows);
  const names = packHeaders;
  const cells = rows.map((row, index): readonly LayoutCell[] => {
    const at = (header: string, of = index): string => addressOf(firstPackRow + of, columnOf(header));
    const { said, cell, all } = saidIn(row, voices);
    const checked = {
      entry: at(names.entry),
      reason: at(names.reason),
      approver: at(names.approver),
      all: blockOf(row).map((one) => at(names.entry, one)),
    };
    return [
      row.unit.name,
      packRoundText(frame.scheme, row.column.round),
      ...shownOf.criterion(row),
      ...shownOf.beside(row),
      cell,
      said?.reason ?? null,
      said?.evidence ?? null,
      said?.state === "notApplicable" ? said.value : null,
      packCheck(row, checked, { own: cell, all }),
      row.key,
    ];
  });
  // What no row has anything in would only take room from the others, on the screen and on paper.
  const isEmpty = (header: string): boolean => cells.every((row) => (row[columnOf(header)] ?? "") === "");
  const text = (header: string, width: number): ColumnLayout => ({ header, width, kind: "text" });
  const shown = (header: string, width: number): ColumnLayout => ({
    ...text(header, width),
    ...(isEmpty(header) ? { hidden: true } : {}),
  });
  const typed = (header: string, width: number): ColumnLayout => ({ ...text(header, width), entry: true });
  return {
    name: packScoreName,
    visibility: "visible",
    title: "评分",
    lines,
    landscape: true,
    frozenColumns: 1,
    locked: true,
    table: {
      name: "kp_pack",
      // All side by side take one page on A4, at no less than 8 points.
      columns: [
        text(names.unit, 14),
        shown(names.round, 9),
        text(names.criterion, 15),
        text(names.clause, 28),
        shown(names.item, 14),
        { header: names.most, width: 7, kind: "number" },
        shown(names.selfScore, 8),
        shown(names.selfAccount, 26),
        shown(names.findings, 17),
        shown(names.last, 8),
        { header: names.entry, width: 10, kind: "number", entry: true },
        typed(names.reason, 22),
        typed(names.evidence, 14),
        typed(names.approver, 8),
        { ...text(names.check, 10), computed: true },
        { ...text(names.key, 8), hidden: true },
      ],
      rows: cells,
      rowChecks: checksOf(rows),
      highlights: [
        { words: [openText], look: "open", columns: [columnOf(names.check)] },
        { words: ["缺理由", "缺批准人", "不是数", "不在选项中", "超出范围", "扣分缺理由"], look: "bad" },
        { words: [notApplicableText, abstainedText], look: "quiet", columns: [columnOf(names.entry)] },
      ],
    },
  };
};

/** What the reviewer has said in a row already, with its words, and what its entry cell shows of it. */
const saidIn = (
  { unit, column, task, place, entry }: PackRow,
  voices: SeatVoices,
): { readonly said: Observation | null; readonly cell: LayoutCell; readonly all: readonly LayoutCell[] } => {
  const rows = voices.rows(unit.id, column.round, column.leaf.id);
  const all = entryCells(column.leaf, column.entries, rows);
  if (task !== null) {
    const said = rows.find((one) => one.task === task.id) ?? null;
    if (said === null || said.state !== "scored") {
      const word = said?.state === "abstained" ? abstainedText : notApplicableText;
      return { said, cell: said === null ? null : word, all };
    }
    const option = entry.kind === "choice" ? entry.options.find(({ id }) => id === said.value) : undefined;
    return { said, cell: option?.name ?? null, all };
  }
  const cell = all[place] ?? null;
  if (cell === null) return { said: null, cell, all };
  const pair = entry.item === countItem || entry.item === ofItem;
  const item = rows.find(
    ({ value, state }) => state === "scored" && value === entry.item && !pair && entry.item !== "",
  );
  const [first = null] = rows.filter((one) => one.task === "");
  return { said: item ?? (place === 0 ? first : null), cell, all };
};

/** The rows of each criterion's own cells, by their place on the sheet; a task's criterion is seen from its first cell. */
const blocks = (rows: readonly PackRow[]): ((row: PackRow) => readonly number[]) => {
  const keyOf = ({ unit, column }: PackRow): string => `${unit.id}\n${column.round}\n${column.leaf.id}`;
  const byKey = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    if (row.task !== null) continue;
    const known = byKey.get(keyOf(row));
    if (known) known.push(index);
    else byKey.set(keyOf(row), [index]);
  }
  return (row) => byKey.get(keyOf(row)) ?? [];
};

type Shown = {
  readonly criterion: (row: PackRow) => readonly LayoutCell[];
  readonly beside: (row: PackRow) => readonly LayoutCell[];
};

const shownFor = ({ scheme }: ReviewFrame, matter: PackMatter): Shown => {
  const own = new Map(matter.selfEvaluations.map((one) => [one.unit, one]));
  const last = new Map(matter.lastYear.map((one) => [one.unit, one]));
  const findings = new Map<string, Finding[]>();
  for (const one of matter.findings) {
    const key = `${one.unit}\n${one.criterion}`;
    findings.set(key, [...(findings.get(key) ?? []), one]);
  }
  return {
    criterion: ({ unit, column, entry, task }) => {
      const { leaf, most } = column;
      const path = packPathIn(scheme, unit, leaf);
      const clause = [leaf.clause, ruleWords(leaf.rule)].filter((words) => words !== "").join("\n");
      return [path, clause, packItemText(task, entry), Number(exactText(most))];
    },
    beside: ({ unit, column, task }) => {
      const self = own.get(unit.id);
      const ofLeaf = findings.get(`${unit.id}\n${column.leaf.id}`) ?? [];
      return [
        self && task === null ? selfScore(self, column.leaf.id) : "",
        self ? selfAccount(self, column.leaf.id, task?.id ?? null) : "",
        ofLeaf.map(findingText).join("\n"),
        lastText(last.get(unit.id)),
      ];
    },
  };
};

/** What may be typed, for all rows that take the same. */
const checksOf = (rows: readonly PackRow[]): readonly RowChecks[] => {
  const alike = new Map<
    string,
    { readonly checks: Pick<ColumnLayout, "choices" | "check">; readonly rows: number[] }
  >();
  for (const [index, { entry, words }] of rows.entries()) {
    const { choices, check } = entryColumn("", entry, words);
    const checks = { ...(choices ? { choices } : {}), ...(check ? { check } : {}) };
    const key = JSON.stringify(checks);
    const known = alike.get(key);
    if (known) known.rows.push(index);
    else alike.set(key, { checks, rows: [index] });
  }
  return [...alike.values()].map(({ checks, rows: at }) => ({
    ...checks,
    column: columnOf(packHeaders.entry),
    rows: at,
  }));
};
