import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import { dayNumber } from "../dayNumber.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { plainText } from "../plainText.ts";
import { dutyTableHeaders, dutyTableName } from "../taskTableHeaders.ts";
import { timesText } from "./breakdownSheet.ts";

/** The sheet 普遍要求 as staff work with it: what everybody is asked, by when, and where it stands. */
export const dutyTableSheet = ({ duties }: Breakdown): SheetLayout => ({
  name: dutyTableName,
  visibility: "visible",
  title: "普遍要求",
  lines: ["印发通知和结尾对各单位的共同要求。"],
  landscape: true,
  table: {
    name: "kp_duty_table",
    columns: [
      { header: "序号", width: 8, kind: "number" },
      { header: dutyTableHeaders.who, width: 24, kind: "text" },
      { header: dutyTableHeaders.text, width: 78, kind: "text" },
      { header: "时限", width: 24, kind: "text" },
      { header: "到期日", width: 12, kind: "date" },
      { header: "来源", width: 11, kind: "text" },
    ],
    rows: duties.map(({ who, quote, times, place }, index) => {
      const [due] = times.flatMap((time) => time.due ?? []).sort();
      return [
        index + 1,
        who,
        plainText(quote),
        timesText(times),
        due === undefined ? null : (dayNumber(due) ?? due),
        `第 ${place.line} 行`,
      ];
    }),
  },
});
