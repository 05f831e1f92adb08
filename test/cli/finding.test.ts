import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { findingColumns } from "../../src/app/tables/readFindings.ts";
import { observationColumns } from "../../src/app/tables/readObservations.ts";
import type { Scheme } from "../../src/domain/scheme/scheme.ts";
import { smallReviewers, smallScheme, smallTable, smallUnits } from "../fixtures/smallYear.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** The small year with its first criterion, of 10 points, left to findings: 2 for a broken link, 0.5 for a late answer. */
const scheme: Scheme = {
  ...smallScheme,
  tables: [
    {
      ...smallTable,
      criteria: smallTable.criteria.map((one) =>
        one.id === "c1"
          ? {
              ...one,
              rule: {
                kind: "findings" as const,
                kinds: [
                  { id: "broken", name: "错链", points: "2" },
                  { id: "late", name: "迟答复", points: "0.5" },
                ],
                cap: "leaf" as const,
                rounds: ["annual"],
                rectified: "0",
              },
            }
          : one,
      ),
    },
  ],
};

const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((row) => row.join(",")).join("\n");

const finding = (change: Readonly<Record<string, string>> = {}): readonly string[] => {
  const cells: Readonly<Record<string, string>> = {
    id: "f1",
    round: "年终考核",
    unit: "市教委",
    criterion: "c1",
    kind: "broken",
    count: "1",
    date: "2026-03-31",
    ...change,
  };
  return findingColumns.map((column) => cells[column] ?? "");
};

/** A master in which the first unit leads by one point: 10 + 20 + 70 to 10 + 19 + 70. */
const scoredMaster = async () => {
  const folder = temporaryFolder();
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const master = join(folder, "考核.xlsx");
  const units = smallUnits.map(({ id, name, group, aliases }) => [id, name, group, aliases.join(";")]);
  const reviewers = smallReviewers.map(({ id, name, party }) => [id, name, party]);
  const made = await runKaoping(
    ...["new", "sample/work-points.txt", "--out", master],
    ...["--scheme", write("scheme.json", JSON.stringify(scheme))],
    ...["--units", write("units.csv", csv(["id", "name", "group", "aliases"], units))],
    ...["--reviewers", write("reviewers.csv", csv(["id", "name", "party"], reviewers))],
  );
  expect(made.status).toBe(0);
  const points = { jyj: { c2: "20", c3: "70" }, czj: { c2: "19", c3: "70" } };
  const rows = Object.entries(points).flatMap(([unit, leaves]) =>
    Object.entries(leaves).flatMap(([criterion, value]) =>
      smallReviewers.map(({ id, party }) =>
        ["annual", unit, criterion, "", party, id, "points", value].concat("", "", "scored", "", ""),
      ),
    ),
  );
  expect(await runKaoping("score", master, write("scores.csv", csv(observationColumns, rows)))).toMatchObject({
    status: 0,
    err: [],
  });
  let files = 0;
  const record = (...findings: readonly (readonly string[])[]) =>
    runKaoping("finding", master, write(`findings${++files}.csv`, csv(findingColumns, findings)));
  return { folder, master, record, write };
};

type Ranked = { readonly ranking: readonly { rows: { unit: string; rank: number | null; total: string }[] }[] };
const ranked = async (master: string): Promise<readonly string[]> => {
  const ran = await runKaoping("rank", master, "--json");
  expect(ran.err).toEqual([]);
  const { ranking } = JSON.parse(ran.out) as Ranked;
  return ranking.flatMap(({ rows }) => rows.map(({ unit, rank, total }) => `${String(rank)} ${unit} ${total}`));
};

