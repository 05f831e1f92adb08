import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { goodScheme } from "./goodScheme.ts";

type Node = Record<string | number, unknown>;

/** The good scheme with the field at `path` set; undefined takes it away. */
export const changed = (path: string, value: unknown, from: unknown = goodScheme): unknown => {
  // Not structuredClone, which keeps what two places share shared.
  const copy = JSON.parse(JSON.stringify(from)) as Node;
  const keys = path.replaceAll(/\[(\d+)\]/gu, ".$1").split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((node, key) => node[key] as Node, copy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
};

/** Some changes, one upon the other. */
export const changedAll = (changes: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(changes).reduce<unknown>((scheme, [path, value]) => changed(path, value, scheme), goodScheme);

/** What is wrong with a scheme, "code path" each; every issue reads in both languages. */
export const faultsOf = (scheme: unknown): readonly string[] => {
  const { issues } = checkScheme(scheme, "scheme.json");
  const codes = codesOf(issues);
  return issues.map(({ place }, index) => `${codes[index] ?? ""} ${place.kind === "field" ? place.path : place.kind}`);
};

/** Where things stand in the good scheme. */
export const at = {
  points: "tables[0]",
  relative: "tables[1]",
  content: "tables[0].criteria[0].children[0]",
  options: "tables[0].criteria[0].children[1]",
  count: "tables[0].criteria[1].children[0]",
  completion: "tables[0].criteria[1].children[1]",
  view: "tables[0].criteria[2]",
  minus: "tables[0].criteria[3]",
  marks: "tables[0].stages[0]",
  bonus: "tables[0].stages[1]",
  veto: "tables[0].stages[3].vetoes[0]",
  hall: "tables[1].criteria[0].children[1]",
  tasks: "tables[1].criteria[1]",
  findings: "tables[1].criteria[2]",
  formula: "tables[1].criteria[3]",
  survey: "tables[1].criteria[4]",
  first: "tables[1].stages[0]",
  second: "tables[1].stages[1]",
  weighted: "tables[1].stages[2]",
  convert: "tables[1].stages[3]",
  components: "tables[1].stages[4]",
  limit: "tables[1].stages[5]",
  staged: "tables[1].stages[6]",
  gate: "tables[1].stages[7]",
} as const;
