import { describe, expect, it } from "vitest";

import { confusableNames } from "../../../src/domain/scheme/confusableNames.ts";
import { checkUnits } from "../../../src/domain/scheme/unit.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { smallUnits } from "../../fixtures/smallYear.ts";

describe("names that look alike", () => {
  it.each([
    ["市末来局", "市未来局"],
    ["市教育局", "市教\u200B育局"],
    ["市教育局", "市\u202E教育局"],
    ["东土镇", "东士镇"],
    ["A镇", "Ａ镇"],
    ["a镇", "а镇"],
    ["O一〇办", "0一O办"],
  ])("%s and %s are told", (first, second) => {
    expect(confusableNames([first, "市财政局", second])).toEqual([{ at: 2, like: 0 }]);
  });

  it("are not told where they are the same, or differ for everybody to see", () => {
    expect(confusableNames(["市教育局", "市教育局", "市体育局", "县教育局"])).toEqual([]);
  });

  it("are asked about in the list of units", () => {
    const [first] = smallUnits;
    const units = [...smallUnits, { ...(first ?? smallUnits[0]), id: "x", name: "市教\u200B育局", aliases: [] }];
    expect(codesOf(checkUnits(units as typeof smallUnits, null, () => wholeAssessment))).toEqual([
      "unit-name-confusable",
    ]);
  });
});
