import type { CsvTable } from "../../app/ports.ts";
import { observationColumns } from "../../app/tables/readObservations.ts";
import type { Sha256 } from "../../domain/ledger/digest.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
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
    scheme.criteria.flatMap((criterion) =>
      reviewers.map((reviewer) => {
        const level = 70 + draw(sha256, unit.name, 28);
        const stray = draw(sha256, `${unit.name}\n${criterion.id}\n${reviewer.id}`, 9) - 4;
        const percent = whole(Math.min(level + stray, 100));
        const max = exact(criterion.maxPoints);
        const value = fixedText(divide(multiply(max, percent), whole(100)), 2);
        const reason = isZero(subtract(max, exact(value))) ? "" : `${criterion.name}有不到位之处`;
        const about = [scheme.round, unit.id, criterion.id, "", reviewer.party, reviewer.id];
        return [...about, "points", value, "", "", "scored", reason, ""];
      }),
    ),
  ),
});
