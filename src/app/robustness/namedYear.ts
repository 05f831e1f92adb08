import { weighGroup, type WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import { criteriaOf } from "../../domain/scheme/criterion.ts";
import type { Group, Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Assessed } from "../../domain/scoring/facts.ts";
import type { Results } from "../computeResults.ts";
import type { State } from "../state.ts";

/** A year with results, and the names of what its ids stand for (年度与名称). */
export type NamedYear = {
  readonly assessed: Assessed;
  readonly state: State;
  readonly results: Results;
  readonly unitName: (id: string) => string;
  readonly reviewerName: (id: string) => string;
  readonly partyName: (id: string) => string;
  /** A leaf's name; with its stage's where a leaf of the table is scored in several. */
  readonly criterionName: (group: Group, stage: string, criterion: string) => string;
};

export const namedYear = (state: State, results: Results): NamedYear => {
  const { scheme, units, reviewers } = state;
  if (!scheme) throw new RangeError("results of a year: got no scheme, want the one they came from");
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const reviewerNames = new Map(reviewers.map(({ id, name }) => [id, name]));
  const partyNames = new Map(scheme.parties.map(({ id, name }) => [id, name]));
  return {
    assessed: { scheme, units, reviewers },
    state,
    results,
    unitName: (id) => unitNames.get(id) ?? id,
    reviewerName: (id) => reviewerNames.get(id) ?? unitNames.get(id) ?? id,
    partyName: (id) => partyNames.get(id) ?? id,
    criterionName: (group, stage, criterion) => {
      const table = tableOf(scheme, group);
      const name = criteriaOf(table.criteria).find(({ id }) => id === criterion)?.name ?? criterion;
      const stages = table.stages.filter(({ op }) => op === "criteria");
      const own = stages.find(({ id }) => id === stage);
      return stages.length > 1 && own ? `${name}（${own.name}）` : name;
    },
  };
};

/** The table by which a group is scored. */
export const tableOf = ({ tables }: Scheme, group: Group): Table => {
  const table = tables.find(({ id }) => id === group.table);
  if (!table) throw new RangeError(`table ${group.table}: got none, want one that was checked`);
  return table;
};

/** Each group with its weighed units, in the scheme's order. */
export const weighedGroups = ({
  assessed,
  results,
}: Pick<NamedYear, "assessed" | "results">): readonly { readonly group: Group; readonly weighed: WeighedGroup }[] =>
  assessed.scheme.groups.flatMap((group) => {
    const ranking = results.ranking.groups.find((one) => one.group === group.id);
    return ranking && ranking.rows.length > 0
      ? [{ group, weighed: weighGroup(assessed, group, results.scores, ranking) }]
      : [];
  });
