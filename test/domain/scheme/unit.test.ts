import { describe, expect, it } from "vitest";

import { checkUnits, unitFinder, unitShape, type Unit } from "../../../src/domain/scheme/unit.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { smallScheme } from "../../fixtures/smallYear.ts";

const unit = (id: string, name: string, aliases: readonly string[] = [], group = "departments"): Unit => ({
  id,
  name,
  group,
  aliases,
  partOf: null,
});
const check = (...units: readonly Unit[]) => codesOf(checkUnits(units, smallScheme, () => wholeAssessment));

describe("the list of units", () => {
  it("holds with different ids, names and aliases", () => {
    expect(check(unit("jyj", "市教育局", ["市教委"]), unit("czj", "市财政局"))).toEqual([]);
  });

  it("is refused when empty", () => {
    expect(check()).toEqual(["units-empty"]);
  });

  it("names every id, name and alias that stands twice, width and spaces aside", () => {
    expect(check(unit("jyj", "市教育局"), unit("jyj", "市财政局"))).toEqual(["id-repeated"]);
    expect(check(unit("a", "市教育局"), unit("b", "市 教育局"))).toEqual(["unit-name-repeated"]);
    expect(check(unit("a", "市局（东区）"), unit("b", "市财政局", ["市局(东区)"]))).toEqual(["unit-name-repeated"]);
    expect(check(unit("a", "甲局", ["乙局", "乙局", "甲局"]))).toEqual([]);
  });

  it("is refused where an id differs from another only in case: tables and files could not tell them apart", () => {
    expect(check(unit("a1", "甲局"), unit("A1", "乙局"))).toEqual(["id-repeated"]);
  });

  it("is refused where one unit's name or alias is another's id: a file could mean either", () => {
    expect(check(unit("a", "甲局"), unit("b", "乙局", ["a"]))).toEqual(["unit-name-repeated"]);
    expect(check(unit("a", "b"), unit("b", "乙局"))).toEqual(["unit-name-repeated"]);
    expect(check(unit("a", "a"))).toEqual([]);
  });

  it("is refused where a group is not the scheme's, and is let pass while there is no scheme", () => {
    expect(check(unit("a", "甲局", [], "towns"))).toEqual(["group-unknown"]);
    expect(checkUnits([unit("a", "甲局", [], "towns")], null, () => wholeAssessment)).toEqual([]);
  });

  it("tells all at once, each at its own row", () => {
    const units = [unit("a", "甲局"), unit("a", "甲局"), unit("c", "丙局", [], "towns")];
    const issues = checkUnits(units, smallScheme, (row) => ({ kind: "row", file: "units.csv", row: row + 2 }));
    expect(issues.map(({ code, place }) => `${code} ${place.kind === "row" ? place.row : ""}`)).toEqual([
      "id-repeated 3",
      "unit-name-repeated 3",
      "group-unknown 4",
    ]);
  });
});

describe("finding the unit that a file means", () => {
  const find = unitFinder([unit("jyj", "市教育局", ["市教委"]), unit("czj", "市财政局（国资委）")]);

  it("takes its id, name and aliases, width and spaces aside", () => {
    for (const text of ["jyj", "市教育局", " 市 教育局 ", "市教委", "ｊｙｊ"]) expect(find(text)?.id, text).toBe("jyj");
    expect(find("市财政局(国资委)")?.id).toBe("czj");
  });

  it("guesses nothing", () => {
    for (const text of ["", "教育局", "市教育", "JYJ", "市教育局办公室", "__proto__", "constructor"]) {
      expect(find(text), text).toBeUndefined();
    }
  });
});

describe("a unit from outside", () => {
  it.each([
    null,
    1,
    {},
    unit("a b", "甲局"),
    unit("a", ""),
    { ...unit("a", "甲局"), aliases: [""] },
    { ...unit("a", "甲局"), x: 1 },
  ])("that is %j is refused", (raw) => {
    expect(refusedCodes(checkShape(unitShape, raw, "units.csv")).length).toBeGreaterThan(0);
  });
});
