/**
 * Characters that people take for each other, each group by its first: Han that differ in a stroke, and letters and digits of several
 * scripts. A choice for names of offices, after the idea of Unicode Technical Standard 39, section 4.
 */
const groups = [
  ...[
    "己已巳",
    "未末",
    "日曰",
    "人入",
    "土士",
    "干千于",
    "戊戌戍",
    "延廷",
    "兔免",
    "壬王",
    "拨拔",
    "治冶",
    "晴睛",
    "傅傳",
    "赢羸",
    "侯候",
  ],
  ...["0OoОоΟο〇", "1lIІӏ|", "aаα", "eе", "pр", "cс", "xх", "yу", "HН", "BВ", "KК", "MМ", "TТ"],
];

const firstOf = new Map(
  groups.flatMap((group) => Array.from(group).map((character) => [character, group.charAt(0)] as const)),
);

/** Marks that nobody sees: joiners, reading directions, soft hyphens, variation selectors. */
const unseen = /[\p{Cf}\p{Mn}\u3164\uFFA0\s]/gu;

/** What a name looks like (外形): two names that look alike have the same. */
const lookOfName = (name: string): string =>
  Array.from(name.normalize("NFKC").replace(unseen, ""))
    .map((character) => firstOf.get(character) ?? character)
    .join("");

/** What stands between the parts of a name, and people leave out or write in several ways. */
const between = /[\p{P}\p{Z}]/gu;

/** What a person's name looks like, whatever the case of its letters and what stands between its parts. */
const personLook = (name: string): string =>
  Array.from(lookOfName(name).replace(between, ""))
    .map((character) => {
      const small = character.toLowerCase();
      return firstOf.get(small) ?? (firstOf.get(character) ?? small).toLowerCase();
    })
    .join("")
    // In capitals the letter looks like the digit, in small letters like none.
    .replaceAll("i", "1");

/** Whether two names can be taken for those of one person (同一人): who is to be told apart writes a name that all can tell apart. */
export const isSamePerson = (one: string, other: string): boolean => personLook(one) === personLook(other);

/** Whether anything of a name can be seen. */
export const isSeen = (name: string): boolean => name.replace(unseen, "") !== "";

/** Names that look like another one's, by their places: the later and the one it looks like. */
export const confusableNames = (
  names: readonly string[],
): readonly { readonly at: number; readonly like: number }[] => {
  const seen = new Map<string, number>();
  return names.flatMap((name, at) => {
    const look = lookOfName(name);
    const like = seen.get(look);
    if (like === undefined) seen.set(look, at);
    return like === undefined || names[like] === name ? [] : [{ at, like }];
  });
};
