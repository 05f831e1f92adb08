import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const title = "青原市2020年政务公开工作要点\n2020年3月1日\n";

const tasksOf = (body: string): readonly string[] => {
  const read = readBreakdown(title + body, "a.txt");
  if (!read.ok) throw new RangeError("got a refusal, want tasks");
  return read.value.tasks.map(({ id, lead, support, leadMode, inherited, times }) => {
    const limits = times.map(({ value }) => ` ${value}`).join("");
    return `${id} ${lead.join("、") || "-"}｜${support.join("、") || "-"}｜${leadMode}${inherited ? " 承上" : ""}${limits}`;
  });
};

const textsOf = (body: string): readonly string[] => {
  const read = readBreakdown(title + body, "a.txt");
  return read.ok ? read.value.tasks.map(({ text }) => text) : [];
};

const dutiesOf = (body: string): readonly string[] => {
  const read = readBreakdown(`${title}一、公开预算。（市财政局）\n${body}`, "a.txt");
  return read.ok ? read.value.duties.map(({ who, quote }) => `${who}：${quote}`) : [];
};

type Case = readonly [about: string, body: string, tasks: readonly string[]];

describe("an attribution for more than one item", () => {
  it.each<Case>([
    [
      "below a heading",
      "一、深化公开\n本部分各项任务由市财政局牵头，市审计局配合。\n（一）公开预算。\n（二）公开决算。（市审计局）",
      ["一/（一） 市财政局｜市审计局｜sole 承上", "一/（二） 市审计局｜-｜sole"],
    ],
    [
      "in the brackets of a heading",
      "一、深化公开（本章工作责任单位：市财政局）\n1.公开预算。\n2.公开决算。",
      ["一/1 市财政局｜-｜sole 承上", "一/2 市财政局｜-｜sole 承上"],
    ],
    [
      "below the items",
      "一、解读\n1.解读政策。\n2.回应关切。\n以上各项由市政府办公室负责，市直各部门配合。\n二、平台\n1.改版网站。（市数据局）",
      [
        "一/1 市政府办公室｜市直各部门｜sole 承上",
        "一/2 市政府办公室｜市直各部门｜sole 承上",
        "二/1 市数据局｜-｜sole",
      ],
    ],
    [
      "for all that name nobody else",
      "1 政策公开\n除另有注明外，本部分工作均由市司法局负责。\n1.1 建设政策库。\n1.2 公布清单。（市财政局）",
      ["1.1 市司法局｜-｜sole 承上", "1.2 市财政局｜-｜sole"],
    ],
  ])("%s is inherited where an item has none", (_, body, tasks) => {
    expect(tasksOf(body)).toEqual(tasks);
  });

  it("is no part of any item's text", () => {
    expect(textsOf("一、解读\n1.解读政策。\n2.回应关切。\n以上两项由市司法局负责。")).toEqual([
      "解读政策。",
      "回应关切。",
    ]);
  });
});

describe("other words for who is responsible", () => {
  it.each<Case>([
    [
      "责任部门、配合部门、完成时间 on lines, and a person's post",
      "一、公开预算。\n责任部门：市财政局\n配合部门：市直各有关单位\n完成时间：9月底前\n责任领导：副市长",
      ["一 市财政局｜市直各有关单位｜sole 2020-09-30"],
    ],
    [
      "牵头部门 with 责任部门",
      "一、公开预算。牵头部门：市财政局；责任部门：各县（市、区）人民政府、各管委会",
      ["一 市财政局｜各县（市、区）人民政府、各管委会｜sole"],
    ],
    [
      "主办单位 with 协办单位",
      "第一条 公报每季度出版。主办单位：市政府办公室；协办单位：市档案馆。",
      ["第一条 市政府办公室｜市档案馆｜sole quarter"],
    ],
    ["承办单位", "一、公开预算。\n承办单位：市财政局", ["一 市财政局｜-｜sole"]],
    ["labels in brackets", "一、公开预算。【责任单位】市财政局【完成时限】6月底", ["一 市财政局｜-｜sole 2020-06-30"]],
    ["a label without a colon", "一、公开预算，责任单位为市财政局、市审计局；", ["一 市财政局、市审计局｜-｜each"]],
    ["a label and a space", "一、公开预算。\n牵头单位 市财政局  配合单位 市审计局", ["一 市财政局｜市审计局｜sole"]],
    [
      "配合 behind a comma",
      "一、公开预算。\n责任单位：市财政局、市税务局，市审计局协助",
      ["一 市财政局、市税务局｜市审计局｜each"],
    ],
    ["配合 behind a semicolon", "一、公开预算。（市财政局；市审计局配合）", ["一 市财政局｜市审计局｜sole"]],
    [
      "会同 before a name of any kind",
      "一、开设专栏。（市广播电视台会同青原晚报社落实）",
      ["一 市广播电视台｜青原晚报社｜joint"],
    ],
    [
      "a town's own offices",
      "一、公开预算。（镇村镇建设办公室、镇政务公开办公室按职责分工负责）",
      ["一 镇村镇建设办公室、镇政务公开办公室｜-｜each"],
    ],
    [
      "a collective broken by a line",
      "一、公开预算。（市财政局牵头，市政府\n各部门配合）",
      ["一 市财政局｜市政府\n各部门｜sole".replace("\n", "")],
    ],
    ["a time beside the unit", "一、公开预算（市财政局，6月底前）", ["一 市财政局｜-｜sole 2020-06-30"]],
    ["a sentence of units", "一、公开预算。市财政局负责，市审计局配合。", ["一 市财政局｜市审计局｜sole"]],
    [
      "an office with its own region",
      "一、公开预算。（市财政局、自然资源局青原分局）",
      ["一 市财政局、自然资源局青原分局｜-｜each"],
    ],
    [
      "第一位 said to lead",
      "一、公开预算。（市财政局、市审计局，列第一位的为牵头单位，下同）",
      ["一 市财政局｜市审计局｜sole"],
    ],
  ])("%s", (_, body, tasks) => {
    expect(tasksOf(body)).toEqual(tasks);
  });

  it.each([
    "（可与政府开放日合并举办）",
    "（不含涉密部门）",
    "（见附件二第三部分）",
    "（已委托镇街的，由受托单位办理）",
  ])("%s is a remark and stays in the text", (remark) => {
    const body = `一、公开预算${remark}。\n二、公开决算。（市审计局）`;
    expect(textsOf(body)[0]).toBe(`公开预算${remark}。`);
  });
});

