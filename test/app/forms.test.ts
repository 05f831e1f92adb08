import { describe, expect, it } from "vitest";
import { chosenVersions } from "../../src/app/chosenVersions.ts";
import { readReturned } from "../../src/hosts/files/xlsx/returned/readReturned.ts";
import { collectForm } from "../../src/app/collectForm.ts";
import { formProgress } from "../../src/app/formProgress.ts";
import { issueForms } from "../../src/app/issueForms.ts";
import { returnedForms } from "../../src/app/returnedForms.ts";
import { emptyAssessment } from "../../src/app/state.ts";
import { digestOfBytes } from "../../src/domain/ledger/digest.ts";
import { masterIdentity } from "../../src/workbook/identity.ts";
import { plainReturn } from "../../src/workbook/returned/returnedBook.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import {
  collectBytes,
  filledSheets,
  formBytes,
  issuedAssessment,
  schoolForm,
  typedInto,
  type Typing,
} from "../fixtures/returnedForms.ts";
import { after, setUpAssessment, stampAt } from "../fixtures/smallAssessment.ts";
import { smallScheme, smallTable, smallUnits } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";
import { collecting, filled } from "../fixtures/collectedForms.ts";

const ready = setUpAssessment();
const prepared = valueOf(issueForms(ready, sha256, "2026-12-10"));

describe("sending forms out", () => {
  it("gives each unit with tasks a form of its own, named and known by its identity", () => {
    expect(prepared.forms.map(({ fileName }) => fileName)).toEqual(["市教育局-jyj.xlsx", "市财政局-czj.xlsx"]);
    const { forms } = issuedAssessment.state;
    expect(forms.every(({ form, layout, due }) => /^[0-9a-f]{16}$/u.test(form) && layout && due === "2026-12-10")).toBe(
      true,
    );
    expect(new Set(forms.flatMap(({ form, layout }) => [form, layout])).size).toBe(4);
  });

  it("asks for the unit's own tasks, the duties of everybody, its criteria and evidence", () => {
    const [school] = prepared.forms;
    expect(school?.sheets.map(({ name }) => name)).toEqual([
      "封面",
      "任务自评",
      "普遍要求自评",
      "指标自评",
      "佐证材料",
      "_kaoping",
    ]);
    const rowsOf = (name: string) => school?.sheets.find((sheet) => sheet.name === name)?.table?.rows ?? [];
    expect(rowsOf("任务自评").map((row) => row.slice(0, 5))).toEqual([
      ["一/（一）", "任务一/（一）", "按时公开并解读。", "配合", "6月底前（2026-06-30）"],
      ["一/（二）", "任务一/（二）", "按时公开并解读。", "牵头", "6月底前（2026-06-30）"],
    ]);
    expect(rowsOf("指标自评").map((row) => [row[0], row[1], row[3]])).toEqual([
      ["指标-c1", "主动公开", 10],
      ["指标-c2", "依申请公开", 20],
      ["指标-c3", "任务落实", 70],
    ]);
    expect(rowsOf("封面")).toContainEqual(["报送期限", "2026-12-10"]);
  });

  it("asks a unit to answer what was found on it", () => {
    const rules = {
      kind: "findings",
      kinds: [{ id: "late", name: "迟报", points: "1" }],
      cap: "leaf",
      rounds: ["annual"],
      rectified: "0",
    } as const;
    const criteria = smallTable.criteria.map((one) => (one.id === "c1" ? { ...one, rule: rules } : one));
    const scheme = { ...smallScheme, tables: [{ ...smallTable, criteria }] };
    const finding = {
      ...{ id: "f1", round: "annual", unit: "jyj", criterion: "c1", kind: "late", count: "2", date: "2026-05-08" },
      ...{ due: "2026-05-20", rectified: null, recheck: null, clause: "年报迟发", evidence: "" },
    };
    const found = after(ready, { kind: "scheme-set", rows: [scheme] }, { kind: "findings-recorded", rows: [finding] });
    const [school, finance] = valueOf(issueForms(found, sha256)).forms;
    const sheet = school?.sheets.find(({ name }) => name === "问题整改");
    expect(sheet?.table?.rows[0]?.slice(0, 6)).toEqual(["问题-f1", "c1", "年报迟发", 2, 46150, 46162]);
    expect(finance?.sheets.some(({ name }) => name === "问题整改")).toBe(false);
  });

  it("gives the same bytes for the same year, and another identity once the ledger has moved on", () => {
    const again = valueOf(issueForms(ready, sha256, "2026-12-10"));
    expect(again.change).toEqual(prepared.change);
    expect(formBytes(again.forms[0]?.sheets ?? [])).toEqual(formBytes(prepared.forms[0]?.sheets ?? []));
    const later = valueOf(issueForms(issuedAssessment, sha256, "2026-12-10"));
    expect(later.change.rows).not.toEqual(prepared.change.rows);
  });

  it("asks a unit without a task for the duties and the criteria and says so, and needs a document and units", () => {
    const more = [...smallUnits, { id: "wjw", name: "市卫健委", group: "departments", aliases: [], partOf: null }];
    const result = issueForms(after(ready, { kind: "units-set", rows: more }), sha256);
    expect(codesOf(result.issues)).toEqual(["units-without-task"]);
    const health = result.ok ? result.value.forms.find(({ unit }) => unit === "wjw") : undefined;
    expect(health?.sheets.map(({ name }) => name)).toEqual([
      "封面",
      "普遍要求自评",
      "指标自评",
      "佐证材料",
      "_kaoping",
    ]);
    expect(refusedCodes(issueForms(emptyAssessment, sha256))).toEqual(["document-absent", "units-absent"]);
  });
});

