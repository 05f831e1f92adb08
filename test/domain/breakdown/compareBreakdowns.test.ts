import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Breakdown, Duty, TimeLimit, WeightFloor } from "../../../src/domain/breakdown/breakdown.ts";
import { compareBreakdowns } from "../../../src/domain/breakdown/compareBreakdowns.ts";
import { taskOf, versionOf } from "./versions.ts";

const budget = taskOf("一/（一）", "预算公开。及时公开预算、决算和预算执行情况，说明债务规模。", {
  heading: "预算公开",
});
const schools = taskOf("一/（二）", "招生公开。公布义务教育招生范围、报名时间和所需材料。", {
  heading: "招生公开",
  lead: ["市教育局"],
  support: ["市公安局"],
});
const houses = taskOf("二/（一）", "住房保障公开。逐批公示公共租赁住房的房源和分配结果。", {
  section: "民生公开",
  heading: "住房保障公开",
  lead: ["市住房城乡建设局"],
});
const june: TimeLimit = { quote: "6月底前", kind: "deadline", value: "2026-06-30", due: "2026-06-30" };
const july: TimeLimit = { quote: "7月底前", kind: "deadline", value: "2026-07-31", due: "2026-07-31" };

const tasksFrom = (old: Breakdown["tasks"], now: Breakdown["tasks"]) =>
  compareBreakdowns(versionOf(old), versionOf(now)).tasks;

