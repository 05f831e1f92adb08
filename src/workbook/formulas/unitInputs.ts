import type { Gathered } from "../../domain/scoring/gatherFacts.ts";
import { hear } from "../../domain/scoring/hear.ts";
import type { PlannedLeaf, PlannedStage, TablePlan } from "../../domain/scoring/tablePlan.ts";
import type { UnitVoices } from "../../domain/scoring/unitVoices.ts";
import { isZero } from "../../domain/shared/exact.ts";
import type { FormulaCell } from "./expression.ts";
import type { CollectedInputs, InputCells } from "./inputCells.ts";
import { voiceWord } from "./outcomeWords.ts";

/** The cells that the formulas of one unit begin with, each with what it holds. */
export type UnitInputs = {
  readonly voice: (planned: PlannedStage, leaf: PlannedLeaf, reviewer: number) => FormulaCell;
  readonly events: (item: string, rounds: readonly string[]) => readonly FormulaCell[];
};

/**
 * Finds a unit's input cells, on the input sheets or else among the collected ones (单位原始数据格).
 *
 * @param voices the unit's
 * @param row the unit's row among the units of its table
 */
export const unitInputs = (
  gathered: Gathered,
  plan: TablePlan,
  voices: UnitVoices,
  inputs: InputCells,
  collected: CollectedInputs,
  row: number,
): UnitInputs => {
  const { unit } = voices;
  const { scheme, reviewers } = gathered.assessed;
  const roundName = (id: string): string => scheme.rounds.find((round) => round.id === id)?.name ?? id;
  const known = new Map<string, FormulaCell>();
  const once = (key: string, make: () => FormulaCell): FormulaCell => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const itemName = new Map(
    plan.table.stages
      .flatMap((stage): readonly { readonly id: string; readonly name: string }[] =>
        stage.op === "events" ? stage.items : stage.op === "veto" ? stage.vetoes : [],
      )
      .map(({ id, name }) => [id, name]),
  );
  return {
    voice: (planned, leaf, reviewer) => {
      const id = reviewers[reviewer]?.id ?? unit.id;
      return once(`${planned.stage.id}\n${leaf.leaf.id}\n${id}`, () => {
        const value = voiceWord(hear(unrounded(planned), leaf, { place: reviewer, id }, voices, gathered.facts, null));
        const { id: stage, round } = planned.stage;
        const at = inputs.voice({ reviewer: id, unit: unit.id, stage, round, leaf: leaf.leaf.id });
        if (at) return { ...at, value };
        const name = reviewers[reviewer]?.name ?? "自评";
        return collected.cellFor(
          plan.table.id,
          row,
          `${planned.stage.name}·${leaf.leaf.name}·${name}·${id === unit.id ? "" : id}`,
          value,
        );
      });
    },
    events: (item, rounds) =>
      rounds.map((round) =>
        once(`event\n${item}\n${round}`, () => {
          const count = voices.events(item, [round]);
          const value = isZero(count) ? "" : count;
          const at = inputs.event({ unit: unit.id, round, item });
          if (at) return { ...at, value };
          return collected.cellFor(
            plan.table.id,
            row,
            `${roundName(round)}·${itemName.get(item) ?? item}（次数）`,
            value,
          );
        }),
      ),
  };
};

/** Cells hold the points before the scheme's rounding of what is observed: the formulas round. */
const unrounded = (planned: PlannedStage): PlannedStage => ({
  ...planned,
  stage: { ...planned.stage, roundings: { ...planned.stage.roundings, observed: null } },
});
