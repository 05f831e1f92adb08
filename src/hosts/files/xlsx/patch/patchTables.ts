import type { SheetLayout } from "../../../../workbook/sheetLayout.ts";
import type { Area } from "../addresses.ts";
import { contentTypes, relationTypes, type Relation } from "../bookParts.ts";
import { realTables, tableArea, tablePart } from "../tablePart.ts";
import { attributesOf, partTree } from "./partTree.ts";
import { meet, rangesOf } from "./ranges.ts";
import { freeId } from "./relations.ts";
import type { Changes } from "./changes.ts";

/** A table of Excel's as a file has it. */
type FoundTable = {
  readonly relation: Relation;
  readonly xml: string;
  readonly name: string;
  readonly area: Area | null;
};

/**
 * Writes the tables of one of our sheets anew (改写表格): one that bears our name, or lies where ours was, is ours, with its
 * number kept and columns that others added at its right; other tables stay.
 *
 * @returns the relations of all tables that the sheet has then
 */
export const patchTables = (
  changes: Changes,
  relations: readonly Relation[],
  { before, after }: { readonly before: SheetLayout | null; readonly after: SheetLayout },
): { readonly ids: readonly string[]; readonly gone: readonly string[]; readonly added: readonly Relation[] } => {
  const former = before ? realTables(before) : [];
  const areas = former.map(tableArea);
  const wanted = realTables(after);
  const names = new Set([...former, ...wanted].map(({ table }) => table.name));
  const found = relations
    .filter(({ type }) => type.endsWith("/table"))
    .map((relation): FoundTable => {
      const xml = changes.parts.text(relation.target);
      const attributes = attributesOf(xml);
      const name = attributes.get("displayName") ?? attributes.get("name") ?? "";
      return { relation, xml, name, area: rangesOf(attributes.get("ref") ?? "")[0] ?? null };
    });
  const isOurs = ({ name, area }: FoundTable): boolean =>
    names.has(name) || (area !== null && areas.some((one) => meet(one, area)));
  const ours = found.filter(isOurs);
  const ids = found.filter((one) => !isOurs(one)).map(({ relation }) => relation.id);
  const added: Relation[] = [];
  const kept = new Set<string>();
  for (const placed of wanted) {
    const same = ours.find(({ name }) => name === placed.table.name);
    const wasWide = former.find(({ table }) => table.name === placed.table.name)?.table.columns.length;
    const part = same?.relation.target ?? changes.parts.free("xl/tables/table");
    const id = same ? Number(attributesOf(same.xml).get("id")) : changes.freeTableId();
    changes.put(part, contentTypes.table, [tablePart(placed, id, same ? columnsBeside(same.xml, wasWide) : [])]);
    const relation = same?.relation ?? {
      id: freeId(
        relations,
        added.map((one) => one.id),
      ),
      type: relationTypes.table,
      target: part,
    };
    if (!same) added.push(relation);
    kept.add(relation.id);
    ids.push(relation.id);
  }
  const gone = ours.filter(({ relation }) => !kept.has(relation.id)).map(({ relation }) => relation);
  for (const { target } of gone) changes.remove(target);
  return { ids, gone: gone.map(({ id }) => id), added };
};

/** The columns of a table behind the first ones. */
const columnsBeside = (table: string, ours: number | undefined): readonly string[] => {
  const columns = partTree(table).children.find(({ name }) => name === "tableColumns")?.xml;
  return columns === undefined || ours === undefined
    ? []
    : partTree(columns)
        .children.slice(ours)
        .map(({ xml }) => xml);
};
