import { describe, expect, it } from "vitest";

import { at, changed, changedAll, faultsOf } from "./oneFault.ts";

const free = { min: null, max: null };

describe("a table's stages", () => {
  it.each([
    [
      "their ids",
      "tables[0].stages[1].id",
      "Sum",
      [
        "id-repeated tables[0].stages[2].id",
        "reference-unknown tables[0].stages[2].of[1].stage",
        "reference-unknown groups[0].ranking.tieBreaks[1].stage",
        "stage-unused tables[0].stages[1]",
      ],
    ],
    ["their names", "tables[0].stages[1].name", "总分", ["name-repeated tables[0].stages[3].name"]],
    [
      "a total there is",
      "tables[0].total",
      "points",
      ["reference-unknown tables[0].total", "stage-unused tables[0].stages[3]"],
    ],
    [
      "a total that is the last",
      "tables[0].total",
      "sum",
      ["stage-unused tables[0].stages[3]", "total-not-last tables[0].total"],
    ],
    [
      "bounds in order",
      "tables[1].stages[7].bounds",
      { min: "100.01", max: "100" },
      ["bounds-crossed tables[1].stages[7].bounds"],
    ],
    [
      "nothing of themselves",
      "tables[0].stages[3].of",
      "total",
      ["stage-not-before tables[0].stages[3].of", "stage-unused tables[0].stages[2]"],
    ],
    ["what stands before", `${at.gate}.when.stage`, "marks", [`reference-unknown ${at.gate}.when.stage`]],
    ["rounds there are", `${at.bonus}.rounds`, ["mid", "autumn"], [`reference-unknown ${at.bonus}.rounds[1]`]],
    ["rounds once", `${at.bonus}.rounds`, ["mid", "mid"], [`listed-twice ${at.bonus}.rounds[1]`]],
    [
      "rounds of vetoes there are",
      "tables[0].stages[3].rounds[0]",
      "autumn",
      ["reference-unknown tables[0].stages[3].rounds[0]"],
    ],
    [
      "weights of stages that come to 100",
      `${at.weighted}.of[0].weight`,
      "39.9999",
      [`points-do-not-add-up ${at.weighted}.of`],
    ],
    [
      "weights of roles that come to 100",
      `${at.components}.roles[0].weight`,
      "6",
      [`points-do-not-add-up ${at.components}.roles`],
    ],
    [
      "a stage weighed once",
      `${at.weighted}.of[0].stage`,
      "second",
      [`stage-unused ${at.first}`, `listed-twice ${at.weighted}.of[1].stage`],
    ],
    [
      "a stage added once",
      "tables[0].stages[2].of[1].stage",
      "marks",
      ["listed-twice tables[0].stages[2].of[1].stage"],
    ],
    [
      "a taker among the stages weighed",
      `${at.weighted}.absent.to`,
      "scaled",
      [`reference-unknown ${at.weighted}.absent.to`],
    ],
    [
      "a taker among the roles",
      `${at.components}.absent`,
      { kind: "to", to: "village" },
      [`reference-unknown ${at.components}.absent.to`],
    ],
    ["roles once", `${at.components}.roles[1].role`, "town", [`listed-twice ${at.components}.roles[1].role`]],
    [
      "a scale that rises to convert from",
      `${at.convert}.from`,
      { lowest: "60", highest: "60" },
      [`scale-not-rising ${at.convert}.from.highest`],
    ],
    [
      "a scale that rises to convert to",
      `${at.convert}.to`,
      { lowest: "100", highest: "60" },
      [`scale-not-rising ${at.convert}.to.highest`],
    ],
    [
      "names that a formula can say",
      `${at.staged}.inputs[0].name`,
      "own-part",
      [`formula-name-unfit ${at.staged}.inputs[0].name`],
    ],
    ["names of a formula once", `${at.staged}.inputs[0].name`, "parts", [`id-repeated ${at.staged}.inputs[1].name`]],
    ["a rank with a score", `${at.veto}.rank`, "kept", [`veto-rank-without-score ${at.veto}.rank`]],
    ["grades that groups have", `${at.veto}.grade.grade`, "差", [`reference-unknown ${at.veto}.grade.grade`]],
  ] as const)("need %s", (_, path, value, faults) => {
    expect([...faultsOf(changed(path, value))].sort()).toEqual([...faults].sort());
  });

  it("of a limit hold one stage to another", () => {
    expect(faultsOf(changed(`${at.limit}.against`, "scaled"))).toEqual([`limit-of-itself ${at.limit}.against`]);
  });

  it("read only what stands before them", () => {
    const early = {
      id: "early",
      name: "提前",
      bounds: free,
      rounding: null,
      op: "sum",
      of: [
        { stage: "marks", sign: "+" },
        { stage: "sum", sign: "-" },
      ],
    };
    expect(faultsOf(changed(at.bonus, early))).toEqual(
      expect.arrayContaining(["stage-not-before tables[0].stages[1].of[1].stage"]),
    );
  });

  it("are read by a later stage, a tie-break or a grade limit", () => {
    const only = { stage: "marks", sign: "+" };
    const unread = { "tables[0].stages[2].of": [only] };
    expect(faultsOf(changedAll(unread))).toEqual([]);
    const tieBreaks = { "groups[0].ranking.tieBreaks": [] };
    expect(faultsOf(changedAll({ ...unread, ...tieBreaks }))).toEqual([`stage-unused ${at.bonus}`]);
    const limits = {
      "groups[0].grading.limits": [
        { name: "无加分", when: { by: "stage", stage: "bonus", below: "1" }, atMost: "合格" },
      ],
    };
    expect(faultsOf(changedAll({ ...unread, ...tieBreaks, ...limits }))).toEqual([]);
  });

  it("add up every first-level criterion somewhere", () => {
    expect(faultsOf(changed(`${at.second}.criteria`, ["site", "tasks", "problems", "survey"]))).toEqual([
      `criterion-unused ${at.formula}`,
    ]);
  });

  it("may veto a score and put the unit last, or fix a score and keep the rank", () => {
    expect(faultsOf(changed(`${at.veto}.rank`, "last"))).toEqual([]);
    expect(
      faultsOf(changedAll({ [`${at.veto}.rank`]: "kept", [`${at.veto}.score`]: { kind: "fixed", points: "59" } })),
    ).toEqual([]);
  });

  it("name their events and vetoes apart", () => {
    const item = { id: "second", name: "表扬", clause: "", points: "1", per: "workingDay", atMost: null };
    expect(faultsOf(changed(`${at.bonus}.items[1]`, item))).toEqual([`name-repeated ${at.bonus}.items[1].name`]);
    const veto = {
      id: "other",
      name: "泄密",
      clause: "",
      score: { kind: "keep" },
      rank: "kept",
      grade: { kind: "kept" },
      bonus: "kept",
      quota: "counted",
    };
    expect(faultsOf(changed("tables[0].stages[3].vetoes[1]", veto))).toEqual([
      "name-repeated tables[0].stages[3].vetoes[1].name",
    ]);
  });
});
