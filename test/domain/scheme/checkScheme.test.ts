import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { checkFullMarks } from "../../../src/domain/scoring/fullMarks.ts";
import { exact, exactText, isZero, subtract, sum } from "../../../src/domain/shared/exact.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallScheme, smallTable } from "../../fixtures/smallYear.ts";
import { but, templates, textOf } from "../../fixtures/templates.ts";
import { runs, seed } from "../../soak.ts";

const table = "tables.0";
const stages = `${table}.stages`;
const criteria = `${table}.criteria`;
const point = { kind: "points", scale: null };
const check = (scheme: unknown) => checkScheme(scheme, "scheme.json");

describe("a scheme", () => {
  it.each(templates)("as shipped in the template %s holds, and full marks come to its total", (name) => {
    const scheme = valueOf(check(JSON.parse(textOf(name))));
    expect(scheme).toEqual(JSON.parse(textOf(name)));
    expect(checkFullMarks(scheme, null, "scheme.json")).toEqual([]);
  });

  it("of the sample holds", () => {
    valueOf(check(JSON.parse(readFileSync("sample/scheme.json", "utf8"))));
  });

  it("whose open-government work weighs 4% holds, and 3.9999% is refused at its field", () => {
    const weighing = (open: string, other: string) => {
      const [first, second] = smallScheme.performance.components;
      if (!first || !second) throw new RangeError("components: want two");
      const components = [
        { ...first, weight: open },
        { ...second, weight: other },
      ];
      return check({ ...smallScheme, performance: { ...smallScheme.performance, components } });
    };
    valueOf(weighing("4", "96"));
    valueOf(weighing("4.0000", "96"));
    const issues = refusalOf(weighing("3.9999", "96.0001"));
    expect(codesOf(issues)).toEqual(["weight-below-floor"]);
    expect(issues[0]).toMatchObject({
      place: { kind: "field", document: "scheme.json", path: "performance.components[0].weight" },
      data: { component: "政务公开", weight: "3.9999", floor: "4" },
    });
  });

  // 10 + 20 + 69.9999 = 99.9999.
  it("whose points are off by 0.0001 is refused with the difference", () => {
    const criteriaWith = smallTable.criteria.map((one) => (one.id === "c3" ? { ...one, maxPoints: "69.9999" } : one));
    const issues = refusalOf(check({ ...smallScheme, tables: [{ ...smallTable, criteria: criteriaWith }] }));
    expect(codesOf(issues)).toEqual(["points-do-not-add-up"]);
    expect(issues[0]?.data).toMatchObject({ got: "99.9999", want: "100", difference: "-0.0001" });
  });

  it("is refused exactly when a branch misses what its children add up to, however small the parts", () => {
    const part = fc.integer({ min: 1, max: 9999 }).map((value) => exactText(exact(`${value / 10_000}`)));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.nat({ max: 1 }), (parts, off) => {
        const whole = sum(parts.map(exact));
        const said = off === 0 ? whole : subtract(whole, exact("0.0001"));
        if (isZero(said)) return;
        const branch = {
          id: "b",
          name: "分支",
          clause: "",
          maxPoints: exactText(said),
          children: parts.map((maxPoints, index) => ({
            id: `l${index}`,
            name: `叶${index}`,
            clause: "",
            maxPoints,
            rule: point,
          })),
        };
        const [stage] = smallTable.stages;
        const made = {
          ...smallScheme,
          tables: [{ ...smallTable, criteria: [branch], stages: [{ ...stage, outOf: exactText(said) }] }],
        };
        const codes = codesOf(check(made).issues);
        expect(codes.includes("points-do-not-add-up")).toBe(off === 1);
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("is told everything that is wrong at once", () => {
    const codes = refusedCodes(
      check(
        but(
          "departments",
          [`${table}.total`, "base"],
          [`${criteria}.0.maxPoints`, "21"],
          [`${stages}.0.round`, "spring"],
          ["performance.openGovernment", "nothing"],
        ),
      ),
    );
    for (const code of ["total-not-last", "points-do-not-add-up", "reference-unknown"]) expect(codes).toContain(code);
  });

  it.each(["__proto__", "constructor", "extra"])("with a field %s is refused", (key) => {
    const text = textOf("small").replace("{", `{"${key}": 1,`);
    expect(refusedCodes(check(JSON.parse(text)))).toEqual(["field-unknown"]);
  });
});
