import { under } from "../shared/under.ts";
import { at } from "../shared/at.ts";
import type { Group, Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import { exact, zero, type Exact } from "../shared/exact.ts";
import { componentPoints } from "./components.ts";
import { criterionFirst, type Setting, type StagePoints } from "./criteriaStage.ts";
import { evaluateStages, type StageOutcome } from "./evaluateStages.ts";
import { eventPoints } from "./events.ts";
import type { Assessed, Facts } from "./facts.ts";
import { gatherFacts, type Gathered } from "./gatherFacts.ts";
import { plainSharesOf, type PlainShares } from "./plainLeaf.ts";
import { reviewerFirst } from "./reviewerFirst.ts";
import { pointsKey, type CriterionScore, type Step, type UnitScore } from "./score.ts";
import type { TablePlan } from "./tablePlan.ts";
import type { Trace } from "./trace.ts";
import { voiceReader, type UnitVoices } from "./unitVoices.ts";
import { vetoed, vetoesOf } from "./vetoes.ts";

/**
 * Scores every unit by its group's table (计分).
 *
 * @param facts checked by `checkObservations` and `checkFindings`; order is of no consequence
 * @returns as many as units, in the units' order
 */
export const scoreUnits = (assessed: Assessed, facts: Facts): readonly UnitScore[] => {
  const scorer = unitScorer(gatherFacts(assessed, facts));
  return assessed.units.map((unit) => scorer.score(unit.id, null));
};

/** A unit's score and the steps behind it (计分过程), from what reviewers typed to the total. */
export type Explained = { readonly score: UnitScore; readonly steps: readonly Step[] };

/**
 * Explains any unit's score when somebody asks, the facts gathered once (计分说明): the steps of all units at once would fill the
 * memory of a large year. The numbers are those of `scoreUnits`.
 */
export const unitExplainer = (assessed: Assessed, facts: Facts): ((unit: string) => Explained) => {
  const scorer = unitScorer(gatherFacts(assessed, facts));
  return (unit) => {
    const steps: Step[] = [];
    return { score: scorer.score(unit, steps), steps };
  };
};

/** The steps behind one unit's score. */
export const explainUnit = (assessed: Assessed, facts: Facts, unit: string): Explained =>
  unitExplainer(assessed, facts)(unit);

/** The same for every unit, in the units' order. */
export const explainUnits = (assessed: Assessed, facts: Facts): readonly Explained[] => {
  const explain = unitExplainer(assessed, facts);
  return assessed.units.map(({ id }) => explain(id));
};

/**
 * Scores the units that a change touched anew (重算), and what they are components of; the others keep their scores.
 *
 * @param gathered the facts after the change
 * @param before in the order of the units
 */
export const scoreAgain = (
  gathered: Gathered,
  before: readonly UnitScore[],
  touched: ReadonlySet<string>,
): readonly UnitScore[] => {
  const scorer = unitScorer(gathered);
  const { units } = gathered.assessed;
  const above = new Set(units.flatMap(({ id, partOf }) => (partOf && touched.has(id) ? [partOf.unit] : [])));
  if ([...above].some((id) => !touched.has(id))) return scoreAgain(gathered, before, new Set([...touched, ...above]));
  return units.map(({ id }, place) => {
    const old = before[place];
    return old?.unit === id && !touched.has(id) ? old : scorer.score(id, null);
  });
};

/** Scores units one by one; what one unit's components came to is remembered. */
const unitScorer = (gathered: Gathered) => {
  const { assessed } = gathered;
  const placeOf = new Map(assessed.units.map(({ id }, place) => [id, place]));
  const componentsOf = new Map<string, Unit[]>();
  for (const unit of assessed.units) {
    if (unit.partOf) componentsOf.set(unit.partOf.unit, [...(componentsOf.get(unit.partOf.unit) ?? []), unit]);
  }
  const readers = new Map<string, TableReader>();
  for (const group of assessed.scheme.groups) readers.set(group.id, tableReader(gathered, group));
  const known = new Map<string, UnitScore>();
  const score = (id: string, trace: Trace): UnitScore => {
    const remembered = trace ? undefined : known.get(id);
    if (remembered) return remembered;
    const place = under(placeOf, id);
    const unit = at(assessed.units, place);
    const reader = under(readers, unit.group);
    // Components first: reading one unit's voices ends what was read of another's.
    const components = reader.hasComponents ? (componentsOf.get(id) ?? []) : [];
    const parts = components.map((component) => ({ unit: component, score: score(component.id, null) }));
    const result = scoreUnit(reader, reader.voicesOf(unit, place), parts, trace);
    if (!trace) known.set(id, result);
    return result;
  };
  return { score };
};

export type ComponentScore = { readonly unit: Unit; readonly score: UnitScore };

type TableReader = {
  readonly setting: Setting;
  readonly table: Table;
  readonly plan: TablePlan;
  readonly plainShares: ReadonlyMap<string, PlainShares | null>;
  readonly voicesOf: (unit: Unit, place: number) => UnitVoices;
  readonly hasComponents: boolean;
  /** Whether a tie-break or a grade limit compares criteria. */
  readonly compares: boolean;
};

const tableReader = (gathered: Gathered, group: Group): TableReader => {
  const { assessed, facts } = gathered;
  const plan = under(gathered.plans, group.table);
  const { table } = plan;
  const { sums } = gathered;
  const unitsOfPoint = 10 ** facts.columns.places;
  const offsets = plan.leaves.map(({ id }) => sums?.offset(id) ?? -1);
  const names = new Map(assessed.reviewers.map(({ id, name }) => [id, name]));
  const weights = assessed.reviewers.map(({ weight }) => (weight === null ? null : exact(weight)));
  return {
    setting: { assessed, facts, sums, offsets, plan, weights, nameOfReviewer: (id) => names.get(id) ?? id },
    table,
    plan,
    plainShares: new Map(
      [...plan.stages].map(([id, stage]) => [id, plainSharesOf(stage, assessed.scheme.parties, unitsOfPoint)]),
    ),
    voicesOf: voiceReader(gathered, plan),
    hasComponents: table.stages.some(({ op }) => op === "components"),
    compares: [...group.ranking.tieBreaks, ...group.grading.limits.map(({ when }) => when)].some(
      ({ by }) => by === "criterion",
    ),
  };
};

const scoreUnit = (
  { setting, table, plan, plainShares, compares }: TableReader,
  voices: UnitVoices,
  components: readonly ComponentScore[],
  trace: Trace,
): UnitScore => {
  const struck = vetoesOf(table, voices);
  const barred = struck.some(({ bonus }) => bonus === "barred");
  const stagePoints = new Map<string, StagePoints>();
  const stages = evaluateStages(
    table,
    {
      formulas: setting.facts.formulas,
      outcome: (stage, input): StageOutcome => {
        switch (stage.op) {
          case "criteria": {
            const planned = under(plan.stages, stage.id);
            const points =
              stage.order === "reviewer-first"
                ? reviewerFirst(setting, planned, voices, trace)
                : criterionFirst(setting, planned, plainShares.get(stage.id) ?? null, voices, trace);
            stagePoints.set(stage.id, points);
            return points.outcome;
          }
          case "events":
            return { state: "scored", points: eventPoints(stage, voices, barred, trace) };
          case "components":
            return componentPoints(stage, voices.unit, components, trace);
          case "veto": {
            const own = stage.vetoes.filter((veto) => struck.includes(veto));
            return input && own.length > 0
              ? vetoed(stage.id, own, input, trace)
              : (input ?? { state: "notApplicable" });
          }
        }
      },
    },
    trace,
  );
  const outcomeOf = (id: string): StageOutcome | undefined => stages.find(({ stage }) => stage === id)?.outcome;
  const total = outcomeOf(table.total);
  if (!total) throw new RangeError(`total stage ${table.total}: got none, want one that was checked`);
  const all = [...stagePoints.values()];
  let criteria: readonly CriterionScore[] | null = null;
  return {
    unit: voices.unit.id,
    // Ranks ask for totals only, and a large year has leaves by the ten thousand.
    get criteria() {
      return (criteria ??= all.flatMap((points) => points.criteria()));
    },
    points: compares ? comparedPoints(stagePoints) : nothingCompared,
    stages,
    total,
    vetoes: struck.map(({ id }) => id),
    attainable: total.state === "scored" ? attainableOf(setting, table, stagePoints, components) : null,
    issues: total.state === "open" ? total.issues : [],
  };
};

const nothingCompared: UnitScore["points"] = new Map();

const comparedPoints = (stagePoints: ReadonlyMap<string, StagePoints>): UnitScore["points"] =>
  new Map(
    [...stagePoints].flatMap(([stage, { counted }]) =>
      [...counted()].map(([criterion, points]) => [pointsKey(stage, criterion), points] as const),
    ),
  );

/** The total that full marks on everything that applies would have come to, without bonus, penalty or veto. */
const attainableOf = (
  { facts }: Setting,
  table: Table,
  stagePoints: ReadonlyMap<string, StagePoints>,
  components: readonly ComponentScore[],
): Exact | null => {
  const stages = evaluateStages(
    table,
    {
      formulas: facts.formulas,
      outcome: (stage, input): StageOutcome => {
        switch (stage.op) {
          case "criteria": {
            const { outcome, attainable } = under(stagePoints, stage.id);
            return outcome.state === "scored" ? { state: "scored", points: attainable } : outcome;
          }
          case "events":
            return { state: "scored", points: zero };
          case "components":
            return componentPoints(stage, null, components.map(atMost), null);
          case "veto":
            return input ?? { state: "notApplicable" };
        }
      },
    },
    null,
  );
  const total = stages.find(({ stage }) => stage === table.total)?.outcome;
  return total?.state === "scored" ? total.points : null;
};

const atMost = ({ unit, score }: ComponentScore) => {
  const { attainable } = score;
  const total: StageOutcome = attainable ? { state: "scored", points: attainable } : score.total;
  return { unit, score: { total } };
};
