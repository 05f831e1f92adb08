import { isLeaf, leavesOf } from "../../domain/scheme/criterion.ts";
import type { LeafRule } from "../../domain/scheme/leafRule.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { mapCriteria } from "./mapCriteria.ts";
import type { Supposition } from "./supposition.ts";

/**
 * The scheme in which a figure of a criterion's rule is another (假设规则数值).
 *
 * @returns `supposed-criterion-absent`, `supposed-figure-absent` (figure, want)
 */
export const supposeRule = (
  scheme: Scheme,
  { criterion: id, figure, value }: Extract<Supposition, { kind: "rule" }>,
): Result<Scheme> => {
  const leaves = scheme.tables.flatMap(({ criteria }) => leavesOf(criteria)).filter((leaf) => leaf.id === id);
  const [first] = leaves;
  if (!first) return refused([errorAt(wholeAssessment, "supposed-criterion-absent", { criterion: id })]);
  if (leaves.every(({ rule }) => withFigure(rule, figure, value) === null)) {
    const want = figuresOf(first.rule).join(", ");
    return refused([errorAt(wholeAssessment, "supposed-figure-absent", { criterion: id, figure, want })]);
  }
  const tables = scheme.tables.map((table) => ({
    ...table,
    criteria: mapCriteria(table.criteria, (criterion) => {
      const rule = criterion.id === id && isLeaf(criterion) ? withFigure(criterion.rule, figure, value) : null;
      return rule ? { ...criterion, rule } : criterion;
    }),
  }));
  return done({ ...scheme, tables });
};

const plainFigures = [
  "each",
  "base",
  "ceiling",
  "most",
  "rectified",
  "leadWeight",
  "supportWeight",
  "minimumSample",
] as const;

/** The figures of a rule that may be supposed otherwise, by name. */
export const figuresOf = (rule: LeafRule): readonly string[] => [
  ...plainFigures.filter((name) => name in rule),
  ...listed(rule).map(({ id }) => id),
];

type Listed = { readonly id: string };

const listed = (rule: LeafRule): readonly Listed[] => {
  if ("kinds" in rule) return rule.kinds;
  if ("options" in rule) return rule.options;
  if ("parts" in rule) return rule.parts;
  return "states" in rule ? rule.states : [];
};

const withFigure = (rule: LeafRule, figure: string, value: string): LeafRule | null => {
  const plain = plainFigures.find((name) => name === figure && name in rule);
  if (plain) return { ...rule, [plain]: plain === "minimumSample" ? Number(value) : value };
  if (!listed(rule).some(({ id }) => id === figure)) return null;
  const share = <T extends Listed>(list: readonly T[]) =>
    list.map((item) => (item.id === figure ? { ...item, share: value } : item));
  if ("kinds" in rule) {
    return { ...rule, kinds: rule.kinds.map((kind) => (kind.id === figure ? { ...kind, points: value } : kind)) };
  }
  if ("options" in rule) return { ...rule, options: share(rule.options) };
  if ("parts" in rule) return { ...rule, parts: share(rule.parts) };
  return "states" in rule ? { ...rule, states: share(rule.states) } : null;
};
