import { describe, expect, it } from "vitest";

import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { checkUnits, unitFinder, unitShape, type Unit } from "../../../src/domain/scheme/unit.ts";
import { checkShape } from "../../../src/domain/shared/checkShape.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { codesOf, refusedCodes } from "../../fixtures/issues.ts";
import { goodScheme } from "./goodScheme.ts";
import { changed } from "./oneFault.ts";

const unit = (
  id: string,
  name: string,
  aliases: readonly string[] = [],
  group = "departments",
  partOf: Unit["partOf"] = null,
): Unit => ({ id, name, group, aliases, partOf });
const check = (...units: readonly Unit[]) => codesOf(checkUnits(units, goodScheme, () => wholeAssessment));

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
    const issues = checkUnits(units, goodScheme, (row) => ({ kind: "row", file: "units.csv", row: row + 2 }));
    expect(issues.map(({ code, place }) => `${code} ${place.kind === "row" ? place.row : ""}`)).toEqual([
      "id-repeated 3",
      "unit-name-repeated 3",
      "group-unknown 4",
    ]);
  });
});

describe("units that are parts of others", () => {
  const county = unit("xian", "云泽县", [], "counties");
  const part = (id: string, of: string, role = "town", group = "departments"): Unit =>
    unit(id, `乡镇${id}`, [], group, { unit: of, role });

  it("hold where the whole is in the list and its table counts the role", () => {
    expect(check(county, part("t1", "xian"), part("t2", "xian"), part("d1", "xian", "department"))).toEqual([]);
  });

  it("are refused where there is no such whole", () => {
    expect(check(county, part("t1", "shi"))).toEqual(["part-of-unknown"]);
  });

  it("are refused where something is a part of itself, by one step or several", () => {
    expect(check(part("t1", "t1"))).toEqual(["part-of-circle"]);
    const circle = [
      part("a", "b", "town", "counties"),
      part("b", "c", "town", "counties"),
      part("c", "a", "town", "counties"),
    ];
    expect(check(...circle)).toEqual(["part-of-circle", "part-of-circle", "part-of-circle"]);
    // What hangs on a circle is not in it.
    expect(check(...circle, part("d", "a"))).toEqual(["part-of-circle", "part-of-circle", "part-of-circle"]);
  });

  it("are warned of where the whole's table has no such role", () => {
    const issues = checkUnits([county, part("t1", "xian", "village")], goodScheme, () => wholeAssessment);
    expect(issues.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["role-unused warning"]);
    expect(check(unit("ju", "市教育局"), part("t1", "ju"))).toEqual(["role-unused"]);
  });

  it("are refused where their tables are out of different totals: no mean could join them", () => {
    const mixed = [county, part("t1", "xian"), part("t2", "xian", "town", "counties")];
    const scheme = changed("tables[1].totalPoints", "120") as Scheme;
    expect(codesOf(checkUnits(mixed, scheme, () => wholeAssessment))).toEqual(["part-totals-differ"]);
    expect(check(...mixed)).toEqual([]);
    const same = changed("tables[1].totalPoints", "100.00") as Scheme;
    expect(codesOf(checkUnits(mixed, same, () => wholeAssessment))).toEqual([]);
  });

  it("are let pass in their roles while there is no scheme", () => {
    expect(checkUnits([county, part("t1", "xian", "village")], null, () => wholeAssessment)).toEqual([]);
    expect(codesOf(checkUnits([part("t1", "xian")], null, () => wholeAssessment))).toEqual(["part-of-unknown"]);
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
    { ...unit("a", "甲局"), partOf: undefined },
    { ...unit("a", "甲局"), partOf: { unit: "b" } },
  ])("that is %j is refused", (raw) => {
    expect(refusedCodes(checkShape(unitShape, raw, "units.csv")).length).toBeGreaterThan(0);
  });
});
