import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { checkShape, decimalShape, idShape, nameShape, type Shape } from "../../../src/domain/shared/checkShape.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";

type Party = { readonly id: string; readonly name: string; readonly weight: string };
const shape: Shape<{ readonly parties: readonly Party[] }> = v.strictObject({
  parties: v.array(v.strictObject({ id: idShape, name: nameShape, weight: decimalShape })),
});
const good = { parties: [{ id: "office", name: " 公开办 ", weight: "50" }] };

describe("a value from outside", () => {
  it("comes in typed, names trimmed", () => {
    expect(valueOf(checkShape(shape, good, "scheme.json"))).toEqual({
      parties: [{ id: "office", name: "公开办", weight: "50" }],
    });
  });

  it("is told all that is wrong with it at once, each at its field", () => {
    const bad = {
      parties: [
        { id: "a b", weight: 50 },
        { id: "p", name: "", weight: "5O", colour: "red" },
      ],
      extra: 1,
    };
    const issues = refusalOf(checkShape(shape, bad, "scheme.json"));
    expect(issues.map(({ code, place }) => `${code} ${place.kind === "field" ? place.path : ""}`).sort()).toEqual([
      "field-invalid parties[0].id",
      "field-invalid parties[0].weight",
      "field-invalid parties[1].name",
      "field-invalid parties[1].weight",
      "field-missing parties[0].name",
      "field-unknown extra",
      "field-unknown parties[1].colour",
    ]);
    codesOf(issues);
  });

  it.each([null, undefined, 0, NaN, "", "{}", true, [], [good], () => good, Symbol("scheme"), 12n])(
    "that is %s is refused, not thrown at",
    (raw) => {
      expect(refusedCodes(checkShape(shape, raw, "scheme.json")).length).toBeGreaterThan(0);
    },
  );

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "with a field %s is refused",
    (key) => {
      const raw: unknown = JSON.parse(`{"parties":[],${JSON.stringify(key)}:{"polluted":true}}`);
      expect(refusedCodes(checkShape(shape, raw, "scheme.json"))).toEqual(["field-unknown"]);
      expect(Object.prototype).not.toHaveProperty("polluted");
    },
  );

  it("cannot bring its fields in through its prototype's __proto__", () => {
    const raw: unknown = JSON.parse('{"__proto__":{"parties":[]}}');
    expect([...refusedCodes(checkShape(shape, raw, "scheme.json"))].sort()).toEqual(["field-missing", "field-unknown"]);
  });
});

describe("a decimal", () => {
  it.each(["0", "4", "3.9999", "100", "999999999999.123456789012"])("may be %s", (text) => {
    expect(valueOf(checkShape(decimalShape, text, "x"))).toBe(text);
  });
  it.each(["", "-1", "+1", "1e3", ".5", "5.", " 5", "1,5", "５", "1/3", "0.1234567890123", "1234567890123", "NaN"])(
    "may not be %j",
    (text) => {
      expect(refusedCodes(checkShape(decimalShape, text, "x"))).toEqual(["field-invalid"]);
    },
  );
});

describe("an id", () => {
  it.each(["a", "c1", "u001", "A-b_C", "x".repeat(40)])("may be %s", (text) => {
    expect(valueOf(checkShape(idShape, text, "x"))).toBe(text);
  });
  it.each(["", "-a", "_a", "a b", "市教育局", "a.b", "x".repeat(41), "a\n", "../a"])("may not be %j", (text) => {
    expect(refusedCodes(checkShape(idShape, text, "x"))).toContain("field-invalid");
  });
});
