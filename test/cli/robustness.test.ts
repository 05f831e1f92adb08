import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { files } from "../../src/hosts/files/files.ts";
import { cellText } from "../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../fixtures/issues.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { sampleYearFolder } from "../support/sampleYearFolder.ts";

const out = mkdtempSync(join(tmpdir(), "kaoping-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const master = join(out, "assessment.xlsx");
const few = ["--draws", "500"] as const;

beforeAll(async () => {
  cpSync(await sampleYearFolder(), out, { recursive: true });
});

const sheetsOf = (path: string) => valueOf(files.readBook(new Uint8Array(readFileSync(path)), path));

/** Every sheet but 稳健性, cell by cell. */
const othersOf = (path: string) =>
  sheetsOf(path)
    .filter(({ name }) => name !== "稳健性")
    .map(({ name, cells, visibility }) => ({ name, cells, visibility }));

describe("robustness on the command line", () => {
  it("says first of all that it is advisory, and the same seed says the same", async () => {
    const first = await runKaoping("robustness", master, ...few);
    expect(first.status).toBe(0);
    expect(first.out.split("\n")[1]).toMatch(/^仅供参考/u);
    expect((await runKaoping("robustness", master, ...few)).out).toBe(first.out);
    expect((await runKaoping("robustness", master, ...few, "--seed", "2")).out).not.toBe(first.out);
    expect((await runKaoping("--lang", "en", "robustness", master, ...few)).out).toContain("Advisory: ");
  });

  it("finds the close call of the sample: 0.005 points, which 1/60 of a point from one reviewer closes", async () => {
    const { out: said } = await runKaoping("robustness", master, ...few);
    // The third party weighs 30 % with one reviewer: 0.005 ÷ 0.3 = 1/60.
    expect(said).toContain(
      "市司法局比市财政局高 0.005 分：评审人丙给市司法局“主动公开”的 22 分只要低 ≈0.0167 分（改为 ≈21.9833 分），两家总分就相等。",
    );
    expect(said).toContain("市教育局和市民政局总分相等。");
  });

  it("writes the sheet 稳健性 behind 排名 and again over itself, and nothing else of the workbook changes", async () => {
    const copy = join(out, "with-sheet.xlsx");
    copyFileSync(master, copy);
    const [before, ranked] = [othersOf(copy), await runKaoping("rank", copy)];
    for (const seed of ["1", "2"]) {
      expect((await runKaoping("robustness", copy, ...few, "--sheet", "--seed", seed)).status).toBe(0);
      const names = sheetsOf(copy).map(({ name }) => name);
      expect(names.filter((name) => name === "稳健性")).toHaveLength(1);
      expect(names.indexOf("稳健性")).toBe(names.indexOf("排名") + 1);
      const cells = sheetsOf(copy).find(({ name }) => name === "稳健性")?.cells ?? [];
      expect(cellText(cells[1]?.[0])).toMatch(/^仅供参考/u);
      expect(cells.some((row) => cellText(row[0]).includes(`种子 ${seed}`))).toBe(true);
    }
    expect(othersOf(copy)).toEqual(before);
    expect((await runKaoping("rank", copy)).out).toBe(ranked.out);
    expect((await runKaoping("verify", copy)).status).toBe(0);
    // The next command keeps it as it keeps anybody's sheet.
    const finding = await runKaoping("unlock", copy, "--as", "甲", "--with", "乙", "--reason", "更正");
    expect(finding.status).toBe(0);
    expect(sheetsOf(copy).map(({ name }) => name)).toContain("稳健性");
  });

  it("takes a sheet of that name that somebody else made for what it is", async () => {
    const copy = join(out, "taken.xlsx");
    copyFileSync(master, copy);
    const own = {
      name: "稳健性",
      visibility: "visible",
      title: "我的表",
      lines: [],
      table: null,
      landscape: false,
    } as const;
    const place = { ...own, name: "排名", title: "" };
    const bytes = new Uint8Array(readFileSync(copy));
    const taken = valueOf(await files.patchBook(bytes, copy, [place], [place, own]));
    writeFileSync(copy, taken);
    const ran = await runKaoping("robustness", copy, ...few, "--sheet");
    expect(ran.status).toBe(1);
    expect(ran.err.join("\n")).toContain("sheet-in-the-way");
    expect(new Uint8Array(readFileSync(copy))).toEqual(taken);
  });

  it("takes last year's master beside it: a year beside itself moved nothing", async () => {
    const { out: text } = await runKaoping("--json", "robustness", master, ...few, "--last", master);
    const { yearOnYear } = JSON.parse(text) as {
      readonly yearOnYear: {
        readonly groups: readonly { readonly units: readonly { readonly total: Record<string, string> }[] }[];
      };
    };
    const units = yearOnYear.groups.flatMap(({ units: own }) => own);
    expect(units).toHaveLength(20);
    expect(units.map(({ total }) => [total["byUnit"], total["byScheme"]])).toEqual(units.map(() => ["+0", "+0"]));
  });

  it("refuses settings that mean nothing", async () => {
    for (const wrong of [
      ["--spread", "0"],
      ["--draws", "5"],
      ["--seed", "-1"],
      ["--within", "0"],
    ]) {
      expect((await runKaoping("robustness", master, ...wrong)).status).toBe(2);
    }
  });
});
