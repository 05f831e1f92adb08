import type { UnitAlias } from "./breakdown.ts";
import { fullsOf, shortsOf } from "./customaryNames.ts";
import { foldText } from "./foldText.ts";

/** The jurisdiction that a unit's name may begin with (地区前缀): 市, 云泽市, 高新区; or none. */
const prefix = /^(?:[\u4e00-\u9fff]{0,8}(?:省|市|区|县|州|盟|旗))?$/u;
const longestName = 40;

/**
 * Proposes pairs of short and full names by custom (通行简称), the jurisdiction before them kept: 市发改委 and
 * 市发展和改革委员会. Where custom knows several full names, only one that is among `names` is proposed.
 *
 * @param names the names that documents and lists use; each pair has at least one of them
 * @param jurisdiction 云泽市, for which 市 may stand; or empty
 */
export const customaryAliases = (names: readonly string[], jurisdiction: string): readonly UnitAlias[] => {
  const known = new Map(names.map((name) => [plain(name), name]));
  const pairs = new Map<string, UnitAlias>();
  const propose = (short: string, full: string): void => {
    const alias = { short: known.get(short) ?? short, full: known.get(full) ?? full };
    pairs.set(`${short}|${full}`, { ...alias, source: "custom", quote: "", place: null });
  };
  for (const name of known.keys()) {
    const short = customary(name, fullsOf);
    if (short) {
      const fulls = prefixes(short.before, jurisdiction).flatMap((before) => short.others.map((full) => before + full));
      const present = fulls.filter((full) => known.has(full));
      const [only] = short.others;
      if (present.length > 0) for (const full of present) propose(name, full);
      else if (only !== undefined && short.others.length === 1) propose(name, short.before + only);
    }
    const full = customary(name, shortsOf);
    if (full) for (const other of full.others) propose(full.before + other, name);
  }
  return [...pairs.values()];
};

type Customary = { readonly before: string; readonly others: readonly string[] };

/** A name's longest customary ending behind a jurisdiction, and what that ending goes by as well. */
const customary = (name: string, table: ReadonlyMap<string, readonly string[]>): Customary | null => {
  if (name.length > longestName) return null;
  for (let at = 0; at < name.length - 1; at++) {
    const others = table.get(name.slice(at));
    if (others && prefix.test(name.slice(0, at))) return { before: name.slice(0, at), others };
  }
  return null;
};

/** 市 and 云泽市 mean the same jurisdiction in a document of 云泽市. */
const prefixes = (before: string, jurisdiction: string): readonly string[] => {
  const level = jurisdiction.slice(-1);
  if (jurisdiction.length < 2 || (before !== level && before !== jurisdiction)) return [before];
  return before === level ? [before, jurisdiction] : [before, level];
};

const plain = (name: string): string => foldText(name).replace(/\s+/gu, "");
