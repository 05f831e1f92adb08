import { leavesOf } from "../../domain/scheme/criterion.ts";
import type { LeafRule } from "../../domain/scheme/leafRule.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Outcome, Step, StepKind } from "../../domain/scoring/score.ts";
import { explainUnit } from "../../domain/scoring/scoreUnits.ts";
import { at } from "../../domain/shared/at.ts";
import { exactText, fixedText, isExact, type Exact } from "../../domain/shared/exact.ts";
import { stateWord } from "../../workbook/review/entryCells.ts";
import { missingText } from "../../workbook/review/voiceWords.ts";
import { factsOf, type Results } from "../computeResults.ts";
import type { State } from "../state.ts";
import { tableOfUnit } from "../tableOfUnit.ts";
import { factsOn, namesIn, type Names, type WhyFact } from "./whyFacts.ts";
import { rankedTables, resultsOf } from "./yearView.ts";

/** One thing that was done to reach a number, its names and numbers as text (计算步骤). */
export type WhyStep = {
  readonly kind: StepKind;
  readonly of: string;
  readonly from: readonly { readonly name: string; readonly value: string; readonly weight: string | null }[];
  readonly result: string;
  readonly data: Step["data"];
};

/** A criterion's number: its clause and rule, the steps to it, and what was observed. */
export type WhyCriterion = {
  readonly id: string;
  readonly name: string;
  readonly maxPoints: string;
  readonly points: string;
  readonly clause: string;
  /** Null where it is no leaf. */
  readonly rule: LeafRule;
  readonly steps: readonly WhyStep[];
  readonly facts: readonly WhyFact[];
};

export type WhyStage = {
  readonly id: string;
  readonly name: string;
  readonly points: string;
  readonly steps: readonly WhyStep[];
  readonly criteria: readonly WhyCriterion[];
};

/** Why a unit stands where it stands (为什么): from the rank down to what was observed. */
export type WhyView = {
  readonly unit: string;
  readonly name: string;
  readonly line: readonly { readonly name: string; readonly value: string }[];
  readonly rank: readonly { readonly kind: string; readonly value: string; readonly among: readonly string[] }[];
  readonly grade: readonly {
    readonly kind: string;
    readonly grade: string;
    readonly data: Readonly<Record<string, string | number>>;
  }[];
  readonly stages: readonly WhyStage[];
};

/** Numbers as people read them: whole where four places hold them, else to four with a mark that they go on. */
export const shownNumber = (value: Exact): string => {
  const text = exactText(value);
  return /^-?\d+(?:\.\d{1,4})?$/u.test(text) ? text : `≈${fixedText(value, 4)}`;
};

/** Why a unit stands where it stands; null while there is no ranking, or where the unit is not in it. */
export const whyOf = (state: State, unit: string): WhyView | null => {
  const results = resultsOf(state);
  return results.ok ? whyView(state, results.value, unit) : null;
};

const whyView = (state: State, results: Results, unitId: string): WhyView | null => {
  const { scheme, units, reviewers } = state;
  const unit = units.find(({ id }) => id === unitId);
  const row = results.ranking.groups.flatMap(({ rows }) => rows).find((one) => one.unit === unitId);
  if (!scheme || !unit || !row) return null;
  const unitName = (id: string): string => units.find((one) => one.id === id)?.name ?? id;
  return {
    unit: unitId,
    name: unit.name,
    line: rankedTables(state, results).flatMap(({ header, rows, units: ranked }) =>
      rows.flatMap((cells, place) =>
        ranked[place] === unitId ? header.map((name, column) => ({ name, value: at(cells, column) })) : [],
      ),
    ),
    rank: row.rankSteps.map((step) => ({
      kind: step.kind,
      value: "value" in step ? shownNumber(step.value) : "veto" in step ? step.veto : "",
      among: "among" in step ? step.among.map(unitName) : [],
    })),
    grade: row.gradeSteps.map(({ kind, grade, ...rest }) => ({
      kind,
      grade,
      data: textsOf(rest),
    })),
    stages: stagesOf(state, scheme, unit, { scheme, units, reviewers }),
  };
};

