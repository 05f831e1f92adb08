import { numberInFormat } from "./numberFormats.ts";
import type { Level, ListUse, Numbering } from "./readNumbering.ts";
import { styleChain, type Styles } from "./readStyles.ts";

/** What a paragraph says about its number by itself; null where its style is to say it. */
export type OwnNumber = { readonly style: string; readonly list: string | null; readonly level: number | null };

type Counters = { readonly values: (number | null)[]; readonly started: Set<string> };

/**
 * Counts the paragraphs of a document as Word does (自动编号): lists made of the same definition share their counters,
 * a level starts anew after a higher one. Paragraphs must be asked for in order, each once.
 */
export const listNumbers = (numbering: Numbering, styles: Styles): ((paragraph: OwnNumber) => string) => {
  const counters = new Map<string, Counters>();
  return (paragraph) => {
    const found = listOf(numbering, styles, paragraph);
    if (!found) return "";
    const { use, level: at, useId } = found;
    const levels = levelsOf(numbering, styles, use);
    const level = levels.get(at);
    if (!level) return "";
    const own = counters.get(use.list) ?? { values: [], started: new Set<string>() };
    counters.set(use.list, own);
    const start = use.starts.get(at);
    const key = `${useId}/${at}`;
    const last = own.values[at] ?? null;
    if (start !== undefined && !own.started.has(key)) own.values[at] = start;
    else own.values[at] = last === null ? (start ?? level.start) : last + 1;
    own.started.add(key);
    for (const [below, { restartsBelow }] of levels) {
      if (below > at && at < restartsBelow) own.values[below] = null;
    }
    return shown(level, levels, own.values);
  };
};

const shown = (level: Level, levels: ReadonlyMap<number, Level>, values: readonly (number | null)[]): string => {
  if (level.format === "bullet") return "";
  const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const of = levels.get(index);
    const value = values[index] ?? of?.start ?? 1;
    return numberInFormat(value, level.allDecimal ? "decimal" : (of?.format ?? "decimal"));
  });
  // What closes the number already keeps it apart from the words.
  return text === "" || /[、．.)）:：\s]$/u.test(text) ? text : `${text} `;
};

const listOf = (
  { uses, lists }: Numbering,
  styles: Styles,
  { style, list, level }: OwnNumber,
): { readonly use: ListUse; readonly useId: string; readonly level: number } | null => {
  const chain = styleChain(styles, style);
  const numbered = chain.find(([, one]) => one.list !== "");
  const useId = list ?? numbered?.[1].list ?? "";
  const use = useId === "" || useId === "0" ? undefined : uses.get(useId);
  if (!use) return null;
  const byStyle = [...(lists.get(use.list)?.levels ?? [])].find(([, one]) => one.style === numbered?.[0])?.[0];
  const fromStyle = chain.find(([, one]) => one.level !== null)?.[1].level ?? byStyle ?? 0;
  return { use, useId, level: level ?? (list === null ? fromStyle : 0) };
};

/** The levels of a list: its own, or those of the list style it stands for, with what this use of it changes. */
const levelsOf = ({ lists, uses }: Numbering, styles: Styles, use: ListUse): ReadonlyMap<number, Level> => {
  const list = lists.get(use.list);
  const linked = list?.sameAsStyle ? styles.byId.get(list.sameAsStyle)?.list : undefined;
  const definition = linked === undefined ? list : lists.get(uses.get(linked)?.list ?? "");
  if (use.levels.size === 0) return definition?.levels ?? new Map();
  return new Map([...(definition?.levels ?? []), ...use.levels]);
};
