/** What a sheet may not have in its name: what Excel refuses, control characters, halves of characters. */
const forbidden = /[:\\/?*[\]\p{Cc}\p{Cs}]/gu;

/** The longest sheet name that Excel takes, in UTF-16 units. */
const longest = 31;

/** A sheet name made of `prefix` and a person's or unit's name, kept within what Excel takes (工作表名). */
export const sheetNameOf = (prefix: string, name: string): string =>
  `${prefix}${name}`.slice(0, longest).replace(forbidden, "_").replace(/^'|'$/gu, "_");

/** The stable ASCII name of a table; ids may hold "-", table names may not, but "." is free for it. */
export const tableNameOf = (prefix: string, id: string): string => `kp_${prefix}_${id.replaceAll("-", ".")}`;