describe("a reference to another item", () => {
  it.each<Case>([
    [
      "by a number with dots",
      "1 公开\n1.1 公开预算。（市财政局）\n1.2 公开决算。（市审计局）\n1.3 公开采购。（同第1.1项）",
      ["1.1 市财政局｜-｜sole", "1.2 市审计局｜-｜sole", "1.3 市财政局｜-｜sole 承上"],
    ],
    [
      "by an article",
      "第一条 公开预算。（责任单位：市财政局）\n第二条 公开决算。（责任单位同第一条）",
      ["第一条 市财政局｜-｜sole", "第二条 市财政局｜-｜sole 承上"],
    ],
    [
      "past an item of several attributions",
      "一、公开预算。（市财政局）公开决算。（市审计局）\n二、公开采购。（市机关事务局）\n三、公开招标。（同第二项）",
      ["一/1 市财政局｜-｜sole", "一/2 市审计局｜-｜sole", "二 市机关事务局｜-｜sole", "三 市机关事务局｜-｜sole 承上"],
    ],
  ])("%s is followed", (_, body, tasks) => {
    expect(tasksOf(body)).toEqual(tasks);
  });
});

describe("other ways to number", () => {
  it.each<Case>([
    [
      "㈠ and ⒈",
      "一、公开\n㈠公开预算。（市财政局）\n㈡公开决算。（市审计局）",
      ["一/（一） 市财政局｜-｜sole", "一/（二） 市审计局｜-｜sole"],
    ],
    [
      "任务一",
      "任务一：公开预算\n要求：8月公开。\n责任单位：市财政局\n任务二：公开决算\n责任单位：市审计局",
      ["一 市财政局｜-｜sole 2020-08-31", "二 市审计局｜-｜sole"],
    ],
    [
      "bullets below a heading",
      "一、公开\n◆ 公开预算。责任单位：市财政局\n◆ 公开决算。责任单位：市审计局",
      ["一/1 市财政局｜-｜sole", "一/2 市审计局｜-｜sole"],
    ],
    [
      "① behind a heading",
      "一、公开\n（一）公开预算①每季度公布。（市财政局）②年底前总结。（市审计局）",
      ["一/（一）/① 市财政局｜-｜sole quarter", "一/（一）/② 市审计局｜-｜sole 2020-12-31"],
    ],
    ["① that only lists", "一、公开预算，包括①收入；②支出。（市财政局）", ["一 市财政局｜-｜sole"]],
    [
      "a number before a count",
      "1．24小时内回应。（市网信办）\n2．3个月内公开。（市财政局）",
      ["1 市网信办｜-｜sole PT24H", "2 市财政局｜-｜sole P3M"],
    ],
    [
      "一〇",
      `${Array.from("一二三四五六七八九", (n) => `${n}、公开。（市财政局）`).join("\n")}\n一〇、公开。（市审计局）`,
      [...Array.from("一二三四五六七八九", (n) => `${n} 市财政局｜-｜sole`), "一〇 市审计局｜-｜sole"],
    ],
  ])("%s", (_, body, tasks) => {
    expect(tasksOf(body)).toEqual(tasks);
  });
});

