import type { Sql } from "../database/database.ts";
import { partitionCount, partitionedTables } from "./sql/partitions.ts";

/**
 * The statements that spread the roll-up's partitions over further servers (分片): parts n, n + k, … of all tables become foreign tables
 * on the n-th of them, by postgres_fdw, so that a jurisdiction is whole on one server; the first share stays here.
 *
 * @param servers addresses of databases in which `migrate` has run, postgres://user:password@host:port/database
 * @throws RangeError for an address that `unfitShard` finds unfit
 */
const shardStatements = (servers: readonly string[]): readonly string[] => [
  "create extension if not exists postgres_fdw",
  ...servers.flatMap((address, n) => {
    if (unfitShard(address))
      throw new RangeError(`a shard: got ${address}, want postgres://user:password@host:port/database`);
    return serverStatements(new URL(address), `rollup_shard_${n + 1}`);
  }),
  ...Array.from({ length: partitionCount }, (_, part) => part).flatMap((part) => {
    const share = part % (servers.length + 1);
    return share === 0
      ? []
      : partitionedTables.flatMap((table) => partStatements(table, part, `rollup_shard_${share}`));
  }),
];

/** Whether a text is no address of a shard. */
export const unfitShard = (address: string): boolean =>
  !/^postgres(?:ql)?:\/\/[^/\s]+\/[^/\s?]+$/u.test(address) || !URL.canParse(address);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const serverStatements = ({ hostname, port, pathname, username, password }: URL, server: string): readonly string[] => {
  const database = decodeURIComponent(pathname.slice(1));
  const secret = password === "" ? "" : `, password ${quoted(decodeURIComponent(password))}`;
  return [
    `create server ${server} foreign data wrapper postgres_fdw options (
       host ${quoted(hostname)}, port ${quoted(port === "" ? "5432" : port)}, dbname ${quoted(database)},
       async_capable 'true', fetch_size '20000', batch_size '1000', use_remote_estimate 'false')`,
    `create user mapping for current_user server ${server} options (user ${quoted(decodeURIComponent(username))}${secret})`,
  ];
};

/** A part that holds nothing makes way for the one of the same name on the server. */
const partStatements = (table: string, part: number, server: string): readonly string[] => [
  `do $$ begin if exists (select from rollup.${table}_${part}) then
     raise exception 'rollup.${table}_${part} holds rows: move them first, see docs/rollup.md'; end if; end $$`,
  `drop table rollup.${table}_${part}`,
  `create foreign table rollup.${table}_${part} partition of rollup.${table}
     for values with (modulus ${partitionCount}, remainder ${part}) server ${server}
     options (schema_name 'rollup', table_name '${table}_${part}')`,
];

/** Spreads the partitions over further servers (设置分片), all or none. */
export const shard = async (tx: Sql, servers: readonly string[]): Promise<void> => {
  for (const statement of shardStatements(servers)) await tx.run(statement);
};
