import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const sample = (name: string): string => join("sample", name);

type Scheme = {
  tables: { criteria: { maxPoints: string }[] }[];
  performance: { components: { id: string; weight: string }[] };
};

/** A scheme file that is the sample's but for what `change` does to it. */
const schemeWith = (folder: string, change: (scheme: Scheme) => void): string => {
  const scheme = JSON.parse(readFileSync(sample("scheme.json"), "utf8")) as Scheme;
  change(scheme);
  const path = join(folder, "scheme.json");
  writeFileSync(path, JSON.stringify(scheme));
  return path;
};

const weigh = (scheme: Scheme, weight: string, rest: string): void => {
  const [first, second] = scheme.performance.components;
  if (!first || !second) throw new RangeError("components: got fewer than two, want two");
  first.weight = weight;
  second.weight = rest;
};

const start = (out: string, inputs: Partial<Record<"document" | "scheme" | "units" | "reviewers", string>> = {}) => {
  const document = inputs.document ?? sample("work-points.txt");
  const scheme = inputs.scheme ?? sample("scheme.json");
  const units = inputs.units ?? sample("units.csv");
  const reviewers = inputs.reviewers ?? sample("reviewers.csv");
  return runKaoping("new", document, "--scheme", scheme, "--units", units, "--reviewers", reviewers, "--out", out);
};

