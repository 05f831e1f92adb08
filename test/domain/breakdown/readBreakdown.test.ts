import { describe, expect, it } from "vitest";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const codesOf = (text: string): readonly string[] => [
  ...new Set(readBreakdown(text, "a.txt").issues.map(({ code }) => code)),
];
const title = "青原市2020年政务公开工作要点\n2020年3月1日\n";

describe("what cannot be read", () => {
  it.each([
    ["document-empty", " \n\u3000"],
    ["document-without-tasks", "今天天气很好。"],
    ["document-year-unknown", "一、公开预算。（市财政局）"],
    ["document-date-unknown", "青原市2020年政务公开工作要点\n一、公开预算。（市财政局）"],
    ["document-title-unknown", "一、公开预算。（市财政局）"],
    ["number-out-of-order", `${title}一、公开预算。（市财政局）\n三、公开决算。（市财政局）`],
    ["attribution-unclosed", `${title}一、公开预算。（牵头单位：市财政局`],
    ["attribution-without-task", `${title}一、公开\n（一）（市财政局负责）公开预算（市审计局负责）。`],
    ["unit-unlikely", `${title}一、公开预算。（责任单位：市财政局、张三和李四）`],
    ["reference-lost", `${title}一、公开预算。（同第9项）`],
    ["year-unknown", "一、年底前公开预算。（市财政局）"],
    ["date-impossible", `${title}一、2月30日前公开预算。（市财政局）`],
    ["text-damaged", `${title}一、公开预\ufffd算。（市财政局）`],
    ["task-without-lead", `${title}一、公开预算。`],
  ])("is said with the code %s", (code, text) => expect(codesOf(text)).toContain(code));

  it("is nothing in a plain document", () => {
    expect(codesOf(`${title}一、公开预算。（市财政局）\n二、公开决算。（市财政局）`)).toEqual([]);
  });
});

describe("the head of a document", () => {
  it("names number, date, place, year and title", () => {
    const text =
      "青原市人民政府办公室\n关于印发《青原市2020年政务公开工作要点》的通知\n青政办发〔2020〕5号\n各部门：\n青原市人民政府办公室\n2020年3月1日\n青原市2020年政务公开工作要点\n一、公开预算。（市财政局）";
    const read = readBreakdown(text, "a.txt");
    expect(read.ok && { ...read.value, tasks: [] }).toMatchObject({
      number: "青政办发〔2020〕5号",
      date: "2020-03-01",
      jurisdiction: "青原市",
      year: 2020,
      title: "青原市2020年政务公开工作要点",
    });
  });
});

describe("a weight floor", () => {
  it.each([
    ["政务公开工作分值权重不低于4%。", "4", "政务公开工作"],
    ["对政府网站进行考评，考评结果纳入绩效考核，所占分值权重不少于3.50％。", "3.5", "政府网站"],
    ["政务公开尚未纳入绩效考核的应予纳入，权重不得低于百分之四。", "4", "政务公开"],
    ["政务公开在绩效考核中的分值占比达到5%以上。", "5", "政务公开"],
  ])("is read from %s", (text, percent, subject) => {
    const read = readBreakdown(`${title}一、公开预算。（市财政局）\n二、加强考核。${text}`, "a.txt");
    expect(read.ok && read.value.weightFloors.map((floor) => [floor.percent, floor.subject])).toEqual([
      [percent, subject],
    ]);
  });

  it("is no rate of coverage or satisfaction", () => {
    const read = readBreakdown(`${title}一、网上可办率不低于90%，满意度提高到95%以上。（市政务局）`, "a.txt");
    expect(read.ok && read.value.weightFloors).toEqual([]);
  });
});

describe("brackets", () => {
  it.each(["（以下简称“放管服”）", "（微博、微信、客户端）", "（谁主管谁负责）", "（城市、县城）", "（PPP）"])(
    "%s stay in the text",
    (bracket) => {
      const read = readBreakdown(`${title}一、推进公开${bracket}。`, "a.txt");
      expect(read.ok && read.value.tasks.map(({ text, lead }) => [text, lead])).toEqual([[`推进公开${bracket}。`, []]]);
    },
  );
});

describe("a number right before a date", () => {
  it.each([
    ["a month", "1．每月通报一次。（市甲局负责）\n2．11月30日前完成测评。（市乙局负责）"],
    ["a year", "1.每月通报一次。（市甲局负责）\n2.2020年底前完成测评。（市乙局负责）"],
  ])("of %s opens its own item and leaves the date whole", (_, items) => {
    const read = readBreakdown(`${title}一、加强公开\n${items}\n`, "a.txt");
    const tasks = read.ok ? read.value.tasks : [];
    expect(tasks.map(({ id, lead }) => [id, ...lead])).toEqual([
      ["一/1", "市甲局"],
      ["一/2", "市乙局"],
    ]);
    expect(tasks[1]?.times.map(({ kind }) => kind)).toEqual(["deadline"]);
  });

  it("is still a number of two parts before other words", () => {
    const read = readBreakdown(`${title}1 公开\n1.1公开预算。（市甲局负责）\n1.2公开决算。（市乙局负责）\n`, "a.txt");
    expect(read.ok && read.value.tasks.map(({ lead }) => lead[0])).toEqual(["市甲局", "市乙局"]);
  });
});
