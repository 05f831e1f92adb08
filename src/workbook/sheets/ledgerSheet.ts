import type { Ledger } from "../../domain/ledger/entry.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { contentOf } from "./ledgerContent.ts";
import { actionText, contentText } from "./ledgerWords.ts";

export const ledgerSheetName = "留痕";

/** The sheet 留痕: the ledger's entries for people to read; what counts is the hidden ledger itself. */
export const ledgerSheet = (ledger: Ledger, units: readonly Unit[]): SheetLayout => {
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  return {
    name: ledgerSheetName,
    visibility: "visible",
    title: ledgerSheetName,
    lines: ["每一步变更一行，按时间先后；时间为协调世界时（UTC）。"],
    landscape: true,
    table: {
      name: "kp_entries",
      columns: [
        { header: "序号", width: 7, kind: "number" },
        { header: "时间", width: 22, kind: "text" },
        { header: "经办人", width: 12, kind: "text" },
        { header: "事项", width: 18, kind: "text" },
        { header: "内容", width: 44, kind: "text" },
        { header: "行数", width: 7, kind: "number" },
        { header: "理由", width: 30, kind: "text" },
        { header: "摘要", width: 36, kind: "text" },
      ],
      rows: ledger.map(({ entry, rows }) => [
        entry.index,
        entry.time,
        entry.actor,
        actionText(entry.action),
        contentText(contentOf(entry.action, rows, (id) => unitName.get(id) ?? id)),
        entry.rows.count,
        entry.reason,
        entry.hash,
      ]),
    },
  };
};
