import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { typeInto } from "../support/typeInto.ts";

const document = `青禾县2026年政务公开工作要点
青禾政办发〔2026〕8号

一、深化重点领域信息公开
（一）公开就业创业政策。县人力资源社会保障局牵头，每季度末前公布补贴发放名单。
（二）推进财政预决算公开。6月底前公开部门决算。（县财政局牵头，各部门配合）

二、强化监督保障
政务公开工作纳入政府绩效考核，所占权重不低于4%。县政府办公室会同县财政局落实。

2026年3月20日
`;
const units =
  "id,name,group,aliases\ncz,县财政局,departments,\nzfb,县政府办公室,departments,县府办\nhd,河东镇,counties,\n";
const reviewers = "id,name,party\nr1,王甲,office\nr2,李乙,thirdparty\nr3,赵丙,public\n";

type Scheme = {
  year: number;
  format: string;
  tables: { criteria: { maxPoints: string }[] }[];
  performance: { components: { weight: string }[] };
};

/** What somebody has who has written work points and lists, and changed the template of a scheme. */
const desk = (change: (scheme: Scheme) => void = () => undefined) => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  const scheme = JSON.parse(readFileSync("sample/scheme.json", "utf8")) as Scheme;
  change(scheme);
  writeFileSync(at("要点.txt"), document);
  writeFileSync(at("单位.csv"), units);
  writeFileSync(at("评审人.csv"), reviewers);
  writeFileSync(at("方案.json"), JSON.stringify(scheme, null, 2));
  const start = (files: Partial<Record<"document" | "scheme" | "units" | "reviewers", string>> = {}) =>
    runKaoping(
      ...["new", at(files.document ?? "要点.txt"), "--scheme", at(files.scheme ?? "方案.json")],
      ...["--units", at(files.units ?? "单位.csv"), "--reviewers", at(files.reviewers ?? "评审人.csv")],
      ...["--out", at("考核.xlsx")],
    );
  return { folder, at, start };
};

const withoutSheet = (path: string, name: string): void => {
  const parts = unzipSync(new Uint8Array(readFileSync(path)));
  const book = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array());
  parts["xl/workbook.xml"] = strToU8(book.replace(new RegExp(`<sheet name="${name}"[^>]*/>`, "u"), ""));
  writeFileSync(path, zipSync(parts));
};

/** A year in which forms and packs are out. */
const sentOut = async () => {
  const { folder, at, start } = desk();
  expect((await start()).status).toBe(0);
  expect((await runKaoping("issue", at("考核.xlsx"), "--out", at("自评表"), "--due", "2026-12-10")).status).toBe(0);
  expect((await runKaoping("packs", at("考核.xlsx"), "--out", at("评审包"))).status).toBe(0);
  const form = at(join("自评表", "县财政局-cz.xlsx"));
  const pack = at(join("评审包", "王甲-r1.xlsx"));
  return { folder, at, form, pack };
};

const fillForm = (path: string): void => {
  typeInto(path, "任务自评", "F4", "完成");
  typeInto(path, "任务自评", "F5", "完成");
  for (let row = 4; row <= 11; row++) typeInto(path, "指标自评", `E${row}`, 5);
};

