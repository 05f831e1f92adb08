/**
 * Functions that came after the file format: files name them with a prefix, and Excel shows #NAME? without it.
 * Source: [MS-XLSX] 2.2.2 (future-function-list); those that tables of ours could use.
 */
const later: ReadonlySet<string> = new Set(
  (
    "AGGREGATE CONCAT DAYS IFNA IFS MAXIFS MINIFS MODE.MULT MODE.SNGL NUMBERVALUE PERCENTILE.EXC " +
    "PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ STDEV.P STDEV.S " +
    "SWITCH TEXTJOIN VAR.P VAR.S XOR"
  ).split(" "),
);

/** A formula as files spell it (公式的文件写法): later functions prefixed; text in quotes stays as it is. */
export const filedFormula = (formula: string): string =>
  formula
    .split('"')
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(/(?<![\w.])[A-Z][A-Z.]+(?=\()/gu, (name) => (later.has(name) ? `_xlfn.${name}` : name)),
    )
    .join('"');
