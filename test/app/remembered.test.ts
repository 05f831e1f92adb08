import { describe, expect, it } from "vitest";

import { noMemory } from "../../src/app/bookMemory.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import { assessmentOf, layoutsOf, rememberWritten } from "../../src/app/remembered.ts";
import { ledgerText } from "../../src/domain/ledger/ledgerText.ts";
import { after, scoredAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { observed } from "../fixtures/smallYear.ts";
import { valueOf } from "../fixtures/issues.ts";
import { sha256 } from "../support/sha256.ts";

const scored = scoredAssessment();
const text = ledgerText(scored.ledger);

describe("a book that a session has open", () => {
  it("is replayed once while its ledger is the same, and anew once it is not", () => {
    const open = { sha256, memory: noMemory() };
    const first = valueOf(assessmentOf(open, text));
    expect(first).toEqual(scored);
    expect(valueOf(assessmentOf(open, text))).toBe(first);
    const other = valueOf(assessmentOf(open, ledgerText(setUpAssessment().ledger)));
    expect(other.state).toEqual(setUpAssessment().state);
    expect(valueOf(assessmentOf({ sha256 }, text))).not.toBe(first);
  });

  it("is known by what was written into it", () => {
    const open = { sha256, memory: noMemory() };
    const later = after(scored, { kind: "observations-recorded", rows: observed("jyj", "c1", ["7"]) });
    rememberWritten(open, later);
    expect(valueOf(assessmentOf(open, ledgerText(later.ledger)))).toBe(later);
    expect(valueOf(assessmentOf(open, text)).state).toEqual(scored.state);
  });

  it("is never taken for sound by having been so: one altered letter is found", () => {
    const open = { sha256, memory: noMemory() };
    assessmentOf(open, text);
    const altered = text.replace("市教育局", "市教育厅");
    expect(altered).not.toBe(text);
    expect(assessmentOf(open, altered).ok).toBe(false);
    expect(valueOf(assessmentOf(open, text)).state).toEqual(scored.state);
  });

  it("is laid out once an assessment, as it would be anew", () => {
    const open = { sha256, memory: noMemory() };
    const layouts = layoutsOf(open, scored);
    expect(layouts).toEqual(masterSheets(scored, sha256));
    expect(layoutsOf(open, scored)).toBe(layouts);
  });
});
