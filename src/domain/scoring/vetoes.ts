import type { Table } from "../scheme/scheme.ts";
import type { Veto } from "../scheme/stage.ts";
import { compare, exact, exactText, least } from "../shared/exact.ts";
import type { StageOutcome } from "./evaluateStages.ts";
import { note, type Trace } from "./trace.ts";
import { happened, type UnitVoices } from "./unitVoices.ts";

/** The vetoes of a table that struck a unit (一票否决), in the scheme's order. */
export const vetoesOf = (table: Table, voices: UnitVoices): readonly Veto[] =>
  table.stages.flatMap((stage) =>
    stage.op === "veto" ? stage.vetoes.filter(({ id }) => happened(voices, id, stage.rounds)) : [],
  );

/** What vetoes make of a number: taken away before fixed, the lowest fixed one before the lowest cap. */
export const vetoed = (stage: string, struck: readonly Veto[], input: StageOutcome, trace: Trace): StageOutcome => {
  if (struck.some(({ score }) => score.kind === "none")) return { state: "none" };
  const pointsOf = (kind: "fixed" | "cap") =>
    struck
      .flatMap(({ id, score }) => (score.kind === kind ? [{ id, points: exact(score.points) }] : []))
      .sort((a, b) => compare(a.points, b.points))[0];
  const fixed = pointsOf("fixed");
  if (fixed) {
    const from = input.state === "scored" ? [{ name: stage, value: input.points }] : [];
    note(trace, "vetoed", stage, from, fixed.points, { veto: fixed.id });
    return { state: "scored", points: fixed.points };
  }
  const cap = pointsOf("cap");
  if (!cap || input.state !== "scored") return input;
  const points = least(input.points, cap.points);
  note(trace, "vetoed", stage, [{ name: stage, value: input.points }], points, {
    veto: cap.id,
    cap: exactText(cap.points),
  });
  return { state: "scored", points };
};
