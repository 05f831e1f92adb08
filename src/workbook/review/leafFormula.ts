import type { EmptyDenominator, LeafRule } from "../../domain/scheme/leafRule.ts";
import { exact, exactText, type Exact } from "../../domain/shared/exact.ts";
import { quotedText } from "../cellReference.ts";
import { choicesOf } from "./entries.ts";
import { abstainedText, missingText, noneText, notApplicableText, pendingText } from "./voiceWords.ts";

/** The blocks of a unit's tasks in one leaf: what was typed, the weight that counts, and weight × share; null without tasks. */
export type TaskBlocks = { readonly entries: string; readonly counted: string; readonly weighted: string };

/** What a leaf's formula reads (公式所引单元格): its entry cells as references, and the sums that stand on other sheets. */
export type FormulaCells = {
  readonly entries: readonly string[];
  readonly tasks: TaskBlocks | null;
  /** A formula for what findings cost the unit on the leaf. */
  readonly findingsCost: string;
};

/**
 * The formula that gives a voice's points by the leaf's rule (折算公式), or the words 不适用, 回避, 待定, or "" where nothing was
 * said; in functions that Excel 2021, WPS and LibreOffice share.
 *
 * @param max the leaf's points
 * @returns null for staff's own formulas, which have no native form
 */
export const leafFormula = (rule: LeafRule, max: Exact, cells: FormulaCells): string | null => {
  if (rule.kind === "formula") return null;
  if (rule.kind === "findings") {
    return `IFERROR(${ended(rule.cap, `${numeral(max)}-${cells.findingsCost}`)},${quotedText(pendingText)})`;
  }
  const [first = ""] = cells.entries;
  const said = pointsFormula(rule, numeral(max), cells);
  return `IFERROR(IF(OR(${isWord(first, notApplicableText)},${isWord(first, abstainedText)}),${first},${said}),${quotedText(pendingText)})`;
};

type NativeRule = Exclude<LeafRule, { kind: "formula" | "findings" }>;

const pointsFormula = (rule: NativeRule, max: string, { entries, tasks }: FormulaCells): string => {
  const [first = "", second = ""] = entries;
  switch (rule.kind) {
    case "points": {
      const { lowest, highest } = rule.scale ?? { lowest: "0", highest: "1" };
      return unlessBlank(first, `${max}*(${first}-${lowest})/(${highest}-${lowest})`);
    }
    case "options":
      return unlessBlank(first, `${max}*${shareOfChoice(first, rule.options)}`);
    case "parts":
      return unlessSilent(
        entries,
        `${max}*(${weighted(
          entries,
          rule.parts.map(({ share }) => share),
        )})`,
      );
    case "proportion": {
      const above =
        rule.above === "cap"
          ? `${max}*MIN(1,${first}/${second})`
          : `IF(${first}>${second},${pending},${max}*${first}/${second})`;
      return unlessShort(entries, `IF(${second}=0,${emptyValue(rule.noneDue, max)},${above})`);
    }
    case "count":
      return unlessBlank(first, `MIN(${rule.base}+${first}*${rule.each},${rule.ceiling})`);
    case "deductions":
      return unlessSilent(
        entries,
        ended(
          rule.cap,
          `${max}-(${weighted(
            entries,
            rule.kinds.map(({ points }) => points),
          )})`,
        ),
      );
    case "minus": {
      const lost = weighted(
        entries,
        rule.kinds.map(({ points }) => points),
      );
      return unlessSilent(entries, rule.most === null ? `0-(${lost})` : `0-MIN(${lost},${rule.most})`);
    }
    case "allOrNothing":
      return unlessBlank(first, `IF(${first}>0,0,${max})`);
    case "completion":
      return unlessShort(
        entries,
        `IF(${second}=0,${emptyValue(rule.noTarget, max)},${max}*${curveShare(rule, `${first}/${second}`)})`,
      );
    case "tasks": {
      const empty = emptyValue(rule.noTasks, max);
      if (!tasks) return empty;
      const share = `SUM(${tasks.weighted})/SUM(${tasks.counted})`;
      // Who has said nothing of any task is silent; who left some out keeps the total open, also where silence counts as 0.
      const short = `IF(COUNTA(${tasks.entries})=0,"",${quotedText(missingText)})`;
      return `IF(COUNTBLANK(${tasks.entries})>0,${short},IF(SUM(${tasks.counted})=0,${empty},${max}*${share}))`;
    }
    case "survey": {
      const answers = `SUM(${listed(entries)})`;
      const below = rule.belowMinimum === "notApplicable" ? quotedText(notApplicableText) : pending;
      const reached = weighted(
        entries,
        rule.options.map(({ share }) => share),
      );
      return `IF(COUNT(${listed(entries)})=0,"",IF(${answers}<${rule.minimumSample},${below},${max}*(${reached})/${answers}))`;
    }
  }
};

