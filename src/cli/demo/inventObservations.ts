import type { CsvTable } from "../../app/ports.ts";
import { observationColumns } from "../../app/tables/readObservations.ts";
import type { Sha256 } from "../../domain/ledger/digest.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import { dueLeaves, type DueLeaf } from "../../domain/scheme/dueLeaves.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { divide, exact, fixedText, isZero, multiply, subtract, whole } from "../../domain/shared/exact.ts";
import { draw } from "./draw.ts";

/**
 * Invents a full set of observations (演示评分) for any list of units, as the long CSV: each unit has a level of its own,
 * each reviewer strays from it a little.
 */
export const inventObservations = (
  scheme: Scheme,
  units: readonly Unit[],
  reviewers: readonly Reviewer[],
  sha256: Sha256,
): Pick<CsvTable, "header" | "rows"> => ({
  header: observationColumns,
  rows: units.flatMap((unit) =>
    reviewers.flatMap((reviewer) =>
      leavesFor(scheme, unit, reviewer).map(({ round, leaf }) => {
        const level = 70 + draw(sha256, unit.name, 28);
        const stray = draw(sha256, `${unit.name}\n${leaf.id}\n${reviewer.id}`, 9) - 4;
        const percent = whole(Math.min(level + stray, 100));
        const max = exact(leaf.maxPoints ?? "0");
        const value = fixedText(divide(multiply(max, percent), whole(100)), 2);
        const reason = isZero(subtract(max, exact(value))) ? "" : `${leaf.name}有不到位之处`;
        const about = [round, unit.id, leaf.id, "", reviewer.party, reviewer.id];
        return [...about, "points", value, "", "", "scored", reason, ""];
      }),
    ),
  ),
});

/** The sample's scheme has nothing but typed points. */
const leavesFor = ({ groups, tables }: Scheme, { group }: Unit, { party }: Reviewer): readonly DueLeaf[] => {
  const name = groups.find(({ id }) => id === group)?.table;
  const table = tables.find(({ id }) => id === name);
  return table ? dueLeaves(table, party) : [];
};
