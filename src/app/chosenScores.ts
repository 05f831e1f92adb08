import { plainName } from "../domain/scheme/unit.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import type { State } from "./state.ts";

/** How a person says that what was recorded before stays. */
const recordedWords: readonly string[] = ["已录", "recorded"];

/**
 * Which of a reviewer's differing scores count (评分取舍), each written as 评审人=文件摘要前八位, or 评审人=已录 where what was recorded
 * before stays.
 *
 * @returns the changes, none where nothing was chosen; `scores-choice-unreadable` (text), `scores-unknown` (reviewer, file)
 */
export const chosenScores = (
  { reviewers, units, rivalScores }: State,
  texts: readonly string[],
): { readonly changes: readonly PlacedChange[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = [];
  const changes = texts.flatMap((text): readonly PlacedChange[] => {
    const [, name = "", choice = ""] = /^(.+)=(已录|recorded|[0-9a-f]{8,64})$/u.exec(text.trim()) ?? [];
    const person = [...reviewers, ...units].find((one) => [one.id, one.name].map(plainName).includes(plainName(name)));
    if (!person || choice === "") {
      issues.push(errorAt(wholeAssessment, "scores-choice-unreadable", { text }));
      return [];
    }
    const own = rivalScores.filter(({ reviewer }) => reviewer === person.id);
    const stays = recordedWords.includes(choice);
    const chosen = stays ? own[0] : own.find(({ file }) => file.sha256.startsWith(choice));
    if (!chosen) {
      issues.push(errorAt(wholeAssessment, "scores-unknown", { reviewer: person.name, file: choice }));
      return [];
    }
    const { reviewer, file, rows } = chosen;
    const settled = { kind: "scores-chosen", rows: [{ reviewer, file: stays ? "" : file.sha256 }] } as const;
    return [...(stays ? [] : [{ change: { kind: "observations-recorded", rows } } as const]), { change: settled }];
  });
  return { changes, issues };
};
