import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { firstBadEntry } from "../../src/domain/ledger/checkLedger.ts";
import { readLedgerText } from "../../src/domain/ledger/ledgerText.ts";
import { chainText, recorded } from "../../src/server/chain/chain.ts";
import { rowsOf, type Database } from "../../src/server/database/database.ts";
import { migrate } from "../../src/server/database/migrate.ts";
import { openQueue } from "../../src/server/queue/queue.ts";
import { valueOf } from "../fixtures/issues.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { sha256 } from "../support/sha256.ts";

const migrations = "src/server/database/migrations";
const deed = (rows: readonly string[]) => ({ time: "2026-12-01T00:00:00Z", actor: "甲", action: "tested", rows });

describe.each(databaseKinds)("the database that is %s", (kind) => {
  const newDatabase = databasesOf(kind);
  const migrated = async (): Promise<Database> => {
    const database = await newDatabase();
    await migrate(database, migrations);
    return database;
  };

  it("is brought up to this version once, by however many start at once", async () => {
    const database = await newDatabase();
    const done = await Promise.all(
      kind === "server" ? [1, 2, 3].map(() => migrate(database, migrations)) : [migrate(database, migrations)],
    );
    expect(done.flat()).toEqual(["0001_office"]);
    expect(await migrate(database, migrations)).toEqual([]);
  });

  it("refuses to change, remove or empty the chain, to its owner too", async () => {
    const database = await migrated();
    await recorded(database, sha256, (_, append) => append(deed(["一"])));
    for (const statement of [
      "update office.entry set action = 'x'",
      "delete from office.entry",
      "truncate office.entry",
      "truncate office.entry cascade",
      "update office.entry set line = replace(line, '甲', '乙') where index = 0",
    ]) {
      await expect(database.run(statement), statement).rejects.toThrow("refuses");
    }
    expect(firstBadEntry(valueOf(readLedgerText(await chainText(database))), sha256)).toBeNull();
  });

  it("refuses an entry that does not follow the last", async () => {
    const database = await migrated();
    await recorded(database, sha256, (_, append) => append(deed(["一"])));
    const put = (index: number, parent: string | null) =>
      database.run(
        "insert into office.entry (index, hash, parent, time, action, line, rows) values ($1, $2, $3, 't', 'a', 'l', '')",
        [index, "b".repeat(64), parent],
      );
    const [last] = await rowsOf(database, v.object({ hash: v.string() }), "select hash from office.entry");
    await expect(put(2, last?.hash ?? "")).rejects.toThrow("follow");
    await expect(put(1, "c".repeat(64))).rejects.toThrow("follow");
    await expect(put(1, null)).rejects.toThrow("follow");
  });

  it("keeps refusals, files and what came in", async () => {
    const database = await migrated();
    await database.run("insert into office.file (sha256, size) values ($1, 0)", ["a".repeat(64)]);
    await database.run(
      "insert into office.refusal (minute, who, address, route, reason) values (now(), 'a', 'b', 'c', 'd')",
    );
    for (const statement of ["delete from office.refusal", "truncate office.refusal", "delete from office.file"]) {
      await expect(database.run(statement), statement).rejects.toThrow("refuses");
    }
  });

  it("makes one chain of what many do at once", async () => {
    const database = await migrated();
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(
      numbers.map((number) => recorded(database, sha256, (_, append) => append(deed([String(number)])))),
    );
    const ledger = valueOf(readLedgerText(await chainText(database)));
    expect(firstBadEntry(ledger, sha256)).toBeNull();
    expect(
      ledger
        .flatMap(({ rows }) => rows)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(numbers);
  });

  it("writes down nothing of what was broken off", async () => {
    const database = await migrated();
    const broken = recorded(database, sha256, async (_, append) => {
      await append(deed(["一"]));
      throw new RangeError("broken off");
    });
    await expect(broken).rejects.toThrow("broken off");
    expect(valueOf(readLedgerText(await chainText(database)))).toEqual([]);
  });

  it("never lets the chain's time go back, whatever clocks say", async () => {
    const database = await migrated();
    await recorded(database, sha256, (_, append) => append({ ...deed(["一"]), time: "2026-12-02T00:00:00Z" }));
    await recorded(database, sha256, (_, append) => append({ ...deed(["二"]), time: "2026-12-01T00:00:00Z" }));
    const ledger = valueOf(readLedgerText(await chainText(database)));
    expect(ledger.map(({ entry }) => entry.time)).toEqual(["2026-12-02T00:00:00Z", "2026-12-02T00:00:00Z"]);
    expect(firstBadEntry(ledger, sha256)).toBeNull();
  });

  it("gives a job to one worker, again where it failed, and none where its transaction was broken off", async () => {
    const database = await migrated();
    const queue = await openQueue(database, { expire: 30, look: 60 }, (error) => {
      throw error;
    });
    const seen: number[] = [];
    const all = new Promise<void>((resolve) => {
      void queue.work((submission) => {
        seen.push(submission);
        if (submission === 2 && seen.filter((one) => one === 2).length === 1) throw new RangeError("once more");
        if (seen.length === 4) resolve();
        return Promise.resolve();
      });
    });
    const broken = database.serial("", async (tx) => {
      await queue.send(tx, 9);
      throw new RangeError("broken off");
    });
    await expect(broken).rejects.toThrow("broken off");
    for (const submission of [1, 2, 3]) await database.serial("", (tx) => queue.send(tx, submission));
    await all;
    expect(seen.sort()).toEqual([1, 2, 2, 3]);
    await queue.close();
  });
});
