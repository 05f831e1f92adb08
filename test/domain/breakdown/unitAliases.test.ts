import { describe, expect, it } from "vitest";

import type { UnitAlias } from "../../../src/domain/breakdown/breakdown.ts";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";
import { scriptOf } from "../../../src/domain/breakdown/script.ts";
import { unitAliases } from "../../../src/domain/breakdown/unitAliases.ts";

const tasks = "\n一、公开预算。（市审计局负责）\n二、公开决算。（市档案馆负责）\n";
const aliasesIn = (text: string): readonly UnitAlias[] => {
  const read = readBreakdown(text, "要点.txt");
  if (!read.ok) throw new RangeError("a breakdown: got a refusal, want it read");
  const aliases = read.value.aliases ?? [];
  for (const { source, quote, place } of aliases) {
    if (source === "document") expect(text.slice(place?.start, place?.end)).toBe(quote);
    else expect([quote, place]).toEqual(["", null]);
  }
  return aliases;
};
const head = "云泽市2026年政务公开工作要点\n\n";
const said = (sentence: string): readonly string[] =>
  aliasesIn(`${head}${sentence}\n${tasks}`)
    .filter(({ source }) => source === "document")
    .map(({ short, full }) => `${short}=${full}`);
const ledBy = (...names: readonly string[]): readonly string[] =>
  aliasesIn(
    head + names.map((name, i) => `${"一二三四五六七八九"[i] ?? ""}、公开第${i}类信息。（${name}负责）\n`).join(""),
  ).map(({ short, full }) => `${short}=${full}`);

describe("a short name that the document gives in words", () => {
  it.each([
    ["市发展和改革委员会（以下简称市发改委）统筹推进。", "市发改委=市发展和改革委员会"],
    ["市发展和改革委员会（以下简称“市发改委”）统筹推进。", "市发改委=市发展和改革委员会"],
    ["此项工作由市教育和体育局（下称市教体局）承担。", "市教体局=市教育和体育局"],
    ["具体由市文化广电和旅游局（简称：文广旅局）承担。", "文广旅局=市文化广电和旅游局"],
    ["市财政局和市行政审批服务局（以下简称“市审批局”）会商。", "市审批局=市行政审批服务局"],
    ["请各单位向云泽市政务公开领导小组办公室（以下简称市公开办）报送。", "市公开办=云泽市政务公开领导小组办公室"],
    ["每季度要求市大数据发展管理局(以下称为市数管局)统计。", "市数管局=市大数据发展管理局"],
    [
      "市高新技术产业开发区管理委员会（以下简称　高新区管委会）参照执行。",
      "高新区管委会=市高新技术产业开发区管理委员会",
    ],
    ["云泽市**人力资源和社会保障局**（以下简称市人社局）汇总。", "市人社局=云泽市人力资源和社会保障局"],
    ["市經濟和信息化局（以下簡稱市經信局）統籌推進。", "市經信局=市經濟和信息化局"],
  ])("is proposed: %s", (sentence, pair) => {
    expect(said(sentence)).toEqual([pair]);
  });

  it("is quoted from the full name to the closing bracket", () => {
    const [alias] = aliasesIn(`${head}各项工作由市教育和体育局（下称市教体局）承担。\n${tasks}`);
    expect(alias).toMatchObject({ quote: "市教育和体育局（下称市教体局）", place: { line: 3 } });
  });

  it.each([
    "按照《中华人民共和国政府信息公开条例》（以下简称《条例》）办理。",
    "现将云泽市政务公开工作要点（以下简称要点）印发。",
    "各县（市、区）人民政府、市政府各部门（以下统称各单位）要落实。",
    "建立主动公开基本目录（以下简称目录）。",
    "召开政务公开工作推进会（以下简称推进会）。",
    "有关部门（以下简称部门）要落实。",
    "市公安局（交警支队）配合。",
    "（以下简称市发改委）",
    "市财政局（以下简称）",
  ])("is none that is no unit's: %s", (sentence) => {
    expect(said(sentence)).toEqual([]);
  });
});