/** What a step says beside its grade, numbers as people read them. */
const textsOf = (said: Readonly<Record<string, unknown>>): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(said).map(([key, value]) => {
      if (isExact(value)) return [key, shownNumber(value)];
      return [key, typeof value === "number" || typeof value === "string" ? value : ""];
    }),
  );

const stagesOf = (
  state: State,
  scheme: Scheme,
  unit: Unit,
  assessed: Parameters<typeof explainUnit>[0],
): readonly WhyStage[] => {
  const table = tableOfUnit(scheme, unit);
  const { score, steps } = explainUnit(assessed, factsOf(state), unit.id);
  const names = namesIn(state, scheme, table);
  const byStage = stepsByStage(steps, table);
  const inTable = leavesOf(table.criteria);
  return score.stages.map(({ stage, outcome }): WhyStage => {
    const own = byStage.get(stage) ?? [];
    const ofCriteria = score.criteria.filter((one) => one.stage === stage);
    const leaves = new Set(ofCriteria.map(({ criterion }) => criterion));
    const placed = placeSteps(own, leaves);
    const found = at(
      table.stages,
      table.stages.findIndex(({ id }) => id === stage),
    );
    const round = found.op === "criteria" ? found.round : null;
    return {
      id: stage,
      name: found.name,
      points: outcome.state === "none" ? "" : outcomeWord(outcome),
      steps: placed.rest.map((step) => stepView(step, names)),
      criteria: ofCriteria.map(({ criterion: id, maxPoints, outcome: points }): WhyCriterion => {
        const leaf = at(
          inTable,
          inTable.findIndex((one) => one.id === id),
        );
        return {
          id,
          name: names(id),
          maxPoints: shownNumber(maxPoints),
          points: outcomeWord(points),
          clause: leaf.clause,
          rule: leaf.rule,
          steps: (placed.ofLeaf.get(id) ?? []).map((step) => stepView(step, names)),
          facts: factsOn(state, scheme, unit, leaf, round, names),
        };
      }),
    };
  });
};

/** Steps come in order, and each stage ends with one that bears its name: what stands before it belongs to it. */
const stepsByStage = (steps: readonly Step[], { stages }: Table): ReadonlyMap<string, readonly Step[]> => {
  const ids = new Set(stages.map(({ id }) => id));
  const found = new Map<string, Step[]>();
  let waiting: Step[] = [];
  for (const step of steps) {
    waiting.push(step);
    if (!ids.has(step.of)) continue;
    found.set(step.of, [...(found.get(step.of) ?? []), ...waiting]);
    waiting = [];
  }
  return found;
};

/** A party's steps follow the leaf they are about, where reviewers are combined leaf by leaf. */
const placeSteps = (steps: readonly Step[], leaves: ReadonlySet<string>) => {
  const ofLeaf = new Map<string, Step[]>();
  const rest: Step[] = [];
  let current: string | null = null;
  const summed = steps.findIndex(({ kind }) => kind === "criteria-summed");
  for (const [index, step] of steps.entries()) {
    if (leaves.has(step.of)) current = step.of;
    const mine = leaves.has(step.of) || (current !== null && summed > 0 && index < summed && !isSum(step.kind));
    if (mine && current !== null) ofLeaf.set(current, [...(ofLeaf.get(current) ?? []), step]);
    else rest.push(step);
  }
  return { ofLeaf, rest };
};

const isSum = (kind: StepKind): boolean => kind === "criteria-summed" || kind === "ended-at-zero";

const stepView = ({ kind, of, from, result, data }: Step, names: Names): WhyStep => ({
  kind,
  of: names(of),
  from: from.map(({ name, value, weight }) => ({
    name: names(name),
    value: shownNumber(value),
    weight: weight ? shownNumber(weight) : null,
  })),
  result: shownNumber(result),
  data: { ...data, ...(typeof data["reviewer"] === "string" ? { reviewer: names(data["reviewer"]) } : {}) },
});

const outcomeWord = (outcome: Outcome): string =>
  outcome.state === "scored"
    ? shownNumber(outcome.points)
    : outcome.state === "notApplicable"
      ? stateWord("notApplicable")
      : missingText;
