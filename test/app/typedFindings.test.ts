import { describe, expect, it } from "vitest";

import { frameOf } from "../../src/app/frameOf.ts";
import { emptyState, type State } from "../../src/app/state.ts";
import { typedFindings } from "../../src/app/typedFindings.ts";
import { typedScores } from "../../src/app/typedScores.ts";
import type { Finding } from "../../src/domain/scoring/finding.ts";
import { findingSheet } from "../../src/workbook/review/findingSheet.ts";
import { reviewBook } from "../../src/workbook/review/reviewBook.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { leafOf, yearOf } from "../fixtures/schemes.ts";

const kinds = [{ id: "late", name: "超期", points: "0.5" }];
const rule = { kind: "findings", kinds, cap: "leaf", rounds: ["y"], rectified: "0" } as const;
const year = yearOf({ criteria: [leafOf("c", "10", rule), leafOf("p", "10")] });
const finding = (id: string, count: string): Finding => ({
  id,
  round: "y",
  unit: "u1",
  criterion: "c",
  kind: "late",
  count,
  date: "2026-03-31",
  due: null,
  rectified: null,
  recheck: null,
  clause: "",
  evidence: "",
});
const frame = frameOf({ ...emptyState, ...year });
const sheetOf = (findings: readonly Finding[]): SheetSnapshot => snapshotOfLayout(findingSheet(frame, findings));
const changes = (recorded: readonly Finding[], sheet: SheetSnapshot) =>
  valueOf(typedFindings(recorded, frame, sheet)).map(({ change }) => change);

describe("findings that were typed", () => {
  it("are those that the ledger does not know, and those that say something else", () => {
    const recorded = [finding("a", "1"), finding("b", "2")];
    expect(changes(recorded, sheetOf(recorded))).toEqual([]);
    expect(changes(recorded, sheetOf([finding("a", "3"), finding("b", "2"), finding("c", "1")]))).toEqual([
      { kind: "findings-recorded", rows: [finding("a", "3"), finding("c", "1")] },
    ]);
  });

  it("stand at their rows", () => {
    const [placed] = valueOf(typedFindings([], frame, sheetOf([finding("a", "1"), finding("b", "2")])));
    expect(placed?.place?.(1)).toEqual({ kind: "cell", sheet: "问题台账", address: "A5" });
  });

  it("are asked about where a recorded one is gone or an id stands twice", () => {
    const recorded = [finding("a", "1"), finding("b", "2")];
    const issues = refusalOf(typedFindings(recorded, frame, sheetOf([finding("a", "1")])));
    expect(codesOf(issues)).toEqual(["finding-removed"]);
    expect(refusedCodes(typedFindings(recorded, frame, withCell(sheetOf(recorded), 4, 0, "a")))).toEqual([
      "id-repeated",
      "finding-removed",
    ]);
  });

  it("come with the scores that were typed; their sheet is asked for where it is gone", () => {
    const state: State = { ...emptyState, ...year };
    const sheets = reviewBook(frame, year.reviewers, { observations: [], findings: [finding("a", "1")] });
    const read = valueOf(typedScores(state, sheets.map(snapshotOfLayout)));
    expect(read.map(({ change }) => change.kind)).toEqual(["findings-recorded"]);
    const without = sheets.filter(({ name }) => name !== "问题台账").map(snapshotOfLayout);
    expect(refusedCodes(typedScores(state, without))).toEqual(["sheet-missing"]);
    expect(valueOf(typedScores(state, without, "skip"))).toEqual([]);
  });
});
