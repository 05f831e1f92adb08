import type { Breakdown, LeadMode, Task } from "../domain/breakdown/breakdown.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { Correction, ReviewRow } from "./reviewRow.ts";

/** What of a task a person can correct; `dues` holds the last day of each of its time limits, or null for none. */
export type TaskFields = {
  readonly heading: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly leadMode: LeadMode;
  readonly dues: readonly (string | null)[];
};

/** What a person decided on one task (核对结论); what is not decided stays as it was read. */
export type Decision =
  | { readonly kind: "confirmed"; readonly together: boolean }
  | { readonly kind: "corrected"; readonly fields: TaskFields }
  | { readonly kind: "removed" };

/** The decisions so far, by the task's id. */
export type Decisions = ReadonlyMap<string, Decision>;

export const fieldsOf = ({ heading, lead, support, leadMode, times }: Task): TaskFields => ({
  heading,
  lead,
  support,
  leadMode,
  dues: times.map(({ due }) => due),
});

/** The corrections that make a task say what the fields say; none where they say the same. */
export const correctionsOf = (task: Task, fields: TaskFields): readonly Correction[] => {
  const corrected = { kind: "corrected", task: task.id } as const;
  const { heading, lead, support, leadMode, dues } = fields;
  const all: readonly Correction[] = [
    { ...corrected, field: "heading", read: task.heading, corrected: heading },
    { ...corrected, field: "lead", read: task.lead, corrected: lead },
    { ...corrected, field: "support", read: task.support, corrected: support },
    { ...corrected, field: "leadMode", read: task.leadMode, corrected: leadMode },
    ...task.times.map(({ due }, time): Correction => {
      return { ...corrected, field: "due", time, read: due, corrected: dues[time] ?? null };
    }),
  ];
  return all.filter((one) => canonicalJson(one.read) !== canonicalJson(one.corrected));
};

/** What the ledger keeps of the decisions (核对记录), in the document's order; a correction that changes nothing confirms. */
export const reviewRows = ({ tasks }: Breakdown, decisions: Decisions): readonly ReviewRow[] =>
  tasks.flatMap((task): readonly ReviewRow[] => {
    const decision = decisions.get(task.id);
    switch (decision?.kind) {
      case undefined:
        return [];
      case "confirmed":
        return [{ kind: "confirmed", task: task.id, together: decision.together }];
      case "removed":
        return [{ kind: "removed", task: task.id, read: task.text }];
      case "corrected": {
        const rows = correctionsOf(task, decision.fields);
        return rows.length > 0 ? rows : [{ kind: "confirmed", task: task.id, together: false }];
      }
    }
  });
