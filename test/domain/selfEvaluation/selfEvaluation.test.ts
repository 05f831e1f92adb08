import { describe, expect, it } from "vitest";

import { selfEvaluationShape } from "../../../src/domain/selfEvaluation/selfEvaluation.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";

const claim = { task: "一/（一）", state: "partly", account: "", evidence: "" };
const good = { unit: "jyj", form: "0123456789abcdef", claims: [claim] };
const check = (raw: unknown) => checkShape(selfEvaluationShape, raw, "form");

describe("a self-evaluation from outside", () => {
  it("comes in with its claims", () => {
    expect(valueOf(check(good))).toEqual(good);
    expect(valueOf(check({ ...good, claims: [] }))).toEqual({ ...good, claims: [] });
  });

  it.each([
    null,
    "jyj",
    {},
    { ...good, unit: "市教育局" },
    { ...good, claims: [{ ...claim, state: "完成" }] },
    { ...good, claims: [{ ...claim, points: "5" }] },
    { ...good, claims: {} },
  ])("that is %j is refused", (raw) => {
    expect(refusedCodes(check(raw)).length).toBeGreaterThan(0);
  });
});