/** The share that a choice earns, "待定" × a number for what is no choice, which the formula around it catches. */
export const shareOfChoice = (
  cell: string,
  options: readonly { readonly name: string; readonly share: string }[],
): string =>
  choicesOf(options).reduceRight<string>(
    (rest, { name, share }) => `IF(${isWord(cell, name)},${ratio(share)},${rest})`,
    pending,
  );

const pending = quotedText(pendingText);

const isWord = (cell: string, word: string): string => `${cell}=${quotedText(word)}`;

/** A number as formulas write it: a ratio is divided, in brackets. */
const numeral = (value: Exact): string => ratio(exactText(value));

const ratio = (text: string): string => {
  const written = exactText(exact(text));
  return written.includes("/") ? `(${written})` : written;
};

const unlessBlank = (cell: string, value: string): string => `IF(${cell}="","",${value})`;

/** Where several cells are counted, one filled in says that the others are 0; so does the word 无. */
const unlessSilent = (cells: readonly string[], value: string): string =>
  `IF(AND(COUNT(${listed(cells)})=0,${cells[0] ?? ""}<>${quotedText(noneText)}),"",${value})`;

const unlessShort = (cells: readonly string[], value: string): string =>
  `IF(COUNT(${listed(cells)})<${cells.length},"",${value})`;

/** Entry cells of one leaf stand side by side. */
const listed = (cells: readonly string[]): string =>
  cells.length === 1 ? (cells[0] ?? "") : `${cells[0] ?? ""}:${cells.at(-1) ?? ""}`;

/** N gives 0 for a word and for an empty cell. */
const weighted = (cells: readonly string[], weights: readonly string[]): string =>
  cells.map((cell, index) => `N(${cell})*${ratio(weights[index] ?? "0")}`).join("+");

const ended = (cap: "leaf" | "levelOne" | "none", left: string): string => (cap === "leaf" ? `MAX(0,${left})` : left);

const emptyValue = (empty: EmptyDenominator, max: string): string => {
  switch (empty) {
    case "notApplicable":
      return quotedText(notApplicableText);
    case "full":
      return max;
    case "zero":
      return "0";
    case "refuse":
      return pending;
  }
};

/** Quotients are compared to 12 decimals: 0.3 ÷ 0.1 must reach 3, which floats alone would miss. */
const curveShare = ({ curve, between }: Extract<LeafRule, { kind: "completion" }>, reached: string): string => {
  const near = `ROUND(${reached},12)`;
  const [lowest] = curve;
  const from = (point: (typeof curve)[number], next: (typeof curve)[number] | undefined): string => {
    if (between === "step" || !next) return ratio(point.share);
    const way = `(${reached}-${ratio(point.ratio)})/(${ratio(next.ratio)}-${ratio(point.ratio)})`;
    return `(${ratio(point.share)}+${way}*(${ratio(next.share)}-${ratio(point.share)}))`;
  };
  return curve.reduce(
    (below, point, index) => `IF(${near}>=ROUND(${ratio(point.ratio)},12),${from(point, curve[index + 1])},${below})`,
    ratio(lowest?.share ?? "0"),
  );
};
