import { describe, expect, it } from "vitest";

import type { Stage, Veto } from "../../../src/domain/scheme/stage.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { event, scoreFirst, sheet, totalOf } from "../../fixtures/observations.ts";
import { criteriaStage, leafOf, stageOf, yearOf } from "../../fixtures/schemes.ts";

const p = criteriaStage({ id: "p", criteria: ["c"], outOf: "100" });
const q = criteriaStage({ id: "q", criteria: ["d"], outOf: "100" });
/** Stages p (criterion c) and q (criterion d) of 100 points each, then those of the test. */
const yearWith = (totalPoints: string, ...stages: readonly Stage[]) =>
  yearOf({ criteria: [leafOf("c", "100"), leafOf("d", "100")], stages: [p, q, ...stages], table: { totalPoints } });

describe("stages of which one has no number", () => {
  it("have no sum where a veto took the number away, whatever the others are", () => {
    const leak: Veto = {
      ...{ id: "leak", name: "泄密", clause: "", score: { kind: "none" }, rank: "unranked" },
      ...{ grade: { kind: "kept" }, bonus: "kept", quota: "counted" },
    };
    const veto = stageOf({ id: "v", op: "veto", of: "p", rounds: ["y"], vetoes: [leak] });
    const sum = (...stages: readonly string[]) =>
      stageOf({ id: "t", op: "sum", of: stages.map((stage) => ({ stage, sign: "+" })) });
    const struck = (d: string) =>
      totalOf(yearWith("200", veto, sum("v", "q")), [...sheet({ c: "80", d }), event("leak", "1", { unit: "u1" })]);
    expect([struck("70"), struck("不适用")]).toEqual(["none", "none"]);
    expect(totalOf(yearWith("200", veto, sum("v", "q")), sheet({ c: "80", d: "70" }))).toBe("150");
  });

  it("could have reached full marks of what applies", () => {
    const year = yearWith(
      "100",
      stageOf({
        id: "t",
        op: "weighted",
        of: [
          { stage: "p", weight: "60" },
          { stage: "q", weight: "40" },
        ],
        absent: { kind: "proportional" },
      }),
    );
    const most = (words: Readonly<Record<string, string>>) => {
      const { attainable } = scoreFirst(year, sheet(words));
      return attainable && exactText(attainable);
    };
    expect([most({ c: "80", d: "70" }), most({ c: "80", d: "不适用" }), most({ c: "80" })]).toEqual([
      "100",
      "100",
      null,
    ]);
  });
});