describe("two versions of a document", () => {
  it("do not differ where they are the same", () => {
    const version = versionOf([budget, schools, houses]);
    expect(compareBreakdowns(version, version)).toMatchObject({
      head: [],
      tasks: { unchanged: 3, added: [], dropped: [], moved: [], reworded: [] },
      duties: { unchanged: 0, added: [], dropped: [], reworded: [] },
      floors: [],
      units: [],
    });
  });

  it("do not differ by white space, width or marks", () => {
    const written = { ...budget, text: "**预算公开。** 及时公开预算、决算\n和预算执行情况,说明债务规模。" };
    expect(tasksFrom([budget], [written])).toMatchObject({ unchanged: 1, reworded: [] });
  });

  it("differ by the tasks that only one of them has, each with its units", () => {
    const { added, dropped, unchanged } = tasksFrom([budget, schools], [budget, houses]);
    expect({ added, dropped, unchanged }).toEqual({
      added: [{ task: houses, units: ["市住房城乡建设局"] }],
      dropped: [{ task: schools, units: ["市教育局", "市公安局"] }],
      unchanged: 1,
    });
  });

  it("say which task only stands elsewhere, and whether by number or by section", () => {
    const renumbered = { ...schools, id: "一/（三）" };
    const elsewhere = { ...houses, id: "一/（四）", section: budget.section };
    const { moved, reworded, added } = tasksFrom([schools, houses], [renumbered, elsewhere]);
    expect(moved.map(({ old, new: now, moves }) => [old.id, now.id, moves])).toEqual([
      ["一/（二）", "一/（三）", ["number"]],
      ["二/（一）", "一/（四）", ["number", "section"]],
    ]);
    expect([...reworded, ...added]).toEqual([]);
  });

  it("say of a reworded task each thing that changed, from what to what", () => {
    const old = { ...schools, times: [june] };
    const now = {
      ...schools,
      text: schools.text.replace("所需材料", "咨询电话"),
      lead: ["市教育局", "市民政局"],
      support: [],
      leadMode: "joint" as const,
      times: [july],
    };
    const [pair] = tasksFrom([old], [now]).reworded;
    expect(pair?.changes).toEqual([
      { field: "text", old: old.text, new: now.text },
      { field: "lead", old: ["市教育局"], new: ["市教育局", "市民政局"] },
      { field: "support", old: ["市公安局"], new: [] },
      { field: "leadMode", old: "sole", new: "joint" },
      { field: "times", old: [june], new: [july] },
    ]);
    expect(pair?.units).toEqual(["市教育局", "市公安局", "市民政局"]);
    expect(pair?.moves).toEqual([]);
  });

  it("differ neither by the order of units nor by how a limit is put", () => {
    const old = { ...schools, lead: ["市教育局", "市民政局"], times: [june] };
    const now = { ...schools, lead: ["市民政局", "市教育局"], times: [{ ...june, quote: "6月30日前" }] };
    expect(tasksFrom([old], [now])).toMatchObject({ unchanged: 1 });
  });

  it("tell a new heading once, with the text that it opens, and by itself where it stands apart", () => {
    const opened = { ...budget, heading: "财政公开", text: budget.text.replace("预算公开", "财政公开") };
    expect(tasksFrom([budget], [opened]).reworded[0]?.changes.map(({ field }) => field)).toEqual(["text"]);
    const [old, now] = ["预算", "财政"].map((heading) => ({ ...budget, heading, text: "及时公开预算、决算。" }));
    if (!old || !now) throw new RangeError("tasks: got fewer than two, want two");
    expect(tasksFrom([old], [now]).reworded[0]?.changes).toEqual([{ field: "heading", old: "预算", new: "财政" }]);
  });

  it("keep a task that alone stands under its section and heading, however it was reworded", () => {
    const now = { ...budget, text: "预算公开。市级部门要在批复之日起二十天内把报表放到网站专栏。" };
    const [pair] = tasksFrom([budget, schools], [schools, now]).reworded;
    expect(pair?.old.id).toBe(budget.id);
    expect(pair?.similarity).toBeLessThan(0.3);
  });

  it("do not take one task for another that only stands beside it under a heading", () => {
    const first = taskOf("一/（一）/1", "每月发布就业岗位信息。", { heading: "民生公开" });
    const second = taskOf("一/（一）/2", "公开养老机构名录和收费标准。", { heading: "民生公开" });
    const third = taskOf("一/（一）/2", "定期通报饮用水水质监测情况。", { heading: "民生公开" });
    expect(tasksFrom([first, second], [first, third])).toMatchObject({
      unchanged: 1,
      added: [{ task: third }],
      dropped: [{ task: second }],
    });
  });

  it("pair the most alike first", () => {
    const old = [taskOf("1", "公布食品安全监督抽检结果"), taskOf("2", "公布食品安全监督抽检计划和结果")];
    const now = [taskOf("1", "按周公布食品安全监督抽检计划和结果"), taskOf("2", "按周公布食品安全监督抽检结果")];
    expect(tasksFrom(old, now).reworded.map((pair) => [pair.old.id, pair.new.id])).toEqual([
      ["2", "1"],
      ["1", "2"],
    ]);
  });

  it("count for a unit what changed as it sees it, the most touched first", () => {
    const now = { ...schools, support: ["市民政局"], text: schools.text.replace("所需材料", "咨询电话") };
    const { units } = compareBreakdowns(
      versionOf([budget, schools, houses]),
      versionOf([now, { ...houses, id: "一/（三）", section: budget.section }]),
    );
    expect(units).toEqual([
      { unit: "市公安局", added: 0, dropped: 1, changed: 0, moved: 0 },
      { unit: "市教育局", added: 0, dropped: 0, changed: 1, moved: 0 },
      { unit: "市民政局", added: 1, dropped: 0, changed: 0, moved: 0 },
      { unit: "市财政局", added: 0, dropped: 1, changed: 0, moved: 0 },
      { unit: "市住房城乡建设局", added: 0, dropped: 0, changed: 0, moved: 1 },
    ]);
  });

  it("differ by what the document says of itself", () => {
    const now = versionOf([budget], { date: "2026-09-02", number: "", year: null, title: "2026年政务公开工作要点" });
    expect(compareBreakdowns(versionOf([budget]), now).head).toEqual([
      { field: "title", old: "云泽市2026年政务公开工作要点", new: "2026年政务公开工作要点" },
      { field: "number", old: "云政办发〔2026〕12号", new: "" },
      { field: "date", old: "2026-03-18", new: "2026-09-02" },
      { field: "year", old: 2026, new: null },
    ]);
  });

  it("differ by what they ask of everybody", () => {
    const place = { start: 0, end: 0, line: 1 };
    const plan: Duty = { quote: "各单位要在30日内制定实施方案", who: "各单位", times: [], place };
    const report: Duty = { quote: "年底前报送落实情况", who: "各单位", times: [], place };
    const later = { ...plan, quote: "各单位要在60日内制定实施方案", who: "各部门" };
    const { duties } = compareBreakdowns(
      versionOf([budget], { duties: [plan, report] }),
      versionOf([budget], { duties: [later, { ...plan, quote: "主要负责同志要亲自部署" }] }),
    );
    expect(duties).toMatchObject({ unchanged: 0, dropped: [report], added: [{ quote: "主要负责同志要亲自部署" }] });
    expect(duties.reworded[0]?.changes).toEqual([
      { field: "quote", old: plan.quote, new: later.quote },
      { field: "who", old: "各单位", new: "各部门" },
    ]);
  });

  it("differ by their weight floors: of one subject first, then of one percentage", () => {
    const floor = (percent: string, subject: string): WeightFloor => ({
      percent,
      subject,
      quote: `${subject}分值权重不低于${percent}%`,
      place: { start: 0, end: 0, line: 1 },
    });
    const old = [floor("4", "政务公开"), floor("3", "政府网站"), floor("2", "新媒体")];
    const now = [floor("3", "网站"), floor("5", "政务公开"), floor("1", "公报")];
    const { floors } = compareBreakdowns(
      versionOf([budget], { weightFloors: old }),
      versionOf([budget], { weightFloors: now }),
    );
    expect(floors).toEqual([
      { old: old[1], new: now[0] },
      { old: old[0], new: now[1] },
      { old: null, new: now[2] },
      { old: old[2], new: null },
    ]);
    expect(
      compareBreakdowns(versionOf([], { weightFloors: old }), versionOf([], { weightFloors: old })).floors,
    ).toEqual([]);
  });
});

