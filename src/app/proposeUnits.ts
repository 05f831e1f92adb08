import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { plainName, type Unit } from "../domain/scheme/unit.ts";
import type { CsvTable } from "./ports.ts";
import { proposeAliases } from "./proposeAliases.ts";
import { proposalMark } from "./tables/readUnits.ts";

/** Words for many bodies at once (集合单位): they are no unit that could be assessed. */
const collective =
  /^(?:各|全|有关|相关|其他|其它)|各(?:部门|部門|单位|單位|机构|機構|区|區|县|縣|市|乡镇|街道)|(?:有关|有關|相关|相關|其他|直属|直屬)(?:部门|部門|单位|單位|机构|機構)|乡镇|街道办事处/u;

/**
 * Proposes a list of units from the names that the document gives as lead units (建议的被考核单位), in order of first
 * mention. Names are taken as first written: two names of one body are two rows without aliases, for a person to join;
 * `proposedUnitTable` says which they may be.
 *
 * @param group the group they all are put into
 */
export const proposeUnits = ({ tasks }: Breakdown, group: string): readonly Unit[] => {
  const asWritten = new Map<string, string>();
  for (const name of tasks.flatMap(({ lead }) => lead)) {
    const plain = plainName(name);
    if (!asWritten.has(plain) && plain !== "" && !collective.test(plain)) asWritten.set(plain, name.trim());
  }
  return [...asWritten.values()].map((name, index) => ({
    id: `u${String(index + 1).padStart(3, "0")}`,
    name,
    group,
    aliases: [],
    partOf: null,
  }));
};

/**
 * The proposed units as a list for staff to go through (单位名单底稿): other names they may have stand in `aliases` with the
 * mark of a proposal, "?市发改委". `readUnits` leaves those out until the mark is taken away.
 */
export const proposedUnitTable = (breakdown: Breakdown, units: readonly Unit[]): Pick<CsvTable, "header" | "rows"> => {
  const open = new Map<string, string[]>();
  for (const { unit, name } of proposeAliases(breakdown, units)) {
    open.set(unit.id, [...(open.get(unit.id) ?? []), proposalMark + name]);
  }
  return {
    header: ["id", "name", "group", "aliases"],
    rows: units.map(({ id, name, group, aliases }) => [
      id,
      name,
      group,
      [...aliases, ...(open.get(id) ?? [])].join("；"),
    ]),
  };
};
