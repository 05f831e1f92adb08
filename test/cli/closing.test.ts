import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { decisionColumns, filingColumns } from "../../src/app/tables/readAppeals.ts";
import { codesIn, csv, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";

const filings = csv(filingColumns, [
  ["s1", "市教委", "c1", "f1", "年报已按时公开", "", "2026-11-16", "2026-11-18"],
  ["s2", "czj", "c2", "", "答复没有超期", "", "2026-11-16", "2026-11-18"],
]);
const decisions = csv(decisionColumns, [
  ["s1", "成立", "2026-11-20", "复核组", "查明按时公开", "", "", "0", "", ""],
  ["s2", "部分成立", "2026-11-20", "复核组", "一件不算超期", "r1", "19.5", "", "", ""],
  ["s2", "部分成立", "2026-11-20", "复核组", "一件不算超期", "r2", "19.5", "", "", ""],
]);

describe("a quarter on the command line", () => {
  it("is closed with a summary that counts findings, and the next one with last quarter's remedies", async () => {
    const { folder, master, record } = await monitoredFolder();
    await record("q1.csv", findingRow(), findingRow({ id: "f2", unit: "czj", kind: "late", count: "3" }));
    const first = join(folder, "一季度.txt");
    const at = ["--at", "2026-04-02T01:00:00Z"];
    // The master was begun later than that: a command cannot be dated before what is in the ledger.
    expect(codesIn(await runKaoping("lock", master, "--round", "q1", ...at))).toEqual(["time-before-last"]);
    expect(await runKaoping("lock", master, "--round", "第一季度监测", "--out", first)).toMatchObject({ status: 0 });
    const text = readFileSync(first, "utf8");
    expect(text).toContain("2026年政务公开第一季度监测情况通报");
    expect(text).toContain("第一季度监测发现问题 2 项，涉及 2 个单位；没有发现问题的单位 0 个。");
    expect(text).toContain("主动公开\t公开不及时\t1\t3");
    expect(codesIn(await record("late.csv", findingRow({ id: "f3" })))).toEqual(["round-is-closed"]);
    const put = { rectified: "2026-04-20", recheck_date: "2026-05-06", recheck_count: "0" };
    expect(await record("recheck.csv", findingRow(put))).toMatchObject({ status: 0, err: [] });
    const second = await runKaoping("lock", master, "--round", "q2");
    expect(second.out).toContain(
      "上一轮（第一季度监测）发现的 2 项问题，已整改 1 项；复查通过 1 项，复查仍有问题 0 项；逾期未整改 1 项。",
    );
    expect(second.out).toContain("市财政局\tf2\t2026-04-30");
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
  });

  it("says what is missing in a round that is scored", async () => {
    const { master } = await monitoredFolder();
    const ran = await runKaoping("lock", master, "--round", "年终考核");
    expect(codesIn(ran)).toEqual(Array.from({ length: 8 }, () => "round-incomplete"));
    expect(ran.err[0]).toContain("市教育局：甲 还缺 2 项（依申请公开、任务落实）");
  });
});

describe("appeals and the lock on the command line", () => {
  it("try a decision, decide, lock, publish and unlock, each said in the ledger", async () => {
    const { folder, master, write, score, record } = await monitoredFolder();
    await record("q1.csv", findingRow());
    await score();
    expect(await runKaoping("appeal", master, write("申诉.csv", filings))).toMatchObject({
      status: 0,
      out: "已受理 2 件申诉。\n",
      err: [],
    });
    expect(codesIn(await runKaoping("lock", master))).toEqual(["appeal-open", "appeal-open"]);
    const decided = write("决定.csv", decisions);
    const before = readFileSync(master);
    const tried = await runKaoping("appeal", master, decided, "--impact");
    // 98 + 2; 19 → (19.5 + 19.5 + 19) ÷ 3 of half, 19 of the other half: 99 + 1/6.
    expect(tried.out).toContain("市直部门\t市教育局\t2 → 1\t98.00 → 100.00\t优秀\t3.92 → 4");
    expect(tried.out).toContain("市直部门\t市财政局\t1 → 2\t99.00 → 99.17\t优秀\t3.96 → 3.9667");
    expect(readFileSync(master).equals(before)).toBe(true);
    expect(await runKaoping("appeal", master, decided)).toMatchObject({ status: 0, err: [] });
    expect(await runKaoping("lock", master)).toMatchObject({ status: 0, err: [] });
    expect(codesIn(await score())).toEqual(["year-is-locked"]);
    const published = await runKaoping("publish", master, "--out", join(folder, "公布"));
    expect(published.status).toBe(0);
    // What stays out of the notice for want of a deadline, and what was not put right, is said; nothing else.
    const said = ["findings-unrectified", "claims-unproved", "notice-line-left-out", "ranks-close"];
    expect(published.err.filter((line) => !said.some((code) => line.includes(code)))).toEqual([]);
    const alone = ["unlock", master, "--as", "甲", "--with", "甲", "--reason", "更正"];
    expect(codesIn(await runKaoping(...alone))).toEqual(["unlock-same-name"]);
    expect(codesIn(await runKaoping("unlock", master, "--with", "乙"))).toEqual(["unlock-without-reason"]);
    expect((await runKaoping("unlock", master, "--as", "甲")).status).toBe(2);
    expect(await runKaoping("unlock", master, "--with", "乙", "--reason", "更正")).toMatchObject({ status: 0 });
    // What was decided on the appeals is not undone by a table that still has what was there before.
    expect(new Set(codesIn(await score()))).toEqual(new Set(["scores-repeated", "score-differs", "results-outdated"]));
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
  });

  it.each<[string, readonly (readonly string[])[], readonly string[]]>([
    [
      "an appeal that is not there",
      [["s7", "成立", "2026-11-20", "复核组", "查明", "r1", "20", "", "", ""]],
      ["appeal-unknown"],
    ],
    [
      "two decisions on one appeal",
      [
        ["s2", "成立", "2026-11-20", "复核组", "查明", "r1", "20", "", "", ""],
        ["s2", "不成立", "2026-11-20", "复核组", "查明", "r2", "20", "", "", ""],
      ],
      ["appeal-apart"],
    ],
    [
      "a reviewer who said nothing",
      [["s2", "成立", "2026-11-20", "复核组", "查明", "r9", "20", "", "", ""]],
      ["appeal-nothing-to-replace"],
    ],
    [
      "an outcome that is none",
      [["s2", "再议", "2026-11-20", "复核组", "查明", "r1", "20", "", "", ""]],
      ["field-invalid"],
    ],
    [
      "more points than there are",
      [["s2", "成立", "2026-11-20", "复核组", "查明", "r1", "21", "", "", ""]],
      ["points-above-maximum"],
    ],
  ])("refuse decisions with %s", async (_, rows, codes) => {
    const { master, write, score, record } = await monitoredFolder();
    await record("q1.csv", findingRow());
    await score();
    await runKaoping("appeal", master, write("申诉.csv", filings));
    expect(codesIn(await runKaoping("appeal", master, write("决定.csv", csv(decisionColumns, rows))))).toEqual(codes);
  });
});

describe("a year begun with last year's results", () => {
  it("knows each unit's rank by its name or an alias, from a master and from what was published", async () => {
    const last = await monitoredFolder();
    await last.score();
    await runKaoping("publish", last.master, "--out", join(last.folder, "公布"));
    const ranking = JSON.parse(readFileSync(join(last.folder, "公布", "ranking.json"), "utf8")) as {
      results: { unit: string; unitName: string; rank: number }[];
    };
    // Renamed since, and known under the old name by its alias; and one that is gone.
    const [first, second] = ranking.results;
    if (!first || !second) throw new RangeError("results: got fewer, want two");
    const old = {
      ...ranking,
      year: 2025,
      results: [
        { ...first, unit: "x", unitName: "市教委" },
        { ...second, unit: "y", unitName: "市气象局" },
      ],
    };
    const file = last.write("ranking.json", JSON.stringify(old));
    const ran = await runKaoping(
      ...["new", "sample/work-points.txt", "--out", join(last.folder, "本年.xlsx"), "--last", file],
      ...["--scheme", join(last.folder, "scheme.json"), "--units", join(last.folder, "units.csv")],
      ...["--reviewers", join(last.folder, "reviewers.csv")],
    );
    expect(ran.status).toBe(0);
    expect(codesIn(ran)).toEqual(["last-year-unmatched", "last-year-absent", "leads-unlisted"]);
    expect(ran.out).toContain("带入 1 个单位的上年结果");
    const same = await runKaoping(
      ...["new", "sample/work-points.txt", "--out", join(last.folder, "又.xlsx"), "--last", last.master],
      ...["--scheme", join(last.folder, "scheme.json"), "--units", join(last.folder, "units.csv")],
      ...["--reviewers", join(last.folder, "reviewers.csv")],
    );
    expect(codesIn(same)).toEqual(["leads-unlisted", "last-year-later"]);
  });
});
