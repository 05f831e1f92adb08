import type { LeafRule, Option } from "../../domain/scheme/leafRule.ts";
import { exactText, type Exact } from "../../domain/shared/exact.ts";
import { abstainedText, noneText, notApplicableText } from "./voiceWords.ts";

/** What stands in an entry cell: a number between bounds (null: none), or the name of one of the choices. */
export type EntryKind =
  | { readonly kind: "number"; readonly whole: boolean; readonly least: string; readonly most: string | null }
  | { readonly kind: "choice"; readonly options: readonly Pick<Option, "id" | "name">[] };

/**
 * One cell that a reviewer fills in for a leaf (填写格). `item` is the part, fault, option or input that it is about,
 * `countItem` and `ofItem` for plain counts, "" for points and choices.
 */
export type Entry = EntryKind & {
  readonly item: string;
  /** The name of the part, fault, option or input. */
  readonly name: string;
  /** What its column's header adds to that of the leaf. */
  readonly label: string;
};

/** No id begins so. */
export const countItem = "#count";
export const ofItem = "#of";

const number = (item: string, name: string, whole: boolean, most: string | null = null, least = "0"): Entry => ({
  kind: "number",
  item,
  name,
  label: name,
  whole,
  least,
  most,
});

/** The cells that a leaf's rule wants filled in (按规则的填写格); none for findings, which have a list of their own. */
export const entriesOf = (rule: LeafRule, max: Exact): readonly Entry[] => {
  switch (rule.kind) {
    case "points":
      return [number("", "", false, rule.scale?.highest ?? exactText(max), rule.scale?.lowest ?? "0")];
    case "options":
      return [{ kind: "choice", item: "", name: "", label: "", options: choicesOf(rule.options) }];
    case "tasks":
      // The states stand on a sheet of their own, a row a task; here only the whole can be called 不适用 or 回避.
      return [{ kind: "choice", item: "", name: "", label: "整项", options: [] }];
    case "parts":
      return rule.parts.map(({ id, name }) => number(id, name, true, "1"));
    case "proportion":
      return [number(countItem, "完成数", true), number(ofItem, "应完成数", true)];
    case "count":
      return [number(countItem, "数量", true)];
    case "allOrNothing":
      return [number(countItem, "发生次数", true)];
    case "deductions":
    case "minus":
      return rule.kinds.map(({ id, name, points }) => ({
        ...number(id, name, true),
        label: `${name}（每个扣${points}分）`,
      }));
    case "completion":
      return [number(countItem, "完成值", false), number(ofItem, "目标值", false)];
    case "survey":
      return rule.options.map(({ id, name }) => number(id, name, true));
    case "formula":
      return rule.inputs.map(({ id, name }) => number(id, name, false));
    case "findings":
      return [];
  }
};

/** Choices as their cells show them: one that bears the name of a word is told apart from it. */
export const choicesOf = <T extends Pick<Option, "name">>(options: readonly T[]): readonly T[] =>
  options.map((option) => (anyWords.includes(option.name) ? { ...option, name: `${option.name}（选项）` } : option));

const anyWords = [notApplicableText, abstainedText, noneText];

/** The words that may stand in the first of a leaf's cells instead. */
export const wordsOf = ({ kind }: LeafRule): readonly string[] => {
  const counted = kind === "parts" || kind === "deductions" || kind === "minus";
  return [...(counted ? [noneText] : []), notApplicableText, abstainedText];
};

/** Whether a leaf's entry cell already holds its points, so that nothing has to be computed. */
export const isPlainPoints = (rule: LeafRule): boolean => rule.kind === "points" && rule.scale === null;
