import { unitShape, type Unit } from "../../domain/scheme/unit.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

/** Units (被考核单位) from a CSV file with the columns id, name, group, aliases; aliases are parted by ";" or "；". */
export const readUnits = (table: CsvTable, file: string): Result<TypedRows<Unit>> =>
  readTyped(table, ["id", "name", "group", "aliases"], unitShape, file, (cell) => ({
    id: cell("id"),
    name: cell("name"),
    group: cell("group"),
    aliases: cell("aliases")
      .split(/[;；]/u)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ""),
  }));
