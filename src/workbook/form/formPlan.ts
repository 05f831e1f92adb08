import type { Breakdown, Duty, Task } from "../../domain/breakdown/breakdown.ts";
import { isLeaf, type Leaf } from "../../domain/scheme/criterion.ts";
import { placedCriteria } from "../../domain/scheme/criterionPaths.ts";
import { leastPoints } from "../../domain/scheme/plannedRoots.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { plainName, unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import type { Subject } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { tasksOfUnit } from "../../domain/selfEvaluation/tasksOfUnit.ts";
import { exactText, isZero } from "../../domain/shared/exact.ts";
import { tableIdOf } from "../review/reviewPlan.ts";

/** A task of a form, and whether its unit leads it. */
type FormTask = { readonly task: Task; readonly leads: boolean };

/** A criterion of a form, with those above it, and the points it has. */
type FormCriterion = { readonly leaf: Leaf; readonly path: string; readonly most: string };

/** What a unit is asked in its form (自评表内容). */
export type FormPlan = {
  readonly unit: Unit;
  readonly form: string;
  readonly title: string;
  readonly document: string;
  /** The year that evidence must be of; null where neither scheme nor document says. */
  readonly year: number | null;
  /** An ISO date; null where none was set. */
  readonly due: string | null;
  readonly tasks: readonly FormTask[];
  readonly duties: readonly Duty[];
  readonly criteria: readonly FormCriterion[];
  readonly findings: readonly Finding[];
};

/** What forms are made from; the same for every unit. */
export type FormMatter = {
  readonly breakdown: Breakdown;
  readonly scheme: Scheme | null;
  readonly findings: readonly Finding[];
};

export const formPlan = (
  { breakdown, scheme, findings }: FormMatter,
  unit: Unit,
  form: string,
  due: string | null,
): FormPlan => {
  const find = unitFinder([unit]);
  return {
    unit,
    form,
    title: scheme?.title ?? breakdown.title,
    document: breakdown.title,
    year: scheme?.year ?? breakdown.year,
    due,
    tasks: tasksOfUnit(breakdown, unit).map((task) => ({ task, leads: task.lead.some((name) => find(name)) })),
    duties: breakdown.duties,
    criteria: scheme ? criteriaFor(scheme, unit) : [],
    findings: findings.filter((one) => one.unit === unit.id),
  };
};

const known = new WeakMap<Scheme, Map<string, readonly FormCriterion[]>>();

/** The criteria that a unit gives itself points on: all that have points and are not counted from findings. */
const criteriaFor = (scheme: Scheme, unit: Unit): readonly FormCriterion[] => {
  const byTable = known.get(scheme) ?? new Map<string, readonly FormCriterion[]>();
  known.set(scheme, byTable);
  const id = tableIdOf(scheme, unit);
  const made = byTable.get(id) ?? criteriaOf(scheme, id);
  byTable.set(id, made);
  return made;
};

const criteriaOf = (scheme: Scheme, id: string): readonly FormCriterion[] => {
  const table = scheme.tables.find((one) => one.id === id);
  if (!table) return [];
  return placedCriteria(table.criteria, "").flatMap(({ criterion, above }): readonly FormCriterion[] => {
    if (!isLeaf(criterion) || criterion.rule.kind === "findings") return [];
    const most = leastPoints(table, criterion.id);
    if (!most || isZero(most)) return [];
    const path = [...above, criterion].map(({ name }) => name).join(" / ");
    return [{ leaf: criterion, path, most: exactText(most) }];
  });
};

/** A finding as a form puts it to its unit. */
export const findingWords = ({ clause, evidence }: Finding): string =>
  [clause, evidence].filter((words) => words !== "").join("；");

/** How a form calls what evidence is about (对应编号): a task by its own number, the others by number and kind. */
export const codeOf = ({ kind, id }: Subject): string => (kind === "task" ? id : `${codePrefix[kind]}${id}`);

const codePrefix = { duty: "普遍-", criterion: "指标-", finding: "问题-" } as const;

/** Everything that evidence on a form can be about, by its code, width and spaces aside. */
export const subjectsByCode = (plan: FormPlan): ReadonlyMap<string, Subject> =>
  new Map(subjectsOf(plan).map((subject) => [plainName(codeOf(subject)), subject]));

const subjectsOf = ({ tasks, duties, criteria, findings }: FormPlan): readonly Subject[] => [
  ...tasks.map(({ task }): Subject => ({ kind: "task", id: task.id })),
  ...duties.map((_, index): Subject => ({ kind: "duty", id: String(index + 1) })),
  ...criteria.map(({ leaf }): Subject => ({ kind: "criterion", id: leaf.id })),
  ...findings.map(({ id }): Subject => ({ kind: "finding", id })),
];
