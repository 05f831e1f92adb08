import type { ReactNode } from "react";

import { correctionsOf, type TaskFields } from "../app/reviewDecision.ts";
import type { Correction } from "../app/reviewRow.ts";
import type { LeadMode, Task } from "../domain/breakdown/breakdown.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly task: Task; readonly fields: TaskFields; readonly wording: Wording };

/** What a person corrected in a task, from what to what. */
export const Corrections = ({ task, fields, wording }: Props): ReactNode => {
  const { review: words } = wording;
  return (
    <ul className="corrections">
      {correctionsOf(task, fields).map((one, index) => (
        <li key={index}>
          {one.field === "due" ? words.dueOf(task.times[one.time]?.quote ?? "") : words.fields[one.field]}
          {" — "}
          {words.read(valueText(one, one.read, wording), valueText(one, one.corrected, wording))}
        </li>
      ))}
    </ul>
  );
};

const valueText = ({ field }: Correction, value: Correction["read"], { review, leadModes, story }: Wording): string => {
  if (typeof value === "string") return field === "leadMode" ? leadModes[value as LeadMode] : value || review.none;
  return value?.join(story.punctuation.list) || review.none;
};
