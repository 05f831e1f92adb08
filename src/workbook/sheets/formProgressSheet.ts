import { dayNumber } from "../dayNumber.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";

const formProgressName = "自评进度";

/** How each state of a form is called (填报状态). */
export const formStateText = {
  empty: "未填",
  draft: "草稿",
  reported: "已报",
  returned: "退回补正",
  locked: "已锁定",
} as const;

/** A unit's line (填报进度); days are ISO dates, null where there is none. */
export type ProgressLine = {
  readonly name: string;
  readonly state: keyof typeof formStateText;
  readonly due: string | null;
  readonly taken: string | null;
  /** How late it was, or is while it is not in; working days are null where their arrangement is not known. */
  readonly late: { readonly days: number; readonly workingDays: number | null } | null;
  readonly remark: string;
};

/**
 * The sheet 自评进度: who has reported, who is late, what was sent back and why.
 *
 * @param day the day of the last entry in the ledger, on which lateness is counted: the sheet itself looks at no clock
 */
export const formProgressSheet = (lines: readonly ProgressLine[], day: string): SheetLayout => {
  const isIn = ({ state }: ProgressLine): boolean => state === "reported" || state === "locked";
  const reported = lines.filter(isIn).length;
  const late = lines.filter((line) => line.late !== null && !isIn(line)).length;
  const date = (header: string) => ({ header, width: 13, kind: "date" }) as const;
  const number = (header: string) => ({ header, width: 10, kind: "number" }) as const;
  return {
    name: formProgressName,
    visibility: "visible",
    title: formProgressName,
    lines: [
      `截至 ${day}（最近一次记录）：共 ${lines.length} 个单位，已报 ${reported} 个，未报 ${lines.length - reported} 个，其中逾期 ${late} 个。`,
      "今天的情况和可粘贴的文字：progress，或窗格“自评”。",
    ],
    landscape: true,
    frozenColumns: 1,
    locked: true,
    table: {
      name: "kp_form_progress",
      columns: [
        { header: "单位", width: 26, kind: "text" },
        { header: "状态", width: 11, kind: "text" },
        date("期限"),
        date("收到"),
        number("逾期天数"),
        number("逾期工作日"),
        { header: "说明", width: 60, kind: "text" },
      ],
      rows: lines.map(({ name, state, due, taken, late: lateness, remark }): readonly LayoutCell[] => [
        name,
        formStateText[state],
        dayCell(due),
        dayCell(taken),
        lateness?.days ?? null,
        lateness?.workingDays ?? null,
        remark,
      ]),
      highlights: [
        { words: [formStateText.reported, formStateText.locked], look: "good", columns: [1] },
        { words: [formStateText.draft, formStateText.returned], look: "open", columns: [1] },
        { words: [formStateText.empty], look: "bad", columns: [1] },
      ],
    },
  };
};

const dayCell = (date: string | null): LayoutCell => (date === null ? null : (dayNumber(date) ?? date));