describe("taking a form back", () => {
  it("gives all that it claims, with the file it came in", () => {
    const bytes = filled();
    expect(valueOf(collectBytes(bytes))).toEqual({
      unit: "jyj",
      form: issuedAssessment.state.forms[0]?.form,
      claims: [
        { task: "一/（一）", state: "done", account: "已按期公开。", evidence: "" },
        { task: "一/（二）", state: "open", account: "正在办理。", evidence: "" },
      ],
      duties: [{ duty: 1, state: "done", account: "" }],
      scores: [
        { criterion: "c1", points: "9.5", account: "" },
        { criterion: "c2", points: "20", account: "" },
        { criterion: "c3", points: "66.5", account: "" },
      ],
      materials: [
        {
          about: { kind: "task", id: "一/（一）" },
          title: "公开情况说明",
          number: "云教办〔2026〕3号",
          date: "2026-03-05",
          url: "https://www.example.cn/open/1",
        },
      ],
      signed: { by: "填报人", phone: "", approvedBy: "", date: null },
      file: { name: "市教育局.xlsx", sha256: digestOfBytes(bytes, sha256) },
      taken: "2026-11-22",
    });
  });

  it("says at which cell what was repaired", () => {
    const [issue] = collectBytes(filled(["指标自评", 0, "自评分", "９．５"])).issues;
    expect(issue).toMatchObject({
      severity: "note",
      place: { kind: "cell", file: "市教育局.xlsx", sheet: "指标自评", address: "E4" },
      data: { got: "９．５", as: "9.5" },
    });
  });

  it("says where the file bears another unit's name, and keeps no half of a character of a long one", () => {
    const collect = (name: string) => {
      const file = { name, sha256: "", time: stampAt(40).time };
      const form = collectForm(issuedAssessment.state, valueOf(readReturned(filled(), name)), file, sha256);
      if (!form.ok) throw new RangeError("a form: got refused, want taken");
      return form.value.claimed;
    };
    expect(codesOf(collect("市财政局.xlsx").issues)).toEqual(["form-named-otherwise"]);
    for (const name of ["市教育局.xlsx", "市教委（财政专户）.xlsx", "1.xlsx"]) {
      expect(codesOf(collect(name).issues)).toEqual([]);
    }
    const long = valueOf(collect(`${"表".repeat(99)}😀.xlsx`)).file?.name ?? "";
    expect([long.length, /\p{Cs}/u.test(long)]).toEqual([99, false]);
  });

  it("refuses a master, an ordinary workbook, an older form, and one whose document is gone", () => {
    const collect = (sheets: Parameters<typeof plainReturn>[0]) =>
      collectForm(
        issuedAssessment.state,
        plainReturn(sheets),
        { name: "a.xlsx", sha256: "", time: stampAt(40).time },
        sha256,
      );
    expect(refusedCodes(collect([snapshotOfLayout(masterIdentity("kaoping-ledger/1\n", sha256))]))).toEqual([
      "book-not-form",
    ]);
    expect(refusedCodes(collect([{ name: "Sheet1", visibility: "visible", cells: [["1"]] }]))).toEqual([
      "book-unknown",
    ]);
    const again = after(issuedAssessment, valueOf(issueForms(issuedAssessment, sha256)).change);
    expect(refusedCodes(collectBytes(filled(), again.state))).toEqual(["form-outdated"]);
    expect(refusedCodes(collectBytes(filled(), { ...issuedAssessment.state, breakdown: null }))).toEqual([
      "document-absent",
    ]);
    expect(refusedCodes(collectBytes(filled(), { ...issuedAssessment.state, forms: [] }))).toEqual(["form-unknown"]);
  });
});

