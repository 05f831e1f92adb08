import { observationsDue } from "../../../domain/scheme/dueLeaves.ts";
import { missingByUnit } from "../../../domain/scoring/leavesHeard.ts";
import type { State } from "../../state.ts";
import { formStateOf } from "../../formProgress.ts";
import type { FormStatus } from "../progressBoard.ts";

/** How far a unit's year is (单位进度): its form, and of the criteria due of it, all reviewers and rounds together, how many are scored. */
export type UnitProgress = {
  readonly unit: string;
  readonly name: string;
  readonly form: FormStatus;
  readonly due: number;
  readonly heard: number;
};

/** Every unit's progress, in the order of the list; nothing is due before there is a scheme. */
export const unitProgress = (state: State): readonly UnitProgress[] => {
  const { scheme, units, reviewers, observations } = state;
  const missing = scheme ? missingByUnit({ scheme, units, reviewers }, observations) : new Map<string, number>();
  return units.map((unit) => {
    const due = scheme ? observationsDue(scheme, [unit], reviewers) : 0;
    const form = formStateOf(state, unit.id) ?? "none";
    return { unit: unit.id, name: unit.name, form, due, heard: due - (missing.get(unit.id) ?? 0) };
  });
};
