import { describe, expect, it } from "vitest";

import { issueForms } from "../../../src/app/issueForms.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { bookFacts } from "../../../src/app/workbench/bookFacts.ts";
import { sameBytes } from "../../../src/app/workbench/sameBytes.ts";
import { done } from "../../../src/domain/shared/result.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { setUpAssessment } from "../../fixtures/smallAssessment.ts";
import { sha256 } from "../../support/sha256.ts";

const factsOf = (layouts: readonly SheetLayout[]) =>
  bookFacts(() => done(layouts.map(snapshotOfLayout)), new Uint8Array(), "x.xlsx", sha256);

describe("what a workbook file is", () => {
  const assessment = setUpAssessment();
  const master = masterSheets(assessment, sha256);

  it("is a master with its entries' hashes, a form, or an ordinary workbook", () => {
    expect(valueOf(factsOf(master))).toEqual({
      kind: "master",
      hashes: assessment.ledger.map(({ entry }) => entry.hash),
    });
    const [form] = valueOf(issueForms(assessment, sha256)).forms;
    expect(valueOf(factsOf(form?.sheets ?? []))).toEqual({ kind: "form" });
    expect(valueOf(factsOf(master.filter(({ name }) => name !== "_kaoping")))).toEqual({ kind: "plain" });
  });

  it("is not known where its hidden sheet was tampered with", () => {
    const harmed = master.map((layout) => (layout.name === "_kaoping" ? { ...layout, title: "kaoping-9" } : layout));
    expect(refusedCodes(factsOf(harmed))).toEqual(["book-unknown"]);
  });
});

describe("two files", () => {
  it("are the same to the last byte or not; none is the same as none", () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const others = [null, Uint8Array.of(1, 2), Uint8Array.of(1, 2, 4), Uint8Array.of(1, 2, 3)];
    expect(others.map((other) => sameBytes(bytes, other))).toEqual([false, false, false, true]);
    expect([sameBytes(bytes, bytes), sameBytes(null, null), sameBytes(null, bytes)]).toEqual([true, true, false]);
  });
});
