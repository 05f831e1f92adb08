import { describe, expect, it } from "vitest";

import { collectForm } from "../../src/app/collectForm.ts";
import { issueForms } from "../../src/app/issueForms.ts";
import type { State } from "../../src/app/state.ts";
import { readReturned } from "../../src/hosts/files/xlsx/returned/readReturned.ts";
import { valueOf } from "../fixtures/issues.ts";
import { collectBytes, formBytes, issuedAssessment, schoolForm } from "../fixtures/returnedForms.ts";
import { after, stampAt } from "../fixtures/smallAssessment.ts";
import { sha256 } from "../support/sha256.ts";

const bytes = formBytes();
const told = (state: State) => collectBytes(bytes, state).issues.map(({ code, data }) => [code, data] as const);
const codes = (state: State) => told(state).map(([code]) => code);

describe("a form that comes back to another year's or an older one's place", () => {
  const { state } = issuedAssessment;

  it("is an older one of the unit, and is told from the one that counts by findings and by when they were wanted", () => {
    const later = after(issuedAssessment, valueOf(issueForms(issuedAssessment, sha256)).change).state;
    const now = later.forms.findLast(({ unit }) => unit === "jyj")?.form ?? "";
    const both = { unit: "市教育局", old: schoolForm.form, now };
    expect(told(later)).toEqual([["form-outdated", { ...both, findings: 0, due: "2026-12-10 → —" }]]);
    const again = {
      ...later,
      forms: later.forms.map((one) => (one.form === now ? { ...one, due: "2026-12-10" } : one)),
    };
    expect(told(again)).toEqual([["form-outdated", { ...both, findings: 0, due: "—" }]]);
    // An older version kept neither the findings of a form nor until when it was wanted.
    const bare = (form: string) => ({ unit: "jyj", form });
    expect(
      told({ ...state, forms: [bare(schoolForm.form), { ...bare(now), findings: ["f1"], due: "2026-12-20" }] }),
    ).toEqual([["form-outdated", { ...both, findings: 1, due: "— → 2026-12-20" }]]);
  });

  it("is of no unit on the list, of another layout, or of a year without a scheme", () => {
    expect(codes({ ...state, units: state.units.filter(({ id }) => id !== "jyj") })).toEqual(["unit-unknown"]);
    const moved = { ...state, forms: state.forms.map((one) => ({ ...one, layout: "0" })) };
    expect(codes(moved)).toEqual(["form-altered"]);
    expect(codes({ ...state, forms: [] })).toEqual(["form-unknown"]);
    expect(codes({ ...state, breakdown: null })).toEqual(["document-absent"]);
    const next = { ...state, scheme: null, breakdown: state.breakdown && { ...state.breakdown, year: 2027 } };
    expect(told(next)).toEqual([["form-other-year", { got: 2026, want: 2027 }]]);
  });

  it("counts as late by the day until which it was put off, where that was said", () => {
    const book = valueOf(readReturned(bytes, "市教育局.xlsx"));
    const file = { name: "市教育局.xlsx", sha256: "0".repeat(64), time: "2026-12-14T01:00:00Z" };
    const lateness = (due?: string) => {
      const form = collectForm(state, book, { ...file, ...(due === undefined ? {} : { due }) }, sha256);
      return form.ok && form.value.claimed.ok ? form.value.claimed.value.late : "refused";
    };
    expect([lateness(), lateness("2026-12-12"), lateness("2026-12-14")]).toEqual([
      { days: 4, workingDays: 2 },
      { days: 2, workingDays: 1 },
      undefined,
    ]);
    expect(stampAt(40).time < file.time).toBe(true);
  });
});