const clauses = ["公开预算", "公布招生范围", "通报水质监测", "公示房源", "发布岗位信息", "说明债务规模", "每月更新"];
const anyTask = fc.record({
  text: fc.array(fc.constantFrom(...clauses), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("，")),
  heading: fc.constantFrom("", "财政公开", "民生公开"),
  section: fc.constantFrom("一部分", "二部分"),
  lead: fc.subarray(["市财政局", "市教育局", "市民政局"]),
});
const anyTasks = fc
  .array(anyTask, { maxLength: 14 })
  .map((tasks) => tasks.map(({ text, ...rest }, i) => taskOf(`一/${i + 1}`, text, rest)));

describe("any two versions", () => {
  it("turned round, drop what was added and add what was dropped", () => {
    fc.assert(
      fc.property(anyTasks, anyTasks, (a, b) => {
        const [there, back] = [tasksFrom(a, b), tasksFrom(b, a)];
        expect(back.added).toEqual(there.dropped);
        expect(back.dropped).toEqual(there.added);
        expect(back.unchanged).toBe(there.unchanged);
        const pairs = there.reworded.map((pair) => `${pair.new.id} ${pair.old.id}`).sort();
        expect(back.reworded.map((pair) => `${pair.old.id} ${pair.new.id}`).sort()).toEqual(pairs);
      }),
    );
  });

  it("account for every task of both once", () => {
    fc.assert(
      fc.property(anyTasks, anyTasks, (a, b) => {
        const { unchanged, added, dropped, moved, reworded } = tasksFrom(a, b);
        const kept = unchanged + moved.length + reworded.length;
        expect(kept + dropped.length).toBe(a.length);
        expect(kept + added.length).toBe(b.length);
      }),
    );
  });

  it("do not differ where one is the other", () => {
    fc.assert(
      fc.property(anyTasks, (tasks) => {
        expect(tasksFrom(tasks, tasks)).toEqual({
          unchanged: tasks.length,
          added: [],
          dropped: [],
          moved: [],
          reworded: [],
        });
      }),
    );
  });

  it("with the same tasks in another order have only moved ones", () => {
    const distinct = fc.uniqueArray(anyTask, { selector: ({ text }) => text, maxLength: 14 });
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.nat()), (tasks, random) => {
        const numbered = (list: typeof tasks) => list.map(({ text, ...rest }, i) => taskOf(`一/${i + 1}`, text, rest));
        const keys = tasks.map(() => Number(random.next().value));
        const shuffled = tasks.map((task, i) => ({ task, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key);
        const compared = tasksFrom(numbered(tasks), numbered(shuffled.map(({ task }) => task)));
        expect(compared).toMatchObject({ added: [], dropped: [], reworded: [] });
        expect(compared.unchanged + compared.moved.length).toBe(tasks.length);
      }),
    );
  });
});

describe("long versions", () => {
  it("of 2,000 tasks each are compared in less than two seconds of computing", () => {
    const words = Array.from("公开信息预算教育住房监测岗位网站平台解读回应政策清单机构");
    const sentence = (seed: number): string =>
      Array.from({ length: 120 }, (_, i) => words[(seed * 31 + i * i * (seed % 97) + i * 7) % words.length]).join("");
    const old = Array.from({ length: 2000 }, (_, i) => taskOf(`一/${i + 1}`, sentence(i)));
    const now = old.map((task, i) => ({
      ...task,
      text: `${task.text.slice(0, 60)}${sentence(i + 5000).slice(0, 50)}`,
    }));
    const start = process.cpuUsage();
    const { reworded, added, unchanged } = tasksFrom(old, now);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(2);
    expect(unchanged + reworded.length + added.length).toBe(2000);
  });
});
