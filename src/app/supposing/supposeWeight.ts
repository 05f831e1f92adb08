import { isLeaf, type Criterion } from "../../domain/scheme/criterion.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Assessed } from "../../domain/scoring/facts.ts";
import { scopeOf } from "../../domain/scoring/observedSubject.ts";
import {
  compare,
  divide,
  exact,
  exactText,
  isZero,
  multiply,
  subtract,
  sum,
  type Exact,
} from "../../domain/shared/exact.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { mapCriteria } from "./mapCriteria.ts";
import type { Supposition } from "./supposition.ts";

/**
 * The scheme in which a criterion weighs more or less (假设权重): its siblings keep their proportions and share what is left,
 * so that the total stays. Typed points are worth the same part of their criterion as before.
 *
 * @returns `supposed-criterion-absent`, `supposed-weight-alone` where it has no siblings, `supposed-weight-range` (most)
 */
export const supposeWeight = (
  assessed: Assessed,
  { criterion: id, value }: Extract<Supposition, { kind: "weight" }>,
): Result<Scheme> => {
  const { scheme } = assessed;
  const found = scheme.tables.map((table) => ({ table, level: levelOf(table, id) }));
  const faults = found.flatMap(({ table, level }) => (level ? faultOf(table, level, id, value) : []));
  const [fault] = faults;
  if (fault) return refused([fault]);
  if (found.every(({ level }) => level === null)) {
    return refused([errorAt(wholeAssessment, "supposed-criterion-absent", { criterion: id })]);
  }
  const tables = found.map(({ table, level }) => (level ? weighed(assessed, table, level, id, value) : table));
  return done({ ...scheme, tables });
};

const pointsOf = ({ maxPoints }: Criterion): Exact => exact(maxPoints ?? "0");

const faultOf = ({ weights }: Table, { siblings, own }: Level, id: string, value: string): readonly Issue[] => {
  const data = { criterion: id, most: exactText(sum(siblings.map(pointsOf))) };
  if (siblings.length === 1) return [errorAt(wholeAssessment, "supposed-weight-alone", data)];
  if (weights === "relative") return [];
  const all = sum(siblings.map(pointsOf));
  if (compare(pointsOf(own), all) === 0) return [errorAt(wholeAssessment, "supposed-weight-alone", data)];
  const fits = !isZero(pointsOf(own)) && compare(exact(value), all) <= 0;
  return fits ? [] : [errorAt(wholeAssessment, "supposed-weight-range", data)];
};

const weighed = (assessed: Assessed, table: Table, { siblings, own }: Level, id: string, value: string): Table => {
  const marked = withScales(assessed, table);
  if (table.weights === "relative") {
    const criteria = mapCriteria(marked.criteria, (one) => (one.id === id ? { ...one, weight: value } : one));
    return { ...marked, criteria };
  }
  const all = sum(siblings.map(pointsOf));
  const ownFactor = divide(exact(value), pointsOf(own));
  const otherFactor = divide(subtract(all, exact(value)), subtract(all, pointsOf(own)));
  const among = new Set(siblings.map((sibling) => sibling.id));
  return {
    ...marked,
    criteria: mapCriteria(marked.criteria, (criterion) =>
      among.has(criterion.id) ? scaled(criterion, criterion.id === id ? ownFactor : otherFactor) : criterion,
    ),
  };
};

/** A criterion among its siblings. */
type Level = { readonly siblings: readonly Criterion[]; readonly own: Criterion };

/** A criterion's siblings; on the first level those that one stage counts together. */
const levelOf = ({ criteria, stages }: Table, id: string): Level | null => {
  const search = (siblings: readonly Criterion[]): readonly Criterion[] | null =>
    siblings.some((criterion) => criterion.id === id)
      ? siblings
      : siblings.reduce<readonly Criterion[] | null>(
          (found, criterion) => found ?? (isLeaf(criterion) ? null : search(criterion.children)),
          null,
        );
  const found = search(criteria);
  const own = found?.find((criterion) => criterion.id === id);
  if (!found || !own) return null;
  if (found !== criteria) return { siblings: found, own };
  const counting = stages.find(
    (stage) => stage.op === "criteria" && (stage.criteria === "all" || stage.criteria.includes(id)),
  );
  const counted = counting?.op === "criteria" ? counting.criteria : "all";
  return { siblings: counted === "all" ? found : found.filter((criterion) => counted.includes(criterion.id)), own };
};

/** A criterion with all that is beneath it, its points times a factor. */
const scaled = (criterion: Criterion, factor: Exact): Criterion => {
  const maxPoints = exactText(multiply(pointsOf(criterion), factor));
  return isLeaf(criterion)
    ? { ...criterion, maxPoints }
    : { ...criterion, maxPoints, children: criterion.children.map((child) => scaled(child, factor)) };
};

/** Typed points become marks out of what they were typed out of. */
const withScales = (assessed: Assessed, table: Table): Table => {
  const group = assessed.scheme.groups.find((one) => one.table === table.id);
  const subjects = group && scopeOf(assessed, group).subjects;
  const marked = (criterion: Criterion): Criterion => {
    if (!isLeaf(criterion) || criterion.rule.kind !== "points" || criterion.rule.scale) return criterion;
    const subject = subjects?.get(criterion.id);
    if (subject?.kind !== "leaf" || isZero(subject.max)) return criterion;
    return { ...criterion, rule: { kind: "points", scale: { lowest: "0", highest: exactText(subject.max) } } };
  };
  return { ...table, criteria: mapCriteria(table.criteria, marked) };
};
