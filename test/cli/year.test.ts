import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { files } from "../../src/hosts/files/files.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../support/libreOffice.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const seeds = "../shared/seeds";
const documents = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];

describe("the sample year on the command line", () => {
  it("goes from document to published ranking, and the result verifies", async () => {
    const out = temporaryFolder();
    const ran = await runKaoping("demo", "--out", out);
    // What the sample leaves open on purpose is said, and nothing else.
    const said = [
      "units-without-task",
      "findings-unrectified",
      "claims-unproved",
      "notice-line-left-out",
      "ranks-close",
    ];
    expect(ran.err.filter((line) => !said.some((code) => line.includes(code)))).toEqual([]);
    expect(ran.status).toBe(0);
    expect(ran.out).toContain("核验通过");
    const published = readdirSync(join(out, "published")).sort();
    expect(published).toEqual([
      "checkpoint.txt",
      "feedback",
      "notice.docx",
      "notice.txt",
      "office.pub",
      "ranking.csv",
      "ranking.html",
      "ranking.json",
      "ranking.xlsx",
      "receipt.html",
      "receipts",
    ]);
    expect(readdirSync(join(out, "published", "feedback"))).toHaveLength(40);
    // Totals computed apart from this code with exact fractions; see sample/README.md for the scheme.
    const ranking = readFileSync(join(out, "published", "ranking.csv"), "utf8");
    expect(ranking).toContain("市直部门,1,市政务服务和数据管理局,96.07,优秀,");
    expect(ranking).toContain("市直部门,8,市教育局,85.05,良好,");
    expect(ranking).toContain("市直部门,8,市民政局,85.05,良好,");
    expect(ranking).toContain("市直部门,10,市工业和信息化局,84.21,良好,");
    expect(ranking).toContain("县（市、区）,6,石榆县,57.76,不合格,");
    // Points lost by monitoring, half of one finding given back on appeal: 71.0425 − 0.5.
    expect(ranking).toContain("县（市、区）,5,鹭洲县,70.54,合格,");
    const quarter = readFileSync(join(out, "rounds", "q3.txt"), "utf8");
    expect(quarter).toContain("第三季度监测发现问题 2 项，涉及 2 个单位；没有发现问题的单位 18 个。");
    expect(quarter).toContain(
      "上一轮（第一季度监测）发现的 5 项问题，已整改 3 项；复查通过 2 项，复查仍有问题 1 项；逾期未整改 2 项。",
    );
    expect(ran.out).toContain("县（市、区）\t鹭洲县\t5\t70.04 → 70.54");
    // Signed by a key that is said to be a sample; receipts hold with it.
    expect(ran.out).toContain("密钥和口令随程序公开，只供演示");
    const file = (name: string): string => join(out, "published", name);
    const held = await runKaoping(
      ...["verify", "--receipt", file("receipts/鹭洲县-lzx.json"), "--checkpoint", file("checkpoint.txt")],
      ...["--pub", file("office.pub")],
    );
    expect(held).toMatchObject({ status: 0, err: [] });
    expect(held.out).toContain("total: 70.54");
  });

  it("can be run again into its own folder, with the same ledger, checkpoint and receipts", async () => {
    const out = temporaryFolder();
    const [one, other] = [join(out, "one"), join(out, "other")];
    await runKaoping("demo", "--out", one);
    await runKaoping("demo", "--out", other, "--at", "2026-11-22T08:30:00Z");
    expect((await runKaoping("demo", "--out", one)).status).toBe(0);
    const own = readdirSync(join(one, "published", "receipts")).map((name) => `published/receipts/${name}`);
    expect(own).toHaveLength(20);
    for (const name of ["assessment.ledger", "published/checkpoint.txt", "published/receipt.html", ...own]) {
      expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name)))).toBe(true);
    }
  });

  it("names no reviewer in anything that is published", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const folder = join(out, "published");
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/u.test(name))
      .flatMap((name) => {
        const bytes = new Uint8Array(readFileSync(join(folder, name)));
        return files.textParts(/\.(?:docx|xlsx)$/u.test(name) ? bytes : new TextDecoder().decode(bytes));
      });
    expect(texts.length).toBeGreaterThan(200);
    for (const { text } of texts) expect(text).not.toMatch(/评审人[甲乙丙丁]/u);
  });

  it("ranks before all scores are in only to say what is missing", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const master = join(out, "b.xlsx");
    const inputs = ["scheme.json", "units.csv", "reviewers.csv"].map((name) => join("sample", name));
    await runKaoping(
      ...["new", "sample/work-points.txt", "--scheme", inputs[0] ?? "", "--units", inputs[1] ?? ""],
      ...["--reviewers", inputs[2] ?? "", "--out", master],
    );
    const rows = readFileSync("sample/observations.csv", "utf8").trimEnd().split("\n");
    writeFileSync(join(out, "part.csv"), rows.slice(0, -1).join("\n"));
    expect((await runKaoping("score", master, join(out, "part.csv"))).status).toBe(0);
    const ran = await runKaoping("rank", master);
    expect(ran).toMatchObject({ status: 1, out: "" });
    expect(ran.err).toEqual([expect.stringContaining("score-missing 石榆县的“要点任务落实”未报，缺 评审人丁 的评分")]);
    expect((await runKaoping("publish", master, "--out", join(out, "p"))).status).toBe(1);
    expect(existsSync(join(out, "p"))).toBe(false);
  });

  it("gives every number's steps as JSON and nothing else", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const ran = await runKaoping("rank", join(out, "assessment.xlsx"), "--json");
    type Score = { unit: string; steps: { kind: string; of: string; result: string }[] };
    const results = JSON.parse(ran.out) as { scores: Score[]; ranking: { rows: { unit: string; shown: string }[] }[] };
    const { steps = [] } = results.scores.find(({ unit }) => unit === "jyj") ?? {};
    expect(steps.at(-1)).toMatchObject({ kind: "criteria-summed", of: "total", result: "85.0525" });
    // Eight criteria that reviewers score, and the one that loses points by findings.
    expect(steps.filter(({ kind }) => kind === "parties-combined")).toHaveLength(9);
    const rows = results.ranking.flatMap((group) => group.rows);
    expect(rows.find(({ unit }) => unit === "jyj")?.shown).toBe("85.05");
    expect(ran.err).toEqual([]);
  });
});

