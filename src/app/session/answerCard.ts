import type { Observation } from "../../domain/scoring/observation.ts";
import { at } from "../../domain/shared/at.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { readLeaf, type Said } from "../../workbook/review/readLeaf.ts";
import type { State } from "../state.ts";
import { cardsOf, fieldsOf, type CardAt } from "./scoreCard.ts";

/** What was typed into a card: a text a field, and the words beside it. */
export type CardAnswer = {
  readonly values: readonly string[];
  readonly reason: string;
  readonly evidence: string;
  readonly approver: string;
};

/**
 * Types what a reviewer entered on a card (读取评分卡), by the same readers as the 评分 sheets.
 *
 * @returns the observations to record, or the issues of `readLeaf` at their fields, `card-empty` where nothing was
 *   entered, and the reasons that 不适用 and 回避 need
 */
export const answerCard = (
  state: State,
  voice: string,
  place: number,
  { values, reason, evidence, approver }: CardAnswer,
): Result<readonly Observation[]> => {
  const card = at(cardsOf(state, voice), place);
  const { unit, column, kind, reviewer } = card;
  const { leaf, round } = column;
  const placeOf = (label: string): Place => ({ kind: "field", document: `${unit.name} ${leaf.name}`, path: label });
  const filled = fieldsOf(card, []).map(({ entry, label, task }, index) => ({
    task,
    cell: { entry, value: at(values, index), place: placeOf(label) },
  }));
  const read = readFields(card, filled);
  const issues: Issue[] = [...read.issues];
  const about = { round, unit: unit.id, criterion: leaf.id, party: reviewer.party, reviewer: reviewer.id, kind };
  const rows = read.said.flatMap(({ task, said }): readonly Observation[] => {
    if (!said) return [];
    issues.push(...wordIssues(said.state, { reason, approver }, placeOf("")));
    const value = said.state === "notApplicable" ? approver : said.value;
    return [{ ...about, task, ...said, value, reason, evidence }];
  });
  const wrong = issues.some(({ severity }) => severity === "error");
  if (rows.length === 0 && !wrong) return refused([errorAt(placeOf(""), "card-empty")]);
  return judged(() => rows, issues);
};

type Filled = { readonly task: string; readonly cell: Parameters<typeof readLeaf>[2][number] };
type TaskSaid = { readonly task: string; readonly said: Said["said"] };

const readFields = (
  { column: { leaf, most } }: CardAt,
  filled: readonly Filled[],
): { readonly said: readonly TaskSaid[]; readonly issues: readonly Issue[] } => {
  if (leaf.rule.kind !== "tasks") {
    const read = readLeaf(
      leaf,
      most,
      filled.map(({ cell }) => cell),
    );
    return { said: read.said.map(({ said }) => ({ task: "", said })), issues: read.issues };
  }
  const each = filled.map(({ task, cell }) => ({ task, read: readLeaf(leaf, most, [cell]) }));
  const whole = each.find(({ read }) => read.said.some(({ said }) => said !== null && said.state !== "scored"));
  // 不适用 or 回避 speaks of all tasks at once.
  const used = whole ? [{ task: "", read: whole.read }] : each;
  return {
    said: used.flatMap(({ task, read }) => read.said.map(({ said }) => ({ task, said }))),
    issues: each.flatMap(({ read }) => read.issues),
  };
};

const wordIssues = (
  state: Observation["state"],
  { reason, approver }: Pick<CardAnswer, "reason" | "approver">,
  place: Place,
): readonly Issue[] => {
  if (state === "scored") return [];
  if (state === "abstained") return reason === "" ? [errorAt(place, "abstained-without-reason")] : [];
  return [
    ...(reason === "" ? [errorAt(place, "not-applicable-without-reason")] : []),
    ...(approver === "" ? [errorAt(place, "not-applicable-without-approver")] : []),
  ];
};