describe("several versions of a form", () => {
  const otherTypings: readonly Typing[] = [
    ["指标自评", 0, "自评分", 8],
    ["任务自评", 1, "自评说明", "已移交。"],
  ];
  const other = filled(...otherTypings);

  it("of the same words is one", () => {
    const twice = collecting(issuedAssessment, [filled(), filled()]);
    expect(twice.codes).toEqual(["form-same"]);
    expect(twice.after.state.rivals).toEqual([]);
  });

  it("are both kept with what differs, and a person chooses", () => {
    const both = collecting(issuedAssessment, [filled(), other]);
    expect(both.codes).toEqual(["form-repeated", "version-differs", "version-differs"]);
    expect(both.issues.slice(1).map(({ data }) => data)).toEqual([
      { item: "一/（二）", before: "未完成 正在办理。", now: "未完成 已移交。" },
      { item: "指标-c1", before: "9.5", now: "8" },
    ]);
    const { state } = both.after;
    expect([state.selfEvaluations, state.rivals].map((all) => all.map(({ scores }) => scores?.[0]?.points))).toEqual([
      ["9.5"],
      ["8"],
    ]);
    expect(formProgress(state, "2026-12-01")[0]).toMatchObject({ state: "reported", contested: true });
    const digest = digestOfBytes(other, sha256).slice(0, 8);
    const chosen = chosenVersions(state, [`市教育局=${digest}`]);
    const settled = after(both.after, ...chosen.changes).state;
    expect(settled.selfEvaluations.map(({ scores }) => scores?.[0]?.points)).toEqual(["8"]);
    expect(settled.rivals).toEqual([]);
    expect(codesOf(chosenVersions(state, ["市教育局=00000000", "教育=1"]).issues)).toEqual([
      "version-unknown",
      "choice-unreadable",
    ]);
  });

  it("that say the same are kept once, whatever file they came in", () => {
    const again = formBytes(typedInto(filledSheets, otherTypings), { ...schoolForm.properties, saved: "again" });
    const three = collecting(issuedAssessment, [filled(), other, again]);
    expect(three.after.state.rivals).toHaveLength(1);
    expect(collecting(three.after, [again]).after.state.rivals).toHaveLength(1);
  });

  it("come in one after the other without the later taking the earlier's place", () => {
    const once = collecting(issuedAssessment, [filled()]).after;
    const again = collecting(once, [other]);
    expect(again.codes[0]).toBe("form-repeated");
    expect(again.after.state.selfEvaluations).toEqual(once.state.selfEvaluations);
    expect(collecting(again.after, [other]).after.state.rivals).toHaveLength(1);
  });

  it("where the first was sent back are one: what was mended counts, with what changed", () => {
    const once = collecting(issuedAssessment, [filled()]).after;
    const sent = returnedForms(once.state, ["市教育局"], "任务说明太笼统", "2026-12-15");
    const back = after(once, ...sent.changes);
    expect(formProgress(back.state, "2026-12-12")[0]).toMatchObject({
      state: "returned",
      due: "2026-12-15",
      reason: "任务说明太笼统",
      late: null,
    });
    const mended = collecting(back, [other]);
    expect(mended.codes).toEqual(["form-renewed", "version-changed", "version-changed"]);
    expect(formProgress(mended.after.state, "2026-12-16")[0]).toMatchObject({ state: "reported", reason: "" });
  });

  it("go back only with a reason, and only to whom one was sent", () => {
    const codes = (names: readonly string[], reason: string) =>
      codesOf(returnedForms(issuedAssessment.state, names, reason, null).issues);
    expect(codes(["市教育局"], " ")).toEqual(["return-without-reason"]);
    expect(codes(["市卫健委"], "重填")).toEqual(["unit-unknown"]);
    expect(codesOf(returnedForms(ready.state, ["市教育局"], "重填", null).issues)).toEqual(["form-not-out"]);
  });
});
