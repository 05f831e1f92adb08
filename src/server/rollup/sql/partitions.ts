/** How many parts a table of jurisdictions has; `migrations/0001_rollup.sql` makes as many. */
export const partitionCount = 12;

/** The tables that are partitioned by jurisdiction (按地区分区的表). */
export const partitionedTables = ["loading", "unit", "result"] as const;

/**
 * A query over each part of a table, one after the other or beside each other (分区汇总): what is grouped is grouped where the part
 * lies, on another server too, and only sums travel.
 *
 * @param query the query over one part, by its name
 */
export const overParts = (table: (typeof partitionedTables)[number], query: (part: string) => string): string =>
  Array.from({ length: partitionCount }, (_, part) => `(${query(`rollup.${table}_${part}`)})`).join("\nunion all\n");
