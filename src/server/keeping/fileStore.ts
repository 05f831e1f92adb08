import * as v from "valibot";

import { digestOfBytes, type Sha256 } from "../../domain/ledger/digest.ts";
import { rowOf, type Database, type Sql } from "../database/database.ts";

/** Contents by their digest (文件存放): put once, however often they come. */
export type FileStore = {
  /**
   * @param on the transaction to write in, if in one
   * @returns the content's SHA-256
   */
  readonly put: (content: Uint8Array, on?: Sql) => Promise<string>;
  /**
   * @param on the transaction to read in, if in one
   * @throws RangeError where there is none, or where what lies there is something else
   */
  readonly get: (sha256: string, on?: Sql) => Promise<Uint8Array>;
};

/** Where contents lie outside of the database: any store of objects by key. */
export type ObjectStore = {
  readonly put: (key: string, content: Uint8Array) => Promise<void>;
  readonly get: (key: string) => Promise<Uint8Array | null>;
};

const thereShape = v.object({ size: v.number() });
const storedShape = v.object({ content: v.nullable(v.instance(Uint8Array)) });

/** Whether some contents lie outside, so that the office cannot do without its store. */
export const needsStore = async (sql: Sql): Promise<boolean> =>
  (await rowOf(sql, thereShape, "select size from office.file where content is null limit 1")) !== null;

/** Contents in the database, or with `objects` in a store outside of which the database knows the digests. */
export const fileStore = (database: Database, sha256: Sha256, objects: ObjectStore | null): FileStore => ({
  put: async (content, on = database) => {
    const digest = digestOfBytes(content, sha256);
    if (await rowOf(on, thereShape, "select size from office.file where sha256 = $1", [digest])) return digest;
    // Outside first: the database never names what is not there.
    if (objects) await objects.put(digest, content);
    await on.run(
      "insert into office.file (sha256, size, content) values ($1, $2, $3) on conflict (sha256) do nothing",
      [digest, content.length, objects ? null : content],
    );
    return digest;
  },
  get: async (digest, on = database) => {
    const stored = await rowOf(on, storedShape, "select content from office.file where sha256 = $1", [digest]);
    const content = stored && (stored.content ?? (await objects?.get(digest)) ?? null);
    if (!content) throw new RangeError(`file ${digest}: got none, want one that was stored`);
    const got = digestOfBytes(content, sha256);
    if (got !== digest) throw new RangeError(`file ${digest}: got content of ${got}`);
    return content;
  },
});
