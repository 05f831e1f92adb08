import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import Ajv from "ajv";
import { describe, expect, it } from "vitest";

import { schemaFiles } from "../../scripts/schemas.ts";
import { runKaoping } from "../support/runKaoping.ts";

const path = "schemas/breakdown.schema.json";
const schema = JSON.parse(readFileSync(path, "utf8")) as { $schema: string; $id: string };
/** Of another hand than the shapes, so that it says whether others can hold our output to the schema. */
const validate = new Ajv({ allErrors: true }).compile(schema);
const faultsOf = (output: unknown): readonly string[] => {
  validate(output);
  return (validate.errors ?? []).map(({ keyword, message }) => `${keyword}: ${message ?? ""}`);
};

const seeds = "../shared/seeds";
const documents = [
  "sample/work-points.txt",
  ...(existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : []),
];

const outputOf = async (document: string): Promise<Record<string, unknown>> =>
  JSON.parse((await runKaoping("read", document, "--json")).out) as Record<string, unknown>;

const without = (output: Record<string, unknown>, field: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(output).filter(([name]) => name !== field));

describe("the published schema of read --json", () => {
  it("is what `npm run schemas` makes of the shape", async () => {
    const made = await schemaFiles();
    expect([...made.keys()]).toContain(path);
    expect(made.get(path)).toBe(readFileSync(path, "utf8"));
  });

  it("is of draft 7 and has a name of its own", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(schema.$id).toBe("urn:kaoping:schema:breakdown:1");
  });

  it("describes every field, and takes no others", () => {
    const bare: string[] = [];
    const open: string[] = [];
    const visit = (node: unknown, at: string): void => {
      if (node === null || typeof node !== "object") return;
      const { properties, additionalProperties } = node as Record<string, unknown>;
      if (properties !== undefined && additionalProperties !== false) open.push(at);
      for (const [name, field] of Object.entries(properties ?? {})) {
        if (typeof (field as { description?: unknown }).description !== "string") bare.push(`${at}/${name}`);
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${at}/${key}`);
    };
    visit(schema, "");
    expect({ bare, open }).toEqual({ bare: [], open: [] });
  });

  it.each(documents)("holds for %s", async (document) => {
    const output = await outputOf(document);
    expect(output["tasks"]).not.toEqual([]);
    expect(faultsOf(output)).toEqual([]);
  });

  it("does not hold for what is no breakdown", async () => {
    const output = await outputOf("sample/work-points.txt");
    const untitled = without(output, "title");
    const [task] = output["tasks"] as Record<string, unknown>[];
    expect(faultsOf(untitled)).toEqual([expect.stringContaining("required: ")]);
    expect(faultsOf({ ...output, extra: 1 })).toEqual([expect.stringContaining("additionalProperties: ")]);
    expect(faultsOf({ ...output, tasks: [{ ...task, leadMode: "alone" }] })).toEqual([
      expect.stringContaining("enum: "),
    ]);
    expect(faultsOf({ ...output, tasks: [{ ...task, confidence: 1.5 }] })).toEqual([
      expect.stringContaining("maximum: "),
    ]);
    expect(faultsOf({ ...output, year: 2026.5 })).not.toEqual([]);
  });

  it("leaves room for the short names of units", async () => {
    const output = await outputOf("sample/work-points.txt");
    const plain = without(output, "aliases");
    const place = { start: 0, end: 4, line: 1 };
    const alias = { short: "市发改委", full: "市发展改革委", source: "document", quote: "以下简称市发改委", place };
    expect(faultsOf(plain)).toEqual([]);
    expect(faultsOf({ ...plain, aliases: [alias] })).toEqual([]);
    expect(faultsOf({ ...plain, aliases: [{ ...alias, source: "guess" }] })).not.toEqual([]);
  });
});
