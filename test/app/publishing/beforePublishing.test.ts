import { describe, expect, it } from "vitest";

import { checkpointLine } from "../../../src/app/publishing/checkpointFiles.ts";
import { publishingCheck } from "../../../src/app/publishing/publishingCheck.ts";
import { checkRedaction, eachOnce } from "../../../src/app/publishing/redaction.ts";
import { emptyState } from "../../../src/app/state.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { warningAt } from "../../../src/domain/shared/result.ts";
import { finding } from "../../fixtures/monitoredYear.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { smallReviewers, smallUnits } from "../../fixtures/smallYear.ts";

describe("what whoever publishes should know", () => {
  it("names units, or their ids where no name is known", () => {
    const claim = { task: "一/（一）", state: "done", account: "", evidence: " " } as const;
    const state = {
      ...emptyState,
      breakdown: smallBreakdown,
      units: smallUnits,
      findings: [finding(), finding({ id: "f2", unit: "qxj" })],
      selfEvaluations: ["jyj", "qxj"].map((unit) => ({ unit, form: "f", claims: [claim] })),
    };
    expect(publishingCheck(state).map(({ code, data }) => [code, data["count"], data["units"]])).toEqual([
      ["findings-unrectified", 2, "市教育局、qxj"],
      ["claims-unproved", 2, "市教育局、qxj"],
    ]);
  });

  it("is told of a path, a comment and a hidden sheet once, however many files they stand in", () => {
    const parts = ["甲.xlsx", "乙.xlsx"].flatMap((file) => [
      { file, part: "xl/comments1.xml", text: "" },
      { file, part: "xl/workbook.xml", text: '<sheet name="x" state="hidden"/> C:\\Users\\staff\\year.xlsx' },
    ]);
    const found = checkRedaction({ ...emptyState, reviewers: smallReviewers })(parts);
    const once = eachOnce([...found, warningAt(wholeAssessment, "published-comment")]);
    expect(once.map(({ code }) => code).sort()).toEqual([
      "published-comment",
      "published-hidden-sheet",
      "published-path",
    ]);
  });

  it("is the checkpoint in one line, with the SM3 root where there is one", () => {
    const checkpoint = { origin: "kaoping/x", size: 7, root: "00".repeat(32), sm3: null, results: null };
    const line = checkpointLine(checkpoint);
    expect(line).toMatch(/^kaoping\/x，7 条记录，根 /u);
    expect(checkpointLine({ ...checkpoint, sm3: "11".repeat(32) }).startsWith(`${line}，SM3 根 `)).toBe(true);
  });
});
