import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const notice = "青原市2020年政务公开工作要点\n2020年3月1日\n";
const read = (text: string) => {
  const result = readBreakdown(notice + text, "a.txt");
  if (!result.ok) throw new RangeError("got a refusal, want tasks");
  return result.value;
};
const units = (text: string): readonly string[] =>
  read(text).tasks.map(({ lead, support, leadMode }) => [...lead, "/", ...support, leadMode].join(" "));

describe("the number of a page inside a line whose pages were joined", () => {
  const joined = (mark: string): string =>
    `一、公开预算。6月 ${mark} 底前公布。（市财 ${mark} 政局牵头，市审 ${mark} 计局配合）`;
  it.each(["— 1 —", "- 12 -", "–3–", "—104—"])("%s is no part of a time or a name", (mark) => {
    expect(units(joined(mark))).toEqual(["市财政局 / 市审计局 sole"]);
    expect(read(joined(mark)).tasks[0]?.times.map(({ value }) => value)).toEqual(["2020-06-30"]);
  });
  it("is not looked for in a day, or in a sum", () => {
    expect(read("一、公开预算（自2020 - 3 - 5起）。（市财政局负责）").tasks[0]?.text).toBe(
      "公开预算（自2020 - 3 - 5起）。",
    );
  });
});

describe("a collective unit that counts kinds of bodies", () => {
  it("is one, and what stands behind it another", () => {
    expect(units("一、公布预算。（市政府各委、办、局负责）\n二、公布决算。（行署各局、委、办，各县人民政府）")).toEqual(
      ["市政府各委、办、局 / each", "行署各局、委、办 各县人民政府 / each"],
    );
  });
});

describe("units that name their own level", () => {
  it("take no prefix from the unit before them", () => {
    expect(units("一、公布预算。（牵头单位：地区财政局；责任单位：审计局，地直各预算单位）")).toEqual([
      "地区财政局 / 地区审计局 地直各预算单位 sole",
    ]);
  });
});

describe("等 with a number of units behind it", () => {
  it("adds nothing, whatever kind of units they are", () => {
    expect(
      units("一、公布预算。（市财政局、市审计局等15个试点部门负责）\n二、公布决算。（市财政局等6家责任单位）"),
    ).toEqual(["市财政局 市审计局 / each", "市财政局 / sole"]);
  });
});

describe("a cell of a table copied cell by cell", () => {
  it("names units where it closes with 落实, and says how they share it", () => {
    const cells =
      "任务\n主要内容\n责任单位\n一、公开\n公布预算。\n市财政局牵头落实\n公布决算。\n市财政局、市审计局共同落实\n公布账目。\n市政府各部门分别落实\n公布政策落实\n。\n市财政局、市审计局按职责分工落实";
    expect(units(cells)).toEqual([
      "市财政局 / sole",
      "市财政局 市审计局 / joint",
      "市政府各部门 / each",
      "市财政局 市审计局 / each",
    ]);
  });
});

describe("a line of a wrapped cell", () => {
  it("is words where it says 负责任, and names nobody", () => {
    const cells =
      "任务\n主要内容\n责任单位\n一、公开\n加大抽查力度，推动平台\n切实承担质量安全首负责任信息公开\n制度。\n市财政局\n公布预算。\n市审计局";
    expect(units(cells)).toEqual(["市财政局 / sole", "市审计局 / sole"]);
  });
});

describe("an attribution without brackets that the end of a full line broke", () => {
  const wrapped = (text: string): readonly string[] => units(`一、公开\n${text}`);
  it("goes on in the middle of a name, of a label and before a mark", () => {
    expect(
      wrapped(
        "（一）公开公共资源交易信息，及时公布结果。牵头单位：市公共资\n源交易中心；责任单位：市水利局、市交通运输局；完成时\n限：6月底前。\n（二）公开办事指南。",
      ),
    ).toEqual(["市公共资源交易中心 / 市水利局 市交通运输局 sole", "/ unstated"]);
    expect(
      wrapped(
        "（一）公开公共资源交易信息，及时公布结果。牵头单位：各村（居\n）；责任单位\n：市水利局。\n（二）公开指南。",
      ),
    ).toEqual(["各村（居） / 市水利局 each", "/ unstated"]);
  });
  it("ends with its line where the next one is indented, begins with no rest of a name, or a short one ended", () => {
    const ends = (text: string): string => wrapped(text)[0] ?? "";
    const head = "（一）公开公共资源交易信息，及时公布结果。责任单位：市水利局、市公共资";
    expect(ends(`${head}\n　　源交易中心、市财政局要做好保障。`)).toBe("市水利局 市公共资 / each");
    expect(ends("（一）公布结果。\n责任单位：市财政局\n科研院所配合做好保障。")).toBe("市财政局 / sole");
    expect(ends("（一）公开公共资源交易信息，及时公布结果。责任单位：市财政局\n做好保障工作。")).toBe(
      "市财政局 / sole",
    );
  });
});

