import { describe, expect, it } from "vitest";

import { copyStanding } from "../../../src/app/workbench/copyStanding.ts";

describe("how a copy of an assessment stands to another", () => {
  it("says the same where every entry is the same", () => {
    expect(copyStanding(["a", "b"], ["a", "b"])).toEqual({ kind: "same" });
  });

  it("is newer where it goes on behind the other's end, older where it ends before it", () => {
    expect(copyStanding(["a", "b", "c", "d"], ["a", "b"])).toEqual({ kind: "newer", entries: 2 });
    expect(copyStanding(["a"], ["a", "b", "c"])).toEqual({ kind: "older", entries: 2 });
  });

  it("went apart where both go on in their own way", () => {
    const standing = { kind: "apart", common: 2, own: 1, others: 2 };
    expect(copyStanding(["a", "b", "x"], ["a", "b", "y", "z"])).toEqual(standing);
  });

  it("is another assessment where the first entry is another, or there is none", () => {
    expect(copyStanding(["x"], ["a", "b"])).toEqual({ kind: "unrelated" });
    expect(copyStanding([], [])).toEqual({ kind: "unrelated" });
    expect(copyStanding([], ["a"])).toEqual({ kind: "unrelated" });
  });
});
