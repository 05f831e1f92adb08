import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";

import { schemaFiles } from "../../scripts/schemas.ts";
import { goodScheme } from "../domain/scheme/goodScheme.ts";
import { at, changed, faultsOf } from "../domain/scheme/oneFault.ts";

const path = "schemas/scheme.schema.json";
const schema = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
/** Of another hand than the shapes, so that it says whether others can hold a scheme to the schema. */
const validate = new Ajv({ allErrors: true }).compile(schema);
const holds = (scheme: unknown): boolean => validate(scheme);

describe("the published schema of schemes", () => {
  it("is what `npm run schemas` makes of the shape", async () => {
    expect((await schemaFiles()).get(path)).toBe(readFileSync(path, "utf8"));
  });

  it("says what each field means, and takes no others", () => {
    const bare: string[] = [];
    const open: string[] = [];
    const visit = (node: unknown, where: string): void => {
      if (node === null || typeof node !== "object") return;
      const { properties, additionalProperties } = node as Record<string, unknown>;
      if (properties !== undefined && additionalProperties !== false) open.push(where);
      for (const [name, field] of Object.entries(properties ?? {})) {
        if (typeof (field as { description?: unknown }).description !== "string") bare.push(`${where}/${name}`);
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${where}/${key}`);
    };
    visit(schema, "");
    expect({ bare, open }).toEqual({ bare: [], open: [] });
  });

  it.each(["small", "departments", "counties"])("holds for the template %s", (name) => {
    expect(holds(JSON.parse(readFileSync(`templates/${name}.scheme.json`, "utf8")))).toBe(true);
  });

  it("holds for a scheme with something of everything", () => {
    expect(holds(goodScheme)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["year", 2007],
    ["rounds", []],
    ["tables[0].missing", undefined],
    ["tables[0].totalPoints", 100],
    ["tables[0].stages[0].outOf", "1e2"],
    [`${at.content}.rule.cap`, "level"],
    [`${at.content}.rule.extra`, 1],
    [`${at.content}.children`, []],
    [`${at.view}.id`, "指标"],
    [`${at.first}.order`, "first"],
    [`${at.veto}.score`, { kind: "cap" }],
    ["parties[2].required", 0],
    ["performance.pools", null],
  ])("refuses what the program's shape refuses: %s as %j", (field, value) => {
    const scheme = changed(field, value);
    expect(holds(scheme)).toBe(false);
    expect(faultsOf(scheme)[0]).toMatch(/^field-/u);
  });
});
