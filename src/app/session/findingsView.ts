import { placedCriteria } from "../../domain/scheme/criterionPaths.ts";
import type { State } from "../state.ts";

/** A line of 问题台账 as the pane lists it. */
export type FindingLine = {
  readonly id: string;
  readonly round: string;
  readonly unit: string;
  readonly criterion: string;
  readonly kind: string;
  readonly count: string;
  readonly date: string;
  readonly due: string;
  /** Not yet put right; put right and waiting for its recheck; rechecked and nothing left; rechecked and something left. */
  readonly status: "open" | "rectified" | "cleared" | "remains";
  readonly left: string;
  readonly clause: string;
  readonly evidence: string;
};

/** The year's findings (问题台账), those that still ask for something first. */
export const findingLines = ({ findings, units, scheme }: State): readonly FindingLine[] => {
  if (!scheme) return [];
  const criteria = scheme.tables.flatMap((table) =>
    placedCriteria(table.criteria, "").map(({ criterion }) => criterion),
  );
  const kinds = criteria.flatMap((one) => ("rule" in one && one.rule.kind === "findings" ? one.rule.kinds : []));
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? id;
  const order = { open: 0, remains: 1, rectified: 2, cleared: 3 };
  return findings
    .map((one): FindingLine => {
      const left = one.recheck?.count ?? "";
      return {
        id: one.id,
        round: nameIn(scheme.rounds, one.round),
        unit: nameIn(units, one.unit),
        criterion: nameIn(criteria, one.criterion),
        kind: nameIn(kinds, one.kind),
        count: one.count,
        date: one.date,
        due: one.due ?? "",
        status: one.recheck
          ? Number(left) === 0
            ? "cleared"
            : "remains"
          : one.rectified === null
            ? "open"
            : "rectified",
        left,
        clause: one.clause,
        evidence: one.evidence,
      };
    })
    .sort((a, b) => order[a.status] - order[b.status]);
};
