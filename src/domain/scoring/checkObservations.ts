import type { Breakdown } from "../breakdown/breakdown.ts";
import type { Unit } from "../scheme/unit.ts";
import { tasksOfUnit } from "../selfEvaluation/tasksOfUnit.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { Assessed } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { observationKey, speaksOfWhole, voiceKey, wantedKind, type Observation } from "./observation.ts";
import { valueIssues } from "./observedValue.ts";
import { scopeOf, type Subject } from "./observedSubject.ts";
import { deductedBy, deductedByFinding, evidenceBook } from "./reusedEvidence.ts";

/**
 * Holds observations (观测) to the scheme, the units, the reviewers and the breakdown.
 *
 * @param at the place of the n-th observation
 * @param earlier what was recorded before: an event must not be recorded by two reviewers, one fact not be deducted for twice
 * @param findings those of the year, for the same reason
 * @returns errors `round-unknown`, `unit-unknown`, `criterion-unknown`, `reviewer-unknown`, `reviewer-of-other-party`,
 *   `observation-without-stage` (no stage of the unit's table counts it), `kind-wrong`, `criterion-not-observed`,
 *   `task-not-of-unit`, `observation-repeated`, `observation-contradicts` (a word on the whole beside one on its parts),
 *   `event-recorded-twice`, those of `valueIssues`; and the warnings `evidence-deducted-twice` and `branch-scored-beneath`
 *   (a branch is called 不适用 or left out, but the reviewer's words on leaves beneath it stand)
 */
export const checkObservations = (
  observations: readonly Observation[],
  assessed: Assessed,
  at: (index: number) => Place,
  breakdown: Breakdown | null = null,
  earlier: readonly Observation[] = [],
  findings: readonly Finding[] = [],
): readonly Issue[] => {
  const { scheme, units, reviewers } = assessed;
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const reviewerById = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer]));
  const selfParty = scheme.parties.find(({ by }) => by === "self");
  const scopes = new Map(scheme.groups.map((group) => [group.id, scopeOf(assessed, group)]));
  const tasks = taskFinder(breakdown);
  const seen = new Set<string>();
  const events = new Map(
    earlier.flatMap((one) => (one.kind === "event" ? [[eventKey(one), one.reviewer] as const] : [])),
  );
  const subjectOf = ({ unit, criterion }: Observation): Subject | undefined =>
    scopes.get(unitById.get(unit)?.group ?? "")?.subjects.get(criterion);
  const nameOf = (unit: string, criterion: string): string =>
    scopes.get(unitById.get(unit)?.group ?? "")?.subjects.get(criterion)?.name ?? criterion;
  const evidence = evidenceBook();
  for (const one of findings) evidence.use(one.unit, one.evidence, deductedByFinding(one));
  for (const one of earlier) {
    const deducted = one.evidence === "" ? null : deductedBy(one, subjectOf(one));
    if (deducted) evidence.use(one.unit, one.evidence, deducted);
  }
  const words = new Map<string, boolean>();
  const leavesOfVoices = voicesOn([...earlier, ...observations]);
  return observations.flatMap((observation, index) => {
    const issues: Issue[] = [];
    const complain = (code: string, data: Issue["data"] = {}) => issues.push(errorAt(at(index), code, data));
    const { criterion, reviewer, party, round } = observation;
    const knownRound = scheme.rounds.some(({ id }) => id === round);
    if (!knownRound) complain("round-unknown", { round, want: scheme.rounds.map(({ id }) => id).join(", ") });
    const unit = unitById.get(observation.unit);
    if (!unit) complain("unit-unknown", { unit: observation.unit });
    const person = reviewerById.get(reviewer);
    const own = !person && selfParty !== undefined && unit !== undefined && reviewer === unit.id;
    const wantedParty = person?.party ?? (own ? selfParty.id : undefined);
    if (wantedParty === undefined) complain("reviewer-unknown", { reviewer });
    else if (wantedParty !== party) complain("reviewer-of-other-party", { reviewer, party, want: wantedParty });
    const scope = unit && scopes.get(unit.group);
    const subject = scope?.subjects.get(criterion);
    const known = scope ? subject !== undefined : [...scopes.values()].some(({ subjects }) => subjects.has(criterion));
    if (!known) complain("criterion-unknown", { criterion });
    if (scope && subject) {
      if (knownRound && !counts(subject, round, wantedParty ?? party)) {
        complain("observation-without-stage", { criterion: subject.name, round, party });
      }
      for (const [code, data] of wordIssues(observation, subject, unit, tasks)) complain(code, data);
    }
    const key = observationKey(observation);
    const voice = voiceKey(observation);
    const whole = speaksOfWhole(observation);
    if (seen.has(key)) complain("observation-repeated", { unit: observation.unit, criterion, reviewer });
    else if ((words.get(voice) ?? whole) !== whole) {
      complain("observation-contradicts", { unit: observation.unit, criterion: subject?.name ?? criterion, reviewer });
    }
    seen.add(key);
    words.set(voice, whole);
    if (observation.kind === "event") {
      const recorder = events.get(eventKey(observation));
      if (recorder !== undefined && recorder !== reviewer) {
        complain("event-recorded-twice", { unit: observation.unit, criterion, reviewer: recorder });
      }
      events.set(eventKey(observation), reviewer);
    }
    const deducted = deductedBy(observation, subject);
    const other = deducted && evidence.use(observation.unit, observation.evidence, deducted);
    if (other !== null) {
      const data = { evidence: observation.evidence, criterion: subject?.name ?? criterion };
      issues.push(warningAt(at(index), "evidence-deducted-twice", { ...data, other: nameOf(observation.unit, other) }));
    }
    if (subject?.kind === "branch") {
      const scored = subject.leaves.filter(({ id }) =>
        leavesOfVoices().has(voiceKey({ ...observation, criterion: id })),
      );
      const data = { criterion: subject.name, reviewer, leaves: scored.map(({ name }) => name).join("、") };
      if (scored.length > 0) issues.push(warningAt(at(index), "branch-scored-beneath", data));
    }
    return issues;
  });
};

