import { plainName, unitShape, type Unit } from "../../domain/scheme/unit.ts";
import { done, noteAt, type Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

/** Before an alias that is only proposed (待确认): who looks at the list takes the mark away, or the alias. */
export const proposalMark = "?";

/**
 * Units (被考核单位) from a CSV file with the columns id, name, group, aliases, part_of and role where units have component units,
 * from and until where one is founded, merged or renamed in the year; aliases are parted by ";" or "；". One with
 * the mark of a proposal before it is left out.
 *
 * @returns the rows' issues, and the note `alias-unconfirmed` (count, names) where proposals were left out
 */
export const readUnits = (table: CsvTable, file: string): Result<TypedRows<Unit>> => {
  const read = readTyped(
    table,
    ["id", "name", "group", "aliases"],
    unitShape,
    file,
    (cell) => ({
      id: cell("id"),
      name: cell("name"),
      group: cell("group"),
      aliases: aliasesIn(cell("aliases")).filter((alias) => !isProposal(alias)),
      partOf: cell("part_of") === "" ? null : { unit: cell("part_of"), role: cell("role") },
      ...(cell("from") === "" ? {} : { from: cell("from") }),
      ...(cell("until") === "" ? {} : { until: cell("until") }),
    }),
    ["part_of", "role", "from", "until"],
  );
  if (!read.ok) return read;
  const column = table.header.indexOf("aliases");
  const open = table.rows.flatMap((row) => aliasesIn(row[column] ?? "").filter(isProposal));
  if (open.length === 0) return read;
  const names = open.slice(0, mostShown).join("、") + (open.length > mostShown ? "…" : "");
  return done(read.value, [noteAt({ kind: "file", name: file }, "alias-unconfirmed", { count: open.length, names })]);
};

const mostShown = 5;

const aliasesIn = (cell: string): readonly string[] =>
  cell
    .split(/[;；]/u)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== "");

const isProposal = (alias: string): boolean => plainName(alias).startsWith(proposalMark);
