import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import { packIdentity } from "../identity.ts";
import { plannedSeat, seatVoices, type ReviewFrame } from "../review/voices.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { packClaimSheet, packFindingSheet } from "./packMatterSheets.ts";
import type { Pack, PackMatter } from "./pack.ts";
import { entryRules } from "./packEntries.ts";
import { packHeaders, packScoreName, packUnitsName } from "./packHeaders.ts";
import { packRows, type PackRow } from "./packRows.ts";
import { packScoreSheet } from "./packScoreSheet.ts";
import { packUnitSheet } from "./packUnitSheet.ts";
import { openText } from "./packWords.ts";

/** The names of the sheets that a pack may have. */
export const packSheetNames: readonly string[] = ["填写说明", packUnitsName, packScoreName, "自评材料", "问题"];

/** All sheets of a reviewer's pack (评审包): how to fill it in, the units, the scores, what to look up, what it is. */
export const packSheets = (
  frame: ReviewFrame,
  breakdown: Breakdown | null,
  pack: Pack,
  matter: PackMatter,
): readonly SheetLayout[] => {
  const seat = { party: pack.reviewer.party, reviewer: pack.reviewer };
  const planned = plannedSeat(frame, seat);
  const rows = packRows(frame, planned, pack.units);
  const scores = packScoreSheet(frame, rows, seatVoices(frame, seat, matter.observations), matter);
  const lookups = [packClaimSheet(breakdown, pack, matter), packFindingSheet(frame, pack, matter)];
  return [
    guideSheet(frame, pack, rows),
    packUnitSheet(pack.units, rows, openRows(rows, scores), matter),
    scores,
    ...lookups.flatMap((sheet) => (sheet ? [sheet] : [])),
    packIdentity(pack.reviewer.id, pack.pack, frame.scheme.year, entryRules(rows)),
  ];
};

/** Which rows the check of the score sheet calls open. */
const openRows = (rows: readonly PackRow[], { table }: SheetLayout): ((row: PackRow) => boolean) => {
  const check = Object.values(packHeaders).indexOf(packHeaders.check);
  const open = new Set(
    rows.flatMap((row, index) => {
      const cell = table?.rows[index]?.[check];
      return cell !== null && typeof cell === "object" && cell.value === openText ? [row.key] : [];
    }),
  );
  return ({ key }) => open.has(key);
};

const guideSheet = (
  { scheme }: ReviewFrame,
  { reviewer, units, due }: Pack,
  rows: readonly PackRow[],
): SheetLayout => ({
  name: "填写说明",
  visibility: "visible",
  title: `${scheme.title}评审包`,
  lines: [],
  landscape: false,
  locked: true,
  table: {
    name: "kp_pack_guide",
    columns: [
      { header: "事项", width: 16, kind: "text" },
      { header: "内容", width: 76, kind: "text" },
    ],
    rows: [
      ["评审人", reviewer.name],
      ["评审方", scheme.parties.find(({ id }) => id === reviewer.party)?.name ?? reviewer.party],
      ["年度", String(scheme.year)],
      ["单位", `${units.length} 个`],
      ["应填", `${rows.length} 格`],
      ["交回期限", due ?? "未定"],
      ["第一步", "看“单位与回避”表：要回避的单位填“回避”，写明理由。"],
      ["第二步", "在“评分”表逐行填黄色各格；左边是评分标准、自评、问题和上年结果，供对照。"],
      ["第三步", "扣分写明理由；“检查”列有字的，按提示改好。"],
      ["第四步", "保存后把整个文件原样发回；用 Excel 或 WPS 均可，不要另存为其他格式，不要加密码。"],
      ["注意", "本文件只有您负责的单位，没有其他评审人的评分；不要转给他人。"],
    ],
  },
});
