import { dueLeaves, type DueLeaf } from "../../domain/scheme/dueLeaves.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { apart, leafHeader, parentNames, type LeafHeader } from "./leafHeaders.ts";

/** A leaf whose points are typed, how its column is headed, and the tables (考核表) that have it so. */
type ReviewColumn = DueLeaf & LeafHeader & { readonly tables: readonly string[] };

/** The columns of a reviewer (评分列): leaves whose points are typed, by whichever group's table asks for them. */
export const columnsFor = (scheme: Scheme, { party }: Reviewer): readonly ReviewColumn[] => {
  const columns = new Map<string, ReviewColumn>();
  for (const table of scheme.tables) {
    const parents = parentNames(table);
    for (const { round, leaf } of dueLeaves(table, party)) {
      if (leaf.rule.kind !== "points") continue;
      const header = `${whenOf(scheme, round)}${leafHeader(leaf)}`;
      const key = [round, leaf.id, header].join("\n");
      const tables = [...(columns.get(key)?.tables ?? []), table.id];
      columns.set(key, { round, leaf, header, id: leaf.id, parent: parents.get(leaf.id) ?? "", tables });
    }
  }
  return apart([...columns.values()]);
};

const whenOf = ({ rounds }: Scheme, round: string): string =>
  rounds.length > 1 ? `${rounds.find(({ id }) => id === round)?.name ?? round}·` : "";

/** The table that a unit is assessed by. */
export const tableOf = ({ groups }: Scheme, { group }: Unit): string =>
  groups.find(({ id }) => id === group)?.table ?? "";

/** What a reviewer scores that is not typed as points, and so comes in by the long CSV. */
export const othersFor = (scheme: Scheme, { party }: Reviewer): number =>
  new Set(
    scheme.tables.flatMap((table) =>
      dueLeaves(table, party).flatMap(({ round, leaf }) =>
        leaf.rule.kind === "points" ? [] : [`${round}\n${leaf.id}`],
      ),
    ),
  ).size;
