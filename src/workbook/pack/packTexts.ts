import { placedCriteria } from "../../domain/scheme/criterionPaths.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import type { SelfEvaluation } from "../../domain/selfEvaluation/selfEvaluation.ts";
import { materialsOn } from "../materialText.ts";
import { taskStateLabel } from "../registers/claimRegister.ts";
import { roundPrefix, tableIdOf } from "../review/reviewPlan.ts";
import { notApplicableText } from "../review/voiceWords.ts";
import type { PackMatter } from "./pack.ts";
import type { PackRow } from "./packRows.ts";

/** A round as a row names it; "" where the scheme has only one. */
export const packRoundText = (scheme: Scheme, round: string): string => roundPrefix(scheme, round).replace(/·$/u, "");

/** What of a criterion a row asks: a task, a part, or nothing more. */
export const packItemText = (task: PackRow["task"], entry: PackRow["entry"]): string =>
  task ? `${task.id} ${task.heading}（${task.leads ? "牵头" : "配合"}）` : entry.label;

const pathsOf = new WeakMap<Scheme, ReadonlyMap<string, ReadonlyMap<string, string>>>();

/** A criterion with those above it, as a row of its unit's table names it. */
export const packPathIn = (scheme: Scheme, unit: PackRow["unit"], leaf: PackRow["column"]["leaf"]): string => {
  const known = pathsOf.get(scheme);
  const paths = known ?? pathsIn(scheme);
  if (!known) pathsOf.set(scheme, paths);
  return paths.get(tableIdOf(scheme, unit))?.get(leaf.id) ?? leaf.name;
};

const pathsIn = ({ tables }: Scheme): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(
    tables.map((table) => [
      table.id,
      new Map(
        placedCriteria(table.criteria, "").map(({ criterion, above }) => [
          criterion.id,
          [...above, criterion].map(({ name }) => name).join(" / "),
        ]),
      ),
    ]),
  );

/** The points that a unit gave itself on a criterion. */
export const selfScore = ({ scores = [] }: SelfEvaluation, criterion: string): string => {
  const own = scores.find((one) => one.criterion === criterion);
  return own ? (own.points ?? notApplicableText) : "";
};

/** What a unit said of a criterion, or of one of its tasks, and its evidence. */
export const selfAccount = (self: SelfEvaluation, criterion: string, task: string | null): string => {
  if (task !== null) {
    const claim = self.claims.find((one) => one.task === task);
    const materials = materialsOn(self, { kind: "task", id: task });
    const words = claim ? [taskStateLabel[claim.state], claim.account, claim.evidence, materials] : [materials];
    return words.filter((text) => text !== "").join("\n");
  }
  const account = self.scores?.find((one) => one.criterion === criterion)?.account ?? "";
  return [account, materialsOn(self, { kind: "criterion", id: criterion })].filter((text) => text !== "").join("\n");
};

/** A finding in a line: what, how many, whether it was put right and what the recheck found. */
export const findingText = ({ id, date, count, clause, evidence, rectified, recheck }: Finding): string => {
  const after = recheck
    ? `，${recheck.date}复查剩 ${recheck.count} 个`
    : rectified
      ? `，${rectified}已整改`
      : "，未整改";
  return `${id}：${[clause, evidence].filter((text) => text !== "").join("，")} ${count} 个（${date}发现${after}）`;
};

/** Last year's result in a few words. */
export const lastText = (last: PackMatter["lastYear"][number] | undefined): string =>
  last
    ? [last.total === null ? "" : `${last.total}分`, last.rank === null ? "" : `第${last.rank}名`, last.grade]
        .filter((text) => text !== "")
        .join(" ")
    : "";
