import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { codesIn, csv, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { typeInto } from "../support/typeInto.ts";

describe("templates", () => {
  it("of units and reviewers in .xlsx are read by new as the .csv are", async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    for (const kind of ["units", "reviewers", "scheme"]) {
      expect(await runKaoping("template", kind, "--out", at(`${kind}.xlsx`))).toMatchObject({ status: 0, err: [] });
    }
    const start = (out: string, units: string, reviewers: string) =>
      runKaoping(
        ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--out", at(out)],
        ...["--units", units, "--reviewers", reviewers, "--as", "公开办"],
      );
    const books = await start("甲.xlsx", at("units.xlsx"), at("reviewers.xlsx"));
    const tables = await start("乙.xlsx", "sample/units.csv", "sample/reviewers.csv");
    expect([books.status, books.err]).toEqual([0, tables.err]);
    const roots = await Promise.all(["甲.xlsx", "乙.xlsx"].map((name) => runKaoping("verify", at(name), "--json")));
    expect(roots[0]?.out).toBe(roots[1]?.out);
  });

  it("in .xlsx are refused at the cell that is wrong, and where the sheet is another", async () => {
    const folder = temporaryFolder();
    const units = join(folder, "units.xlsx");
    await runKaoping("template", "units", "--out", units);
    typeInto(units, "单位", "C4", "省直部门");
    const inputs = ["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--out", join(folder, "a.xlsx")];
    const ran = await runKaoping(...inputs, "--units", units, "--reviewers", units);
    expect(ran.status).toBe(1);
    expect(codesIn(ran)).toEqual(["group-unknown", "sheet-missing"]);
    expect(ran.err[0]).toContain("单位 C4");
  });
});

describe("a unit that is founded in the year", () => {
  it("keeps its days, and a finding of a day before is warned of", async () => {
    const { folder, master } = await monitoredFolder();
    const rows = [
      ["jyj", "市教育局", "departments", "市教委", "2026-04-01", ""],
      ["czj", "市财政局", "departments", "", "", "2026-12-31"],
    ];
    const header = ["id", "name", "group", "aliases", "from", "until"];
    const units = join(folder, "新单位.csv");
    writeFileSync(units, csv(header, rows));
    const start = (out: string) =>
      runKaoping(
        ...["new", "sample/work-points.txt", "--scheme", join(folder, "scheme.json"), "--units", units],
        ...["--reviewers", join(folder, "reviewers.csv"), "--out", out],
      );
    const other = join(folder, "新.xlsx");
    expect((await start(other)).status).toBe(0);
    const { findingColumns } = await import("../../src/app/tables/readFindings.ts");
    const file = join(folder, "问题.csv");
    writeFileSync(file, csv(findingColumns, [findingRow(), findingRow({ id: "f2", date: "2026-04-01" })]));
    expect(codesIn(await runKaoping("finding", other, file))).toEqual(["finding-outside-unit"]);
    expect(await runKaoping("verify", other)).toMatchObject({ status: 0 });
    writeFileSync(units, csv(header, [["jyj", "市教育局", "departments", "", "2026-04-01", "2026-03-01"]]));
    expect(codesIn(await start(join(folder, "反.xlsx")))).toContain("unit-dates-reversed");
    expect(master).not.toBe(other);
  });
});