describe("a wrong input is answered by one clear line, and nothing is written", () => {
  const refusedDocument = async (name: string, content: Uint8Array | string | null) => {
    const folder = temporaryFolder();
    const document = join(folder, name);
    if (content !== null) writeFileSync(document, content);
    const before = readdirSync(folder);
    const ran = await start(join(folder, "a.xlsx"), { document });
    expect(ran.status).toBe(1);
    expect(readdirSync(folder)).toEqual(before);
    return ran.err;
  };

  it("no such file", async () => {
    const err = await refusedDocument("要点.txt", null);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/file-absent .*要点\.txt：找不到这个文件；请检查/u);
  });

  it("a scheme that is no scheme, and says nothing of the lists that speak of it", async () => {
    const folder = temporaryFolder();
    const [scheme, units, reviewers] = ["scheme", "units", "reviewers"].map((kind) => join(folder, `${kind}.xlsx`));
    await runKaoping("template", "scheme", "--out", scheme ?? "");
    await runKaoping("template", "units", "--out", units ?? "");
    await runKaoping("template", "reviewers", "--out", reviewers ?? "");
    const ran = await start(join(folder, "a.xlsx"), {
      scheme: scheme ?? "",
      units: units ?? "",
      reviewers: reviewers ?? "",
    });
    expect(ran).toMatchObject({ status: 1, err: [expect.stringMatching(/^错误 file-not-text scheme\.xlsx/u)] });
  });

  it("an empty file", async () => {
    const err = await refusedDocument("空.txt", "");
    expect(err).toEqual(["错误 file-empty 空.txt：文件是空的；请换成有内容的文件。"]);
  });

  it("a file of blanks", async () => {
    expect(await refusedDocument("空白.txt", " \n　\n")).toEqual([
      "错误 file-empty 空白.txt：文件是空的；请换成有内容的文件。",
    ]);
  });

  it("a picture", async () => {
    const err = await refusedDocument("图.txt", readFileSync("assets/icon-32.png"));
    expect(err).toEqual([
      "错误 document-format-unknown 图.txt：这种文件读不了（看起来是 PNG）；请换成 .docx、.xlsx、.pdf、.txt、.md 或 .html。",
    ]);
  });

  it("a text that is no work points", async () => {
    const err = await refusedDocument("诗.txt", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n");
    expect(err).toHaveLength(1);
    expect(err[0]).toContain("document-without-tasks");
  });

  it("a 3% weight", async () => {
    const folder = temporaryFolder();
    const scheme = schemeWith(folder, (one) => weigh(one, "3", "43"));
    const ran = await start(join(folder, "a.xlsx"), { scheme });
    expect(ran.status).toBe(1);
    expect(ran.err).toHaveLength(1);
    expect(ran.err[0]).toMatch(
      /weight-below-floor scheme\.json performance\.components\[0\]\.weight：“政务公开”在[^，]+的权重 3%，低于 4% 的下限；请调到/u,
    );
    expect(existsSync(join(folder, "a.xlsx"))).toBe(false);
  });

  it("weights that do not add up", async () => {
    const folder = temporaryFolder();
    const scheme = schemeWith(folder, (one) => {
      const [first] = one.tables[0]?.criteria ?? [];
      if (first) first.maxPoints = "24.9999";
    });
    const ran = await start(join(folder, "a.xlsx"), { scheme });
    expect(ran.status).toBe(1);
    expect(ran.err).toEqual([
      "错误 points-do-not-add-up scheme.json tables[0].stages[0].outOf：指标分值合计 99.9999，应为 100，相差 -0.0001；请调整到正好相等。",
    ]);
    expect(existsSync(join(folder, "a.xlsx"))).toBe(false);
  });

  it("an unknown unit in the scores, and the master stays as it was", async () => {
    const folder = temporaryFolder();
    const master = join(folder, "a.xlsx");
    expect((await start(master)).status).toBe(0);
    const before = readFileSync(master);
    const rows = readFileSync(sample("observations.csv"), "utf8").split("\n");
    rows[5] = (rows[5] ?? "").replace(",fgw,", ",市气象局,");
    const scores = join(folder, "scores.csv");
    writeFileSync(scores, rows.join("\n"));
    const ran = await runKaoping("score", master, scores);
    expect(ran.status).toBe(1);
    expect(ran.err).toEqual([
      "错误 unit-unknown scores.csv 第 6 行：名单里没有“市气象局”这个单位；请核对名称，或在单位名单里加为别名。",
    ]);
    expect(readFileSync(master).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["a.ledger", "a.xlsx", "scores.csv"]);
  });

  it("a unit under its alias is no unknown unit", async () => {
    const folder = temporaryFolder();
    const master = join(folder, "a.xlsx");
    await start(master);
    const scores = join(folder, "scores.csv");
    writeFileSync(scores, readFileSync(sample("observations.csv"), "utf8").replaceAll(",fgw,", ",市发改委,"));
    expect(await runKaoping("score", master, scores)).toMatchObject({ status: 0, err: [] });
  });

  it("scores in letters, above the maximum and for a criterion that is not there, all at once", async () => {
    const folder = temporaryFolder();
    const master = join(folder, "a.xlsx");
    await start(master);
    const scores = join(folder, "scores.csv");
    const header = readFileSync(sample("observations.csv"), "utf8").split("\n")[0] ?? "";
    const row = (criterion: string, value: string) => `年终考核,fgw,${criterion},,office,r1,points,${value},,,scored,,`;
    writeFileSync(scores, [header, row("c1", "二十"), row("c2", "5")].join("\n"));
    expect((await runKaoping("score", master, scores)).err[0]).toContain("scores.csv 第 2 行：得分“二十”不是数");
    writeFileSync(scores, [header, row("c1", "26"), row("c99", "5")].join("\n"));
    const ran = await runKaoping("score", master, scores);
    expect(ran.err.map((line) => line.split(" ")[1])).toEqual(["points-above-maximum", "criterion-unknown"]);
  });

  it("a master that is no workbook of ours", async () => {
    const folder = temporaryFolder();
    const picture = join(folder, "a.xlsx");
    copyFileSync("assets/icon-32.png", picture);
    expect((await runKaoping("rank", picture)).err[0]).toContain(
      "book-not-xlsx a.xlsx：这不是 .xlsx 工作簿（看起来是 PNG）",
    );
    expect((await runKaoping("rank", join(folder, "没有.xlsx"))).err[0]).toContain("file-absent");
  });

  it("a demo into a folder that holds other things", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "重要.docx"), "x");
    const ran = await runKaoping("demo", "--out", folder);
    expect(ran.status).toBe(1);
    expect(ran.err[0]).toContain("folder-not-empty");
    expect(readdirSync(folder)).toEqual(["重要.docx"]);
  });

  it("a command that does not exist, or without what it needs, is a matter of usage", async () => {
    expect((await runKaoping("frobnicate")).status).toBe(2);
    expect((await runKaoping("new", sample("work-points.txt"))).status).toBe(2);
    expect((await runKaoping("--help")).status).toBe(0);
  });

  it("the same lines come in English", async () => {
    const ran = await runKaoping("--lang", "en", "read", "没有.txt");
    expect(ran.err[0]).toBe("error file-absent 没有.txt: There is no such file; check the path and the name.");
  });
});
