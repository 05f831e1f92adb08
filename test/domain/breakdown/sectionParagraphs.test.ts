import { describe, expect, it } from "vitest";

import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const tasksOf = (body: string): readonly string[] => {
  const read = readBreakdown(`青原市2020年政务公开工作要点\n2020年3月1日\n${body}`, "a.txt");
  if (!read.ok) throw new RangeError("got a refusal, want tasks");
  return read.value.tasks.map(
    ({ id, section, text, lead, support, leadMode }) =>
      `${id}｜${section}｜${text}｜${lead.join("、") || "-"}｜${support.join("、") || "-"}｜${leadMode}`,
  );
};

describe("paragraphs without numbers below a title", () => {
  it("are items of their own, for which the title is the section", () => {
    expect(
      tasksOf(
        "一、公开财政信息\n公开预算，公开决算。（市财政局）\n公开债务。（市财政局牵头，市审计局配合）\n二、公开民生信息\n公开救助名单。（市民政局）",
      ),
    ).toEqual([
      "一/1｜公开财政信息｜公开预算，公开决算。｜市财政局｜-｜sole",
      "一/2｜公开财政信息｜公开债务。｜市财政局｜市审计局｜sole",
      "二/1｜公开民生信息｜公开救助名单。｜市民政局｜-｜sole",
    ]);
  });

  it("stay one item with its heading where each title has one paragraph", () => {
    expect(tasksOf("一、公开财政信息\n公开预算。（市财政局）\n二、公开民生信息\n公开救助名单。（市民政局）")).toEqual([
      "一｜｜公开财政信息\n公开预算。｜市财政局｜-｜sole",
      "二｜｜公开民生信息\n公开救助名单。｜市民政局｜-｜sole",
    ]);
  });
});

describe("who stands beside 会同", () => {
  it("supports where both only guide and somebody else is responsible", () => {
    expect(tasksOf("一、公开预算。（市财政局会同市审计局指导，各预算单位负责）")).toEqual([
      "一｜｜公开预算。｜各预算单位｜市财政局、市审计局｜each",
    ]);
  });

  it("leads where both organize and nobody else is named", () => {
    expect(tasksOf("一、公开预算。（市财政局会同市审计局组织）")).toEqual([
      "一｜｜公开预算。｜市财政局｜市审计局｜joint",
    ]);
  });
});

describe("collective units with brackets", () => {
  it.each([
    ["各市（州）、县（市、区）人民政府", "各市（州）、县（市、区）人民政府"],
    ["各县（市、区）、市政府各部门", "各县（市、区） + 市政府各部门"],
    ["市住建局、市水务局等有关主管部门", "市住建局 + 市水务局"],
  ])("%s is %s", (list, units) => {
    const read = readBreakdown(`青原市工作要点\n一、公开预算。（${list}负责）`, "a.txt");
    expect(read.ok ? read.value.tasks[0]?.lead.join(" + ") : null).toBe(units);
  });
});
