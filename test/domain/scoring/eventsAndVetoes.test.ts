import { describe, expect, it } from "vitest";

import type { EventItem, Stage, Veto } from "../../../src/domain/scheme/stage.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { event, scoreFirst, sheet, stageText, textOf, totalOf } from "../../fixtures/observations.ts";
import { criteriaStage, leafOf, stageOf, yearOf } from "../../fixtures/schemes.ts";

const item = (id: string, points: string, atMost: string | null = null): EventItem => ({
  id,
  name: `事项${id}`,
  clause: "",
  points,
  per: "event",
  atMost,
});
const vetoOf = (id: string, score: Veto["score"], rest: Partial<Veto> = {}): Veto => ({
  id,
  name: `否决${id}`,
  clause: "",
  score,
  rank: "last",
  grade: { kind: "kept" },
  bonus: "kept",
  quota: "counted",
  ...rest,
});
const fixed = (points: string) => ({ kind: "fixed", points }) as const;
const cap = (points: string) => ({ kind: "cap", points }) as const;

const base = criteriaStage({ id: "base" });
const bonus = stageOf({
  id: "bonus",
  op: "events",
  effect: "bonus",
  rounds: ["y", "z"],
  items: [item("praise", "2", "5"), item("pilot", "1.5")],
  bounds: { min: null, max: "8" },
});
const late = stageOf({
  id: "late",
  op: "events",
  effect: "penalty",
  rounds: ["y"],
  items: [{ ...item("report-late", "0.5"), per: "workingDay" }],
});
const sum = stageOf({
  id: "sum",
  op: "sum",
  of: [
    { stage: "base", sign: "+" },
    { stage: "bonus", sign: "+" },
    { stage: "late", sign: "-" },
  ],
});
/** 基础分 of 100, bonus points up to 8, penalties for lateness, and these vetoes at the end. */
const yearWith = (...vetoes: readonly Veto[]) => {
  const end: readonly Stage[] =
    vetoes.length === 0 ? [] : [stageOf({ id: "t", op: "veto", of: "sum", rounds: ["y"], vetoes })];
  return yearOf({
    criteria: [leafOf("c", "100")],
    rounds: ["y", "z"],
    stages: [base, bonus, late, sum, ...end],
    table: { totalPoints: "100" },
  });
};
const rows = (...events: readonly Observation[]) => [...sheet({ c: "90" }), ...events];

describe("events", () => {
  const stages = (...events: readonly Observation[]) => {
    const score = scoreFirst(yearWith(), rows(...events));
    return ["bonus", "late", "sum"].map((id) => stageText(score, id));
  };

  // 2 × 2 + 1 × 1.5 = 5.5 on 90; 3 working days late × 0.5 = 1.5 off.
  it("add and cost so much for each", () => {
    expect(stages()).toEqual(["0", "0", "90"]);
    expect(stages(event("praise", "2"), event("pilot", "1"), event("report-late", "3"))).toEqual(["5.5", "1.5", "94"]);
    expect(stages(event("praise", "0"))).toEqual(["0", "0", "90"]);
  });

  // 3 × 2 = 6, held at 5; with 1 × 1.5 it is 6.5. 5 × 1.5 = 7.5 + 5 = 12.5, the stage is held at 8.
  it("are held at each one's most, the stage at its bound", () => {
    expect(stages(event("praise", "3"), event("pilot", "1"))).toEqual(["6.5", "0", "96.5"]);
    expect(stages(event("praise", "3"), event("pilot", "5"))).toEqual(["8", "0", "98"]);
  });

  // One in the first round, one in the second: 2 × 2 = 4.
  it("are counted over the stage's rounds", () => {
    expect(stages(event("praise", "1"), event("praise", "1", { round: "z" }))).toEqual(["4", "0", "94"]);
  });
});

describe("a veto", () => {
  const keep = { kind: "keep" } as const;
  const none = { kind: "none" } as const;
  const struck = (...vetoes: readonly Veto[]) =>
    totalOf(yearWith(...vetoes), rows(...vetoes.map(({ id }) => event(id, "1"))));

  it("that did not happen changes nothing", () => {
    const score = scoreFirst(yearWith(vetoOf("leak", none)), rows(event("leak", "0")));
    expect([textOf(score.total), ...score.vetoes]).toEqual(["90"]);
  });

  it("takes the score away, fixes it, holds it or keeps it", () => {
    expect(struck(vetoOf("leak", none))).toBe("none");
    expect(struck(vetoOf("leak", fixed("59")))).toBe("59");
    expect(struck(vetoOf("leak", fixed("95")))).toBe("95");
    expect(struck(vetoOf("leak", cap("59")))).toBe("59");
    expect(struck(vetoOf("leak", cap("95")))).toBe("90");
    expect(struck(vetoOf("leak", keep))).toBe("90");
  });

  it("beside others gives way to the strongest, then to the lowest", () => {
    expect(struck(vetoOf("v1", keep), vetoOf("v2", cap("50")), vetoOf("v3", fixed("59")), vetoOf("v4", none))).toBe(
      "none",
    );
    expect(
      struck(vetoOf("v1", keep), vetoOf("v2", cap("50")), vetoOf("v3", fixed("59")), vetoOf("v4", fixed("58.5"))),
    ).toBe("58.5");
    expect(struck(vetoOf("v1", cap("70")), vetoOf("v2", cap("69.5")), vetoOf("v3", keep))).toBe("69.5");
  });

  it("is told with the score, in the scheme's order", () => {
    const year = yearWith(vetoOf("v1", keep), vetoOf("v2", cap("50")), vetoOf("v3", none));
    expect(scoreFirst(year, rows(event("v2", "1"), event("v1", "2"))).vetoes).toEqual(["v1", "v2"]);
  });

  it("bars bonus points, never penalties", () => {
    // 90 + 0 − 1.5.
    const barred = vetoOf("leak", keep, { bonus: "barred" });
    const events = [event("praise", "2"), event("report-late", "3")];
    expect(totalOf(yearWith(barred), rows(...events))).toBe("92.5");
    expect(totalOf(yearWith(barred), rows(...events, event("leak", "1")))).toBe("88.5");
    // A cap that does not reach the score, and the bonus gone: 90 − 1.5.
    const capped = vetoOf("leak", cap("95"), { bonus: "barred" });
    expect(totalOf(yearWith(capped), rows(...events, event("leak", "1")))).toBe("88.5");
  });

  it("is counted in the rounds that its stage names", () => {
    const year = yearOf({
      criteria: [leafOf("c", "100")],
      rounds: ["y", "z"],
      stages: [
        base,
        stageOf({ id: "t", op: "veto", of: "base", rounds: ["y", "z"], vetoes: [vetoOf("leak", fixed("0"))] }),
      ],
    });
    expect(totalOf(year, rows(event("leak", "1", { round: "z" })))).toBe("0");
  });

  it("fixes a score that is not there yet; a cap has nothing to hold", () => {
    const open = (veto: Veto) => totalOf(yearWith(veto), [event("leak", "1")]);
    expect([open(vetoOf("leak", fixed("0"))), open(vetoOf("leak", none))]).toEqual(["0", "none"]);
    expect(open(vetoOf("leak", cap("59")))).toBe("open score-missing");
  });

  it("leaves what the unit could have reached as it is: without bonus, penalty or veto", () => {
    const { attainable } = scoreFirst(
      yearWith(vetoOf("leak", fixed("0"))),
      rows(event("leak", "1"), event("praise", "1")),
    );
    expect(attainable && exactText(attainable)).toBe("100");
  });
});