describe("what gives nobody a task", () => {
  it.each([
    [
      "articles of form",
      "第一条 为规范公开，制定本办法。\n第二条 公开预算。（市财政局）\n第三条 本办法由市政府办公室负责解释。\n第四条 本办法自2020年5月1日起施行。",
    ],
    [
      "总则 and 附则",
      "第一章 总则\n第一条 各部门适用本规定。\n第二章 内容\n第二条 公开预算。（市财政局）\n第三章 附则\n第三条 各乡镇参照执行。",
    ],
    [
      "a last section for everybody",
      "一、任务\n（一）公开预算。（市财政局）\n二、保障措施\n（一）加强领导。各单位要高度重视。\n（二）强化培训。各部门每年培训一次。",
    ],
    [
      "signature, annexes and copies",
      "一、公开预算。（市财政局）\n附件：任务分解表\n青原市人民政府办公室\n2020年3月1日\n抄送：市委办公室，市监委。",
    ],
  ])("%s", (_, body) => {
    expect(textsOf(body)).toEqual(["公开预算。"]);
  });
});

describe("what is asked of everybody", () => {
  it.each([
    [
      "two demands with a time each",
      "各部门要于4月底前制定方案，每季度末报送进展。",
      ["各部门：各部门要于4月底前制定方案", "各部门：每季度末报送进展"],
    ],
    ["nothing by exhortation", "各部门要高度重视，加强组织领导，认真抓好落实。", []],
    ["nothing the office will do itself", "各部门要抓好落实。市政府办公室将适时督查，结果予以通报。", []],
    [
      "the leaders of those named before",
      "各县区、各部门要加强领导，主要负责同志每年至少听取一次汇报。",
      ["各县区、各部门主要负责同志：主要负责同志每年至少听取一次汇报"],
    ],
    ["behind 备注", "备注：各责任单位每月5日前报送进展。", ["各责任单位：各责任单位每月5日前报送进展"]],
    [
      "of those named in the sentence before",
      "各部门要建立台账。总结于12月10日前报市政府办公室。",
      ["各部门：各部门要建立台账", "各部门：总结于12月10日前报市政府办公室"],
    ],
  ] as const)("%s", (_, body, duties) => {
    expect(dutiesOf(body)).toEqual(duties);
  });
});

describe("a table with other headers", () => {
  it("takes 工作内容 beside 重点任务 for what has to be done", () => {
    const rows =
      "| 1 | 政策 | 编制汇编。 | 市司法局 | 市直各部门 | 2020年6月 |\n| 2 | | 组织评比。 | 市政府办 | | 三季度前 |";
    const table = `| 序号 | 重点任务 | 工作内容 | 牵头单位 | 责任单位 | 完成时限 |\n|---|---|---|---|---|---|\n${rows}`;
    expect(textsOf(table)).toEqual(["编制汇编。", "组织评比。"]);
    expect(tasksOf(table)).toEqual(["1/1 市司法局｜市直各部门｜sole 2020-06-30", "1/2 市政府办｜-｜sole 2020-09-30"]);
  });

  it("reads a quoted cell of several lines, and a title that lost its other cells", () => {
    const table =
      '序号\t任务\t责任单位\t时限\n一、决策公开\n1\t"1.发布草案；\n2.反馈""采纳""情况。"\t"市司法局\n市政府办"\t11月\n2\t公开会议。\t市政府办\t';
    expect(tasksOf(table)).toEqual(["一/1 市司法局、市政府办｜-｜each 2020-11-30", "一/2 市政府办｜-｜sole"]);
    expect(textsOf(table)[0]).toBe('1.发布草案；\n2.反馈""采纳""情况。');
  });

  it("takes an unknown column for the task and ends before the remark", () => {
    const table = "序号\t公开事宜\t责任单位\n1\t公开预算。\t市财政局\n备注：各单位每月5日前报送进展。\t\t";
    expect(tasksOf(table)).toEqual(["1 市财政局｜-｜sole"]);
  });
});

describe("a month without 前 or 底", () => {
  it.each([
    ["9月组织开放日", "2020-09-30"],
    ["9月份开展培训", "2020-09-30"],
    ["2021年9月公布", "2021-09-30"],
    ["三季度前完成", "2020-09-30"],
    ["第四季度开展评估", "2020-12-31"],
    ["7月中旬发布", "2020-07-20"],
  ])("%s is a limit", (words, day) => {
    expect(tasksOf(`一、${words}。（市财政局）`)).toEqual([`一 市财政局｜-｜sole ${day}`]);
  });

  it.each(["2019年5月公布的目录", "2018年3月印发《办法》后的情况", "自9月起实行", "上半年经济运行情况"])(
    "%s is none",
    (words) => {
      expect(tasksOf(`一、公开${words}。（市财政局）`)).toEqual(["一 市财政局｜-｜sole"]);
    },
  );
});

describe("the place that a document speaks for", () => {
  it.each([
    ["石岭镇2021年政务公开实施方案", "石岭镇"],
    ["青原市教育局2021年政务公开工作要点", "青原市"],
    ["临河区政务服务局文件", "临河区"],
  ])("%s", (line, place) => {
    const read = readBreakdown(`${line}\n一、公开预算。（财政所）`, "a.txt");
    expect(read.ok && read.value.jurisdiction).toBe(place);
  });
});
