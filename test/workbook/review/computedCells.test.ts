import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

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
import { allRecalculated, hasLibreOffice, libreOfficeNote } from "../../support/libreOffice.ts";
import { seed } from "../../soak.ts";
import { sharedFolder } from "../../support/temporaryFolder.ts";

/** The sheets of a full scheme's year. */
const fullSheets = (folder: "a" | "b", tasks: boolean): readonly SheetLayout[] => {
  const { scheme, units, reviewers, observations, findings, breakdown, facts } = fullScheme(folder, tasks);
  const frame = reviewFrame(scheme, units.rows, breakdown, facts.formulas);
  return reviewBook(frame, reviewers.rows, { observations: observations.rows, findings: findings.rows });
};

/** Two years of every kind of rule. */
const drawnSheets = (): readonly (readonly SheetLayout[])[] =>
  fc.sample(anyReview([...ruleKinds, ...ruleKinds, ...ruleKinds]), { seed, numRuns: 2 }).map((state) => {
    const { scheme } = state;
    if (!scheme) throw new RangeError("a scheme: got none, want one");
    return reviewBook(frameOf({ ...state, scheme }), state.reviewers, state);
  });

/** A sheet whose one formula comes to something else than is written. */
const wrongSheet = (): SheetLayout => {
  const cells = [{ formula: "1+1", value: 3 }];
  const table = { name: "t", columns: [{ header: "数", width: 8, kind: "number" as const }], rows: [cells] };
  return { name: "表", visibility: "visible", title: "表", lines: [], landscape: false, table };
};

/** Every formula cell of these sheets beside what LibreOffice computed for it, as "sheet address: ours, theirs". */
const differences = (
  sheets: readonly SheetLayout[],
  computed: Uint8Array | undefined,
): { readonly formulas: number; readonly wrong: readonly string[] } => {
  const saved = valueOf(readBook(computed ?? new Uint8Array(), "formulas.xlsx"));
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
  const books = {
    a: () => [fullSheets("a", true)],
    b: () => [fullSheets("b", false)],
    wrong: () => [[wrongSheet()]],
    drawn: drawnSheets,
  };
  type Made = { readonly sheets: readonly SheetLayout[]; readonly computed: Uint8Array | undefined };
  const made = new Map<keyof typeof books, readonly Made[]>();
  const differencesOf = (name: keyof typeof books) =>
    (made.get(name) ?? []).map(({ sheets, computed }) => differences(sheets, computed));
  const folder = sharedFolder();

  // It takes longer to start than to compute a workbook: all are computed by one.
  beforeAll(() => {
    const laid = Object.entries(books).flatMap(([name, all]) =>
      all().map((sheets) => ({ name: name as keyof typeof books, sheets })),
    );
    const computed = allRecalculated(
      laid.map(({ sheets }) => writeBook(sheets, "2026-11-22T08:00:00Z")),
      folder,
    );
    laid.forEach(({ name, sheets }, at) => {
      made.set(name, [...(made.get(name) ?? []), { sheets, computed: computed[at] }]);
    });
  }, 300_000);

  it.each(["a", "b"] as const)("are what LibreOffice computes, for the full scheme %s", (name) => {
    const [{ formulas, wrong } = { formulas: 0, wrong: ["nothing"] }] = differencesOf(name);
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(200);
  });

  it("are computed anew by this test, not read back as they were written", () => {
    expect(differencesOf("wrong").map(({ wrong }) => wrong)).toEqual([["表 A3: 3, 2 1+1"]]);
  });

  it("are what LibreOffice computes, for years of every kind of rule drawn by chance", () => {
    const years = differencesOf("drawn");
    expect(years).toHaveLength(2);
    for (const { formulas, wrong } of years) {
      expect(wrong).toEqual([]);
      expect(formulas).toBeGreaterThan(300);
    }
  });
});
