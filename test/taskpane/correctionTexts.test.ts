import { describe, expect, it } from "vitest";

import { applyCorrections } from "../../src/app/applyCorrections.ts";
import { correctionsOf, fieldsOf } from "../../src/app/reviewDecision.ts";
import type { Task } from "../../src/domain/breakdown/breakdown.ts";
import { fieldsFromTexts, issueField, textsOf, type FieldTexts } from "../../src/taskpane/correctionTexts.ts";
import { refusalOf } from "../fixtures/issues.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";

const [task] = smallBreakdown.tasks as readonly [Task];
const texts = textsOf(fieldsOf(task));

describe("the fields of a correction", () => {
  it("say what was read until a person types", () => {
    expect(fieldsFromTexts(texts)).toEqual(fieldsOf(task));
    expect(textsOf({ ...fieldsOf(task), dues: [null] }).dues).toEqual([""]);
  });

  it("take names between any of the marks that people put, and days with spaces around", () => {
    const typed = { ...texts, lead: " 市教育局，市司法局;市体育局、 ", dues: [" 2026-06-30 "] };
    expect(fieldsFromTexts(typed)).toMatchObject({ lead: ["市教育局", "市司法局", "市体育局"], dues: ["2026-06-30"] });
    expect(fieldsFromTexts({ ...texts, dues: [" "] }).dues).toEqual([null]);
  });

  it.each<[Partial<FieldTexts>, string]>([
    [{ lead: "" }, "lead"],
    [{ lead: "局".repeat(201) }, "lead"],
    [{ support: "局".repeat(201) }, "support"],
    [{ support: "市财政局" }, "support"],
    [{ leadMode: "sole", lead: "市教育局、市司法局" }, "leadMode"],
    [{ heading: " " }, "heading"],
    [{ dues: ["6月"] }, "due 0"],
  ])("%j are wrong at the field %s", (typed, field) => {
    const all = { ...texts, ...typed };
    const [issue] = refusalOf(applyCorrections(smallBreakdown, correctionsOf(task, fieldsFromTexts(all))));
    expect(issue && issueField(issue, all)).toBe(field);
  });
});
