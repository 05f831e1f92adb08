import { randomBytes } from "node:crypto";

import * as v from "valibot";

import { assessmentOrigin } from "../../src/app/assessmentCheckpoint.ts";
import { firstBadEntry } from "../../src/domain/ledger/checkLedger.ts";
import { digestOfBytes } from "../../src/domain/ledger/digest.ts";
import { readLedgerText } from "../../src/domain/ledger/ledgerText.ts";
import { files } from "../../src/hosts/files/files.ts";
import { issueCodes } from "../../src/server/access/codes.ts";
import { addStaff, issueToken, staffBySubject } from "../../src/server/access/staff.ts";
import { chainText } from "../../src/server/chain/chain.ts";
import { checkerIn } from "../../src/server/check/inProcess.ts";
import { rowsOf, type Database } from "../../src/server/database/database.ts";
import { loadMaster } from "../../src/server/keeping/loadMaster.ts";
import { closeOffice, openOffice, type OfficeSettings } from "../../src/server/keeping/openOffice.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { valueOf } from "../fixtures/issues.ts";
import type { Acknowledged } from "./sendAll.ts";
import { hashes, sha256 } from "./sha256.ts";

const settings = (at: OfficeSettings["at"]): OfficeSettings => ({
  at,
  migrations: "src/server/database/migrations",
  checker: checkerIn(files, sha256),
  hashes,
  now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
  random: (count) => new Uint8Array(randomBytes(count)),
  signer: null,
  objects: null,
  pace: { expire: 30, look: 5 },
  broken: (error) => {
    throw error;
  },
});

const listShape = v.object({ files: v.array(v.object({ id: v.number() })) });

/**
 * An office with so many units that have codes, closed again: their forms, filled in, their codes by name, and how many files there
 * are to be collected, asked of the office that serves at an address.
 */
export const crowdedOffice = async (at: OfficeSettings["at"], units: number) => {
  const year = issuedYearOf(units);
  const office = await openOffice(settings(at));
  valueOf({
    ...(await loadMaster(office, { name: "a.xlsx", content: await masterFileOf(year) }, "公开办")),
    issues: [],
  });
  const drawn = await issueCodes(office, { round: 1 }, "公开办");
  const account = { login: "collector", name: "收取", role: "staff", password: "", subject: "collector" } as const;
  valueOf(await addStaff(office, account, "公开办"));
  const staff = await staffBySubject(office.database, account.subject);
  if (!staff) throw new RangeError("staff: got nobody, want who was just added");
  const token = await issueToken(office, staff, "收取");
  // Rounds end some day; this one does not.
  await office.database.run("update office.round set due = '2999-12-31'");
  await closeOffice(office);
  const list = `/api/rounds/${assessmentOrigin(year.ledger).replace("kaoping/", "")}/forms`;
  const accepted = async (base: string): Promise<number> => {
    const answer = await fetch(`${base}${list}`, { headers: { Authorization: `Bearer ${token}` } });
    return v.parse(listShape, await answer.json()).files.length;
  };
  return { papers: await formsOf(year), codes: new Map(drawn.map(({ name, code }) => [name, code])), accepted };
};

const storedShape = v.object({ id: v.number(), holder: v.string(), sha256: v.string(), state: v.string() });

/** Waits until nothing waits to be checked, at most so long. */
export const untilChecked = async (database: Database, milliseconds: number): Promise<void> => {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    const waiting = await rowsOf(
      database,
      v.object({ id: v.number() }),
      "select id from office.submission where state = 'waiting'",
    );
    if (waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

/** What became of what was acknowledged: what is not there, what is there twice, how each ended, and what is wrong with the chain. */
export const foundAfter = async (database: Database, told: readonly Acknowledged[]) => {
  const stored = await rowsOf(
    database,
    storedShape,
    `select submission.id, paper.holder, submission.sha256, submission.state
     from office.submission join office.paper on paper.id = submission.paper order by submission.id`,
  );
  const key = (holder: string, digest: string): string => `${holder} ${digest}`;
  const byKey = new Map<string, (typeof stored)[number][]>();
  for (const one of stored)
    byKey.set(key(one.holder, one.sha256), [...(byKey.get(key(one.holder, one.sha256)) ?? []), one]);
  const lost = told.filter(
    ({ holder, content, submission }) =>
      byKey.get(key(holder, digestOfBytes(content, sha256)))?.some(({ id }) => id === submission) !== true,
  );
  const ledger = valueOf(readLedgerText(await chainText(database)));
  const entriesOf = (action: string): readonly number[] =>
    ledger
      .filter(({ entry }) => entry.action === action)
      .flatMap(({ rows }) => rows.map((row) => (row as { readonly submission: number }).submission));
  const ids = stored.map(({ id }) => id);
  return {
    stored: stored.length,
    lost: lost.length,
    twice: [...byKey.values()].filter((all) => all.length > 1).length,
    states: [...new Set(stored.map(({ state }) => state))],
    receivedOnce: JSON.stringify([...entriesOf("submission-received")].sort((a, b) => a - b)) === JSON.stringify(ids),
    checkedOnce: JSON.stringify([...entriesOf("submission-checked")].sort((a, b) => a - b)) === JSON.stringify(ids),
    badEntry: firstBadEntry(ledger, sha256),
  };
};
