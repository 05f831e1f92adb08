import * as v from "valibot";

/** What can stand for $1, $2 … in a statement. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** What a statement gave: its rows, and how many rows it touched. */
export type Answer = { readonly rows: readonly unknown[]; readonly count: number };

/** Whatever takes SQL: a database, or a transaction on it. Without values the text may hold several statements. */
export type Sql = { readonly run: (text: string, values?: readonly SqlValue[]) => Promise<Answer> };

/** PostgreSQL (数据库), in this process or on a server: the same SQL either way. */
export type Database = Sql & {
  readonly kind: "embedded" | "server";
  /**
   * Does some work in one serializable transaction, again from the start where PostgreSQL says that another one came between.
   *
   * @param first statements that run before anything is read, such as a lock
   */
  readonly serial: <T>(first: string, work: (tx: Sql) => Promise<T>) => Promise<T>;
  /** Does some work on one connection, where statements such as BEGIN hold for those after them. */
  readonly alone: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Hears what is notified on a channel, from any process, until the release is called. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
};

/** The rows of a statement, typed. @throws RangeError where the tables are not as our migrations made them */
export const rowsOf = async <T>(
  sql: Sql,
  shape: v.GenericSchema<unknown, T>,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<readonly T[]> => {
  const { rows } = await sql.run(text, values);
  const typed = v.safeParse(v.array(shape), rows);
  if (!typed.success) {
    throw new RangeError(
      `rows: got ${v.flatten(typed.issues).nested === undefined ? "none" : JSON.stringify(v.flatten(typed.issues).nested)}, want the shape of ${text.slice(0, 60)}`,
    );
  }
  return typed.output;
};

/** The first row, or null. */
export const rowOf = async <T>(
  sql: Sql,
  shape: v.GenericSchema<unknown, T>,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<T | null> => (await rowsOf(sql, shape, text, values))[0] ?? null;

/** PostgreSQL's word for "another transaction came between; once more". Source: PostgreSQL, appendix A, class 40. */
const againCodes: ReadonlySet<string> = new Set(["40001", "40P01"]);

export const isToRepeat = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && againCodes.has(error.code);

/** How often a transaction is tried before its refusal is our own bug. */
export const mostTries = 12;

/** Waits longer each time, and never as long as the others that wait. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(500, 5 * 2 ** attempt)));

/** A time as the ledger writes it, from a column of type timestamptz. */
export const utc = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
