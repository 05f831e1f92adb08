import { describe, expect, it } from "vitest";

import { happenings, lossReasons } from "../../../src/domain/notice/lossReasons.ts";
import type { Veto } from "../../../src/domain/scheme/stage.ts";
import { finding } from "../../fixtures/monitoredYear.ts";
import { abstained, event, points, row } from "../../fixtures/observations.ts";
import { criteriaStage, leafOf, stageOf } from "../../fixtures/schemes.ts";

const kinds = [
  { id: "broken", name: "错链", points: "0.5" },
  { id: "late", name: "公开不及时", points: "1" },
];
const deductions = leafOf("c", "10", { kind: "deductions", kinds, cap: "leaf" });
const fault = (kind: string, count: string, reason = "") =>
  row("c", "a1", { kind: "deduction", value: kind, count, reason });

describe("why a unit lost points on a leaf", () => {
  it("is each fault by its name, once, and what reviewers wrote; a fault found nowhere is none", () => {
    expect(
      lossReasons(deductions, "y", [fault("broken", "3", "首页两处"), fault("broken", "1"), fault("late", "0")], []),
    ).toEqual(["错链", "首页两处"]);
  });

  it("is what was written in its own round, of its own leaf, by those who did not stand back", () => {
    const said = [
      points("c", "a1", "6", { reason: "目录缺项" }),
      points("c", "a2", "6", { reason: "另一轮次", round: "z" }),
      points("d", "a1", "6", { reason: "另一指标" }),
      abstained("c", "a3"),
    ];
    expect(lossReasons(leafOf("c", "10"), "y", said, [])).toEqual(["目录缺项"]);
  });

  it("is a finding with its number, its clause and what the recheck found, in the rounds that count", () => {
    const monitored = leafOf("c", "10", { kind: "findings", kinds, cap: "leaf", rounds: ["q1"], rectified: "0" });
    const found = finding({ criterion: "c", kind: "broken", count: "3", round: "q1", clause: "第三条", recheck: null });
    const recheck = { date: "2026-06-01", count: "1" };
    expect(
      lossReasons(
        monitored,
        "y",
        [],
        [
          found,
          { ...found, kind: "late", count: "2", clause: "", recheck },
          { ...found, count: "4", clause: "" },
          { ...found, round: "q2" },
          { ...found, criterion: "d" },
        ],
      ),
    ).toEqual(["错链 3（第三条）", "公开不及时 2（复查 1）", "错链 4"]);
  });
});

describe("what happened to a unit in a stage", () => {
  const bonus = stageOf({
    id: "b",
    op: "events",
    effect: "bonus",
    rounds: ["y"],
    items: [
      { id: "praise", name: "省政府通报表扬", clause: "", points: "2", per: "event", atMost: null },
      { id: "model", name: "全国示范", clause: "", points: "3", per: "event", atMost: null },
      { id: "blame", name: "被省政府约谈", clause: "", points: "-3", per: "event", atMost: null },
    ],
  });

  it("is each event by name with what was written of it, where it came about in the stage's rounds", () => {
    const seen = [
      event("praise", "1", { reason: "国办发〔2026〕3号" }),
      event("praise", "1", { reason: "国办发〔2026〕3号" }),
      event("model", "1"),
      event("blame", "0"),
      event("blame", "1", { round: "z" }),
      points("blame", "a1", "1"),
    ];
    expect(happenings(bonus, seen)).toEqual(["省政府通报表扬（国办发〔2026〕3号）", "全国示范"]);
  });

  it("is the veto that struck it", () => {
    const veto: Veto = {
      id: "leak",
      name: "公开涉密信息",
      clause: "",
      score: { kind: "none" },
      rank: "unranked",
      grade: { kind: "kept" },
      bonus: "kept",
      quota: "counted",
    };
    const stage = stageOf({ id: "v", op: "veto", of: "s", rounds: ["y"], vetoes: [veto] });
    expect(happenings(stage, [event("leak", "1", { reason: "保密局认定" })])).toEqual(["公开涉密信息（保密局认定）"]);
    expect(happenings(stage, [])).toEqual([]);
  });

  it("is nothing where a stage only adds up criteria or other stages", () => {
    expect(happenings(criteriaStage(), [event("praise", "1")])).toEqual([]);
    const added = stageOf({ id: "t", op: "sum", of: [{ stage: "s", sign: "+" }] });
    expect(happenings(added, [event("praise", "1")])).toEqual([]);
  });
});
