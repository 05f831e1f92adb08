import type { Unit } from "../../domain/scheme/unit.ts";
import type { Assessed } from "../../domain/scoring/facts.ts";
import { hear, type HeardBy } from "../../domain/scoring/hear.ts";
import type { PlannedLeaf, PlannedStage, TablePlan } from "../../domain/scoring/tablePlan.ts";
import { isZero } from "../../domain/shared/exact.ts";
import type { FormulaCell } from "./expression.ts";
import type { CellPlace } from "./formulaTable.ts";
import type { CollectedInputs, InputCells } from "./inputCells.ts";
import { voiceWord } from "./outcomeWords.ts";
import type { SlotFiller, Slots } from "./slots.ts";

/** The cells that the formulas of a table's units begin with. */
export type UnitInputs = {
  readonly voice: (planned: PlannedStage, leaf: PlannedLeaf, reviewer: number) => FormulaCell;
  readonly events: (item: string, rounds: readonly string[]) => readonly FormulaCell[];
};

/**
 * Finds the input cells of units, on the input sheets or else among the collected ones (单位原始数据格).
 *
 * @param unit the first of the units
 * @param row its row among the units of its table
 */
export const unitInputs = (
  { scheme, reviewers }: Assessed,
  heardBy: HeardBy,
  plan: TablePlan,
  unit: Unit,
  row: number,
  inputs: InputCells,
  collected: CollectedInputs,
  into: Slots,
): UnitInputs => {
  const roundName = (id: string): string => scheme.rounds.find((round) => round.id === id)?.name ?? id;
  const known = new Map<string, FormulaCell>();
  const once = (key: string, make: () => FormulaCell): FormulaCell => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const input = (place: CellPlace | null, header: () => string, read: SlotFiller): FormulaCell => {
    if (place) return into.add(place, read);
    const column = collected.columnFor(plan.table.id, header());
    return into.add(column.cellAt(row), (of, before) => {
      const value = read(of, before);
      column.put(of.memberRow, value);
      return value;
    });
  };
  const itemName = new Map(
    plan.table.stages
      .flatMap((stage): readonly { readonly id: string; readonly name: string }[] =>
        stage.op === "events" ? stage.items : stage.op === "veto" ? stage.vetoes : [],
      )
      .map(({ id, name }) => [id, name]),
  );
  return {
    voice: (planned, leaf, place) => {
      // A unit's own voice has no reviewer.
      const reviewer = reviewers[place];
      return once(`${planned.stage.id}\n${leaf.leaf.id}\n${reviewer?.id ?? ""}`, () => {
        const { id: stage, name, round } = planned.stage;
        const asked = unrounded(planned);
        return input(
          inputs.voice({ reviewer: reviewer?.id ?? unit.id, unit: unit.id, stage, round, leaf: leaf.leaf.id }),
          () => `${name}·${leaf.leaf.name}·${reviewer?.name ?? "自评"}·${reviewer?.id ?? ""}`,
          ({ voices }) =>
            voiceWord(hear(asked, leaf, { place, id: reviewer?.id ?? voices.unit.id }, voices, heardBy, null)),
        );
      });
    },
    events: (item, rounds) =>
      rounds.map((round) =>
        once(`event\n${item}\n${round}`, () =>
          input(
            inputs.event({ unit: unit.id, round, item }),
            () => `${roundName(round)}·${itemName.get(item) ?? item}（次数）`,
            ({ voices }) => {
              const count = voices.events(item, [round]);
              return isZero(count) ? "" : count;
            },
          ),
        ),
      ),
  };
};

/** Cells hold the points before the scheme's rounding of what is observed: the formulas round. */
const unrounded = (planned: PlannedStage): PlannedStage => ({
  ...planned,
  stage: { ...planned.stage, roundings: { ...planned.stage.roundings, observed: null } },
});
