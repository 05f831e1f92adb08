import type { Unit } from "../../domain/scheme/unit.ts";
import { blockReference, quotedText } from "../cellReference.ts";
import { abstainedText } from "../review/voiceWords.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { addressOf } from "../sheetSnapshot.ts";
import type { PackMatter } from "./pack.ts";
import { packScoreName, packUnitHeaders, packUnitsName } from "./packHeaders.ts";
import { openText } from "./packWords.ts";
import type { PackRow } from "./packRows.ts";
import { firstPackRow, packColumns } from "./packScoreSheet.ts";

const headers = Object.values(packUnitHeaders);
const columnOf = (header: string): number => headers.findIndex((one) => one === header);

const lines = [
  `本人现在或曾经任职的单位，以及其他可能影响公正的，整个单位填“${abstainedText}”并写明理由，“评分”表里这个单位不再填。`,
];
const firstRow = 1 + lines.length + 1;

/** The sheet 单位与回避 of a pack: each unit, how far its review has come, and whether the reviewer keeps out of it. */
export const packUnitSheet = (
  units: readonly Unit[],
  rows: readonly PackRow[],
  open: (row: PackRow) => boolean,
  matter: PackMatter,
): SheetLayout => {
  const names = packUnitHeaders;
  const text = (header: string, width: number) => ({ header, width, kind: "text" }) as const;
  const number = (header: string, width: number) => ({ header, width, kind: "number" }) as const;
  const block = (column: number): string =>
    blockReference(packScoreName, addressOf(firstPackRow, column), addressOf(firstPackRow + rows.length - 1, column));
  const counted = (unit: string, words: string): string =>
    `SUMPRODUCT((${block(packColumns.unit)}=${unit})*(${words}))`;
  const check = block(packColumns.check);
  return {
    name: packUnitsName,
    visibility: "visible",
    title: packUnitsName,
    lines,
    landscape: true,
    frozenColumns: 1,
    locked: true,
    table: {
      name: "kp_pack_units",
      columns: [
        text(names.unit, 24),
        text(names.lastTotal, 10),
        text(names.lastRank, 10),
        text(names.lastGrade, 10),
        number(names.findings, 8),
        text(names.self, 8),
        number(names.due, 8),
        number(names.open, 8),
        number(names.faults, 8),
        { ...text(names.recused, 8), entry: true, choices: [abstainedText] },
        { ...text(names.reason, 40), entry: true },
        { ...text(names.check, 12), computed: true },
        { ...text(names.key, 8), hidden: true },
      ],
      rows: units.map((unit, index): readonly LayoutCell[] => {
        const at = (header: string): string => addressOf(firstRow + index, columnOf(header));
        const own = rows.filter((row) => row.unit.id === unit.id);
        const last = matter.lastYear.find((one) => one.unit === unit.id);
        const recused = `${at(names.recused)}=${quotedText(abstainedText)}`;
        return [
          unit.name,
          last?.total ?? "",
          last?.rank == null ? "" : String(last.rank),
          last?.grade ?? "",
          matter.findings.filter((one) => one.unit === unit.id).length,
          matter.selfEvaluations.some((one) => one.unit === unit.id) ? "已报" : "未报",
          own.length,
          {
            formula: `IF(${recused},0,${counted(at(names.unit), `${check}=${quotedText(openText)}`)})`,
            value: own.filter(open).length,
          },
          {
            formula: counted(at(names.unit), `(${check}<>"")*(${check}<>${quotedText(openText)})`),
            value: 0,
          },
          null,
          null,
          { formula: `IF(AND(${recused},${at(names.reason)}=""),"缺理由","")`, value: "" },
          unit.id,
        ];
      }),
      highlights: [
        { words: ["缺理由"], look: "bad", columns: [columnOf(names.check)] },
        { words: [abstainedText], look: "quiet", columns: [columnOf(names.recused)] },
      ],
    },
  };
};
