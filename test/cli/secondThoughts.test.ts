import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { observationTable } from "../../src/app/tables/readObservations.ts";
import { codesIn, csv, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { observed } from "../fixtures/smallYear.ts";

import { runKaoping } from "../support/runKaoping.ts";
import { typeInto } from "../support/typeInto.ts";

const scored = async () => {
  const year = await monitoredFolder();
  await year.record("q1.csv", findingRow());
  expect(await year.score()).toMatchObject({ status: 0 });
  const say = (master: string, name: string, unit: string, value: string) => {
    const { header, rows } = observationTable(observed(unit, "c2", [value]));
    return runKaoping("score", master, year.write(name, csv(header, rows)), "--replace");
  };
  return { ...year, say };
};

describe("whatif", () => {
  it("shows ranks before and after, and records nothing", async () => {
    const { master } = await scored();
    const before = readFileSync(master);
    const ran = await runKaoping("whatif", master, "rule:c1/missing=0.5", "score:市财政局/c2=18");
    expect(ran).toMatchObject({ status: 0, err: [] });
    expect(ran.out.split("\n").slice(0, 4)).toEqual([
      "只是试算，没有记录。",
      "分组\t单位\t名次\t总分\t等次\t绩效得分",
      "市直部门\t市教育局\t2 → 1\t98.00 → 99.50\t优秀\t3.92 → 3.98",
      "市直部门\t市财政局\t1 → 2\t99.00 → 98.00\t优秀\t3.96 → 3.92",
    ]);
    expect(readFileSync(master).equals(before)).toBe(true);
    expect(codesIn(await runKaoping("whatif", master, "c1=5"))).toEqual(["supposition-unreadable"]);
  });

  it("takes the scheme of another master", async () => {
    const { master } = await scored();
    expect(await runKaoping("whatif", master, "--scheme", master)).toMatchObject({
      status: 0,
      out: "只是试算，没有记录。\n排名、总分、等次、绩效得分都没有变化。\n",
    });
  });
});

describe("settle", () => {
  const sheet = "评分-甲";

  it("lists what was edited outside, records scores with a reason, and puts back the rest", async () => {
    const { master } = await scored();
    expect((await runKaoping("settle", master)).out).toBe("没有考评之外的改动。\n");
    const { address, old } = await cellOf(master, sheet, "20");
    typeInto(master, sheet, address, 15);
    typeInto(master, "单位", "B3", "市教育厅");
    const listed = await runKaoping("settle", master, "--json");
    expect(JSON.parse(listed.out)).toEqual([
      { sheet: "单位", address: "B3", old: expect.any(String) as string, now: "市教育厅" },
      { sheet, address, old, now: "15" },
    ]);
    expect(codesIn(await runKaoping("settle", master, "--accept"))).toEqual(["accept-without-reason"]);
    const accept = ["settle", master, "--accept", "--reason", "评审人在表上改分"];
    expect(codesIn(await runKaoping(...accept))).toEqual(["header-missing", "cell-differs", "edits-left"]);
    expect(await runKaoping(...accept, "--restore")).toMatchObject({
      status: 0,
      out: "已录入 1 项。\n已按留痕恢复 1 处。\n",
    });
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
    // 20 → 15 by one of three in a party of half: 98 − 5/6.
    expect((await runKaoping("rank", master)).out).toContain("2\t市教育局\t97.17");
  });

  it("records a score that was pasted as text, whatever digits it has", async () => {
    const { master } = await scored();
    const { address } = await cellOf(master, sheet, "20");
    for (const pasted of ["１５", "18.50"]) {
      typeInto(master, sheet, address, pasted);
      const ran = await runKaoping("settle", master, "--accept", "--reason", "评审人在表上改分");
      expect(ran).toMatchObject({ status: 0, out: "已录入 1 项。\n" });
      expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
    }
    // 20 → 18.5 by one of three in a party of half: 98 − 1/4.
    expect((await runKaoping("rank", master)).out).toContain("2\t市教育局\t97.75");
  });

  it("puts everything back as the ledger has it", async () => {
    const { master } = await scored();
    const { address } = await cellOf(master, sheet, "20");
    typeInto(master, sheet, address, 15);
    typeInto(master, "单位", "B6", "市气象局");
    expect(codesIn(await runKaoping("score", master, join(master, "..", "scores.csv")))).toContain("cell-differs");
    expect(await runKaoping("settle", master, "--restore")).toMatchObject({ status: 0, out: "已按留痕恢复 2 处。\n" });
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0 });
  });

  it("has nothing to accept where nothing that can be recorded was typed, and says what is wrong with a list", async () => {
    const { master } = await scored();
    typeInto(master, "封面", "B4", "某市");
    expect(codesIn(await runKaoping("settle", master, "--accept", "--reason", "改名"))).toEqual(["edits-not-scores"]);
    typeInto(master, "单位", "B3", "市教育厅");
    const ran = await runKaoping("settle", master, "--accept", "--reason", "改名");
    expect(codesIn(ran)).toEqual(["header-missing"]);
  });
});

/** Where on a sheet a value stands first. */
const cellOf = async (master: string, sheet: string, value: string) => {
  const { files } = await import("../../src/hosts/files/files.ts");
  const { addressOf, cellText } = await import("../../src/workbook/sheetSnapshot.ts");
  const read = files.readBook(new Uint8Array(readFileSync(master)), "master");
  const cells = read.ok ? (read.value.find(({ name }) => name === sheet)?.cells ?? []) : [];
  const row = cells.findIndex((line) => line.some((cell) => cellText(cell) === value));
  const column = (cells[row] ?? []).findIndex((cell) => cellText(cell) === value);
  if (row < 0) throw new RangeError(`${sheet}: got no ${value}, want one`);
  return { address: addressOf(row, column), old: value };
};

describe("merge", () => {
  it("joins two copies, asks where they differ, and the result verifies", async () => {
    const { folder, master, say } = await scored();
    const copy = join(folder, "副本.xlsx");
    copyFileSync(master, copy);
    await say(master, "a.csv", "jyj", "18");
    await say(copy, "b.csv", "czj", "17");
    await say(copy, "c.csv", "jyj", "16");
    const out = join(folder, "合并.xlsx");
    const asked = await runKaoping("merge", master, copy, "--out", out);
    expect(codesIn(asked)).toEqual(["merge-conflict"]);
    expect(existsSync(out)).toBe(false);
    expect(codesIn(await runKaoping("merge", master, copy, "--out", out, "--prefer", "scores=A"))).toEqual([
      "preference-unreadable",
    ]);
    const ran = await runKaoping("merge", master, copy, "--out", out, "--prefer", "observations=B");
    expect(ran).toMatchObject({ status: 0, err: [] });
    expect(ran.out).toContain("两份共有 6 条记录；之后 A 有 1 条，B 有 2 条：已经分叉。");
    expect(ran.out).toContain("已并入 B 的 2 条");
    expect(await runKaoping("verify", out)).toMatchObject({ status: 0 });
    expect(codesIn(await runKaoping("merge", master, copy, "--out", out, "--prefer", "B"))).toEqual(["file-exists"]);
  });
});
