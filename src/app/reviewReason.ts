import type { LeadMode } from "../domain/breakdown/breakdown.ts";
import type { Correction, ReviewRow } from "./reviewRow.ts";

/** The most corrections that are spelt out; all of them stand in the entry's rows. */
const most = 5;
const longest = 40;

/** A review in words for the sheet 留痕 (核对摘要): how many tasks were confirmed, corrected, removed, and what became what. */
export const reviewReason = (rows: readonly ReviewRow[]): string => {
  const corrections = rows.filter((row) => row.kind === "corrected");
  const confirmed = rows.filter((row) => row.kind === "confirmed");
  const together = confirmed.filter((row) => row.together).length;
  const removed = rows.filter((row) => row.kind === "removed");
  const counts = [
    confirmed.length === 0
      ? ""
      : `确认 ${confirmed.length} 项${together === 0 ? "" : `（其中成批确认 ${together} 项）`}`,
    corrections.length === 0
      ? ""
      : `更正 ${new Set(corrections.map(({ task }) => task)).size} 项 ${corrections.length} 处`,
    removed.length === 0
      ? ""
      : `删除 ${removed.length} 项（${removed
          .slice(0, most)
          .map(({ task }) => task)
          .join("、")}${removed.length > most ? "等" : ""}）`,
  ].filter((part) => part !== "");
  const details = corrections.slice(0, most).map(correctionText);
  const rest = corrections.length > most ? [`另 ${corrections.length - most} 处见记录`] : [];
  return [counts.join("，"), ...details, ...rest].join("；");
};

const fieldLabel: Readonly<Record<Correction["field"], string>> = {
  heading: "任务名称",
  lead: "牵头单位",
  support: "配合单位",
  leadMode: "牵头方式",
  due: "时限",
};

const leadModeLabel: Readonly<Record<LeadMode, string>> = {
  sole: "单独牵头",
  each: "分别牵头",
  joint: "共同牵头",
  unstated: "未写明",
};

const correctionText = (row: Correction): string =>
  `${row.task} ${fieldLabel[row.field]}：${valueText(row, row.read)} → ${valueText(row, row.corrected)}`;

const valueText = ({ field }: Correction, value: Correction["read"]): string => {
  const text = Array.isArray(value) ? value.join("、") : String(value ?? "");
  const words = field === "leadMode" ? leadModeLabel[text as LeadMode] : text;
  if (words === "") return "（空）";
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
};
