import type { Scheme } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Notice, NoticeTable } from "./notice.ts";
import { bodyLine, dayText, type OfficialDocument } from "./officialDocument.ts";
import type { RoundSummary } from "./roundSummary.ts";

/** The summary as a short notice (轮次通报). */
export const roundNotice = (
  scheme: Scheme,
  jurisdiction: string,
  units: readonly Unit[],
  summary: RoundSummary,
): Notice => {
  const { round, date, findings, kinds, last } = summary;
  const found =
    findings === 0
      ? `截至${dayText(date)}，${round}没有发现问题。`
      : `截至${dayText(date)}，${round}发现问题 ${findings} 项，涉及 ${summary.units.length} 个单位；没有发现问题的单位 ${units.length - summary.units.length} 个。`;
  return {
    title: `${jurisdiction}${scheme.year}年政务公开${round}情况通报`,
    paragraphs: [found, ...(last ? [remediesText(last)] : [])],
    tables: [
      ...table(
        "问题分类",
        ["指标", "问题", "项数", "数量"],
        kinds.map((one) => [one.criterion, one.kind, String(one.findings), one.count]),
      ),
      ...table(
        "各单位问题",
        ["单位", "项数", "数量"],
        summary.units.map((one) => [one.unit, String(one.findings), one.count]),
      ),
      ...table(
        "逾期未整改",
        ["单位", "问题编号", "整改期限", "依据"],
        (last?.overdue ?? []).map((one) => [nameOf(units, one.unit), one.id, one.due ?? "", one.clause]),
      ),
    ],
  };
};

/** The short notice as an official document without a red head (轮次通报文稿): its tables are its attachment. */
export const roundDocument = ({ title, paragraphs, tables }: Notice, date: string): OfficialDocument => ({
  mark: "",
  number: "",
  title,
  addressees: "",
  body: paragraphs.map(bodyLine),
  attachments: tables.length > 0 ? [{ title: "问题情况", tables, notes: [] }] : [],
  signature: "",
  date,
  sealed: false,
  remark: "",
  copies: "",
  printedBy: "",
  printedOn: "",
});

const remediesText = ({
  round,
  found,
  rectified,
  cleared,
  remaining,
  overdue,
}: NonNullable<RoundSummary["last"]>): string =>
  found === 0
    ? `上一轮（${round}）没有发现问题。`
    : `上一轮（${round}）发现的 ${found} 项问题，已整改 ${rectified} 项；复查通过 ${cleared} 项，复查仍有问题 ${remaining} 项；` +
      (overdue.length === 0 ? "没有逾期未整改的。" : `逾期未整改 ${overdue.length} 项。`);

const table = (title: string, header: readonly string[], rows: NoticeTable["rows"]): readonly NoticeTable[] =>
  rows.length === 0 ? [] : [{ title, header, rows }];

const nameOf = (units: readonly Unit[], unit: string): string => units.find(({ id }) => id === unit)?.name ?? unit;
