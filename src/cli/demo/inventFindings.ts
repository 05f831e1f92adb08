import { decisionColumns, filingColumns } from "../../app/tables/readAppeals.ts";
import { findingColumns } from "../../app/tables/readFindings.ts";
import type { CsvTable } from "../../app/ports.ts";
import { leavesOf } from "../../domain/scheme/criterion.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Draw } from "./inventWords.ts";

type Rows = Pick<CsvTable, "header" | "rows">;

/** What a year's monitoring found (演示问题), and one appeal against it; a file each. */
export type InventedFindings = {
  readonly first: Rows;
  /** The next round's, and what became of the first one's. */
  readonly second: Rows;
  readonly appeals: Rows;
  readonly decisions: Rows;
};

/**
 * Invents findings in the first two rounds that a rule counts, for about a third of the units and the first at least: those of
 * the first round put right and rechecked in the second, all but the last; an appeal against the first that is upheld in part.
 */
export const inventFindings = (scheme: Scheme, units: readonly Unit[], draw: Draw): InventedFindings => {
  const found = units.flatMap((unit, index) => {
    const counted = countedBy(scheme, unit);
    return counted && (index === 0 || draw(`${unit.name}\nfindings`, 3) === 0) ? [{ unit, ...counted }] : [];
  });
  const day = (month: string): string => `${scheme.year}-${month}`;
  const first = found.map(({ unit, leaf, kinds, rounds: [round = ""] }, index) => ({
    id: `${round}-${index + 1}`,
    about: [round, unit.id, leaf, kinds[draw(unit.name, kinds.length)] ?? ""],
    count: String(2 + draw(`${unit.name}\ncount`, 2)),
    found: [day("03-27"), day("04-17")],
  }));
  const [appealed] = found;
  const [against] = first;
  const finding = (one: (typeof first)[number], later: readonly string[]): readonly string[] => [
    ...[one.id, ...one.about, one.count, ...one.found, ...later],
    ...["演示问题", ""],
  ];
  const [, second] = appealed?.rounds ?? [];
  return {
    first: { header: findingColumns, rows: first.map((one) => finding(one, ["", "", ""])) },
    second: {
      header: findingColumns,
      rows: [
        ...first.slice(0, -1).map((one) => finding(one, [day("04-15"), day("05-08"), "0"])),
        ...found.slice(0, 1).flatMap(({ unit, leaf, kinds }) =>
          second === undefined
            ? []
            : [
                [`${second}-1`, second, unit.id, leaf, kinds[0] ?? "", "1", day("09-24"), day("10-20")].concat(
                  ...[
                    ["", "", ""],
                    ["演示问题", ""],
                  ],
                ),
              ],
        ),
      ],
    },
    appeals: {
      header: filingColumns,
      rows:
        appealed && against
          ? [["s1", appealed.unit.id, appealed.leaf, against.id, "其中一处已经公开", "", day("11-16"), day("11-18")]]
          : [],
    },
    decisions: {
      header: decisionColumns,
      rows: against ? [["s1", "部分成立", day("11-20"), "复核组", "经查一处公开在前", "", "", "1", "", ""]] : [],
    },
  };
};

/** The first leaf of a unit's table that findings count on, with its kinds of fault and its rounds. */
const countedBy = (
  { groups, tables }: Scheme,
  { group }: Unit,
): { readonly leaf: string; readonly kinds: readonly string[]; readonly rounds: readonly string[] } | null => {
  const table: Table | undefined = tables.find(({ id }) => id === groups.find((one) => one.id === group)?.table);
  for (const { id, rule } of leavesOf(table?.criteria ?? [])) {
    if (rule.kind === "findings") return { leaf: id, kinds: rule.kinds.map((kind) => kind.id), rounds: rule.rounds };
  }
  return null;
};
