/** What a sheet may not have in its name; Excel refuses it. */
const forbidden = /[:\\/?*[\]]/gu;

/** The longest sheet name that Excel takes, in UTF-16 units. */
const longest = 31;

/** A sheet name made of `prefix` and a person's or unit's name, kept within what Excel takes (工作表名). */
export const sheetNameOf = (prefix: string, name: string): string =>
  `${prefix}${name.replace(forbidden, "_").replace(/^'|'$/gu, "_")}`.slice(0, longest);

/** The stable ASCII name of a table; ids may hold "-", table names may not. */
export const tableNameOf = (prefix: string, id: string): string => `kp_${prefix}_${id.replaceAll("-", "_")}`;
