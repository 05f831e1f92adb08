import { describe, expect, it } from "vitest";

import { newsOf } from "../../src/app/newsOf.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import type { ReviewedCell } from "../../src/workbook/review/readReviewSheet.ts";
import { codesOf } from "../fixtures/issues.ts";
import { notApplicable, row } from "../fixtures/observations.ts";

const top = { kind: "cell", sheet: "评分-甲", address: "A1" } as const;
const cell = (item: string, observation: Observation | null): ReviewedCell => ({
  unit: "u1",
  round: "y",
  criterion: "c",
  task: "",
  item,
  observation,
  place: { ...top, address: item === "late" ? "C4" : "B4" },
});
const fault = (value: string, count: string) => row("c", "a1", { kind: "deduction", value, count });
const none = row("c", "a1", { kind: "deduction", count: "0" });
const exempt = notApplicable("c", "a1", { kind: "deduction" });

describe("what is new on a sheet", () => {
  it("is what says something else than the ledger", () => {
    const known = [cell("lost", fault("lost", "1")), cell("late", fault("late", "1"))];
    const typed = [cell("lost", fault("lost", "1")), cell("late", fault("late", "2"))];
    expect(newsOf(typed, known, top)).toEqual({
      rows: [fault("late", "2")],
      places: [{ ...top, address: "C4" }],
      cleared: [],
    });
  });

  it("asks about one fault that was emptied while another stands: 0 would say that there is none", () => {
    const known = [cell("lost", fault("lost", "1")), cell("late", fault("late", "1"))];
    const typed = [cell("lost", fault("lost", "1")), cell("late", null)];
    expect(codesOf(newsOf(typed, known, top).cleared)).toEqual(["score-cleared"]);
  });

  it("takes a word for the whole criterion, and faults for the word's place", () => {
    const faults = [cell("lost", fault("lost", "1")), cell("late", fault("late", "1"))];
    const word = [cell("", exempt)];
    expect(newsOf(word, faults, top)).toMatchObject({ rows: [exempt], cleared: [] });
    expect(newsOf(faults, word, top)).toMatchObject({ rows: [fault("lost", "1"), fault("late", "1")], cleared: [] });
    expect(newsOf(faults, [cell("", none)], top)).toMatchObject({ cleared: [] });
  });
});
