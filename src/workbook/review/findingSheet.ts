import { leavesOf, type Leaf } from "../../domain/scheme/criterion.ts";
import type { LeafRule } from "../../domain/scheme/leafRule.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import { findingCost } from "../../domain/scoring/findingPoints.ts";
import { exact, exactText, nearestFloat } from "../../domain/shared/exact.ts";
import { blockReference, quotedText } from "../cellReference.ts";
import { dayNumber } from "../dayNumber.ts";
import type { ColumnLayout, LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { addressOf } from "../sheetSnapshot.ts";
import { tableIdOf } from "./reviewPlan.ts";
import { wordsFor, type ReviewFrame } from "./voices.ts";

export const findingSheetName = "问题台账";

export const findingHeaders = {
  id: "编号",
  round: "轮次",
  unit: "单位",
  criterion: "指标",
  kind: "问题",
  count: "数量",
  date: "发现日期",
  due: "整改期限",
  rectified: "整改日期",
  recheckDate: "复查日期",
  recheckCount: "复查数量",
  clause: "条款",
  evidence: "依据",
} as const;
const costHeader = "扣分";

type Field = keyof typeof findingHeaders | "cost";
const fields = [...Object.keys(findingHeaders), "cost"] as readonly Field[];
const columnOf = (field: Field): number => fields.indexOf(field);

const lines = ["一个问题一行；复查后数量以复查为准。扣分由公式按方案算出；新填的行录入后才有扣分，才会打印。"];
const firstRow = 1 + lines.length + 1;
const spareRows = 40;

type FindingsRule = Extract<LeafRule, { kind: "findings" }>;

/** The rule by which findings on a criterion cost a unit, if any. */
export const findingsRuleOf = (scheme: Scheme, unit: Unit, criterion: string): FindingsRule | null => {
  const table = scheme.tables.find(({ id }) => id === tableIdOf(scheme, unit));
  const leaf = leavesOf(table?.criteria ?? []).find(({ id }) => id === criterion);
  return leaf?.rule.kind === "findings" ? leaf.rule : null;
};

/** The sheet 问题台账: every finding of the year by unit, round and id, with what it costs as a live formula. */
export const findingSheet = (frame: ReviewFrame, findings: readonly Finding[]): SheetLayout => {
  const names = findingHeaders;
  const text = (header: string, width: number): ColumnLayout => ({ header, width, kind: "text", entry: true });
  const date = (header: string): ColumnLayout => ({ header, width: 12, kind: "date", entry: true });
  const count = (header: string): ColumnLayout => ({
    header,
    width: 10,
    kind: "number",
    entry: true,
    check: { least: 0, most: null, whole: true, words: [], message: "请填不小于 0 的整数。" },
  });
  return {
    name: findingSheetName,
    visibility: "visible",
    title: findingSheetName,
    lines,
    landscape: true,
    locked: true,
    table: {
      name: "kp_findings",
      columns: [
        text(names.id, 10),
        text(names.round, 13),
        text(names.unit, 20),
        text(names.criterion, 20),
        text(names.kind, 20),
        count(names.count),
        date(names.date),
        date(names.due),
        date(names.rectified),
        date(names.recheckDate),
        count(names.recheckCount),
        text(names.clause, 18),
        text(names.evidence, 22),
        { header: costHeader, width: 10, kind: "number" },
      ],
      rows: sortedFindings(frame, findings).map((finding, index) => rowOf(frame, finding, index)),
      spareRows,
    },
  };
};

/** Whether the workbook has a 问题台账: the scheme scores by findings, or there are some. */
export const hasFindings = ({ scheme }: ReviewFrame, findings: readonly Finding[]): boolean =>
  findings.length > 0 ||
  scheme.tables.some(({ criteria }) => leavesOf(criteria).some(({ rule }) => rule.kind === "findings"));

/** By unit in the list's order, by round in the scheme's, by id. */
export const sortedFindings = (
  { scheme, units }: Pick<ReviewFrame, "scheme" | "units">,
  findings: readonly Finding[],
): readonly Finding[] => {
  const unitPlace = new Map(units.map(({ id }, place) => [id, place]));
  const roundPlace = new Map(scheme.rounds.map(({ id }, place) => [id, place]));
  const placed = (places: ReadonlyMap<string, number>, id: string): number => places.get(id) ?? places.size;
  return [...findings].sort(
    (a, b) =>
      placed(unitPlace, a.unit) - placed(unitPlace, b.unit) ||
      placed(roundPlace, a.round) - placed(roundPlace, b.round) ||
      (a.id < b.id ? -1 : 1),
  );
};

const rowOf = (frame: ReviewFrame, finding: Finding, index: number): readonly LayoutCell[] => {
  const { scheme } = frame;
  const unit = frame.units.find(({ id }) => id === finding.unit);
  const rule = unit ? findingsRuleOf(scheme, unit, finding.criterion) : null;
  const day = (date: string | null): LayoutCell => (date === null ? null : (dayNumber(date) ?? date));
  const cost = rule ? findingCost(rule, finding) : null;
  return [
    finding.id,
    scheme.rounds.find(({ id }) => id === finding.round)?.name ?? finding.round,
    unit?.name ?? finding.unit,
    unit ? wordsFor(frame, unit).labelOf(finding.criterion) : finding.criterion,
    rule?.kinds.find(({ id }) => id === finding.kind)?.name ?? finding.kind,
    Number(finding.count),
    day(finding.date),
    day(finding.due),
    day(finding.rectified),
    day(finding.recheck?.date ?? null),
    finding.recheck && Number(finding.recheck.count),
    finding.clause,
    finding.evidence,
    rule ? { formula: costFormula(scheme, rule, firstRow + index), value: cost ? nearestFloat(cost) : 0 } : null,
  ];
};

/** What a finding costs: its count, or the recheck's, times the points of its kind; 0 in a round that does not count. */
const costFormula = ({ rounds }: Scheme, rule: FindingsRule, row: number): string => {
  const cell = (field: Field): string => addressOf(row, columnOf(field));
  const counted = rounds.flatMap(({ id, name }) =>
    rule.rounds.includes(id) ? [`${cell("round")}=${quotedText(name)}`] : [],
  );
  const put = `IF(AND(${cell("recheckCount")}=0,${cell("rectified")}<>""),${cell("count")}*${ratio(rule.rectified)},${cell("recheckCount")})`;
  const points = rule.kinds.reduceRight(
    (rest, { name, points: each }) => `IF(${cell("kind")}=${quotedText(name)},${each},${rest})`,
    "NA()",
  );
  return `IF(OR(${counted.join(",")}),IF(${cell("recheckDate")}="",${cell("count")},${put})*${points},0)`;
};

const ratio = (text: string): string => {
  const written = exactText(exact(text));
  return written.includes("/") ? `(${written})` : written;
};

/** A formula for what the year's findings cost a unit on a leaf, read from 问题台账. */
export const costOnLeaf = (frame: ReviewFrame, count: number, unit: Unit, leaf: Leaf, unitCell: string): string => {
  const last = firstRow + Math.max(count, 1) - 1;
  const block = (field: Field): string =>
    blockReference(findingSheetName, addressOf(firstRow, columnOf(field)), addressOf(last, columnOf(field)));
  const label = quotedText(wordsFor(frame, unit).labelOf(leaf.id));
  return `SUMPRODUCT((${block("unit")}=${unitCell})*(${block("criterion")}=${label}),${block("cost")})`;
};
