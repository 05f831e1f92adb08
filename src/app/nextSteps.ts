import { missingByVoice } from "../domain/scoring/leavesHeard.ts";
import type { Result } from "../domain/shared/result.ts";
import { assignedIn } from "./assignedIn.ts";
import type { Results } from "./computeResults.ts";
import { fewNames } from "./fewNames.ts";
import type { State } from "./state.ts";

/**
 * What is to be done next (下一步), each with the command or the sheet for it; what stands first comes first, and what is
 * finished is not named.
 *
 * @param results of the state
 * @param published whether the published results are those of the state
 */
export const nextSteps = (
  state: State,
  results: Result<Results>,
  published: "no" | "yes" | "outdated",
): readonly string[] => {
  const { breakdown, scheme, units, reviewers } = state;
  if (!breakdown) return ["导入工作要点（new）。"];
  if (!scheme) return ["设定考核方案（new）。"];
  if (units.length === 0) return ["设定被考核单位（new）。"];
  if (reviewers.length === 0) return ["设定评审人（new）。"];
  const open = [
    ...formSteps(state),
    ...scoreSteps(state),
    ...resultSteps(results),
    ...roundSteps(state),
    ...appealSteps(state),
  ];
  if (results.ok && state.locked.length === 0) open.push("核对排名后锁定全年（lock）。");
  if (results.ok && published === "outdated") open.push("结果有变动，核对后重新公布（publish）。");
  if (results.ok && published === "no" && state.locked.length > 0) open.push("公布结果（publish）。");
  if (published === "yes") open.push("核验并存档（verify）。");
  return open;
};

const formSteps = ({ forms, selfEvaluations, judgements, rivals, units }: State): readonly string[] => {
  if (forms.length === 0) return ["下发自评表（issue）。"];
  const judged = new Set(judgements.map(({ unit }) => unit));
  const back = new Set(selfEvaluations.map(({ unit }) => unit).filter((unit) => !judged.has(unit)));
  const out = new Set(forms.map(({ unit }) => unit));
  const missing = units.filter(({ id }) => out.has(id) && !back.has(id)).map(({ name }) => name);
  const contested = units.filter(({ id }) => rivals.some(({ unit }) => unit === id)).map(({ name }) => name);
  return [
    ...(missing.length > 0 ? [`收回自评表：还差 ${missing.length} 份，${fewNames(missing)}（collect）。`] : []),
    ...(contested.length > 0 ? [`确定用哪一份自评表：${fewNames(contested)}（collect --keep）。`] : []),
  ];
};

const scoreSteps = (state: State): readonly string[] => {
  const { scheme, units, reviewers, observations, packs, rivalScores } = state;
  if (!scheme) return [];
  const missing = missingByVoice({ scheme, units, reviewers }, observations, assignedIn(state));
  const count = missing.reduce((sum, one) => sum + one.leaves, 0);
  const differing = reviewers.filter(({ id }) => rivalScores.some(({ reviewer }) => reviewer === id));
  const contested =
    rivalScores.length > 0
      ? [`确定用哪一份评分：${fewNames(differing.map(({ name }) => name))}（score --keep）。`]
      : [];
  if (count === 0) return contested;
  return [
    ...contested,
    ...(packs.length === 0 ? ["下发评审包（packs），或直接在“评分”各表录入。"] : []),
    `补齐评分：还缺 ${count} 项，${fewNames(missing.map(({ voice, leaves }) => `${voice} ${leaves} 项`))}（“评分”各表，或 score 收回评审包）。`,
  ];
};

/** What keeps the ranking open beside scores that are missing: contested words, floors, places that ties leave undecided. */
const resultSteps = (results: Result<Results>): readonly string[] => {
  if (results.ok) return [];
  const count = (wanted: (code: string) => boolean): number => results.issues.filter(({ code }) => wanted(code)).length;
  const contested = count((code) => code === "not-applicable-contested");
  const floors = count((code) => code.startsWith("weight-below-floor"));
  const others = count((code) => code === "places-undecided" || code === "nothing-applicable");
  return [
    ...(contested > 0 ? [`不适用有分歧 ${contested} 项，协调后改正（“得分”表，rank 列出）。`] : []),
    ...(floors > 0 ? [`权重低于下限 ${floors} 处，改正考核方案（rank 列出）。`] : []),
    ...(others > 0 ? [`另有 ${others} 处不能排定（rank 列出）。`] : []),
  ];
};

/** Rounds in which something was found, or which are scored, and which are not closed. */
const roundSteps = ({ scheme, findings, closedRounds }: State): readonly string[] => {
  const closed = new Set(closedRounds.map(({ round }) => round));
  const used = new Set(findings.map(({ round }) => round));
  const open = (scheme?.rounds ?? []).filter(({ id }) => used.has(id) && !closed.has(id)).map(({ name }) => name);
  return open.length > 0 ? [`结束轮次并出小结：${fewNames(open)}（lock --round）。`] : [];
};

const appealSteps = ({ appeals }: State): readonly string[] => {
  const open = appeals.filter(({ decision }) => decision === null).map(({ id }) => id);
  return open.length > 0 ? [`决定申诉：${fewNames(open)}（appeal）。`] : [];
};
