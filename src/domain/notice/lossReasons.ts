import type { Leaf } from "../scheme/criterion.ts";
import type { DeductionKind } from "../scheme/leafRule.ts";
import type { Stage } from "../scheme/stage.ts";
import type { Finding } from "../scoring/finding.ts";
import type { Observation } from "../scoring/observation.ts";

/**
 * Why a unit lost points on a leaf in one round (扣分理由), each reason once: the faults that reviewers found by name, the
 * findings with their number and clause, and what reviewers wrote. Why a reviewer stood back (回避) is no reason of the unit's.
 *
 * @param observations the unit's
 * @param findings the unit's
 */
export const lossReasons = (
  { id, rule }: Leaf,
  round: string,
  observations: readonly Observation[],
  findings: readonly Finding[],
): readonly string[] => {
  const own = observations.filter((one) => one.criterion === id && one.round === round && one.state !== "abstained");
  const kinds = rule.kind === "deductions" || rule.kind === "minus" || rule.kind === "findings" ? rule.kinds : [];
  const rounds = rule.kind === "findings" ? rule.rounds : [];
  const reasons = [
    ...own.flatMap(({ kind, value, count }) =>
      kind === "deduction" && Number(count) > 0 ? [nameOf(kinds, value ?? "")] : [],
    ),
    ...findings.flatMap((one) => (one.criterion === id && rounds.includes(one.round) ? [foundText(kinds, one)] : [])),
    ...own.map(({ reason }) => reason),
  ];
  return [...new Set(reasons.filter((reason) => reason !== ""))];
};

/** What happened to a unit in a stage of events or vetoes (加扣分、否决事由): each by name, with what was written of it. */
export const happenings = (stage: Stage, observations: readonly Observation[]): readonly string[] => {
  if (stage.op !== "events" && stage.op !== "veto") return [];
  const items: readonly { readonly id: string; readonly name: string }[] =
    stage.op === "events" ? stage.items : stage.vetoes;
  return items.flatMap(({ id, name }) => {
    const rows = observations.filter(
      ({ kind, criterion, round, count }) =>
        kind === "event" && criterion === id && stage.rounds.includes(round) && Number(count) > 0,
    );
    const words = [...new Set(rows.map(({ reason }) => reason).filter((reason) => reason !== ""))].join("；");
    return rows.length === 0 ? [] : [words === "" ? name : `${name}（${words}）`];
  });
};

const nameOf = (kinds: readonly DeductionKind[], kind: string): string =>
  kinds.find(({ id }) => id === kind)?.name ?? kind;

/** "错链 3（第三条；复查 1）": what the recheck found is said beside what was found first. */
const foundText = (kinds: readonly DeductionKind[], { kind, count, clause, recheck }: Finding): string => {
  const beside = [clause, recheck ? `复查 ${recheck.count}` : ""].filter((text) => text !== "").join("；");
  return `${nameOf(kinds, kind)} ${count}${beside === "" ? "" : `（${beside}）`}`;
};
