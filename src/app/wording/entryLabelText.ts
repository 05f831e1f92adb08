import type { LeafRule } from "../../domain/scheme/leafRule.ts";
import { ofItem, type Entry } from "../../workbook/review/entries.ts";
import { counted } from "./counted.ts";
import type { Language } from "./issueText.ts";

/** What a field of a score card asks for (填写格名称), in a language: the Chinese is what its column's header says. */
export const entryLabelText = (label: string, { item, name }: Entry, rule: LeafRule, language: Language): string => {
  if (language === "zh") return label;
  switch (rule.kind) {
    case "proportion":
      return item === ofItem ? "Due" : "Done";
    case "completion":
      return item === ofItem ? "Target" : "Reached";
    case "count":
      return "Count";
    case "allOrNothing":
      return "Times it happened";
    case "deductions":
    case "minus": {
      const kind = rule.kinds.find(({ id }) => id === item);
      return kind ? `${name} (${counted(kind.points, "point")} off each)` : label;
    }
    default:
      return label;
  }
};
