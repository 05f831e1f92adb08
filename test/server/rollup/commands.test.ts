import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import {
  runLoad,
  runMigrate,
  runPlan,
  runRegister,
  runReport,
  runShards,
  runWithdraw,
  type RollUpMachine,
} from "../../../src/main/rollupCommands.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { provincePlan, provinceRegister, published, scoredCounty } from "../../fixtures/provinceYear.ts";
import { emptyDatabaseIn } from "../../support/emptyDatabase.ts";
import { ed25519 } from "../../support/ed25519.ts";
import { handIn, loadedAt, rollUpMigrations } from "../../support/newRollUp.ts";
import { hashes } from "../../support/sha256.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** A machine whose lines are kept, and cut at their first words. */
const machineIn = (environment: RollUpMachine["environment"] = {}) => {
  const said: string[] = [];
  const machine: RollUpMachine = {
    hashes,
    verify: ed25519.verify,
    now: () => loadedAt,
    migrations: rollUpMigrations,
    environment,
    out: (line) => said.push(line),
    err: (line) => said.push(line.split("：")[0] ?? ""),
  };
  const told = (): readonly string[] => said.splice(0);
  return { machine, told };
};

describe("the roll-up on the command line", () => {
  it("takes a plan, a register and what was handed in, and reports them in tables with what is left out", async () => {
    const folder = temporaryFolder();
    const at = { data: join(folder, "data") };
    mkdirSync(at.data);
    await emptyDatabaseIn(join(at.data, "postgresql"));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const { machine, told } = machineIn();
    const handed = join(folder, "handed");
    handIn(handed, 1, published(scoredCounty(1, 2026)));
    expect(await runLoad(machine, handed, at)).toBe(1);
    expect(told().at(-1)).toMatch(/^错误 rollup-some-refused/u);
    expect(await runReport(machine, { ...at, year: 2026, out: join(folder, "report") })).toBe(1);
    expect(told()).toEqual(["错误 rollup-plan-absent 没有 2026 年的汇总方案；请先用 rollup plan 设定。"]);
    const plan = provincePlan(2026);
    const bad = {
      ...plan,
      bands: ["2"],
      levels: plan.levels.map((level) => ({ ...level, parts: [{ group: "none", weight: "0" }] })),
    };
    expect(await runPlan(machine, file("bad.json", JSON.stringify(bad)), at)).toBe(1);
    expect(new Set(told().map((line) => line.split(" ")[1]))).toEqual(
      new Set(["rollup-part-unknown", "rollup-weights-zero", "rollup-bands-order"]),
    );
    expect(await runPlan(machine, file("plan.json", JSON.stringify(plan)), at)).toBe(0);
    const wrong = "code,name,level,above,publicKey\nx1,县1,county,x9,abc\nx1,县1,county,x1,\n";
    expect(await runRegister(machine, file("wrong.csv", wrong), at)).toBe(1);
    expect(told().map((line) => line.split(" ")[1])).toEqual([
      ...["2026", "rollup-above-unknown", "rollup-key-unreadable", "id-repeated", "rollup-above-circle"],
    ]);
    expect(await runRegister(machine, file("register.csv", provinceRegister(2)), at)).toBe(0);
    expect(await runReport(machine, { ...at, year: 2026, out: join(folder, "report") })).toBe(1);
    expect(told().at(-1)).toMatch(/^错误 rollup-nothing-loaded/u);
    expect(await runLoad(machine, handed, at)).toBe(0);
    expect(told()[0]).toBe("x1：已核验载入 x1: verified and taken in");
    const other = { ...plan, groups: plan.groups.map((group) => ({ ...group, full: "120" })) };
    expect(await runPlan(machine, file("other.json", JSON.stringify(other)), at)).toBe(1);
    expect(told().at(-1)).toMatch(/rollup-plan-in-use/u);

    expect(await runReport(machine, { ...at, year: 2026, out: join(folder, "report") })).toBe(0);
    expect(readdirSync(join(folder, "report")).sort()).toEqual([
      "criteria.csv",
      "distribution.csv",
      "left-out.csv",
      "left-out.txt",
      "rollup.xlsx",
      "scores.csv",
      "units.csv",
    ]);
    const text = readFileSync(join(folder, "report", "left-out.txt"), "utf8");
    expect(text).toContain(
      "名录上有，没有载入当年结果 on the register, and no results of the year were taken in，x2，县2",
    );
    expect(text).toContain("没有上年结果，不计升降");
    const [, first] = readFileSync(join(folder, "report", "scores.csv"), "utf8").split("\r\n");
    expect(first).toMatch(/^县（市、区）,1,县1,x1,s1,\d+\.\d\d,[\d./]+,1,上年无,上年无$/u);
    const book = valueOf(readBook(new Uint8Array(readFileSync(join(folder, "report", "rollup.xlsx"))), "rollup.xlsx"));
    expect(book.map(({ name }) => name)).toEqual(["地区得分", "指标分布", "未列入及保留"]);
    expect(await runReport(machine, { ...at, year: 2026, out: join(folder, "report") })).toBe(1);
    expect(told().at(-1)).toMatch(/^错误 file-exists/u);
    expect(await runWithdraw(machine, "x1", { ...at, year: 2026, reason: " " })).toBe(1);
    expect(await runWithdraw(machine, "x1", { ...at, year: 2026, reason: "报错了台账" })).toBe(0);
    expect(await runMigrate(machine, at)).toBe(0);
    expect(await runLoad(machine, join(folder, "nowhere"), at)).toBe(1);
    expect(told().at(-1)).toMatch(/^错误 file-absent/u);
  });

  it("says what a server does not let it do", async () => {
    const { machine, told } = machineIn({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(await runMigrate(machine, { data: "" })).toBe(1);
    expect(await runShards(machine, ["host/none"])).toBe(1);
    expect(await runShards(machineIn().machine, ["postgres://u:p@host/db"])).toBe(1);
    expect(told().map((line) => line.split(" ")[1])).toEqual(["rollup-refused-by-database", "rollup-server-unfit"]);
  });
});
