/** Excel takes 255 characters for a column's name; what tells two apart is put behind so many. */
const longest = 200;

/**
 * Headers of columns made fit for a table and told apart (列标题去重): on one line, not too long, and where several read alike,
 * case aside, with what tells them apart behind.
 */
export const setApart = <T extends { readonly header: string }>(
  columns: readonly T[],
  mark: (column: T) => string,
): readonly T[] => {
  const fit = columns.map((column) => ({ ...column, header: fitting(column.header) }));
  const counts = new Map<string, number>();
  for (const { header } of fit) counts.set(header.toLowerCase(), (counts.get(header.toLowerCase()) ?? 0) + 1);
  return fit.map((column, index) => {
    const alone = counts.get(column.header.toLowerCase()) === 1;
    return alone ? column : { ...column, header: `${column.header}（${mark(columns[index] ?? column)}）` };
  });
};

const fitting = (header: string): string => {
  const line = header.replace(/\s+/gu, " ").trim();
  return line.length <= longest ? line : line.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, "");
};
