import { toJsonSchema } from "@valibot/to-json-schema";
import { format, resolveConfig } from "prettier";

import { breakdownOutputShape } from "../src/domain/breakdown/breakdownOutputShape.ts";
import { schemeJsonSchema } from "./schemeJsonSchema.ts";

/** The published schemas by their path from the project's root, formatted as all files are. */
export const schemaFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const schemas = new Map([
    ["schemas/breakdown.schema.json", breakdownJsonSchema()],
    ["schemas/scheme.schema.json", schemeJsonSchema()],
  ]);
  const files = new Map<string, string>();
  for (const [path, schema] of schemas) {
    const config = await resolveConfig(path);
    files.set(path, await format(JSON.stringify(schema), { ...config, parser: "json" }));
  }
  return files;
};

const breakdownJsonSchema = (): object => {
  const { $schema, ...rest } = toJsonSchema(breakdownOutputShape, {
    target: "draft-07",
    // JSON Schema knows no flags; our patterns mean the same with and without theirs.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === "regex" && "requirement" in valibotAction && valibotAction.requirement instanceof RegExp
        ? { ...jsonSchema, pattern: valibotAction.requirement.source }
        : undefined,
  });
  return {
    $schema,
    $id: "urn:kaoping:schema:breakdown:1",
    title: "任务分解 breakdown",
    description: "read --json 读出一份工作要点时的输出。What `read --json` gives for a document that could be read.",
    ...rest,
  };
};