/** Who has said something of which criterion, worked out when somebody first asks. */
const voicesOn = (observations: readonly Observation[]): (() => ReadonlySet<string>) => {
  let known: ReadonlySet<string> | null = null;
  return () => (known ??= new Set(observations.map(voiceKey)));
};

const eventKey = ({ round, unit, criterion }: Observation): string => [round, unit, criterion].join("\n");

const counts = (subject: Subject, round: string, party: string): boolean =>
  subject.kind === "event"
    ? subject.rounds.includes(round)
    : subject.stages.some((stage) => stage.round === round && stage.parties.includes(party));

type TaskFinder = (unit: Unit) => ReadonlySet<string>;

const taskFinder = (breakdown: Breakdown | null): TaskFinder => {
  const known = new Map<string, ReadonlySet<string>>();
  return (unit) => {
    const tasks = known.get(unit.id) ?? new Set(breakdown ? tasksOfUnit(breakdown, unit).map(({ id }) => id) : []);
    known.set(unit.id, tasks);
    return tasks;
  };
};

const wordIssues = (
  observation: Observation,
  subject: Subject,
  unit: Unit,
  tasks: TaskFinder,
): readonly (readonly [code: string, data: Issue["data"]])[] => {
  const { kind, state, task } = observation;
  if (subject.kind === "event") {
    if (kind !== "event") return [["kind-wrong", { criterion: subject.name, want: "event", got: kind }]];
    return state === "scored" ? valueIssues(observation, null) : [["event-not-scored", { criterion: subject.name }]];
  }
  if (subject.kind === "branch") {
    if (state === "scored") return [["criterion-not-observed", { criterion: subject.name }]];
    return valueIssues(observation, null);
  }
  const want = wantedKind[subject.leaf.rule.kind];
  if (want === null) return [["criterion-scored-by-findings", { criterion: subject.name }]];
  if (kind !== want) return [["kind-wrong", { criterion: subject.name, want, got: kind }]];
  const wholeLeaf = state !== "scored" && task === "";
  const unknownTask = kind === "task" && !wholeLeaf && !tasks(unit).has(task);
  if (unknownTask) return [["task-not-of-unit", { criterion: subject.name, task, unit: unit.name }]];
  if (kind !== "task" && task !== "") return [["task-not-wanted", { criterion: subject.name, task }]];
  return valueIssues(observation, subject);
};