describe.skipIf(documents.length === 0)("a year around each of the real documents", () => {
  it.each(documents)("%s goes from document to ranking and verifies", async (document) => {
    const out = temporaryFolder();
    const ran = await runKaoping("demo", "--document", document, "--out", out);
    expect(ran.err.filter((line) => line.startsWith("错误"))).toEqual([]);
    expect(ran.status).toBe(0);
    expect(await runKaoping("verify", join(out, "assessment.xlsx"))).toMatchObject({ status: 0 });
    expect(readdirSync(join(out, "published"))).toContain("notice.txt");
  });
});

describe.skipIf(!hasLibreOffice)(`LibreOffice${libreOfficeNote}`, () => {
  it("opens the master and saves it anew, and it still verifies", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const [saved = ""] = resave([join(out, "assessment.xlsx")], "xlsx:Calc MS Excel 2007 XML", out);
    const ran = await runKaoping("verify", saved, "--checkpoint", join(out, "published", "checkpoint.txt"));
    expect(ran).toMatchObject({ status: 0, err: [] });
  });

  it.each(documents)("saves the master of %s anew, long as its lines are", async (document) => {
    const out = temporaryFolder();
    await runKaoping("demo", "--document", document, "--out", out);
    const [saved = ""] = resave([join(out, "assessment.xlsx")], "xlsx:Calc MS Excel 2007 XML", out);
    expect(await runKaoping("verify", saved)).toMatchObject({ status: 0, err: [] });
  });

  it("saves forms anew, and they come back all the same", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const returned = readdirSync(join(out, "returned")).map((name) => join(out, "returned", name));
    const saved = resave(returned, "xlsx:Calc MS Excel 2007 XML", out);
    expect(saved).toHaveLength(20);
    const master = join(out, "b.xlsx");
    await runKaoping(
      ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
      ...["--reviewers", "sample/reviewers.csv", "--out", master, "--as", "演示", "--reason", "演示"],
    );
    await runKaoping("issue", master, "--out", join(out, "forms2"), "--as", "演示", "--reason", "演示");
    const ran = await runKaoping("collect", master, join(out, "saved"));
    expect(ran.err.filter((line) => line.startsWith("错误"))).toEqual([]);
    expect(ran.out).toContain("接收 20 份自评表，退回 0 份");
  });
});

describe("forms", () => {
  it("of the same unit twice, of nobody, and other files are told apart by name", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const master = join(out, "assessment.xlsx");
    const [form = ""] = readdirSync(join(out, "returned"));
    const ran = await runKaoping("collect", master, join(out, "returned", form), master, "sample/units.csv");
    expect(ran.status).toBe(1);
    expect(ran.err.map((line) => line.split(" ")[1])).toEqual(["form-same", "book-not-form", "book-not-xlsx"]);
    expect(ran.out).toContain("收到 3 个文件，接收 0 份自评表，退回 2 份，与已收相同 1 份");
  });

  it("that nobody filled in are refused cell by cell", async () => {
    const out = temporaryFolder();
    await runKaoping("demo", "--out", out);
    const form = readdirSync(join(out, "forms")).find((name) => name.startsWith("市教育局")) ?? "";
    const ran = await runKaoping("collect", join(out, "assessment.xlsx"), join(out, "forms", form));
    expect(ran.status).toBe(1);
    expect(ran.err[0]).toMatch(/state-missing .*任务自评 F4：任务“.*”没有选完成情况；请从 完成、部分完成/u);
  });
});
