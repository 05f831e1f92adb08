import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { frameOf } from "../../../src/app/frameOf.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { formulaIn } from "../../../src/workbook/filledFormula.ts";
import { reviewBook } from "../../../src/workbook/review/reviewBook.ts";
import { reviewFrame } from "../../../src/workbook/review/voices.ts";
import { cellsOf, type SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { addressOf, type CellValue } from "../../../src/workbook/sheetSnapshot.ts";
import { anyReview } from "../../fixtures/anyReview.ts";
import { ruleKinds } from "../../fixtures/anyRules.ts";
import { fullScheme } from "../../fixtures/fullSchemes.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { hasLibreOffice, libreOfficeNote, recalculated } from "../../support/libreOffice.ts";
import { seed } from "../../soak.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Every formula cell of these sheets beside what LibreOffice computes for it, as "sheet address: ours, theirs". */
const differences = (
  sheets: readonly SheetLayout[],
): { readonly formulas: number; readonly wrong: readonly string[] } => {
  const bytes = writeBook(sheets, "2026-11-22T08:00:00Z");
  const saved = valueOf(readBook(recalculated(bytes, temporaryFolder()), "formulas.xlsx"));
  const back = new Map(saved.map((sheet) => [sheet.name, sheet]));
  let formulas = 0;
  const wrong: string[] = [];
  for (const sheet of sheets) {
    cellsOf(sheet).forEach((row, at) =>
      row.forEach((cell, column) => {
        if (cell === null || typeof cell !== "object") return;
        formulas++;
        const theirs = back.get(sheet.name)?.cells[at]?.[column] ?? "";
        if (!same(cell.value, theirs)) {
          wrong.push(
            `${sheet.name} ${addressOf(at, column)}: ${String(cell.value)}, ${String(theirs)} ${formulaIn(cell, at)}`,
          );
        }
      }),
    );
  }
  return { formulas, wrong };
};

const same = (ours: string | number, theirs: CellValue): boolean =>
  typeof ours === "number"
    ? typeof theirs === "number" && Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours))
    : ours === (theirs ?? "");

describe.skipIf(!hasLibreOffice)(`the computed cells of 评分 sheets${libreOfficeNote}`, () => {
  it.each([
    ["a", true],
    ["b", false],
  ] as const)("are what LibreOffice computes, for the full scheme %s", (folder, tasks) => {
    const { scheme, units, reviewers, observations, findings, breakdown, facts } = fullScheme(folder, tasks);
    const frame = reviewFrame(scheme, units.rows, breakdown, facts.formulas);
    const sheets = reviewBook(frame, reviewers.rows, { observations: observations.rows, findings: findings.rows });
    const { formulas, wrong } = differences(sheets);
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(200);
  });

  it("are computed anew by this test, not read back as they were written", () => {
    const cells = [{ formula: "1+1", value: 3 }];
    const table = { name: "t", columns: [{ header: "数", width: 8, kind: "number" as const }], rows: [cells] };
    const sheet = { name: "表", visibility: "visible", title: "表", lines: [], landscape: false, table } as const;
    expect(differences([sheet]).wrong).toEqual(["表 A3: 3, 2 1+1"]);
  });

  it("are what LibreOffice computes, for years of every kind of rule drawn by chance", () => {
    const thrice = [...ruleKinds, ...ruleKinds, ...ruleKinds];
    for (const state of fc.sample(anyReview(thrice), { seed, numRuns: 2 })) {
      const { scheme } = state;
      if (!scheme) throw new RangeError("a scheme: got none, want one");
      const { formulas, wrong } = differences(reviewBook(frameOf({ ...state, scheme }), state.reviewers, state));
      expect(wrong).toEqual([]);
      expect(formulas).toBeGreaterThan(300);
    }
  });
});
