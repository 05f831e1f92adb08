import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import type { Place } from "../../domain/shared/place.ts";
import { exact, exactText } from "../../domain/shared/exact.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import { readTable, type TableRow } from "../readTable.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { sheetNameOf, tableNameOf } from "../sheetNames.ts";
import { cellText, type SheetSnapshot } from "../sheetSnapshot.ts";
import { columnsFor, othersFor, tableOf } from "./reviewColumns.ts";

const unitHeader = "单位";
const reasonHeader = "理由";
const evidenceHeader = "依据";
const notApplicableText = "不适用";
const abstainedText = "回避";
/** In a cell of a criterion that the unit's table does not have. */
const notAskedText = "／";

export const reviewSheetName = ({ name }: Reviewer): string => sheetNameOf("评分-", name);

/** The sheet 评分 of one reviewer: units × criteria, points or 不适用 in the cells, reasons and evidence beside them. */
export const reviewSheet = (
  scheme: Scheme,
  units: readonly Unit[],
  reviewer: Reviewer,
  observations: readonly Observation[],
): SheetLayout => {
  const mine = new Map(
    observations
      .filter((one) => one.reviewer === reviewer.id)
      .map((one) => [`${one.unit}\n${one.round}\n${one.criterion}`, one] as const),
  );
  const columns = columnsFor(scheme, reviewer);
  const others = othersFor(scheme, reviewer);
  const party = scheme.parties.find(({ id }) => id === reviewer.party)?.name ?? reviewer.party;
  return {
    name: reviewSheetName(reviewer),
    visibility: "visible",
    title: `评分：${reviewer.name}（${party}）`,
    lines: [
      `每格填 0 到分值之间的得分；不考核的填“${notApplicableText}”，应当回避的填“${abstainedText}”，并在“${reasonHeader}”写明理由。`,
      ...(others > 0 ? [`另有 ${others} 项指标不是直接打分，用评分表（CSV）录入。`] : []),
    ],
    landscape: true,
    table: {
      name: tableNameOf("review", reviewer.id),
      columns: [
        { header: unitHeader, width: 26, kind: "text" },
        ...columns.map(({ header }) => ({
          header,
          width: 13,
          kind: "number" as const,
          entry: true,
        })),
        { header: reasonHeader, width: 40, kind: "text", entry: true },
        { header: evidenceHeader, width: 40, kind: "text", entry: true },
      ],
      rows: units.map((unit) => {
        const table = tableOf(scheme, unit);
        const row = columns.map(({ round, leaf, tables }) => ({
          asked: tables.includes(table),
          said: mine.get(`${unit.id}\n${round}\n${leaf.id}`),
        }));
        const said = row.flatMap((one) => (one.asked && one.said ? [one.said] : []));
        return [
          unit.name,
          ...row.map((one) => (one.asked ? cellOf(one.said) : notAskedText)),
          distinct(said.map(({ reason }) => reason)),
          distinct(said.map(({ evidence }) => evidence)),
        ];
      }),
    },
  };
};

const cellOf = (said: Observation | undefined): LayoutCell => {
  if (said === undefined) return null;
  if (said.state === "scored") return Number(said.value);
  return said.state === "abstained" ? abstainedText : notApplicableText;
};

const distinct = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ""))].join("；");

/** A cell of a review sheet: what was observed there, null where it is empty. */
export type ReviewedCell = {
  readonly unit: string;
  readonly round: string;
  readonly criterion: string;
  readonly observation: Observation | null;
  readonly place: Place;
};

/**
 * Reads a reviewer's sheet back (读取评分表). Empty cells are 未报.
 *
 * @returns a cell a unit and criterion of its table, or `header-missing`, `unit-unknown`, `cell-not-points` (got) and
 *   `cell-not-asked` (unit, got)
 */
export const readReviewSheet = (
  sheet: SheetSnapshot,
  scheme: Scheme,
  units: readonly Unit[],
  reviewer: Reviewer,
): Result<readonly ReviewedCell[]> => {
  const columns = columnsFor(scheme, reviewer);
  const headers = [unitHeader, ...columns.map(({ header }) => header), reasonHeader, evidenceHeader];
  const table = readTable(sheet, headers);
  if (!table.ok) return table;
  const find = unitFinder(units);
  const issues: Issue[] = [];
  const cells: ReviewedCell[] = [];
  const seen = new Set<string>();
  for (const row of table.value) {
    const unit = find(row.text(unitHeader));
    const placeOf = (header: string): Place => ({ kind: "cell", sheet: sheet.name, address: row.address(header) });
    if (!unit) {
      issues.push(errorAt(placeOf(unitHeader), "unit-unknown", { unit: row.text(unitHeader) }));
      continue;
    }
    if (seen.has(unit.id)) {
      issues.push(errorAt(placeOf(unitHeader), "unit-name-repeated", { unit: unit.name }));
      continue;
    }
    seen.add(unit.id);
    const unitTable = tableOf(scheme, unit);
    for (const { round, leaf, header, tables } of columns) {
      const at = { unit: unit.id, round, criterion: leaf.id, place: placeOf(header) };
      if (!tables.includes(unitTable)) {
        const got = row.text(header);
        const blank = got === "" || got === notAskedText;
        if (!blank) issues.push(errorAt(at.place, "cell-not-asked", { unit: unit.name, got }));
        continue;
      }
      const read = readCell(row, header);
      if (read === "unclear") issues.push(errorAt(at.place, "cell-not-points", { got: row.text(header) }));
      else if (read === "empty") cells.push({ ...at, observation: null });
      else {
        const about = {
          round,
          unit: unit.id,
          criterion: leaf.id,
          task: "",
          party: reviewer.party,
          reviewer: reviewer.id,
        };
        const words = { reason: row.text(reasonHeader), evidence: row.text(evidenceHeader) };
        // Who calls a criterion 不适用 on their own sheet is who approves it.
        const value = read.state === "notApplicable" ? reviewer.name : read.value;
        const observation = { ...about, kind: "points" as const, ...read, value, count: null, of: null, ...words };
        cells.push({ ...at, observation });
      }
    }
  }
  return judged(() => cells, issues);
};

/** A number has at most 12 decimals and is not negative; a text that reads as one counts, anything else is asked about. */
const readCell = (row: TableRow, header: string): "empty" | "unclear" | Pick<Observation, "value" | "state"> => {
  const value = row.value(header);
  const text = typeof value === "number" ? decimalText(value) : cellText(value);
  if (text === "") return "empty";
  if (text === notApplicableText) return { value: null, state: "notApplicable" };
  if (text === abstainedText) return { value: null, state: "abstained" };
  return /^\d{1,12}(?:\.\d{1,12})?$/u.test(text) ? { value: exactText(exact(text)), state: "scored" } : "unclear";
};

/** A number to 15 significant digits, as spreadsheets show it (0.1 + 0.2 is 0.3), without an exponent where 12 decimals do. */
const decimalText = (value: number): string => {
  const shown = Number(value.toPrecision(15));
  const plain = shown.toFixed(12);
  return /e/u.test(String(shown)) && Number(plain) === shown ? plain : String(shown);
};
