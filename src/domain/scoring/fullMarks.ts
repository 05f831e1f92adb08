import type { Scheme, Table } from "../scheme/scheme.ts";
import { compare, exact, exactText, zero } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { evaluateStages, type StageOutcome } from "./evaluateStages.ts";
import type { FormulaEvaluator } from "./facts.ts";

/** What full marks on everything come to, without bonus, penalty or veto (满分). */
const fullMarks = (scheme: Scheme, table: Table, formulas: FormulaEvaluator | null): StageOutcome => {
  const stages = evaluateStages(
    table,
    {
      formulas,
      outcome: (stage, input): StageOutcome => {
        switch (stage.op) {
          case "criteria":
            return { state: "scored", points: exact(stage.outOf) };
          case "events":
            return { state: "scored", points: zero };
          case "components":
            return { state: "scored", points: exact(componentTotal(scheme, table)) };
          case "veto":
            return input ?? { state: "notApplicable" };
        }
      },
    },
    null,
  );
  return stages.find(({ stage }) => stage === table.total)?.outcome ?? { state: "notApplicable" };
};

/** Component units are assessed by other tables; a check holds that their totals are of one size. */
const componentTotal = ({ tables }: Scheme, table: Table): string =>
  tables.find(({ stages, id }) => id !== table.id && stages.every(({ op }) => op !== "components"))?.totalPoints ??
  table.totalPoints;

/**
 * Holds every table's stages to its total (满分校验): full marks everywhere must come to `totalPoints` exactly, or a weight, a
 * conversion or a bound says something else than its table does.
 *
 * @returns `full-marks-differ` (table, got, want)
 */
export const checkFullMarks = (scheme: Scheme, formulas: FormulaEvaluator | null, document: string): readonly Issue[] =>
  scheme.tables.flatMap((table, index) => {
    const outcome = fullMarks(scheme, table, formulas);
    if (outcome.state === "scored" && compare(outcome.points, exact(table.totalPoints)) === 0) return [];
    const place = { kind: "field", document, path: `tables[${index}].totalPoints` } as const;
    if (outcome.state === "open") return outcome.issues.map((issue) => ({ ...issue, place }));
    const got = outcome.state === "scored" ? exactText(outcome.points) : outcome.state;
    return [errorAt(place, "full-marks-differ", { table: table.name, got, want: table.totalPoints })];
  });
