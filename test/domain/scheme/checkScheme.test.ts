import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallScheme } from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";

const parse = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const check = (scheme: unknown) => checkScheme(scheme, "scheme.json");
const withWeights = (open: string, other: string): Scheme => ({
  ...smallScheme,
  performance: {
    openGovernment: "open",
    components: [
      { id: "open", name: "政务公开", weight: open },
      { id: "other", name: "其他工作", weight: other },
    ],
  },
});
const withPoints = (...points: readonly string[]): Scheme => ({
  ...smallScheme,
  criteria: smallScheme.criteria.map((one, index) => ({ ...one, maxPoints: points[index] ?? one.maxPoints })),
});

describe("a scheme", () => {
  it.each(["sample/scheme.json", "templates/small.scheme.json"])("as shipped in %s holds", (path) => {
    expect(valueOf(check(parse(path)))).toEqual(parse(path));
  });

  it("whose open-government work weighs 4% holds, and 3.9999% is refused at its field", () => {
    valueOf(check(withWeights("4", "96")));
    valueOf(check(withWeights("4.0000", "96")));
    const issues = refusalOf(check(withWeights("3.9999", "96.0001")));
    expect(issues).toEqual([
      {
        code: "weight-below-floor",
        severity: "error",
        place: { kind: "field", document: "scheme.json", path: "performance.components[0].weight" },
        data: { component: "政务公开", weight: "3.9999", floor: "4" },
      },
    ]);
    codesOf(issues);
  });

  // 10 + 20 + 69.9999 = 99.9999.
  it("whose points are off by 0.0001 is refused with the difference", () => {
    expect(refusalOf(check(withPoints("10", "20", "69.9999")))).toEqual([
      {
        code: "points-do-not-add-up",
        severity: "error",
        place: { kind: "field", document: "scheme.json", path: "criteria" },
        data: { part: "criteria", got: "99.9999", want: "100", difference: "-0.0001" },
      },
    ]);
    expect(refusalOf(check(withPoints("10", "20", "70.0001")))[0]?.data["difference"]).toBe("0.0001");
  });

  it("whose points only floats would find unequal holds", () => {
    const tenths = { ...withPoints("0.1", "0.2", "0.3"), totalPoints: "0.6" };
    valueOf(check(tenths));
  });

  it("whose parties' or components' weights are off by 0.0001 is refused", () => {
    const parties = smallScheme.parties.map((party) => ({ ...party, weight: "50.00005" }));
    expect(refusalOf(check({ ...smallScheme, parties })).map(({ data }) => data)).toEqual([
      { part: "parties", got: "100.0001", want: "100", difference: "0.0001" },
    ]);
    expect(refusalOf(check(withWeights("4", "95.9999"))).map(({ data }) => data)).toEqual([
      { part: "components", got: "99.9999", want: "100", difference: "-0.0001" },
    ]);
  });

  it("is refused exactly when its points miss the total, however small the parts", () => {
    const cents = fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 12 });
    const text = (value: number): string => `${Math.floor(value / 10_000)}.${String(value % 10_000).padStart(4, "0")}`;
    fc.assert(
      fc.property(cents, fc.integer({ min: -1, max: 1 }), (points, off) => {
        const total = points.reduce((sum, one) => sum + one, 0) + off;
        const criteria = points.map((one, index) => ({
          id: `c${index}`,
          name: `指标${index}`,
          maxPoints: text(one),
          clause: "",
          rule: { kind: "points" },
        }));
        expect(check({ ...smallScheme, criteria, totalPoints: text(total) }).ok).toBe(off === 0);
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("with an id or a name twice is refused at the second", () => {
    const [first, second, third] = smallScheme.criteria;
    const criteria = [first, { ...second, id: "c1" }, { ...third, name: "主动公开" }];
    const issues = refusalOf(check({ ...smallScheme, criteria }));
    expect(codesOf(issues)).toEqual(["id-repeated", "name-repeated"]);
    expect(issues.map(({ place }) => (place.kind === "field" ? place.path : ""))).toEqual([
      "criteria[1].id",
      "criteria[2].name",
    ]);
  });

  it.each(["groups", "parties"] as const)("with one of its %s twice is refused", (part) => {
    const list = smallScheme[part];
    const twice = { ...smallScheme, [part]: [list[0], { ...list[1], id: list[0]?.id, name: list[0]?.name }] };
    expect(refusedCodes(check(twice))).toEqual(["id-repeated", "name-repeated"]);
  });

  it("with two components of one name is refused", () => {
    const scheme = withWeights("4", "96");
    const [open, other] = scheme.performance.components;
    const components = [open, { ...other, name: "政务公开" }];
    expect(refusedCodes(check({ ...scheme, performance: { ...scheme.performance, components } }))).toEqual([
      "name-repeated",
    ]);
  });

  it("with two grades of one name is refused: a notice could not count them apart", () => {
    const grades = [
      { name: "优秀", from: "90" },
      { name: "合格", from: "80" },
      { name: "合格", from: "0" },
    ];
    expect(refusedCodes(check({ ...smallScheme, grades }))).toEqual(["name-repeated"]);
  });

  it("with a criterion of no points is refused", () => {
    expect(refusedCodes(check(withPoints("0", "20", "80")))).toEqual(["criterion-without-points"]);
    expect(refusedCodes(check({ ...withPoints("0", "0.000", "0"), totalPoints: "0" }))).toEqual([
      "criterion-without-points",
      "criterion-without-points",
      "criterion-without-points",
    ]);
  });

  it("whose grades do not fall is refused at each that does not", () => {
    const grades = ["90", "90.0", "95", "0"].map((from, index) => ({ name: `等次${index}`, from }));
    const issues = refusalOf(check({ ...smallScheme, grades }));
    expect(codesOf(issues)).toEqual(["grades-not-falling", "grades-not-falling"]);
    expect(issues.map(({ data }) => data["grade"])).toEqual(["等次1", "等次2"]);
  });

  it("whose last grade does not start at 0 is refused: some total would have no grade", () => {
    expect(refusedCodes(check({ ...smallScheme, grades: [{ name: "合格", from: "0.01" }] }))).toEqual([
      "grades-without-zero",
    ]);
    valueOf(check({ ...smallScheme, grades: [{ name: "合格", from: "0.00" }] }));
  });

  it("that does not say which component is open-government work is refused", () => {
    const performance = { ...smallScheme.performance, openGovernment: "zwgk" };
    expect(refusedCodes(check({ ...smallScheme, performance }))).toEqual(["component-unknown"]);
  });

  it("is told everything that is wrong at once", () => {
    const bad = {
      ...withWeights("3", "96"),
      criteria: [...withPoints("0", "20", "70").criteria, { ...smallScheme.criteria[0], name: "另一项" }],
      grades: [
        { name: "差", from: "10" },
        { name: "好", from: "20" },
      ],
    };
    expect(refusedCodes(check(bad))).toEqual([
      "id-repeated",
      "points-do-not-add-up",
      "criterion-without-points",
      "grades-not-falling",
      "grades-without-zero",
      "weight-below-floor",
    ]);
  });
});

describe("what is no scheme", () => {
  it.each([null, undefined, 4, "scheme", [], {}, true])("such as %j is refused, not thrown at", (raw) => {
    expect(refusedCodes(check(raw)).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(smallScheme))("such as one without %s is refused at that field", (key) => {
    const raw = Object.fromEntries(Object.entries(smallScheme).filter(([name]) => name !== key));
    const issues = refusalOf(check(raw));
    expect(codesOf(issues)).toEqual(["field-missing"]);
    expect(issues[0]?.place).toEqual({ kind: "field", document: "scheme.json", path: key });
  });

  it.each(Object.keys(smallScheme))("such as one whose %s is null is refused", (key) => {
    expect(refusedCodes(check({ ...smallScheme, [key]: null }))).toEqual(["field-invalid"]);
  });

  it.each(Object.keys(smallScheme.policy))(
    "such as one whose policy does not state %s is refused: no default",
    (key) => {
      const policy = Object.fromEntries(Object.entries(smallScheme.policy).filter(([name]) => name !== key));
      expect(refusedCodes(check({ ...smallScheme, policy }))).toEqual(["field-missing"]);
    },
  );

  it.each(["__proto__", "constructor", "extra"])("such as one with a field %s is refused", (key) => {
    const text = `${JSON.stringify(smallScheme).slice(0, -1)},${JSON.stringify(key)}:{"format":"x"}}`;
    expect(refusedCodes(check(JSON.parse(text)))).toEqual(["field-unknown"]);
  });

  it("such as weights given as floats is refused", () => {
    const components = smallScheme.performance.components.map((one) => ({ ...one, weight: Number(one.weight) }));
    const performance = { ...smallScheme.performance, components };
    expect(refusedCodes(check({ ...smallScheme, performance }))).toEqual(["field-invalid", "field-invalid"]);
  });

  it.each([
    ["year", 2007],
    ["year", 2026.5],
    ["year", "2026"],
    ["format", "kaoping-scheme/2"],
    ["groups", []],
    ["criteria", []],
  ])("such as one whose %s is %j is refused", (key, value) => {
    expect(refusedCodes(check({ ...smallScheme, [key]: value }))).toEqual(["field-invalid"]);
  });

  it("is refused whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(check(raw).ok).toBe(false);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
