import { checkShape } from "../shared/checkShape.ts";
import { exact, isZero } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, judged, refused, warningAt, type Issue, type Result } from "../shared/result.ts";
import { checkCriteria } from "./checkCriteria.ts";
import { checkGroups } from "./checkGroups.ts";
import { checkLeafRules } from "./checkLeafRules.ts";
import { repeatedIn, type At } from "./checkLists.ts";
import { checkNotApplicable } from "./checkNotApplicable.ts";
import { checkParties } from "./checkParties.ts";
import { checkPerformance } from "./checkPerformance.ts";
import { checkStages } from "./checkStages.ts";
import { leavesOf } from "./criterion.ts";
import type { Scheme, Table } from "./scheme.ts";
import { schemeShape } from "./schemeShape.ts";
import { checkFloors } from "./weightFloors.ts";

/** Levels of objects and lists within each other: some 40 levels of criteria, and no text that exhausts a reader. */
const deepest = 90;

/**
 * Takes a scheme (考核方案) as it came and says at once all that is wrong with it, each fault at its field.
 *
 * Whether full marks come to the table's total is arithmetic, and checked where scores are computed.
 *
 * @param document the file or sheet it came from
 * @returns the scheme, or issues: `nested-too-deep` (most), the shape's, `table-without-points` (table), or those that the checks of this folder name;
 *   the warning `part-unused` (part, id) comes with a scheme that holds
 */
export const checkScheme = (raw: unknown, document: string): Result<Scheme> => {
  const at: At = (path: string): Place => ({ kind: "field", document, path });
  if (isDeeper(raw, deepest)) return refused([errorAt(at(""), "nested-too-deep", { most: deepest })]);
  const shaped = checkShape(schemeShape, raw, document);
  if (!shaped.ok) return shaped;
  const scheme = shaped.value;
  return judged(
    () => scheme,
    [
      ...repeatedIn(scheme.rounds, "rounds", at),
      ...checkParties(scheme, at),
      ...repeatedIn(scheme.tables, "tables", at),
      ...scheme.tables.flatMap((table, index) => {
        const path = `tables[${index}]`;
        return [
          ...checkTotal(table, path, at),
          ...checkCriteria(table, path, at),
          ...checkLeafRules(scheme, table, path, at),
          ...checkNotApplicable(table, path, at),
          ...checkStages(scheme, table, path, at),
        ];
      }),
      ...checkGroups(scheme, at),
      ...checkPerformance(scheme, at),
      ...checkFloors(scheme, [], document),
      ...unusedParts(scheme, at),
    ],
  );
};

/** What a total brings to performance is its part of the total points. */
const checkTotal = ({ name, totalPoints }: Table, path: string, at: At): readonly Issue[] =>
  isZero(exact(totalPoints)) ? [errorAt(at(`${path}.totalPoints`), "table-without-points", { table: name })] : [];

/** Rounds, parties and tables that nothing asks for: legal, and most likely a slip. */
const unusedParts = (scheme: Scheme, at: At): readonly Issue[] => {
  const stages = scheme.tables.flatMap((table) => table.stages);
  const leaves = scheme.tables.flatMap(({ criteria }) => leavesOf(criteria));
  const rounds = new Set([
    ...stages.flatMap((stage) => ("rounds" in stage ? stage.rounds : stage.op === "criteria" ? [stage.round] : [])),
    ...leaves.flatMap(({ rule }) => ("rounds" in rule ? rule.rounds : [])),
  ]);
  const parties = new Set(
    stages.flatMap((stage) => (stage.op === "criteria" ? stage.parties.map(({ party }) => party) : [])),
  );
  const tables = new Set(scheme.groups.map(({ table }) => table));
  const unused = (part: string, list: string, ids: readonly string[], used: ReadonlySet<string>): readonly Issue[] =>
    ids.flatMap((id, index) => (used.has(id) ? [] : [warningAt(at(`${list}[${index}]`), "part-unused", { part, id })]));
  const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  return [
    ...unused("round", "rounds", idsOf(scheme.rounds), rounds),
    ...unused("party", "parties", idsOf(scheme.parties), parties),
    ...unused("table", "tables", idsOf(scheme.tables), tables),
  ];
};

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));
