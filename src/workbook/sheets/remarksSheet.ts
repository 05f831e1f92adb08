import type { Issue, Severity } from "../../domain/shared/result.ts";
import type { SheetLayout } from "../sheetLayout.ts";

/** How an issue is put to people: where it is, and what happened and what to do. */
export type IssueWords = { readonly place: string; readonly sentence: string };

const severityLabel: Readonly<Record<Severity, string>> = { error: "错误", warning: "注意", note: "说明" };

/** The sheet 待核对: what reading remarked on, with the place and what to do, an issue a row. */
export const remarksSheet = (issues: readonly Issue[], wordsOf: (issue: Issue) => IssueWords): SheetLayout => ({
  name: "待核对",
  visibility: "visible",
  title: "待核对",
  lines: [issues.length === 0 ? "读取时没有需要核对的地方。" : `共 ${issues.length} 处；请对照原件逐条核对。`],
  landscape: true,
  table: {
    name: "kp_remarks",
    columns: [
      { header: "序号", width: 8, kind: "number" },
      { header: "级别", width: 8, kind: "text" },
      { header: "位置", width: 28, kind: "text" },
      { header: "情况和处理", width: 100, kind: "text" },
    ],
    rows: issues.map((issue, index) => {
      const { place, sentence } = wordsOf(issue);
      return [index + 1, severityLabel[issue.severity], place, sentence];
    }),
    marks: issues.flatMap(({ severity }, row) => (severity === "note" ? [] : [{ row, column: 1 }])),
  },
});
