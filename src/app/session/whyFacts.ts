import { criteriaOf, leavesOf, type Criterion } from "../../domain/scheme/criterion.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { stateWord } from "../../workbook/review/entryCells.ts";
import type { State } from "../state.ts";

/** What one reviewer observed, or one finding of 问题台账: the end of every why. */
export type WhyFact = {
  readonly who: string;
  readonly round: string;
  readonly said: string;
  readonly reason: string;
  readonly evidence: string;
};

/** The name of whatever has an id. */
export type Names = (id: string) => string;

/** The names that a unit's table, and those who judge it, go by. */
export const namesIn = ({ reviewers, units }: State, scheme: Scheme, table: Table): Names => {
  const items = table.stages.flatMap((stage): readonly { readonly id: string; readonly name: string }[] =>
    stage.op === "events" ? stage.items : stage.op === "veto" ? stage.vetoes : [],
  );
  const inRules = leavesOf(table.criteria).flatMap(
    ({ rule }): readonly { readonly id: string; readonly name: string }[] => {
      if ("kinds" in rule) return rule.kinds;
      if ("options" in rule) return rule.options;
      if ("parts" in rule) return rule.parts;
      return "inputs" in rule ? rule.inputs : "states" in rule ? rule.states : [];
    },
  );
  const all = [
    ...inRules,
    ...items,
    ...units,
    ...reviewers,
    ...scheme.parties,
    ...criteriaOf(table.criteria),
    ...table.stages,
  ];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

/** What was observed and found of a criterion of a unit, in one round or in all. */
export const factsOn = (
  { observations, findings }: State,
  { rounds }: Scheme,
  unit: Unit,
  { id }: Criterion,
  round: string | null,
  names: Names,
): readonly WhyFact[] => {
  const roundNames = new Map(rounds.map((one) => [one.id, one.name]));
  const roundName = (of: string): string => roundNames.get(of) ?? of;
  const own = observations.filter(
    (one) => one.unit === unit.id && one.criterion === id && (round === null || one.round === round),
  );
  const found = findings.filter((one) => one.unit === unit.id && one.criterion === id);
  return [
    ...own.map((one) => ({
      who: names(one.reviewer),
      round: roundName(one.round),
      said: saidText(one, names),
      reason: one.reason,
      evidence: one.evidence,
    })),
    ...found.map((one) => ({
      who: one.id,
      round: roundName(one.round),
      said: `${names(one.kind)} × ${one.count}${one.recheck ? ` → ${one.recheck.count}` : ""}`,
      reason: one.clause,
      evidence: one.evidence,
    })),
  ];
};

/** What an observation says, in a few words: its number, its choice, or how many of what. */
export const saidText = ({ state, kind, value, count, of, task }: Observation, names: Names): string => {
  if (state !== "scored") return stateWord(state);
  const named = value === null || kind === "points" ? value : names(value);
  const numbers = count === null ? null : of === null ? `× ${count}` : `${count} / ${of}`;
  return [task, named, numbers].filter((part) => part !== null && part !== "").join(" ");
};
