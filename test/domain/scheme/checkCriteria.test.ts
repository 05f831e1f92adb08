import { describe, expect, it } from "vitest";

import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

describe("a table's criteria", () => {
  it.each([
    ["ids differ, case aside", `${at.count}.id`, "OPEN", [`id-repeated ${at.count}.id`]],
    ["an event bears no criterion's id", `${at.bonus}.items[0].id`, "view", [`id-repeated ${at.bonus}.items[0].id`]],
    ["a veto bears no event's id", `${at.veto}.id`, "praise", [`id-repeated ${at.veto}.id`]],
    [
      "siblings' names differ, width aside",
      `${at.count}.name`,
      "办结率",
      ["name-repeated tables[0].criteria[1].children[1].name"],
    ],
    ["first-level names differ", `${at.view}.name`, "主动公开", [`name-repeated ${at.view}.name`]],
    ["a table of points has points", `${at.view}.maxPoints`, undefined, [`field-missing ${at.view}.maxPoints`]],
    ["a table of points has no weights", `${at.view}.weight`, "1", [`criterion-field-unfit ${at.view}.weight`]],
    ["a table of weights has weights", `${at.tasks}.weight`, undefined, [`field-missing ${at.tasks}.weight`]],
    ["a table of weights has no points", `${at.tasks}.maxPoints`, "1", [`criterion-field-unfit ${at.tasks}.maxPoints`]],
    ["relative weights are above 0", `${at.hall}.weight`, "0.00", [`criterion-without-points ${at.hall}.weight`]],
    ["what only loses points has none of its own", `${at.minus}.maxPoints`, "0.0", []],
  ] as const)("hold where %s", (_, path, value, faults) => {
    expect(faultsOf(changed(path, value))).toEqual(faults);
  });

  it("may bear a sibling's name one level down, or in another branch", () => {
    expect(faultsOf(changed(`${at.content}.name`, "依申请公开"))).toEqual([]);
    expect(faultsOf(changed(`${at.count}.name`, "内容"))).toEqual([]);
  });

  it("add up to their parent's points exactly, to the fourth decimal", () => {
    const [content, order] = [`${at.content}.maxPoints`, `${at.options}.maxPoints`];
    expect(faultsOf(changedAll({ [content]: "39.9999", [order]: "20.0001" }))).toEqual([]);
    expect(faultsOf(changed(content, "39.9999"))).toEqual(["points-do-not-add-up tables[0].criteria[0].children"]);
    expect(faultsOf(changed(content, "40.0001"))).toEqual(["points-do-not-add-up tables[0].criteria[0].children"]);
  });

  it("add up on the first level to what each stage is out of", () => {
    expect(
      faultsOf(changedAll({ "tables[0].criteria[0].maxPoints": "59.99", [`${at.content}.maxPoints`]: "39.99" })),
    ).toEqual([`points-do-not-add-up ${at.marks}.outOf`]);
    expect(faultsOf(changed(`${at.marks}.outOf`, "100.0"))).toEqual([]);
  });

  // 0.08 + 0.64 + 0.16 + 0.24 + 0.04 = 1.16, in floats 1.1600000000000001.
  it("may weigh 0.08 and less", () => {
    const leaf = (id: string, maxPoints: string) => ({
      id,
      name: id,
      clause: "",
      maxPoints,
      rule: { kind: "points", scale: null },
    });
    const children = ["0.08", "0.64", "0.16", "0.24", "0.04"].map((points, index) => leaf(`n${String(index)}`, points));
    const criteria = [{ id: "open", name: "甲", clause: "", maxPoints: "1.16", children }, leaf("rest", "98.84")];
    expect(faultsOf(changed("tables[0].criteria", criteria))).toEqual([]);
    const less = [{ ...criteria[0], maxPoints: "1.1601" }, leaf("rest", "98.8399")];
    expect(faultsOf(changed("tables[0].criteria", less))).toEqual([
      "points-do-not-add-up tables[0].criteria[0].children",
    ]);
  });

  it("have points, unless they only lose them", () => {
    expect(faultsOf(changedAll({ [`${at.view}.maxPoints`]: "0", [`${at.marks}.outOf`]: "90" }))).toEqual([
      `criterion-without-points ${at.view}.maxPoints`,
    ]);
    const minus = {
      id: "x",
      name: "扣",
      clause: "",
      maxPoints: "0",
      rule: { kind: "minus", kinds: [{ id: "k", name: "k", points: "1" }], most: null },
    };
    const block = { id: "block", name: "只扣项", clause: "", maxPoints: "0", children: [minus] };
    expect(faultsOf(changed("tables[0].criteria[3]", block))).toEqual([]);
  });

  it("that only lose points have none, and none in a table of relative weights", () => {
    expect(faultsOf(changedAll({ [`${at.minus}.maxPoints`]: "1", [`${at.marks}.outOf`]: "101" }))).toEqual([
      `minus-with-points ${at.minus}.maxPoints`,
    ]);
    const minus = { kind: "minus", kinds: [{ id: "k", name: "k", points: "1" }], most: null };
    expect(faultsOf(changed(`${at.hall}.rule`, minus))).toEqual([`minus-in-relative-table ${at.hall}.rule`]);
  });

  it("do not end at 0 together and apart under one first-level criterion", () => {
    const none = { kind: "deductions", kinds: [{ id: "late", name: "逾期", points: "2" }], cap: "none" };
    expect(faultsOf(changed(`${at.options}.rule`, none))).toEqual(["caps-mixed tables[0].criteria[0]"]);
    expect(faultsOf(changed(`${at.options}.rule`, { ...none, cap: "leaf" }))).toEqual([]);
    expect(faultsOf(changed(`${at.count}.rule`, none))).toEqual([]);
  });

  it("of any depth are read: eight levels", () => {
    const rule = { kind: "points", scale: null };
    const tree = (level: number): object => ({
      id: `l${String(level)}`,
      name: `第${String(level)}级`,
      clause: "",
      maxPoints: "10",
      ...(level === 8 ? { rule } : { children: [tree(level + 1)] }),
    });
    expect(faultsOf(changed("tables[0].criteria[2]", tree(1)))).toEqual([]);
  });
});