describe("short names in a table or a list", () => {
  it("are read by the columns 全称 and 简称, in any order", () => {
    const rows =
      "|序号|简称|单位全称|\n|---|---|---|\n|1|市发改委|市发展和改革委员会|\n|2|市政数局|市政务服务和数据管理局|\n";
    expect(said(rows)).toEqual(["市发改委=市发展和改革委员会", "市政数局=市政务服务和数据管理局"]);
    expect(said("全称\t简称\n市发展和改革委员会\t市发改委\n")).toEqual(["市发改委=市发展和改革委员会"]);
  });

  it("are read from lines that set one against the other, either way round", () => {
    const lines =
      "市发改委：市发展和改革委员会\n1.市教育和体育局——市教体局\n市人社局指市人力资源和社会保障局；市卫健委即市卫生健康委员会。\n";
    expect(said(lines)).toEqual([
      "市发改委=市发展和改革委员会",
      "市教体局=市教育和体育局",
      "市人社局=市人力资源和社会保障局",
      "市卫健委=市卫生健康委员会",
    ]);
  });

  it.each(["牵头单位：市发展和改革委员会\n", "市发改委：负责公开重大项目\n", "|单位|任务|\n|市发改委|公开重大项目|\n"])(
    "are not read where nothing says that they are the same: %s",
    (lines) => {
      expect(said(lines)).toEqual([]);
    },
  );
});

describe("short names by custom", () => {
  it.each([
    ["市发改委", "市发改委=市发展和改革委员会"],
    ["市人社局", "市人社局=市人力资源和社会保障局"],
    ["县住建局", "县住建局=县住房和城乡建设局"],
    ["区退役军人局", "区退役军人局=区退役军人事务局"],
    ["市市场监管局", "市市场监管局=市市场监督管理局"],
    ["云泽市应急局", "云泽市应急局=云泽市应急管理局"],
    ["省政府办公厅", "省政府办公厅=省人民政府办公厅"],
    ["市府办", "市府办=市人民政府办公室"],
  ])("are proposed for %s with the jurisdiction kept", (name, pair) => {
    expect(ledBy(name)).toEqual([pair]);
  });

  it("are proposed for a full name as well", () => {
    expect(ledBy("市医疗保障局")).toEqual(["市医保局=市医疗保障局"]);
  });

  it("join two names that both stand in the tasks", () => {
    expect(ledBy("市卫健委", "市卫生健康委员会")).toContain("市卫健委=市卫生健康委员会");
  });

  it("take the city's own name for the word city", () => {
    expect(ledBy("市医保局", "云泽市医疗保障局")).toContain("市医保局=云泽市医疗保障局");
  });

  it("that may mean several units are proposed only for one that stands in the tasks", () => {
    expect(ledBy("市文广旅局")).toEqual([]);
    expect(ledBy("市文广旅局", "市文化广电和旅游局")).toEqual(["市文广旅局=市文化广电和旅游局"]);
  });

  it("keep jurisdictions apart", () => {
    expect(ledBy("市医保局", "县医疗保障局")).not.toContain("市医保局=县医疗保障局");
  });

  it.each(["市财政局", "各有关部门", "北京大学", "市场监督"])("are none for %s", (name) => {
    expect(ledBy(name)).toEqual([]);
  });

  it("are silent where the document says what a short name stands for", () => {
    const text = `${head}市国家税务稽查发展和改革办公室（以下简称市发改委）牵头。\n\n一、公开。（市发改委负责）\n`;
    expect(aliasesIn(text).map(({ full }) => full)).toEqual(["市国家税务稽查发展和改革办公室"]);
  });
});

it("nothing is merged by a proposal: the tasks keep the names as written", () => {
  const text = `${head}市教育和体育局（以下简称市教体局）统筹。\n\n一、公开甲。（市教体局负责）\n二、公开乙。（市教育和体育局负责）\n`;
  const read = readBreakdown(text, "要点.txt");
  expect(read.ok && read.value.tasks.map(({ lead }) => lead)).toEqual([["市教体局"], ["市教育和体育局"]]);
  expect(read.ok && read.value.aliases).toHaveLength(1);
});

it.each([
  ["opening brackets", "（"],
  ["definitions that never close", "市教育和体育局（以下简称市教体局"],
  ["definitions", "市教育和体育局（以下简称市教体局）"],
  ["brackets in brackets", "（以下简称（"],
  ["one name without an end", "市"],
  ["lines against each other", "市发改委：市发展和改革委员会\n"],
  ["cells", "|全称|简称|\n"],
  ["numbers and marks", "1、"],
])("a text of %s is looked through in time that grows with its length", (_, piece) => {
  const timed = (chars: number): number => {
    const script = scriptOf(piece.repeat(Math.ceil(chars / piece.length)));
    const start = performance.now();
    unitAliases(script, [], "云泽市");
    return performance.now() - start;
  };
  timed(50_000);
  const small = Math.min(timed(100_000), timed(100_000), timed(100_000));
  const large = Math.min(timed(400_000), timed(400_000), timed(400_000));
  expect(large).toBeLessThan(12 * small + 20);
});
