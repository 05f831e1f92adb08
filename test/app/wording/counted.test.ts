import { describe, expect, it } from "vitest";

import { counted, withWords } from "../../../src/app/wording/counted.ts";
import { issueText } from "../../../src/app/wording/issueText.ts";
import { issuesEn } from "../../../src/app/wording/issues.en.ts";
import { warningAt } from "../../../src/domain/shared/result.ts";
import { shellWordingEn } from "../../../src/taskpane/shellWording.en.ts";

describe("a number in an English sentence", () => {
  it.each([
    [1, "1 reviewer"],
    ["1", "1 reviewer"],
    [0, "0 reviewers"],
    [2, "2 reviewers"],
    ["1.5", "1.5 reviewers"],
  ])("of %s reads “%s”", (count, text) => {
    expect(counted(count, "reviewer")).toBe(text);
  });

  it("takes its own words with it, in the frame of the pane and in issues", () => {
    const set = { criteria: 1, units: 20, reviewers: 1 };
    expect(shellWordingEn.notes["scheme-set"](set)).toBe("1 criterion, 20 units, 1 reviewer");
    const gone = (count: number): string =>
      issueText(warningAt({ kind: "assessment" }, "rows-absent", { count }), "en");
    expect(gone(1)).toBe("1 row is gone; restore it from the file that was sent.");
    expect(gone(3)).toBe("3 rows are gone; restore them from the file that was sent.");
    expect(withWords("{count:has/have} {name}", { count: 1, name: "{count:a/b}" })).toBe("has {name}");
  });

  it("is never left with the words of many, in any issue", () => {
    const numbers = "count|pages|rows|days|entries|files|forms|packs|observations|findings|answers|places";
    const many = new RegExp(`\\{(?:${numbers})\\} (?:[a-z]+ )?(?:[a-z]+s|criteria)\\b`, "gu");
    const bare = Object.entries(issuesEn).flatMap(([code, sentence]) =>
      [...sentence.matchAll(many)].map(([part]) => `${code}: ${part}`),
    );
    // These are only said of several, or say no word of many.
    expect(bare).toEqual([
      "files-several: {count} files",
      "rollup-ledger-several: {count} ledgers",
      "text-too-long: {count} characters",
      "last-year-absent: {count} of this",
    ]);
  });
});
