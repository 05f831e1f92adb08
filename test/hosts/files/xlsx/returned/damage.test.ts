import { describe, expect, it } from "vitest";

import { codesOf } from "../../../../fixtures/issues.ts";
import { collectBytes, formBytes, saidBy } from "../../../../fixtures/returnedForms.ts";
import { accepted } from "./acceptedForms.ts";
import { refusedAnswers } from "./refusedAnswers.ts";
import { refusedFiles } from "./refusedFiles.ts";

const undamaged = saidBy(collectBytes(formBytes()));

describe("a form that comes back with", () => {
  it.each(accepted)("$what is taken, and what was understood is told", ({ build, told = [], says }) => {
    const result = collectBytes(build());
    expect(codesOf(result.issues)).toEqual(told);
    expect(result.ok).toBe(true);
    if (says === undefined) expect(saidBy(result)).toEqual(undamaged);
  });

  it.each([...refusedAnswers, ...refusedFiles])("$what is refused by its name", ({ build, refused = [] }) => {
    const result = collectBytes(build());
    expect(result.ok).toBe(false);
    const codes = codesOf(result.issues.filter(({ severity }) => severity === "error"));
    expect(codes.slice(0, refused.length)).toEqual(refused);
  });
});
