import type { TaskFields } from "../app/reviewDecision.ts";
import type { LeadMode } from "../domain/breakdown/breakdown.ts";
import type { Issue } from "../domain/shared/result.ts";

/** A task's fields as a person types them: names in a line, days as text. */
export type FieldTexts = {
  readonly heading: string;
  readonly lead: string;
  readonly support: string;
  readonly leadMode: LeadMode;
  readonly dues: readonly string[];
};

/** @param list what stands between names */
export const textsOf = ({ heading, lead, support, leadMode, dues }: TaskFields, list = "、"): FieldTexts => ({
  heading,
  lead: lead.join(list),
  support: support.join(list),
  leadMode,
  dues: dues.map((due) => due ?? ""),
});

export const fieldsFromTexts = ({ heading, lead, support, leadMode, dues }: FieldTexts): TaskFields => ({
  heading: heading.trim(),
  lead: namesIn(lead),
  support: namesIn(support),
  leadMode,
  dues: dues.map((due) => (due.trim() === "" ? null : due.trim())),
});

/** People put any of these between names. */
const namesIn = (text: string): readonly string[] =>
  text
    .split(/[、，,；;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** Beside which field an issue of `applyCorrections` belongs: "lead", "support", "leadMode", "heading", "due 0" and so on. */
export const issueField = ({ code, data }: Issue, texts: FieldTexts): string => {
  switch (code) {
    case "correction-heading-empty":
      return "heading";
    case "correction-mode-unfit":
      return "leadMode";
    case "correction-date-invalid":
      return `due ${texts.dues.findIndex((due) => due.trim() === data["got"])}`;
    default:
      return namesIn(texts.support).includes(String(data["name"])) ? "support" : "lead";
  }
};