describe("a space inside 园区 or 乡镇", () => {
  it("parts no units, as one behind 镇 or 街道 does", () => {
    expect(
      units("一、公布预算。（责任单位：各乡 镇政府、园 区管委会）\n二、公布决算。（责任单位：各街道 区财政局）"),
    ).toEqual(["各乡镇政府 园区管委会 / each", "各街道 区财政局 / each"]);
  });
});

describe("the first number behind a title in the same line", () => {
  const ids = (text: string): readonly string[] => read(text).tasks.map(({ id }) => id);
  it("opens an item, and so does the next one behind a later title", () => {
    const text =
      "一、公开预算1.公布预算。（市财政局负责）2.公布决算。（市审计局负责）二、公开账目3.公布账目。（市统计局负责）";
    expect(ids(text)).toEqual(["一/1", "一/2", "二/3"]);
    expect(ids(text.replace(/(?=\d\.)/gu, " "))).toEqual(["一/1", "一/2", "二/3"]);
    expect(ids(text.replace(/(\d)\./gu, (_, digit) => `（${"一二三".charAt(Number(digit) - 1)}）`))).toHaveLength(3);
  });
  it("is none in a list or a figure", () => {
    expect(ids("一、公开旧改年底前完成1、2号楼验收。（市财政局负责）")).toEqual(["一"]);
    expect(ids("一、公开旧改惠及 1.5万人。（市财政局负责）")).toEqual(["一"]);
  });
});

describe("two clauses that only 、 parts", () => {
  it("say who leads and who supports", () => {
    expect(
      units("一、公布预算。（市财政局牵头、市审计局参与）\n二、公布决算。（市财政局牵头、审计局和统计局配合）"),
    ).toEqual(["市财政局 / 市审计局 sole", "市财政局 / 市审计局 市统计局 sole"]);
  });
});

describe("what is said once for some of the items above", () => {
  const items = "一、公开\n1．公布预算。\n2．公布决算。\n3．公布账目。";
  it("means those from the number that it begins with", () => {
    expect(
      units(`${items}\n（以上第2至3项由市财政局牵头，市审计局配合）\n二、解读\n4．解读预算。（市统计局负责）`),
    ).toEqual(["/ unstated", "市财政局 / 市审计局 sole", "市财政局 / 市审计局 sole", "市统计局 / sole"]);
  });
  it("means all where it begins with the first", () => {
    expect(units(`${items}\n（上述1-3项由市财政局负责）\n二、解读\n4．解读预算。（市统计局负责）`).slice(0, 3)).toEqual(
      ["市财政局 / sole", "市财政局 / sole", "市财政局 / sole"],
    );
  });
  it("means none behind the last, and nobody where it is a list or the sentence goes on to others", () => {
    const three = (words: string): readonly string[] =>
      units(`${items}\n（${words}）\n二、解读\n4．解读预算。（市统计局负责）`).slice(0, 3);
    expect(three("以上第1至2项由市财政局负责")).toEqual(["市财政局 / sole", "市财政局 / sole", "/ unstated"]);
    expect(three("以上第2至7项由市财政局负责")).toEqual(["/ unstated", "/ unstated", "/ unstated"]);
    const unread = ["以上第1、3项由市财政局负责", "以上第1至2项由市财政局负责，第3至3项由市审计局负责"];
    for (const words of unread) expect(three(words)).not.toContain("市财政局 / sole");
  });
});

describe("what the office says of itself", () => {
  const duties = (text: string): readonly string[] =>
    read(`一、公布预算。（市财政局负责）\n${text}`).duties.map(({ who, quote }) => `${who}：${quote}`);
  it("goes on to the end of its sentence, until somebody is asked", () => {
    expect(
      duties("各部门要于6月15日前报送措施。市政府办公室将每季度督导，年底列入考核，各部门要于11月1日前报送总结。"),
    ).toEqual(["各部门：各部门要于6月15日前报送措施", "各部门：各部门要于11月1日前报送总结"]);
  });
});
