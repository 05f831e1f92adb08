import type { UnitVoices } from "../../domain/scoring/unitVoices.ts";
import type { CellNumberOrWord, FormulaCell } from "./expression.ts";
import type { CellPlace } from "./formulaTable.ts";

/** A unit whose cells are filled in (填入的单位). */
export type FilledUnit = {
  readonly voices: UnitVoices;
  /** Its row on 得分, and among the units of its table, from 0. */
  readonly row: number;
  readonly memberRow: number;
  /** What the engine made of it, by `pointsKey` and by stage. */
  readonly engine: ReadonlyMap<string, CellNumberOrWord>;
};

/** Fills in a cell of a unit; gives what it comes to. @param before what the slots before it come to */
export type SlotFiller = (unit: FilledUnit, before: readonly CellNumberOrWord[]) => CellNumberOrWord;

/** The cells that the formulas of many units speak of, each behind those it rests on (逐单位填入). */
export type Slots = {
  /** @param place where the cell of the first unit stands */
  readonly add: (place: CellPlace, filler: SlotFiller) => FormulaCell;
  /** Fills in all cells of a unit; gives what they come to, by slot. */
  readonly fill: (unit: FilledUnit) => readonly CellNumberOrWord[];
};

export const slots = (): Slots => {
  const fillers: SlotFiller[] = [];
  return {
    add: (place, filler) => ({ ...place, value: fillers.push(filler) - 1 }),
    fill: (unit) => {
      const values: CellNumberOrWord[] = [];
      for (const filler of fillers) values.push(filler(unit, values));
      return values;
    },
  };
};