describe("a newcomer with a document of their own", () => {
  it("is told whose tasks nobody will report on", async () => {
    const { start } = desk();
    const ran = await start();
    expect(ran.status).toBe(0);
    expect(ran.err).toEqual([
      "注意 leads-unlisted 文件里有 1 个牵头单位不在单位名单里（县人力资源社会保障局），它们的任务没有单位自评；属于被考核单位的请加到名单，或加为别名，再重新建立。",
    ]);
  });

  it("is told of a wrong file what it is and what is wanted", async () => {
    const { at, start } = desk((scheme) => (scheme.format = "kaoping-scheme/0"));
    expect((await start({ units: "评审人.csv", reviewers: "单位.csv" })).err).toEqual([
      "错误 format-other 方案.json：这个文件是 kaoping-scheme/0，这里要的是 kaoping-scheme/1；拿错了请换文件，旧版的请照 template 命令生成的样例改过来。",
      "错误 column-missing 评审人.csv 第 1 行：缺少“group”列；表头应为：id,name,group,aliases。",
      "错误 column-missing 评审人.csv 第 1 行：缺少“aliases”列；表头应为：id,name,group,aliases。",
      "错误 column-unknown 评审人.csv 第 1 行：不认识“party”列；表头应为：id,name,group,aliases。",
      "错误 column-missing 单位.csv 第 1 行：缺少“party”列；表头应为：id,name,party。",
      "错误 column-unknown 单位.csv 第 1 行：不认识“group”列；表头应为：id,name,party。",
      "错误 column-unknown 单位.csv 第 1 行：不认识“aliases”列；表头应为：id,name,party。",
    ]);
    writeFileSync(at("方案.json"), '{\n  "format": "kaoping-scheme/1"\n  "title": "x"\n}\n');
    const [broken = ""] = (await start()).err;
    expect(broken).toMatch(/^错误 json-invalid 方案\.json 第 3 行：从这里起不是有效的 JSON（/u);
  });

  it("is told of weights that do not add up, of a 3% weight and the clause, and of last year's scheme", async () => {
    const short = desk((scheme) => {
      const [first] = scheme.tables[0]?.criteria ?? [];
      if (first) first.maxPoints = "24";
      const [zwgk, next] = scheme.performance.components;
      if (zwgk && next) [zwgk.weight, next.weight] = ["3", "43"];
    });
    expect((await short.start()).err).toEqual([
      "错误 points-do-not-add-up 方案.json tables[0].stages[0].outOf：指标分值合计 99，应为 100，相差 -1；请调整到正好相等。",
      "错误 weight-below-floor 方案.json performance.components[0].weight：“政务公开”在市直部门、县（市、区）的权重 3%，低于 4% 的下限；请调到 4% 或以上，否则不能考核。",
    ]);
    const { start } = desk((scheme) => (scheme.year = 2025));
    const ran = await start();
    expect(ran.status).toBe(0);
    expect(ran.err[0]).toBe("注意 scheme-year-differs 方案是 2025 年的，工作要点是 2026 年的；请核对是否用错文件。");
  });

  it("is told of forms and packs in the wrong place, of a table that is another, and of a master for a document", async () => {
    const { at, form, pack } = await sentOut();
    const master = at("考核.xlsx");
    const refused = async (...argv: readonly string[]): Promise<readonly string[]> => {
      const ran = await runKaoping(...argv);
      expect(ran.status).toBe(1);
      return ran.err;
    };
    expect(await refused("collect", master, pack, master)).toEqual([
      "错误 book-not-form 王甲-r1.xlsx：这是评审包，不是自评表；评审包请用 score 收回，总台账不用收回。",
      "错误 book-not-form 考核.xlsx：这是总台账，不是自评表；评审包请用 score 收回，总台账不用收回。",
    ]);
    expect(await refused("score", master, form)).toEqual([
      "错误 book-not-pack 县财政局-cz.xlsx：这是自评表，不是评审包；自评表请用 collect 收回，总台账不用收回。",
    ]);
    expect(await refused("score", master, at("单位.csv"))).toEqual([
      "错误 columns-other 单位.csv 第 1 行：这是另一种表（列为：id,name,group,aliases）；请检查是否拿错文件，这里的表头应为：round,unit,criterion,task,party,reviewer,kind,value,count,of,state,reason,evidence。",
    ]);
    for (const book of [master, form, pack]) {
      expect(await refused("read", book)).toEqual([
        `错误 document-is-ours ${basename(book)}：这是考评自己的总台账、自评表或评审包，不是工作要点；请选来文的原件。`,
      ]);
    }
    expect(await refused("verify", "--receipt", at("方案.json"), "--checkpoint", at("要点.txt"))).toContain(
      "错误 format-other 方案.json：这个文件是 kaoping-scheme/1，这里要的是 kaoping-receipt/1；拿错了请换文件，旧版的请照 template 命令生成的样例改过来。",
    );
    expect(await refused("lock", master, "--round", "第一季度")).toEqual([
      "错误 reference-unknown 没有“第一季度”这个轮次；可用的：第一季度监测（q1）、第三季度监测（q3）、年终考核（annual）。",
    ]);
  });

  it("is told of letters for a score at the cell, of a deleted sheet, and of two files of one unit", async () => {
    const { at, form, pack } = await sentOut();
    const master = at("考核.xlsx");
    fillForm(form);
    const [letters, gone, other] = ["字.xlsx", "缺表.xlsx", "又一份.xlsx"].map(at) as [string, string, string];
    for (const copy of [letters, gone, other]) copyFileSync(form, copy);
    typeInto(letters, "指标自评", "E4", "二十五");
    withoutSheet(gone, "指标自评");
    typeInto(other, "指标自评", "E4", 4);
    expect((await runKaoping("collect", master, letters)).err).toContain(
      "错误 number-asked-like 字.xlsx，指标自评 E4：“二十五”不是一个明确的数，像是 25；请填表人确认，改成数字。",
    );
    expect((await runKaoping("collect", master, gone)).err).toEqual([
      "错误 table-sheet-missing 缺表.xlsx：缺少工作表“指标自评”，其他工作表里也没有它的表头；请从下发的原文件恢复，或用原文件重新填报。",
    ]);
    typeInto(pack, "评分", "K5", "B+");
    expect((await runKaoping("score", master, pack)).err).toContain(
      "错误 number-asked 王甲-r1.xlsx，评分 K5：“B+”不是一个明确的数；请填表人改成数字。",
    );
    expect((await runKaoping("collect", master, form)).status).toBe(0);
    const twice = await runKaoping("collect", master, other);
    expect(twice.status).toBe(1);
    const told = twice.err.filter((line) => !line.includes("claim-without-evidence"));
    expect(told[0]).toMatch(
      /^错误 form-repeated 又一份\.xlsx：县财政局 的自评表已经收过，这份内容不同：两份都留着，差异见下；核实后用 collect --keep cz=\w{8}（先收的）或 cz=\w{8}（这份）确定。$/u,
    );
    expect(told[1]).toBe("注意 version-differs 又一份.xlsx：指标-c1：已收的是 5，这份是 4；请与填报单位核实。");
  });

  it("cannot close with scores missing, and reads a line a unit instead of one a cell", async () => {
    const { at } = await sentOut();
    const ran = await runKaoping("lock", at("考核.xlsx"));
    expect(ran.status).toBe(1);
    expect(ran.err).toEqual(
      ["县财政局", "县政府办公室", "河东镇"].map(
        (unit) =>
          `错误 scores-missing ${unit}有 8 项指标未报（主动公开、重点领域信息公开、依申请公开、政策解读、回应关切与公众参与等 8 个），缺 王甲、李乙、赵丙 的评分；请补齐再排名，逐项清单加 --json。`,
      ),
    );
    const all = JSON.parse((await runKaoping("rank", at("考核.xlsx"), "--json")).out) as { issues: unknown[] };
    expect(all.issues).toHaveLength(3 * 8);
    const notice = await runKaoping("publish", at("考核.xlsx"), "--out", at("公布"), "--notice", at("要点.txt"));
    expect(notice.err[0]).toMatch(/^错误 notice-not-template 要点\.txt 第 1 行：这不是通报模板：/u);
    expect(readdirSync(at("."))).not.toContain("公布");
  });

  it("that deleted a sheet of the master is told which, and gets it back", async () => {
    const { at } = await sentOut();
    const master = at("考核.xlsx");
    withoutSheet(master, "任务分解");
    mkdirSync(at("空"));
    const ran = await runKaoping("packs", master, "--out", at("空"));
    expect(ran.status).toBe(1);
    expect(ran.err.at(-1)).toBe(
      "错误 sheet-missing 考核.xlsx：缺少工作表“任务分解”；改过名的请改回来；删掉的，总台账可用 settle --restore 重写，其他文件请用备份。",
    );
    expect((await runKaoping("settle", master, "--restore")).out).toContain("已按留痕恢复 1 处。");
    expect((await runKaoping("verify", master)).status).toBe(0);
  });
});
