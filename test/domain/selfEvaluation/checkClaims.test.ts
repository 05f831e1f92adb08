import { describe, expect, it } from "vitest";

import { checkClaims } from "../../../src/domain/selfEvaluation/checkClaims.ts";
import type { Claim } from "../../../src/domain/selfEvaluation/selfEvaluation.ts";
import { codesOf } from "../../fixtures/issues.ts";

const check = (...claims: readonly Claim[]) =>
  checkClaims({ unit: "jyj", form: "f", claims }, (index) => ({
    kind: "cell",
    sheet: "自评表",
    address: `A${index + 4}`,
  }));
const claim = (state: Claim["state"], account: string, evidence: string): Claim => ({
  task: "一",
  state,
  account,
  evidence,
});

describe("a self-evaluation", () => {
  it("lacks nothing with a reason for what does not apply and evidence for what is done", () => {
    expect(
      check(
        claim("done", "", "网址"),
        claim("notApplicable", "无职责", ""),
        claim("partly", "", ""),
        claim("open", "", ""),
      ),
    ).toEqual([]);
  });

  it("is an error where a task is called not applicable without a reason", () => {
    const issues = check(claim("done", "", "网址"), claim("notApplicable", "", "网址"));
    expect(codesOf(issues)).toEqual(["claim-without-reason"]);
    expect(issues[0]).toMatchObject({ severity: "error", place: { address: "A5" } });
  });

  it("gets a warning where a task is called done without evidence", () => {
    const issues = check(claim("done", "已完成", ""));
    expect(codesOf(issues)).toEqual(["claim-without-evidence"]);
    expect(issues[0]?.severity).toBe("warning");
  });
});
