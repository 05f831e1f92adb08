import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { plainText } from "../plainText.ts";
import { documentTableHeaders, documentTableName, floorSubject } from "../taskTableHeaders.ts";
import { chineseDate } from "./documentLines.ts";

/** The sheet 权重下限与文件信息: what the document says of itself, and the minimum weights that it states. */
export const documentSheet = (breakdown: Breakdown): SheetLayout => ({
  name: documentTableName,
  visibility: "visible",
  title: documentTableName,
  lines: ["没有读到的写作“未读到”，请对照原件补充。"],
  landscape: true,
  table: {
    name: "kp_document",
    columns: [
      { header: documentTableHeaders.subject, width: 18, kind: "text" },
      { header: "内容", width: 50, kind: "text" },
      { header: documentTableHeaders.quote, width: 70, kind: "text" },
      { header: "来源", width: 11, kind: "text" },
    ],
    rows: [...headRows(breakdown), ...floorRows(breakdown)],
  },
});

const headRows = (breakdown: Breakdown): readonly (readonly LayoutCell[])[] =>
  [
    ["标题", breakdown.title],
    ["发文字号", breakdown.number],
    ["成文日期", chineseDate(breakdown.date)],
    ["发文地区", breakdown.jurisdiction],
    ["年度", breakdown.year === null ? "" : String(breakdown.year)],
    ["来源文件", breakdown.document],
  ].map(([name = "", said = ""]) => [name, said === "" ? "未读到" : said, "", ""]);

const floorRows = ({ weightFloors }: Breakdown): readonly (readonly LayoutCell[])[] =>
  weightFloors.length === 0
    ? [[floorSubject, "未读到", "", ""]]
    : weightFloors.map(({ percent, subject, quote, place }) => [
        floorSubject,
        `${percent}%${subject === "" ? "" : `（${subject}）`}`,
        plainText(quote),
        `第 ${place.line} 行`,
      ]);
