import { filledSheets, financeForm, formBytes, schoolForm, withRows } from "../../../../fixtures/returnedForms.ts";
import { typed, laid, parts, edit, tasks, firstPoints, pointsCell, type Damage } from "./damageBuilders.ts";

/** Answers and identities that are refused, and as what. */
export const refusedAnswers: readonly Damage[] = [
  ...(["九十五", "约90", "2000万"] as const).map((got): Damage => ({
    what: `the words ${got}`,
    build: () => typed(["指标自评", 0, "自评分", got]),
    refused: ["number-asked-like"],
  })),
  { what: "words without a number", build: () => typed(["指标自评", 0, "自评分", "较好"]), refused: ["number-asked"] },
  {
    what: "a number with a remark",
    build: () => typed(["指标自评", 0, "自评分", "9.5（含加分0.5）"]),
    refused: ["number-asked"],
  },
  {
    what: "a formula for a value",
    build: () => typed(["指标自评", 0, "自评分", { formula: "9+0.5", value: 9.5 }]),
    refused: ["formula-for-value"],
  },
  {
    what: "a picture in a cell, as WPS puts them",
    build: () =>
      typed(["佐证材料", 0, "材料名称", { formula: '_xlfn.DISPIMG("ID_0123456789ABCDEF",1)', value: "=DISPIMG(1)" }]),
    refused: ["formula-for-value"],
  },
  ...(["9", "9,999", "9%", "9分", " ", "约", "-", "."] as const).map((piece): Damage => ({
    what: `thirty thousand characters of “${piece}” for a number`,
    build: () => typed(["指标自评", 0, "自评分", `${piece.repeat(30_000 / piece.length)}x`.slice(0, 32_767)]),
    refused: ["number-asked"],
  })),
  {
    what: "an error for a value",
    build: () => typed(["指标自评", 0, "自评分", "#DIV/0!"]),
    refused: ["cell-is-error"],
  },
  { what: "points below 0", build: () => typed(["指标自评", 0, "自评分", -1]), refused: ["self-score-outside"] },
  {
    what: "points above the criterion's",
    build: () => typed(["指标自评", 0, "自评分", 10.5]),
    refused: ["self-score-outside"],
  },
  { what: "an answer left out", build: () => typed(["任务自评", 0, "完成情况", null]), refused: ["state-missing"] },
  { what: "points left out", build: () => typed(["指标自评", 0, "自评分", null]), refused: ["self-score-missing"] },
  {
    what: "an answer of their own",
    build: () => typed(["任务自评", 0, "完成情况", "快好了"]),
    refused: ["state-unknown"],
  },
  {
    what: "不适用 without a reason",
    build: () => typed(["任务自评", 0, "完成情况", "不适用"], ["任务自评", 0, "自评说明", null]),
    refused: ["claim-without-reason"],
  },
  {
    what: "an account longer than a cell should hold",
    build: () => typed(["任务自评", 0, "自评说明", "长".repeat(2001)]),
    refused: ["text-too-long"],
  },
  { what: "a date that is none", build: () => typed(["佐证材料", 0, "日期", "去年底"]), refused: ["date-asked"] },
  {
    what: "a date that no calendar has",
    build: () => typed(["佐证材料", 0, "日期", "2026-02-30"]),
    refused: ["date-asked"],
  },
  ...[2026, 2026.3, 3.5, 950000].map((got): Damage => ({
    what: `the number ${got} for a date`,
    build: () => typed(["佐证材料", 0, "日期", got]),
    refused: ["date-asked"],
  })),
  {
    what: "points that a spreadsheet took for a day",
    build: () =>
      parts((all) => {
        edit("xl/styles.xml", "</cellXfs>", '<xf numFmtId="58" fontId="0" fillId="0" borderId="0"/></cellXfs>')(all);
        const format = /<cellXfs count="(\d+)"/u.exec(all["xl/styles.xml"] ?? "")?.[1] ?? "";
        pointsCell(`<c r="${firstPoints}" s="${format}"><v>46270</v></c>`)(all);
      }),
    refused: ["number-became-day"],
  },
  {
    what: "digits with a space between",
    build: () => typed(["指标自评", 0, "自评分", "9 5"]),
    refused: ["number-asked"],
  },
  {
    what: "a third with all its decimals",
    build: () => typed(["指标自评", 0, "自评分", 28 / 3]),
    refused: ["number-too-fine"],
  },
  {
    what: "two numbers exchanged, as by sorting one column alone",
    build: () => typed(["任务自评", 0, "编号", "一/（二）"], ["任务自评", 1, "编号", "一/（一）"]),
    refused: ["row-altered", "row-altered"],
  },
  {
    what: "a criterion's points raised",
    build: () => typed(["指标自评", 0, "满分", 100]),
    refused: ["row-altered"],
  },
  {
    what: "a task's words rewritten",
    build: () => typed(["任务自评", 0, "工作要求", "配合即可。"]),
    refused: ["row-altered"],
  },
  {
    what: "half of a character",
    build: () => parts(edit(tasks, ">已按期公开。<", ">已按期公开_xD83D_。<")),
    refused: ["text-half-character"],
  },
  {
    what: "evidence for nothing",
    build: () => typed(["佐证材料", 0, "对应编号", "九/（九）"]),
    refused: ["material-about-nothing"],
  },
  {
    what: "an address that runs a program",
    build: () => typed(["佐证材料", 0, "网址", "javascript:alert(1)"]),
    refused: ["material-address-unfit"],
  },
  {
    what: "a row deleted",
    build: () =>
      laid(
        "任务自评",
        withRows((rows) => rows.slice(1)),
      ),
    refused: ["rows-absent"],
  },
  {
    what: "a number changed",
    build: () => typed(["任务自评", 0, "编号", "九/（九）"]),
    refused: ["row-unknown", "rows-absent"],
  },
  {
    what: "a number emptied",
    build: () => typed(["任务自评", 0, "编号", null]),
    refused: ["row-without-key", "rows-absent"],
  },
  {
    what: "a row copied",
    build: () =>
      laid(
        "任务自评",
        withRows((rows) => [...rows, ...rows.slice(0, 1)]),
      ),
    refused: ["row-repeated"],
  },
  { what: "a header emptied", build: () => parts(edit(tasks, ">完成情况<", "><")), refused: ["header-missing"] },
  { what: "a header twice", build: () => parts(edit(tasks, ">工作要求<", ">完成情况<")), refused: ["header-repeated"] },
  {
    what: "a sheet deleted",
    build: () => formBytes(filledSheets.filter(({ name }) => name !== "任务自评")),
    refused: ["table-sheet-missing"],
  },
  {
    what: "no identity at all",
    build: () =>
      formBytes(
        filledSheets.filter(({ visibility }) => visibility === "visible"),
        {},
      ),
    refused: ["book-unknown"],
  },
  {
    what: "another unit's properties",
    build: () => formBytes(filledSheets, financeForm.properties),
    refused: ["identity-differs"],
  },
  {
    what: "another unit's hidden sheet",
    build: () =>
      formBytes(
        [...filledSheets.filter(({ visibility }) => visibility === "visible"), ...financeForm.sheets.slice(-1)],
        {},
      ),
    refused: ["row-unknown"],
  },
  {
    what: "two hidden sheets",
    build: () =>
      parts((all) => {
        edit(
          "xl/workbook.xml",
          "</sheets>",
          '<sheet name="_kaoping" sheetId="99" state="hidden" r:id="rId1"/></sheets>',
        )(all);
      }),
    refused: ["identity-repeated"],
  },
  {
    what: "a digest of the layout that was changed",
    build: () =>
      formBytes(
        filledSheets.filter(({ visibility }) => visibility === "visible"),
        { ...schoolForm.properties, layout: "0".repeat(16) },
      ),
    refused: ["form-altered"],
  },
  {
    what: "the form of another year",
    build: () =>
      formBytes(
        filledSheets.filter(({ visibility }) => visibility === "visible"),
        { ...schoolForm.properties, year: "2025" },
      ),
    refused: ["form-other-year"],
  },
  {
    what: "a form that nobody sent",
    build: () =>
      formBytes(
        filledSheets.filter(({ visibility }) => visibility === "visible"),
        { ...schoolForm.properties, form: "0".repeat(16) },
      ),
    refused: ["form-unknown"],
  },
  {
    what: "a form of an older make",
    build: () => parts(edit(`xl/worksheets/sheet${filledSheets.length}.xml`, "kaoping-form/2", "kaoping-form/1")),
    refused: ["form-older-kind"],
  },
];
