import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { dispatch } from "../../../src/app/dispatch.ts";
import type { Assessment } from "../../../src/app/state.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { rowsOf, type Database } from "../../../src/server/database/database.ts";
import { loadYear } from "../../../src/server/rollup/loadYear.ts";
import { verifyPublished } from "../../../src/server/rollup/verifyPublished.ts";
import { withdraw } from "../../../src/server/rollup/withdraw.ts";
import { codesOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { countyOf, handedInBy, provincePlan, published, scoredCounty } from "../../fixtures/provinceYear.ts";
import { stampAt } from "../../fixtures/smallAssessment.ts";
import { observed } from "../../fixtures/smallYear.ts";
import { databaseKinds, databasesOf } from "../../support/databases.ts";
import { ed25519 } from "../../support/ed25519.ts";
import { emptiedBetween, handIn, loadAll, loadedAt, newRollUp } from "../../support/newRollUp.ts";
import { hashes } from "../../support/sha256.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const plan = provincePlan(2026);
const scored = scoredCounty(1, 2026);
const year = published(scored);
const corrected = observed("local1", "c3", ["1", "1", "1", "1"]);
/** Further scores after what was there, published as it was or not yet. */
const further = (assessment: Assessment, rows: readonly Observation[]): Assessment => {
  const change = { kind: "observations-recorded", rows } as const;
  const made = dispatch(assessment, change, stampAt(assessment.ledger.length), hashes.sha256);
  if (!made.ok) throw new RangeError(`scores: got ${codesOf(made.issues).join(", ")}, want them recorded`);
  return made.value;
};
const goneOn = published(further(year, corrected));
const { ledger, checkpoint } = handedInBy(1, year);

/** A ranking.json as `publish` writes it, one rank told otherwise where asked for. */
const rankingOf = ({ state }: Assessment, rank: number | null = null): string =>
  JSON.stringify({
    format: "kaoping-ranking/1",
    results: state.published.map((result, n) => ({
      ...result,
      salt: undefined,
      rank: n === 0 && rank !== null ? rank : result.rank,
    })),
  });

const counts = async (database: Database): Promise<readonly number[]> => {
  const rows = await rowsOf(
    database,
    v.object({ loadings: v.number(), units: v.number(), results: v.number() }),
    `select (select count(*)::int from rollup.loading) as loadings, (select count(*)::int from rollup.unit) as units,
            (select count(*)::int from rollup.result) as results`,
  );
  return rows.flatMap(({ loadings, units, results }) => [loadings, units, results]);
};

const moved = handedInBy(1, further(year, corrected));
const handedMoved = { "assessment.ledger": moved.ledger, "checkpoint.txt": moved.checkpoint };

/** What a county may hand in that must not count, and what is said of it. */
const refusals: readonly (readonly [string, Readonly<Record<string, string | null>>, readonly string[]])[] = [
  ["a ledger with one byte changed", { "assessment.ledger": ledger.replace("年度考核", "年度考科") }, ["entry-hash"]],
  [
    "a ledger that ends before the checkpoint",
    { "assessment.ledger": handedInBy(1, scored).ledger },
    ["ledger-shorter"],
  ],
  ["no ledger", { "assessment.ledger": null }, ["rollup-ledger-absent"]],
  ["two ledgers", { "copy.ledger": ledger }, ["rollup-ledger-several"]],
  ["no checkpoint", { "checkpoint.txt": null }, ["file-absent"]],
  [
    "a checkpoint that nobody signed",
    { "checkpoint.txt": `${checkpoint.split("\n\n")[0] ?? ""}\n` },
    ["rollup-unsigned"],
  ],
  [
    "a checkpoint with another root",
    { "checkpoint.txt": checkpoint.replace(/^(\S+\n\d+\n)./u, "$1A") },
    ["signature-bad"],
  ],
  [
    "a checkpoint signed by another office's key",
    { "checkpoint.txt": handedInBy(2, year).checkpoint },
    ["signature-foreign"],
  ],
  [
    "another year's checkpoint",
    { "checkpoint.txt": handedInBy(1, published(scoredCounty(1, 2025))).checkpoint },
    ["checkpoint-other-ledger"],
  ],
  [
    "a checkpoint from before publishing",
    { "checkpoint.txt": handedInBy(1, scored).checkpoint },
    ["rollup-not-published"],
  ],
  ["a ledger that moved on before its checkpoint, and was not published again", handedMoved, ["rollup-results-moved"]],
  ["no checkpoint at all in the file", { "checkpoint.txt": "存证\n" }, ["checkpoint-unreadable"]],
  [
    "a ranking that says otherwise",
    { "ranking.json": rankingOf(year, 7) },
    ["rollup-ranking-differs", "rollup-not-locked"],
  ],
  ["a ranking that is none", { "ranking.json": "{}" }, ["field-missing", "field-missing", "rollup-not-locked"]],
  ["a ranking that is no JSON", { "ranking.json": "{" }, ["json-invalid"]],
];

describe.each(databaseKinds)("what jurisdictions hand in, on a database that is %s", (kind) => {
  const emptyDatabase = emptiedBetween(databasesOf(kind));

  it("is refused by name where it does not hold, leaves nothing behind but the record, and keeps nobody else out", async () => {
    const database = await newRollUp(await emptyDatabase(), 2, plan);
    for (const [what, otherwise, codes] of refusals) {
      const folder = temporaryFolder();
      handIn(folder, 1, year, otherwise);
      const [outcome] = await loadAll(database, folder);
      expect(outcome?.loaded, what).toBeNull();
      expect(codesOf(outcome?.issues ?? []), what).toEqual(codes);
    }
    expect(await counts(database)).toEqual([0, 0, 0]);
    expect((await database.run("select code from rollup.refusal")).rows).toHaveLength(refusals.length);
    const folder = temporaryFolder();
    handIn(folder, 1, year, { "assessment.ledger": "x" });
    handIn(folder, 2, published(scoredCounty(2, 2026)));
    handIn(folder, 3, published(scoredCounty(3, 2026)), {}, "x9");
    writeFileSync(join(folder, "x8"), "a file");
    mkdirSync(join(folder, "p1"));
    const outcomes = await loadAll(database, folder);
    expect(outcomes.map(({ code, loaded, issues }) => [code, loaded, codesOf(issues)[0] ?? ""])).toEqual([
      ["p1", null, "rollup-key-missing"],
      ["x1", null, "ledger-header"],
      ["x2", "new", "rollup-without-ranking"],
      ["x8", null, "rollup-jurisdiction-unknown"],
      ["x9", null, "rollup-jurisdiction-unknown"],
    ]);
  });

  it("counts once however often it comes, and a later checkpoint of the same ledger takes its place, on record", async () => {
    const database = await newRollUp(await emptyDatabase(), 1, plan);
    const load = async (assessment: Assessment, otherwise = {}) => {
      const folder = temporaryFolder();
      handIn(folder, 1, assessment, { "ranking.json": rankingOf(assessment), ...otherwise });
      const [outcome] = await loadAll(database, folder);
      return [outcome?.loaded, ...codesOf(outcome?.issues ?? [])];
    };
    expect(await load(year)).toEqual(["new", "rollup-not-locked"]);
    const once = await counts(database);
    expect(await load(year)).toEqual(["already", "rollup-not-locked", "rollup-already"]);
    expect(await counts(database)).toEqual(once);
    // A ledger that went on counts as far as its checkpoint goes.
    expect(await load(year, { "assessment.ledger": handedInBy(1, goneOn).ledger })).toEqual([
      "already",
      "rollup-not-locked",
      "rollup-already",
    ]);
    expect(await load(goneOn)).toEqual(["replaced", "rollup-not-locked"]);
    expect(await counts(database)).toEqual([2, once[1], once[2]]);
    const total = "select total::text from rollup.unit where key = 'local1'";
    expect(await rowsOf(database, v.object({ total: v.string() }), total)).not.toEqual([]);
    expect(await load(year)).toEqual([null, "rollup-not-locked", "rollup-older"]);
    const forked = published(further(scored, corrected));
    const longer = published(further(forked, observed("local2", "c3", ["2", "2", "2", "2"])));
    expect((await load(longer))[0]).toBeNull();
    expect(await load(longer)).toContain("ledger-forked");
    const [first, second] = await rowsOf(
      database,
      v.object({ version: v.number(), inForce: v.boolean(), ended: v.nullable(v.unknown()) }),
      `select version, in_force as "inForce", ended_at as ended from rollup.loading order by version`,
    );
    expect([first?.inForce, second?.inForce]).toEqual([false, true]);
    expect(first?.ended).not.toBeNull();
  });

  it("is another ledger's only after the first was withdrawn, with a reason that stays", async () => {
    const database = await newRollUp(await emptyDatabase(), 1, plan);
    const [row] = await rowsOf(
      database,
      v.object({ id: v.number() }),
      "select id from rollup.jurisdiction where code = 'x1'",
    );
    const county = { id: row?.id ?? 0, code: "x1", name: "县1", publicKey: "" };
    const names = { ledger: "l", checkpoint: "c", ranking: "r" };
    const key = Buffer.from(ed25519.publicKeyOf(countyOf(1).secret)).toString("base64");
    const handed = { ledgerText: ledger, checkpointText: checkpoint, ranking: null };
    const verified = await verifyPublished(handed, key, names, hashes, ed25519.verify);
    if (!verified.ok) throw new RangeError("a verified year: got a refusal, want one");
    const load = (change = {}) => loadYear(database, plan, county, { ...verified.value, ...change }, loadedAt);
    expect((await load()).ok).toBe(true);
    expect(refusedCodes(await load({ origin: "kaoping/1" }))).toEqual(["rollup-other-ledger"]);
    expect(refusedCodes(await load({ year: 2025 }))).toEqual(["rollup-year-differs"]);
    expect(refusedCodes(await load({ full: new Map() }))).toEqual([
      "rollup-group-full",
      "rollup-group-full",
      "rollup-group-full",
    ]);
    const unknown = verified.value.units.map((unit) => ({ ...unit, group: "others" }));
    expect(refusedCodes(await load({ units: unknown }))).toEqual(["rollup-group-unknown"]);
    const by = { code: "x1", year: 2026, reason: "报错了台账", at: loadedAt };
    valueOf(await withdraw(database, by));
    expect((await counts(database)).slice(1)).toEqual([0, 0]);
    expect(refusedCodes(await withdraw(database, by))).toEqual(["rollup-nothing-loaded"]);
    expect(refusedCodes(await withdraw(database, { ...by, code: "x9" }))).toEqual(["rollup-jurisdiction-unknown"]);
    expect((await load({ origin: "kaoping/1" })).ok).toBe(true);
    const reasons = await rowsOf(
      database,
      v.object({ reason: v.string() }),
      "select reason from rollup.loading order by version",
    );
    expect(reasons.map(({ reason }) => reason)).toEqual(["报错了台账", ""]);
  });

  it("is not there at all where the database stops half way", async () => {
    const database = await newRollUp(await emptyDatabase(), 1, plan);
    const county = { id: 1, code: "x1", name: "县1", publicKey: "" };
    const unit = { key: "u", name: "u", group: "local", total: null, place: "kept", ownRank: 1.5, grade: "" } as const;
    const broken = {
      ...{
        year: 2026,
        jurisdiction: "县1",
        origin: "o",
        entries: 1,
        root: "r",
        resultsRoot: "r",
        locked: true,
        criteria: [],
      },
      units: [{ ...unit, points: [] }],
      full: new Map(plan.groups.map(({ id, full }) => [id, exact(full)])),
      rootAt: () => null,
    };
    await expect(loadYear(database, plan, county, broken, loadedAt)).rejects.toThrow();
    expect(await counts(database)).toEqual([0, 0, 0]);
  });
});
