import { describe, expect, it } from "vitest";

import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { done, errorAt, judged, noteAt, refused, warningAt } from "../../../src/domain/shared/result.ts";

const warning = warningAt(wholeAssessment, "scheme-year-differs", { scheme: 2026, document: 2025 });
const error = errorAt(wholeAssessment, "scheme-absent");

describe("a step", () => {
  it("is done with warnings and notes", () => {
    const note = noteAt(wholeAssessment, "document-date-unknown");
    expect(judged(() => 1, [warning, note])).toEqual({ ok: true, value: 1, issues: [warning, note] });
    expect(done(1)).toEqual({ ok: true, value: 1, issues: [] });
  });

  it("is refused for one error, with all issues, and computes nothing then", () => {
    const compute = (): number => {
      throw new RangeError("computed");
    };
    expect(judged(compute, [warning, error])).toEqual({ ok: false, issues: [warning, error] });
  });

  it("cannot be refused without a reason", () => {
    expect(() => refused([])).toThrow(RangeError);
  });
});
