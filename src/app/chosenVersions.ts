import { plainName, unitFinder } from "../domain/scheme/unit.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { Change, ChosenForm } from "./change.ts";
import type { State } from "./state.ts";

/**
 * Which of a unit's versions is to count (取舍), each written as 单位=文件摘要前八位.
 *
 * @returns the change, none where nothing was chosen; `choice-unreadable` (text), `version-unknown` (unit, file)
 */
export const chosenVersions = (
  { units, selfEvaluations, rivals }: State,
  texts: readonly string[],
): {
  readonly changes: readonly Change[];
  /** The versions that count from now on. */
  readonly forms: readonly SelfEvaluation[];
  readonly issues: readonly Issue[];
} => {
  const forms: SelfEvaluation[] = [];
  const find = unitFinder(units);
  const issues: Issue[] = [];
  const rows = texts.flatMap((text): readonly ChosenForm[] => {
    const [, name = "", digest = ""] = /^(.+)=([0-9a-f]{8,64})$/u.exec(text) ?? [];
    const unit = find(plainName(name));
    if (!unit || digest === "") {
      issues.push(errorAt(wholeAssessment, "choice-unreadable", { text }));
      return [];
    }
    const versions = [...selfEvaluations, ...rivals].filter((one) => one.unit === unit.id);
    const chosen = versions.find(({ file }) => file?.sha256.startsWith(digest));
    if (!chosen?.file) {
      issues.push(errorAt(wholeAssessment, "version-unknown", { unit: unit.name, file: digest }));
      return [];
    }
    forms.push(chosen);
    return [{ unit: unit.id, file: chosen.file.sha256 }];
  });
  return { changes: rows.length > 0 ? [{ kind: "self-evaluation-chosen", rows }] : [], forms, issues };
};
