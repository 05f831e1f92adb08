import { describe, expect, it } from "vitest";

import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

const move = (to: string) => ({ kind: "move", to });
const tableRule = `${at.points}.notApplicable.rule`;

describe("what becomes of points that do not apply", () => {
  it.each([
    ["rescaled within the parent", { kind: "rescale", within: "parent" }],
    ["by a factor", { kind: "factor", factor: "4/3" }],
    ["spread over siblings", { kind: "spread", over: "siblings" }],
    ["spread over leaves", { kind: "spread", over: "leaves" }],
    ["refused", { kind: "refuse" }],
  ])("is settled for a whole table %s", (_, rule) => {
    expect(faultsOf(changed(tableRule, rule))).toEqual([]);
    expect(faultsOf(changed(`${at.view}.notApplicable`, rule))).toEqual([]);
  });

  it("is refused with a factor of 0, at the table and at a criterion", () => {
    const rule = { kind: "factor", factor: "0.0" };
    expect(faultsOf(changed(tableRule, rule))).toEqual([`factor-zero ${tableRule}.factor`]);
    expect(faultsOf(changed(`${at.view}.notApplicable`, rule))).toEqual([
      `factor-zero ${at.view}.notApplicable.factor`,
    ]);
  });

  it("is refused where a branch must keep more than all of its children", () => {
    const path = `${at.points}.notApplicable.leastShare`;
    expect(faultsOf(changed(path, "1.01"))).toEqual([`share-outside ${path}`]);
    expect(faultsOf(changed(path, "1"))).toEqual([]);
  });

  it("moves to another criterion of the table", () => {
    expect(faultsOf(changed(`${at.view}.notApplicable`, move("rate")))).toEqual([]);
    expect(faultsOf(changed(`${at.view}.notApplicable`, move("open")))).toEqual([]);
    expect(faultsOf(changed(`${at.view}.notApplicable`, move("areas")))).toEqual([
      `reference-unknown ${at.view}.notApplicable.to`,
    ]);
  });

  it("moves neither to the criterion itself nor to what is above or beneath it", () => {
    for (const [path, to] of [
      [at.view, "view"],
      [at.content, "open"],
      ["tables[0].criteria[0]", "content"],
    ] as const) {
      expect(faultsOf(changed(`${path}.notApplicable`, move(to)))).toEqual([`move-to-kin ${path}.notApplicable`]);
    }
  });

  it("moves by the table's rule only where those that would move to themselves state another", () => {
    expect(faultsOf(changed(tableRule, move("rate")))).toEqual([
      "move-to-kin tables[0].criteria[1]",
      `move-to-kin ${at.completion}`,
    ]);
    const other = { kind: "refuse" };
    expect(
      faultsOf(
        changedAll({
          [tableRule]: move("rate"),
          "tables[0].criteria[1].notApplicable": other,
          [`${at.completion}.notApplicable`]: other,
        }),
      ),
    ).toEqual([]);
  });

  it("does not move to what has no points", () => {
    expect(faultsOf(changed(`${at.view}.notApplicable`, move("faults")))).toEqual([
      `move-target-without-points ${at.view}.notApplicable`,
    ]);
  });

  it("moves only within each stage that scores the criterion", () => {
    expect(faultsOf(changed(`${at.hall}.notApplicable`, move("survey")))).toEqual([
      `move-target-not-in-stage ${at.hall}.notApplicable`,
    ]);
    expect(faultsOf(changed(`${at.hall}.notApplicable`, move("tasks")))).toEqual([]);
  });

  it("is not spread over siblings that have no points", () => {
    const spread = { kind: "spread", over: "siblings" };
    const only = [
      {
        id: "open",
        name: "主动公开",
        clause: "",
        maxPoints: "100",
        notApplicable: spread,
        rule: { kind: "points", scale: null },
      },
    ];
    const minus = {
      id: "faults",
      name: "扣分项",
      clause: "",
      maxPoints: "0",
      rule: { kind: "minus", kinds: [{ id: "k", name: "k", points: "1" }], most: null },
    };
    expect(faultsOf(changed("tables[0].criteria", [...only, minus]))).toEqual([
      "spread-impossible tables[0].criteria[0].notApplicable",
    ]);
    const leaves = [{ ...only[0], notApplicable: { kind: "spread", over: "leaves" } }, minus];
    expect(faultsOf(changed("tables[0].criteria", leaves))).toEqual([
      "spread-impossible tables[0].criteria[0].notApplicable",
    ]);
    // Alone, it is the whole stage that does not apply.
    expect(faultsOf(changed("tables[0].criteria", only))).toEqual([]);
  });
});