describe("findings on the command line", () => {
  it("cost points that no reviewer typed, and change the ranking by them", async () => {
    const { master, record } = await scoredMaster();
    expect(await ranked(master)).toEqual(["1 jyj 100", "2 czj 99"]);
    expect(await record(finding())).toMatchObject({ status: 0, out: "已录入 1 项问题。\n", err: [] });
    expect(await ranked(master)).toEqual(["1 czj 99", "2 jyj 98"]);
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
  });

  it("are recorded anew under their id when they were put right and the recheck found nothing", async () => {
    const { master, record } = await scoredMaster();
    await record(finding(), finding({ id: "f2", kind: "late", count: "1" }));
    // 10 − 2 − 0.5 of the first criterion.
    expect(await ranked(master)).toEqual(["1 czj 99", "2 jyj 97.5"]);
    const rectified = { rectified: "2026-04-20", recheck_date: "2026-05-06", recheck_count: "0" };
    expect(await record(finding(rectified))).toMatchObject({ status: 0, err: [] });
    expect(await ranked(master)).toEqual(["1 jyj 99.5", "2 czj 99"]);
  });

  it("end at the criterion's 0", async () => {
    const { master, record } = await scoredMaster();
    await record(finding({ count: "6" }));
    expect(await ranked(master)).toEqual(["1 czj 99", "2 jyj 90"]);
  });

  it("stand in the steps of the score", async () => {
    const { master, record } = await scoredMaster();
    await record(finding({ count: "3" }));
    const ran = await runKaoping("rank", master, "--json");
    type Step = { of: string; from: { name: string; value: string; weight?: string }[]; result: string };
    const { scores } = JSON.parse(ran.out) as { scores: { unit: string; steps: Step[] }[] };
    const steps = scores.find(({ unit }) => unit === "jyj")?.steps.filter(({ of }) => of === "c1") ?? [];
    expect(steps.some(({ from, result }) => from.some(({ name }) => name === "f1") && result === "4")).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["a unit that is not on the list", { unit: "市气象局" }, "unit-unknown"],
    ["a criterion that reviewers score", { criterion: "c2" }, "finding-without-rule"],
    ["a criterion that there is none of", { criterion: "c9" }, "criterion-unknown"],
    ["a round that there is none of", { round: "季度监测" }, "round-unknown"],
    ["a kind of fault that the scheme does not know", { kind: "typo" }, "value-unknown"],
    ["half a fault", { count: "0.5" }, "count-not-whole"],
    ["a day of rectification before it was found", { rectified: "2026-03-30" }, "finding-dates"],
    ["a day that is no date", { date: "3月31日" }, "field-invalid"],
  ])("are refused with %s, at their row, and the master stays as it was", async (_, change, code) => {
    const { master, record } = await scoredMaster();
    const before = readFileSync(master);
    const ran = await record(finding({ id: "f0" }), finding(change));
    expect(ran).toMatchObject({ status: 1, out: "" });
    expect(ran.err).toHaveLength(1);
    expect(ran.err[0]).toContain(`错误 ${code} findings1.csv 第 3 行`);
    expect(readFileSync(master).equals(before)).toBe(true);
  });

  it("are recorded all or, where one file of several is wrong, none", async () => {
    const { master, write } = await scoredMaster();
    const good = write("good.csv", csv(findingColumns, [finding()]));
    const bad = write("bad.csv", csv(findingColumns, [finding({ id: "f2", unit: "市气象局" })]));
    expect(await runKaoping("finding", master, good, bad)).toMatchObject({ status: 1, out: "" });
    expect(await ranked(master)).toEqual(["1 jyj 100", "2 czj 99"]);
    const other = write("other.csv", csv(findingColumns, [finding({ id: "f2", unit: "czj", kind: "late" })]));
    expect(await runKaoping("finding", master, good, other)).toMatchObject({ status: 0, out: "已录入 2 项问题。\n" });
    expect(await ranked(master)).toEqual(["1 czj 98.5", "2 jyj 98"]);
  });

  it("after publishing say that the published results no longer hold", async () => {
    const { folder, master, record } = await scoredMaster();
    expect(await runKaoping("publish", master, "--out", join(folder, "公布"))).toMatchObject({ status: 0 });
    const ran = await record(finding());
    expect(ran.status).toBe(0);
    expect(ran.err.map((line) => line.split(" ")[1])).toEqual(["results-outdated"]);
  });
});
