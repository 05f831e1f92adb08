import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const late = (folder: string): string => {
  const path = join(folder, "要点.txt");
  // The sample, issued so late that its 30 working days end in the next year.
  writeFileSync(path, readFileSync("sample/work-points.txt", "utf8").replaceAll("2026年3月18日", "2026年12月10日"));
  return path;
};
const holidays = (folder: string): string => {
  const path = join(folder, "放假.json");
  const year = { year: 2027, daysOff: ["2027-01-01"], workedWeekends: [], source: "2027年放假通知" };
  writeFileSync(path, JSON.stringify(year));
  return path;
};
const inputs = ["--scheme", "sample/scheme.json", "--units", "sample/units.csv", "--reviewers", "sample/reviewers.csv"];
type Read = { readonly duties: readonly { readonly times: readonly { quote: string; due: string | null }[] }[] };
const dueOf30Days = (out: string): string | null | undefined =>
  (JSON.parse(out) as Read).duties.flatMap(({ times }) => times).find(({ quote }) => quote === "30个工作日内")?.due;

describe("limits in working days on the command line", () => {
  it("are dated by the days off that ship", async () => {
    const ran = await runKaoping("read", "sample/work-points.txt", "--json");
    // From Wednesday 2026-03-18; 4 to 6 April are off: 2 + 5 + 5 + 4 + 5 + 5 + 4 days.
    expect(dueOf30Days(ran.out)).toBe("2026-04-30");
  });

  it("are said to have no date where the next year's notice is not known, until it is given", async () => {
    const folder = temporaryFolder();
    const without = await runKaoping("read", late(folder), "--json");
    expect(dueOf30Days(without.out)).toBeNull();
    expect(without.out).toContain("working-days-without-data");
    // 15 days to 31 December, and 15 from Monday 2027-01-04.
    const given = await runKaoping("read", late(folder), "--json", "--holidays", holidays(folder));
    expect(dueOf30Days(given.out)).toBe("2027-01-22");
    expect(given.out).not.toContain("working-days-without-data");
  });

  it("stand in the ledger as they were read: replay asks for no days off", async () => {
    const folder = temporaryFolder();
    const master = join(folder, "a.xlsx");
    const file = holidays(folder);
    const made = await runKaoping("new", late(folder), ...inputs, "--out", master, "--holidays", file);
    expect(made.status, made.err.join("\n")).toBe(0);
    rmSync(file);
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0, err: [] });
  });

  it("refuse a file that does not hold, and nothing is written", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "放假.csv");
    writeFileSync(file, "year,daysOff,workedWeekends,source\n2027,2027-02-30,,通知\n");
    const line = "错误 holiday-date-invalid 放假.csv 第 2 行：“2027-02-30”不是日历上的日期；应写成 2027-02-05 这样。";
    const out = join(folder, "a.xlsx");
    for (const command of [
      ["read", "sample/work-points.txt"],
      ["new", "sample/work-points.txt", ...inputs, "--out", out],
      ["demo", "--out", join(folder, "demo")],
    ]) {
      expect(await runKaoping(...command, "--holidays", file)).toMatchObject({ status: 1, err: [line] });
    }
    expect(await runKaoping("read", "sample/work-points.txt", "--holidays", out)).toMatchObject({ status: 1 });
  });
});
