import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { files } from "../../src/hosts/files/files.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../support/libreOffice.ts";
import { runKaoping, type Ran } from "../support/runKaoping.ts";
import { sharedFolder, temporaryFolder } from "../support/temporaryFolder.ts";

const seeds = "../shared/seeds";
const documents = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];

const inFolder = (folder: string): readonly string[] => readdirSync(folder).map((name) => join(folder, name));

type Year = { readonly ran: Ran; readonly out: string };

const years = sharedFolder();
const made = new Map<string, Promise<Year>>();

/** The year of the sample, or around a document, made once for all tests: they read it, and change a copy. */
const yearOf = (document: string | null = null): Promise<Year> => {
  const name = document === null ? "sample" : basename(document);
  const known = made.get(name);
  if (known) return known;
  const out = join(years, name);
  const making = runKaoping("demo", ...(document === null ? [] : ["--document", document]), "--out", out).then(
    (ran) => ({ ran, out }),
  );
  made.set(name, making);
  return making;
};

/** A copy of the sample's year. */
const copiedYear = async (): Promise<string> => {
  const out = join(temporaryFolder(), "copy");
  cpSync((await yearOf()).out, out, { recursive: true });
  return out;
};

describe("the sample year on the command line", () => {
  it("goes from document to published ranking, and the result verifies", async () => {
    const { ran, out } = await yearOf();
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
    const [one, other] = [await copiedYear(), join(temporaryFolder(), "other")];
    await runKaoping("demo", "--out", other, "--at", "2026-11-22T08:30:00Z");
    expect((await runKaoping("demo", "--out", one)).status).toBe(0);
    const own = readdirSync(join(one, "published", "receipts")).map((name) => `published/receipts/${name}`);
    expect(own).toHaveLength(20);
    for (const name of ["assessment.ledger", "published/checkpoint.txt", "published/receipt.html", ...own]) {
      expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name)))).toBe(true);
    }
  });

  it("names no reviewer in anything that is published", async () => {
    const folder = join((await yearOf()).out, "published");
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
    const { out } = await yearOf();
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
    const { ran, out } = await yearOf(document);
    expect(ran.err.filter((line) => line.startsWith("错误"))).toEqual([]);
    expect(ran.status).toBe(0);
    expect(await runKaoping("verify", join(out, "assessment.xlsx"))).toMatchObject({ status: 0 });
    expect(readdirSync(join(out, "published"))).toContain("notice.txt");
  });
});

describe.skipIf(!hasLibreOffice)(`LibreOffice${libreOfficeNote}`, () => {
  const saved = join(years, "saved");
  const masterOf = (document: string | null): string => `${document === null ? "sample" : basename(document)}.xlsx`;
  let forms: readonly string[] = [];
  /** What is said of a master that holds, copied without the ledger file beside it. */
  const alone = { status: 0, err: [expect.stringContaining("mirror-absent")] };

  // It takes longer to start than to save a workbook: all are saved by one.
  beforeAll(async () => {
    const masters = join(years, "masters");
    mkdirSync(masters);
    for (const document of [null, ...documents]) {
      const { out } = await yearOf(document);
      copyFileSync(join(out, "assessment.xlsx"), join(masters, masterOf(document)));
    }
    const returned = join((await yearOf()).out, "returned");
    forms = readdirSync(returned);
    const all = [...inFolder(masters), ...inFolder(returned)];
    expect(resave(all, "xlsx:Calc MS Excel 2007 XML", years)).toHaveLength(all.length);
  }, 600_000);

  it("opens the master and saves it anew, and it still verifies", async () => {
    const checkpoint = join((await yearOf()).out, "published", "checkpoint.txt");
    const ran = await runKaoping("verify", join(saved, masterOf(null)), "--checkpoint", checkpoint);
    expect(ran).toMatchObject(alone);
  });

  it.each(documents)("saves the master of %s anew, long as its lines are", async (document) => {
    expect(await runKaoping("verify", join(saved, masterOf(document)))).toMatchObject(alone);
  });

  it("saves forms anew, and they come back all the same", async () => {
    const out = temporaryFolder();
    expect(forms).toHaveLength(20);
    const master = join(out, "b.xlsx");
    await runKaoping(
      ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
      ...["--reviewers", "sample/reviewers.csv", "--out", master, "--as", "演示", "--reason", "演示"],
    );
    await runKaoping("issue", master, "--out", join(out, "forms2"), "--as", "演示", "--reason", "演示");
    const ran = await runKaoping("collect", master, ...forms.map((name) => join(saved, name)));
    expect(ran.err.filter((line) => line.startsWith("错误"))).toEqual([]);
    expect(ran.out).toContain("接收 20 份自评表，退回 0 份");
  });
});

describe("forms", () => {
  it("of the same unit twice, of nobody, and other files are told apart by name", async () => {
    const out = await copiedYear();
    const master = join(out, "assessment.xlsx");
    const [form = ""] = readdirSync(join(out, "returned"));
    const ran = await runKaoping("collect", master, join(out, "returned", form), master, "sample/units.csv");
    expect(ran.status).toBe(1);
    expect(ran.err.map((line) => line.split(" ")[1])).toEqual(["form-same", "book-not-form", "book-not-xlsx"]);
    expect(ran.out).toContain("收到 3 个文件，接收 0 份自评表，退回 2 份，与已收相同 1 份");
  });

  it("that nobody filled in are refused cell by cell", async () => {
    const out = await copiedYear();
    const form = readdirSync(join(out, "forms")).find((name) => name.startsWith("市教育局")) ?? "";
    const ran = await runKaoping("collect", join(out, "assessment.xlsx"), join(out, "forms", form));
    expect(ran.status).toBe(1);
    expect(ran.err[0]).toMatch(/state-missing .*任务自评 F4：任务“.*”没有选完成情况；请从 完成、部分完成/u);
  });
});
