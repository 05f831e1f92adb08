import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const title = "青原市2020年政务公开工作要点\n2020年3月1日\n";

const read = (body: string) => {
  const result = readBreakdown(title + body, "a.txt");
  if (!result.ok) throw new RangeError("got a refusal, want tasks");
  return { ...result.value, issues: result.issues };
};

const tasksOf = (body: string): readonly string[] =>
  read(body).tasks.map(({ id, text, lead, support, leadMode, times }) => {
    const limits = times.map(({ value }) => ` ${value}`).join("");
    return `${id} ${text.replace(/\s/gu, "")} ${lead.join("、") || "-"}｜${support.join("、") || "-"}｜${leadMode}${limits}`;
  });

type Case = readonly [about: string, body: string, tasks: readonly string[]];

describe("wordings of further offices", () => {
  it.each<Case>([
    [
      "numbers in Roman and in formal digits, and 第一，",
      "Ⅰ 公开\n第一，公开预算。牵头单位：市财政局。\n第二，公开决算。（市审计局）\n贰、解读\n1.解读政策。（市司法局）",
      [
        "Ⅰ/第一 公开预算。 市财政局｜-｜sole",
        "Ⅰ/第二 公开决算。 市审计局｜-｜sole",
        "贰/1 解读政策。 市司法局｜-｜sole",
      ],
    ],
    [
      "the paragraphs of an article, attributed below the last",
      "第一章 公开\n第一条 公开下列信息：\n（一）预算；\n（二）决算。\n市财政局、市审计局分别负责。\n第二条 公开规划。由市自然资源局负责。",
      [
        "一/第一条 公开下列信息：（一）预算；（二）决算。 市财政局、市审计局｜-｜each",
        "一/第二条 公开规划。 市自然资源局｜-｜sole",
      ],
    ],
    [
      "sentences and clauses between others that say who is responsible",
      "一、公开\n（一）公开预算。具体工作由市财政局负责。公开审计。具体工作由市审计局负责。\n（二）公开环境，由市生态环境局负责；公开规划，由市自然资源局负责。\n（三）审核后由办公室发布。（市司法局）",
      [
        "一/（一）/1 公开预算。 市财政局｜-｜sole",
        "一/（一）/2 公开审计。 市审计局｜-｜sole",
        "一/（二）/1 公开环境， 市生态环境局｜-｜sole",
        "一/（二）/2 公开规划， 市自然资源局｜-｜sole",
        "一/（三） 审核后由办公室发布。 市司法局｜-｜sole",
      ],
    ],
    [
      "a supporter in brackets behind the unit, and two labels with one reference",
      "1 公开\n1.1 公开抽检。\n责任科室：食品科（市检验中心配合）\n1.2 公开年报。\n牵头单位、配合单位：同1.1",
      ["1.1 公开抽检。 食品科｜市检验中心｜sole", "1.2 公开年报。 食品科｜市检验中心｜sole"],
    ],
    [
      "prose with titles only",
      "把家底晒出来\n公开预算，群众看得懂。（市财政局，6月底前完成）公开国资。（市国资委）\n把政策讲明白\n解读政策。（市司法局、市商务局各负其责）",
      [
        "1 公开预算，群众看得懂。 市财政局｜-｜sole 2020-06-30",
        "2 公开国资。 市国资委｜-｜sole",
        "3 解读政策。 市司法局、市商务局｜-｜each",
      ],
    ],
    [
      "同上 in one of two columns, and a heading's number as what is meant",
      "任务\t措施\t牵头单位\t配合单位\t启动时间\t完成时间\n（一）预算\t公开预算。\t市财政局会同市审计局\t各县区\t1月\t6月\n（二）国资\t公开国资。\t同上\t/\t1月\t年底\n（三）规划\t公开规划。\t同第（一）项\t市司法局\t1月\t全年",
      [
        "（一）/1 公开预算。 市财政局｜市审计局、各县区｜joint 2020-06-30",
        "（二）/1 公开国资。 市财政局｜-｜joint 2020-12-31",
        "（三）/1 公开规划。 市财政局｜市司法局｜joint",
      ],
    ],
  ])("%s", (_, body, tasks) => {
    expect(tasksOf(body)).toEqual(tasks);
  });

  it("count on across a table and over an item that was taken out", () => {
    const table = "任务\t责任单位\n公开国资\t市国资委";
    const body = `一、公开\n（一）公开预算。（市财政局）\n${table}\n二、解读\n（三）解读政策。（市司法局）\n（四）回应。（市信访局）`;
    const ids = read(body).tasks.map(({ id }) => id);
    expect([ids.length, ...ids.slice(2)]).toEqual([4, "二/（三）", "二/（四）"]);
    expect(read(body).issues.filter(({ code }) => code === "number-out-of-order")).toHaveLength(1);
  });
});

describe("what is asked of everybody, further", () => {
  it.each([
    [
      "一、公开预算。（市财政局）\n各部门要认真落实，对上年遗留问题，须在6月底前整改完毕。",
      ["对上年遗留问题，须在6月底前整改完毕"],
    ],
    ["一、公开预算。（市财政局）\n各部门要加强统筹，力争到年底办结率达到95%。", []],
  ])("%s", (body, quotes) => {
    expect(read(body).duties.map(({ quote }) => quote)).toEqual(quotes);
  });
});
