import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { frameOf } from "../../src/app/frameOf.ts";
import type { State } from "../../src/app/state.ts";
import { typedScores } from "../../src/app/typedScores.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import { canonicalJson } from "../../src/domain/shared/canonicalJson.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { reviewBook } from "../../src/workbook/review/reviewBook.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { anyReview } from "../fixtures/anyReview.ts";
import { ruleKinds } from "../fixtures/anyRules.ts";
import { valueOf } from "../fixtures/issues.ts";
import { runs, seed } from "../soak.ts";

const sheetsOf = (state: State): readonly SheetSnapshot[] => {
  const { scheme } = state;
  if (!scheme) throw new RangeError("a scheme: got none, want one");
  const layouts = reviewBook(frameOf({ ...state, scheme }), state.reviewers, state);
  return valueOf(readBook(writeBook(layouts, "2026-11-22T08:00:00Z"), "master.xlsx"));
};
const recorded = (state: State, sheets: readonly SheetSnapshot[]): readonly Observation[] =>
  valueOf(typedScores(state, sheets)).flatMap(({ change }) =>
    change.kind === "observations-recorded" ? change.rows : [],
  );
const sorted = (rows: readonly Observation[]): readonly string[] => rows.map((one) => canonicalJson(one)).sort();

describe("observations of every kind", () => {
  it("are read from a workbook's bytes as they were written", () => {
    fc.assert(
      fc.property(anyReview(ruleKinds), (state) => {
        const sheets = sheetsOf(state);
        expect(sorted(recorded({ ...state, observations: [] }, sheets))).toEqual(sorted(state.observations));
        expect(valueOf(typedScores(state, sheets))).toEqual([]);
      }),
      { seed, numRuns: runs(200), endOnFailure: true },
    );
  });
});
