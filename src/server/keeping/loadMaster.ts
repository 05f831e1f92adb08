import * as v from "valibot";

import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { recorded, type Append } from "../chain/chain.ts";
import type { LoadedMaster } from "../check/checker.ts";
import { rowOf, type Sql } from "../database/database.ts";
import type { Office } from "./office.ts";
import type { RoundKind } from "./rounds.ts";

/** What loading a master came to: how many forms and packs can be filled in now. */
export type Loaded = { readonly assessment: number; readonly forms: number; readonly packs: number };

const knownShape = v.object({ id: v.number(), entries: v.number(), ledger: v.string() });
const idShape = v.object({ id: v.number() });

/**
 * Loads a master (载入总台账): opens a round for its forms and one for its packs. Loaded again it has to be the same one, gone on:
 * codes and what came in stay, papers that went out anew take the place of the old ones.
 *
 * @returns `master-not-continued` where what was loaded before is not its beginning, and the issues of reading
 */
export const loadMaster = async (
  office: Office,
  file: { readonly name: string; readonly content: Uint8Array },
  actor: string,
): Promise<Result<Loaded>> => {
  const read = await office.checker.readMaster(file.content, file.name);
  if (!read.ok) return refused(read.issues);
  const { master } = read;
  const ledger = await office.store.put(new TextEncoder().encode(master.ledgerText));
  const contents = new Map<string, string>();
  for (const { content, identity } of master.papers) contents.set(identity, await office.store.put(content));
  const known = await rowOf(
    office.database,
    knownShape,
    "select id, entries, ledger from office.assessment where origin = $1",
    [master.origin],
  );
  if (known && !(await goesOn(office, known.ledger, master.ledgerText))) {
    return refused([errorAt({ kind: "file", name: file.name }, "master-not-continued", { entries: known.entries })]);
  }
  return recorded(office.database, office.hashes.sha256, async (tx, append) =>
    done(
      await stored(tx, append, { master, ledger, contents }, { time: office.now(), actor }),
      read.issues satisfies readonly Issue[],
    ),
  );
};

/** Whether a ledger begins with one that was loaded before. */
const goesOn = async ({ store }: Office, before: string, now: string): Promise<boolean> => {
  const text = new TextDecoder().decode(await store.get(before));
  const [old, next] = [readLedgerText(text), readLedgerText(now)];
  if (!old.ok || !next.ok) return false;
  const last = old.value.at(-1)?.entry;
  return last === undefined || next.value[last.index]?.entry.hash === last.hash;
};

type Stored = {
  readonly master: LoadedMaster;
  readonly ledger: string;
  readonly contents: ReadonlyMap<string, string>;
};

const stored = async (
  tx: Sql,
  append: Append,
  { master, ledger, contents }: Stored,
  by: { readonly time: string; readonly actor: string },
): Promise<Loaded> => {
  const { origin, year, title, entries, papers } = master;
  const assessment = await idOf(
    tx,
    `insert into office.assessment (origin, year, title, entries, ledger) values ($1, $2, $3, $4, $5)
     on conflict (origin) do update set year = $2, title = $3, entries = $4, ledger = $5 returning id`,
    [origin, year, title, entries, ledger],
  );
  const count = { forms: 0, packs: 0 };
  for (const kind of ["forms", "packs"] as const satisfies readonly RoundKind[]) {
    const own = papers.filter((paper) => paper.kind === kind);
    count[kind] = own.length;
    if (own.length === 0) continue;
    const round = await idOf(
      tx,
      `insert into office.round (assessment, kind) values ($1, $2)
       on conflict (assessment, kind) do update set kind = $2 returning id`,
      [assessment, kind],
    );
    for (const { holder, name, fileName, identity, due } of own) {
      const values = [round, holder, name, fileName, identity, contents.get(identity) ?? "", due];
      await tx.run(
        `insert into office.paper (round, holder, name, file_name, identity, file, issued_due)
         values ($1, $2, $3, $4, $5, $6, $7::date)
         on conflict (round, holder) do update
         set name = $3, file_name = $4, identity = $5, file = $6, issued_due = $7::date`,
        values,
      );
    }
  }
  await append({ ...by, action: "master-loaded", rows: [{ origin, entries, ledger, ...count }] });
  return { assessment, ...count };
};

const idOf = async (tx: Sql, text: string, values: readonly (string | number | null)[]): Promise<number> => {
  const row = await rowOf(tx, idShape, text, values);
  if (!row) throw new RangeError("a row that was written: got no id, want one");
  return row.id;
};
