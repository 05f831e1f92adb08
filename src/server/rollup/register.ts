import { base64 } from "@scure/base";
import * as v from "valibot";

import type { CsvTable } from "../../app/ports.ts";
import { readTyped } from "../../app/tables/readTyped.ts";
import { idShape, nameShape, type Shape } from "../../domain/shared/checkShape.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { rowsOf, type Sql } from "../database/database.ts";

/** A jurisdiction (地区) that hands in, or that others count in: its code, its level in the plan, what is above it, its office's key. */
export type Jurisdiction = {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly above: string | null;
  /** Ed25519 in base64; null for one that hands in nothing of its own. */
  readonly publicKey: string | null;
};

const shape: Shape<Jurisdiction> = v.strictObject({
  code: idShape,
  name: nameShape,
  level: idShape,
  above: v.nullable(idShape),
  publicKey: v.nullable(v.string()),
});

/**
 * Reads the register (地区名录) from a CSV file with the columns code, name, level, above and publicKey; the last two may be empty.
 *
 * @returns the issues of `readTyped`, `id-repeated` (id), `rollup-above-unknown` (code, above), `rollup-above-circle` (code),
 *   `rollup-key-unreadable` (code)
 */
export const readRegister = (table: CsvTable, file: string): Result<readonly Jurisdiction[]> => {
  const typed = readTyped(table, ["code", "name", "level", "above", "publicKey"], shape, file, (cell) => ({
    code: cell("code"),
    name: cell("name"),
    level: cell("level"),
    above: cell("above") === "" ? null : cell("above"),
    publicKey: cell("publicKey") === "" ? null : cell("publicKey"),
  }));
  if (!typed.ok) return typed;
  const { rows, place } = typed.value;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const issues = rows.flatMap((row, n): readonly Issue[] => {
    const { code, above, publicKey } = row;
    const first = rows.findIndex((other) => other.code === code);
    return [
      ...(first < n ? [errorAt(place(n), "id-repeated", { id: code })] : []),
      ...(above !== null && !byCode.has(above) ? [errorAt(place(n), "rollup-above-unknown", { code, above })] : []),
      ...(isAboveItself(row, byCode) ? [errorAt(place(n), "rollup-above-circle", { code })] : []),
      ...(publicKey !== null && !isKey(publicKey) ? [errorAt(place(n), "rollup-key-unreadable", { code })] : []),
    ];
  });
  return issues.length > 0 ? refused(issues) : done(rows);
};

const isKey = (text: string): boolean => {
  try {
    return base64.decode(text).length === 32;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
};

const isAboveItself = (start: Jurisdiction, byCode: ReadonlyMap<string, Jurisdiction>): boolean => {
  const passed = new Set<string>();
  for (let at: Jurisdiction | undefined = start; at; at = at.above === null ? undefined : byCode.get(at.above)) {
    if (passed.has(at.code)) return at.code === start.code;
    passed.add(at.code);
  }
  return false;
};

/**
 * Puts the register in place (登记地区): by code, new ones added, others changed; none is taken off, for results hang on them.
 *
 * @returns how many there are now
 */
export const keepRegister = async (sql: Sql, register: readonly Jurisdiction[]): Promise<number> => {
  await sql.run(
    `insert into rollup.jurisdiction (code, name, level, public_key)
     select code, name, level, "publicKey"
     from json_to_recordset($1::json) as r (code text, name text, level text, "publicKey" text)
     on conflict (code) do update set name = excluded.name, level = excluded.level, public_key = excluded.public_key`,
    [JSON.stringify(register)],
  );
  await sql.run(
    `update rollup.jurisdiction j set above = up.id
     from json_to_recordset($1::json) as r (code text, above text) left join rollup.jurisdiction up on up.code = r.above
     where j.code = r.code`,
    [JSON.stringify(register)],
  );
  const [row] = await rowsOf(
    sql,
    v.object({ count: v.number() }),
    "select count(*)::int as count from rollup.jurisdiction",
  );
  return row?.count ?? 0;
};
