import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { checkFullMarks } from "../../../src/domain/scoring/fullMarks.ts";
import { exact, exactText, isZero, subtract, sum } from "../../../src/domain/shared/exact.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallScheme, smallTable } from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";
import { goodScheme } from "./goodScheme.ts";
import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

type Json = Record<string, unknown>;
const templates = ["departments", "counties", "small"] as const;
type Template = (typeof templates)[number];
const textOf = (name: Template): string => readFileSync(`templates/${name}.scheme.json`, "utf8");
const check = (scheme: unknown) => checkScheme(scheme, "scheme.json");

/** A template with values set at paths such as "tables.0.total"; undefined takes a field away. */
const but = (name: Template, ...changes: readonly (readonly [path: string, value: unknown])[]): unknown => {
  const scheme = JSON.parse(textOf(name)) as Json;
  for (const [path, value] of changes) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const target = keys.reduce<Json>((at, key) => at[key] as Json, scheme);
    if (value === undefined) Reflect.deleteProperty(target, last);
    else target[last] = value;
  }
  return scheme;
};
const table = "tables.0";
const stages = `${table}.stages`;
const criteria = `${table}.criteria`;
const point = { kind: "points", scale: null };

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
});

describe("a scheme is refused", () => {
  it("where its stages do not come to its total at full marks", () => {
    const scheme = valueOf(check(but("departments", [`${table}.totalPoints`, "110"])));
    expect(codesOf(checkFullMarks(scheme, null, "scheme.json"))).toEqual(["full-marks-differ"]);
  });

  it.each([null, undefined, 4, "scheme", [], {}, true])("where it is %j, and not thrown at", (raw) => {
    expect(refusedCodes(check(raw)).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(smallScheme))("without %s, at that field", (key) => {
    const issues = refusalOf(check(but("small", [key, undefined])));
    expect(codesOf(issues)).toEqual(["field-missing"]);
    expect(issues[0]?.place).toMatchObject({ path: key });
  });

  it("with all the policies that a table leaves out", () => {
    const silent = but(
      "small",
      [`${table}.missing`, undefined],
      [`${table}.notApplicable`, undefined],
      [`${stages}.0.absentParty`, undefined],
      [`${stages}.0.rounding`, undefined],
    );
    expect(refusedCodes(check(silent))).toEqual(["field-missing", "field-missing", "field-missing", "field-missing"]);
  });

  it.each(["__proto__", "constructor", "extra"])("with a field %s", (key) => {
    const text = textOf("small").replace("{", `{"${key}": 1,`);
    expect(refusedCodes(check(JSON.parse(text)))).toEqual(["field-unknown"]);
  });

  it("or holds, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(check(raw).ok).toBe(false);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});

describe("the faults of a scheme with something of everything", () => {
  it("are none as it stands", () => {
    expect(valueOf(check(goodScheme))).toEqual(goodScheme);
  });

  it("name the place, the parts and the difference of what does not add up", () => {
    expect(refusalOf(check(changed(`${at.content}.maxPoints`, "39.9999")))).toEqual([
      {
        code: "points-do-not-add-up",
        severity: "error",
        place: { kind: "field", document: "scheme.json", path: "tables[0].criteria[0].children" },
        data: { part: "criteria", got: "59.9999", want: "60", difference: "-0.0001" },
      },
    ]);
  });

  it("name what is known where a reference leads nowhere", () => {
    expect(refusalOf(check(changed(`${at.first}.round`, "spring")))[0]?.data).toEqual({
      part: "round",
      id: "spring",
      known: "mid, end",
    });
  });

  it("are rounds and tables without ids and names of their own", () => {
    expect(faultsOf(changed("rounds[1].id", "MID"))).toContain("id-repeated rounds[1].id");
    expect(faultsOf(changed("rounds[1].name", "年中监测"))).toEqual(["name-repeated rounds[1].name"]);
    expect(faultsOf(changed("tables[1].name", "市直部门考核表"))).toEqual(["name-repeated tables[1].name"]);
    expect(faultsOf(changed("tables[1].id", "Points"))).toContain("id-repeated tables[1].id");
  });

  it("are tables without a total to be a part of", () => {
    expect(faultsOf(changed("tables[0].totalPoints", "0.0"))).toEqual(["table-without-points tables[0].totalPoints"]);
  });

  it("are none, but warnings, where nothing asks for a round, a party or a table", () => {
    const more = {
      "rounds[2]": { id: "spare", name: "备用轮次" },
      "parties[3]": { id: "peers", name: "互评", by: "reviewers", combine: { kind: "mean" }, required: "all" },
      "tables[2]": { ...goodScheme.tables[0], id: "spare", name: "备用表" },
    };
    const checked = check(changedAll(more));
    expect(checked.ok).toBe(true);
    expect(checked.issues.map(({ code, severity, place }) => [code, severity, place])).toEqual(
      [...Object.keys(more)].map((path) => [
        "part-unused",
        "warning",
        { kind: "field", document: "scheme.json", path },
      ]),
    );
  });

  it("are told all at once, each at its field", () => {
    const faults = {
      "rounds[1].name": ["年中监测", "name-repeated rounds[1].name"],
      "parties[2].combine.fewerThan": [2, "trimmed-mean-drops-all parties[2].combine.fewerThan"],
      [`${at.content}.maxPoints`]: ["39.9999", "points-do-not-add-up tables[0].criteria[0].children"],
      [`${at.options}.rule.options[0].share`]: ["1.2", `share-outside ${at.options}.rule.options[0].share`],
      [`${at.points}.notApplicable.rule`]: [
        { kind: "factor", factor: "0" },
        `factor-zero ${at.points}.notApplicable.rule.factor`,
      ],
      [`${at.first}.round`]: ["spring", `reference-unknown ${at.first}.round`],
      [`${at.weighted}.of[0].weight`]: ["50", `points-do-not-add-up ${at.weighted}.of`],
      "groups[0].grading.quotas[0].limit.percent": [
        "200",
        "percent-above-hundred groups[0].grading.quotas[0].limit.percent",
      ],
      "performance.components[0].weight": ["3", "points-do-not-add-up performance.components"],
    } as const;
    const changes = Object.fromEntries(Object.entries(faults).map(([path, [value]]) => [path, value]));
    expect(faultsOf(changedAll(changes))).toEqual([
      ...Object.values(faults).map(([, fault]) => fault),
      "weight-below-floor performance.components[0].weight",
    ]);
  });

  it("are told of what is nested without end before it is read", () => {
    const nested = (levels: number): object => (levels === 0 ? {} : { children: [nested(levels - 1)] });
    expect(faultsOf(changed("tables[0].criteria[0]", nested(100)))).toEqual(["nested-too-deep "]);
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(refusedCodes(check(deep))).toEqual(["nested-too-deep"]);
  });

  it("are told in words, whichever field is set to whatever", () => {
    const paths: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (path !== "") paths.push(path);
      if (node === null || typeof node !== "object") return;
      for (const [key, child] of Object.entries(node)) {
        visit(child, Array.isArray(node) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
      }
    };
    visit(goodScheme, "");
    const values = fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      "0",
      "1",
      "x",
      "100",
      0,
      1,
      true,
      [],
      {},
      "__proto__",
      "total",
      "self",
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), values, (path, value) => {
        codesOf(check(changed(path, value)).issues);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
