import { toJsonSchema } from "@valibot/to-json-schema";

import {
  branchShape,
  criterionShape,
  leafShape,
  notApplicableShape,
  ruleShape,
} from "../src/domain/scheme/criterionShape.ts";
import { schemeShape } from "../src/domain/scheme/schemeShape.ts";
import { stageShape } from "../src/domain/scheme/stageShape.ts";
import {
  decimalShape,
  idShape,
  nameShape,
  ratioShape,
  roundingShape,
  signedDecimalShape,
} from "../src/domain/shared/checkShape.ts";
import { fieldMeanings } from "./schemeFieldMeanings.ts";

/** The JSON Schema of a scheme file (考核方案), with what each field means; what fields mean to each other it cannot say. */
export const schemeJsonSchema = (): object => {
  const { $schema, ...rest } = toJsonSchema(schemeShape, {
    target: "draft-07",
    // A name is trimmed when it is read; a schema only looks.
    ignoreActions: ["trim"],
    definitions: {
      decimal: decimalShape,
      signedDecimal: signedDecimalShape,
      ratio: ratioShape,
      identifier: idShape,
      name: nameShape,
      rounding: roundingShape,
      criterion: criterionShape,
      branch: branchShape,
      leaf: leafShape,
      rule: ruleShape,
      notApplicable: notApplicableShape,
      stage: stageShape,
    },
    // A reader looks whether there are children; a schema can only offer both.
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema === criterionShape ? { anyOf: [{ $ref: "#/$defs/branch" }, { $ref: "#/$defs/leaf" }] } : undefined,
    // JSON Schema knows no flags; our patterns mean the same with and without theirs.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === "regex" && "requirement" in valibotAction && valibotAction.requirement instanceof RegExp
        ? { ...jsonSchema, pattern: valibotAction.requirement.source }
        : undefined,
  });
  return {
    $schema,
    $id: "urn:kaoping:schema:scheme:1",
    title: "考核方案 scheme",
    description:
      "一个年度的考核方案；各项含义见 docs/scheme-format.md。How a year is assessed; see docs/scheme-format.md.",
    ...(described(rest, "") as object),
  };
};

/** Puts the meaning beside each field, found under "where.field" or "field"; `where` is the object's kind, op or list. */
const described = (node: unknown, where: string): unknown => {
  if (Array.isArray(node)) return node.map((part) => described(part, where));
  if (node === null || typeof node !== "object") return node;
  const { properties } = node as { readonly properties?: Readonly<Record<string, { readonly const?: string }>> };
  const own = properties ? (properties["kind"]?.const ?? properties["op"]?.const ?? where) : where;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) =>
      key === "properties" && properties
        ? [key, describedFields(properties, own)]
        : [key, described(child, ["items", "anyOf", "oneOf"].includes(key) ? where : key)],
    ),
  );
};

const describedFields = (fields: Readonly<Record<string, object>>, where: string): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const description = fieldMeanings[`${where}.${name}`] ?? fieldMeanings[name];
      return [name, { ...(description === undefined ? {} : { description }), ...(described(field, name) as object) }];
    }),
  );
