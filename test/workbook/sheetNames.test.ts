import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { sheetNameOf, tableNameOf } from "../../src/workbook/sheetNames.ts";
import { runs, seed } from "../soak.ts";

describe("a sheet's name", () => {
  it("is the prefix and the name", () => {
    expect(sheetNameOf("评分-", "甲")).toBe("评分-甲");
  });

  it("has nothing that Excel refuses", () => {
    expect(sheetNameOf("评分-", "a:b\\c/d?e*f[g]h")).toBe("评分-a_b_c_d_e_f_g_h");
    expect(sheetNameOf("评分-", "O'Neil'")).toBe("评分-O'Neil_");
    expect(sheetNameOf("评分-", "一\n二\t三")).toBe("评分-一_二_三");
  });

  it("has at most 31 UTF-16 units, cuts no character in two and does not end with an apostrophe", () => {
    expect(sheetNameOf("评分-", "评".repeat(40))).toBe(`评分-${"评".repeat(28)}`);
    expect(sheetNameOf("评分-", `${"评".repeat(27)}😀`)).toBe(`评分-${"评".repeat(27)}_`);
    expect(sheetNameOf("评分-", `${"评".repeat(27)}'甲`)).toBe(`评分-${"评".repeat(27)}_`);
  });

  it("is one that Excel takes, whatever the person is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), (name) => {
        const sheet = sheetNameOf("评分-", name);
        expect(sheet.length).toBeLessThanOrEqual(31);
        expect(sheet).toMatch(/^评分-/u);
        expect(sheet).not.toMatch(/[:\\/?*[\]\p{Cc}\p{Cs}]|'$/u);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});

describe("a table's name", () => {
  it("is another for every id, and of letters, digits, full stops and underscores", () => {
    const ids = ["a-b", "a_b", "a--b", "a_-b", "a-_b", "ab"];
    const names = ids.map((id) => tableNameOf("review", id));
    expect(new Set(names).size).toBe(ids.length);
    for (const name of names) expect(name).toMatch(/^kp_review_[A-Za-z0-9_.]+$/u);
  });
});
