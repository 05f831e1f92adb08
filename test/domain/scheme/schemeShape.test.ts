import { describe, expect, it } from "vitest";

import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { refusedCodes } from "../../fixtures/issues.ts";
import { goodScheme } from "./goodScheme.ts";
import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

/** Every field of the good scheme by its path, but list entries. */
const fieldsOf = (node: unknown, path = ""): readonly string[] =>
  node === null || typeof node !== "object"
    ? []
    : Object.entries(node).flatMap(([key, child]) => {
        const own = Array.isArray(node) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
        return [...(Array.isArray(node) ? [] : [own]), ...fieldsOf(child, own)];
      });

/** What may be left out, and what says which kind of thing it is, without which nothing else of it can be judged. */
const isSaid = (path: string): boolean =>
  !/\.(?:kind|op|by|rule|children)$/u.test(path) && !/criteria.*\.(?:maxPoints|weight|notApplicable)$/u.test(path);

describe("the shape of a scheme", () => {
  const fields = fieldsOf(goodScheme).filter(isSaid);

  it("states everything: each of its fields is missed where it is not there, for there are no defaults", () => {
    expect(fields.length).toBeGreaterThan(400);
    for (const path of fields) expect(faultsOf(changed(path, undefined)), path).toEqual([`field-missing ${path}`]);
  });

  it("names all the missing fields at once", () => {
    const paths = ["tables[0].missing", "groups[0].ranking.ties", "performance.notAssessed", `${at.marks}.absentParty`];
    const faults = faultsOf(changedAll(Object.fromEntries(paths.map((path) => [path, undefined]))));
    expect([...faults].sort()).toEqual(paths.map((path) => `field-missing ${path}`).sort());
  });

  it.each([
    ["year", 2007],
    ["year", 2026.5],
    ["year", "2026"],
    ["groups", []],
    ["tables", []],
    ["rounds", []],
    ["parties", []],
    ["tables[0].criteria", []],
    ["tables[0].stages", []],
    ["tables[0].criteria[0].children", []],
    ["parties[2].required", 0],
    ["parties[2].required", 1.5],
    ["parties[2].required", "most"],
    ["parties[2].combine.dropHighest", -1],
    ["tables[0].totalPoints", 100],
    ["tables[0].totalPoints", "-100"],
    ["tables[0].totalPoints", "1e2"],
    ["tables[0].totalPoints", "１００"],
    ["tables[0].notApplicable.leastShare", "1/0"],
    ["tables[0].stages[0].bounds.min", "1/2"],
    ["tables[0].stages[2].rounding.places", 11],
    ["tables[0].stages[2].rounding.mode", "up"],
    [`${at.survey}.rule.minimumSample`, 0],
    [`${at.formula}.rule.formula`, "x".repeat(501)],
    [`${at.content}.rule.kinds[0].points`, "-1"],
    [`${at.content}.id`, "指标"],
    [`${at.content}.name`, " "],
    ["groups[0].grading.quotas[0].refill", "no"],
    ["performance.components[0].weight", 4],
  ])("refuses %s that is %j", (path, value) => {
    const [fault] = faultsOf(changed(path, value));
    expect(fault).toBe(`field-invalid ${path}`);
  });

  it("is not looked into where it calls itself of another format", () => {
    expect(faultsOf(changedAll({ format: "kaoping-scheme/2", year: "2026" }))).toEqual(["format-other file"]);
  });

  it.each(["", "tables[0].", `${at.marks}.`, `${at.content}.`, `${at.content}.rule.`, "groups[0].grading."])(
    "refuses a field it does not know, in %j",
    (where) => {
      expect(faultsOf(changed(`${where}extra`, 1))).toEqual([`field-unknown ${where}extra`]);
    },
  );

  it.each(["__proto__", "constructor", "toString"])("refuses a field %s", (key) => {
    const text = `${JSON.stringify(goodScheme).slice(0, -1)},${JSON.stringify(key)}:{"format":"x"}}`;
    expect(refusedCodes(checkScheme(JSON.parse(text), "scheme.json"))).toEqual(["field-unknown"]);
  });

  it("reads a criterion with children and a rule as a branch that has a field too many", () => {
    expect(faultsOf(changed("tables[0].criteria[0].rule", { kind: "allOrNothing" }))).toEqual([
      "field-unknown tables[0].criteria[0].rule",
    ]);
  });

  it("takes bounds and tests below 0", () => {
    expect(faultsOf(changedAll({ [`${at.marks}.bounds.min`]: "-5", [`${at.gate}.when.bound`]: "-0.5" }))).toEqual([]);
  });
});
