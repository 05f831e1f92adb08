import type { Leaf } from "../../domain/scheme/criterion.ts";
import { placedCriteria } from "../../domain/scheme/criterionPaths.ts";
import type { Table } from "../../domain/scheme/scheme.ts";

/** What heads a leaf's column, and what tells it from others that are headed alike. */
export type LeafHeader = { readonly header: string; readonly parent: string; readonly id: string };

/** A leaf's name with its points or weight (列标题): "主动公开（10分）". */
export const leafHeader = ({ name, maxPoints, weight, rule }: Leaf): string => {
  const scale = rule.kind === "points" ? rule.scale : null;
  if (scale) return `${name}（${scale.lowest}–${scale.highest}）`;
  return `${name}（${maxPoints === undefined ? `权重${weight ?? ""}` : `${maxPoints}分`}）`;
};

/** The name of the criterion that each criterion of a table stands under; "" on the first level. */
export const parentNames = ({ criteria }: Table): ReadonlyMap<string, string> =>
  new Map(placedCriteria(criteria, "").map(({ criterion, above }) => [criterion.id, above.at(-1)?.name ?? ""]));

/**
 * Sets headers apart that read alike, case aside (同名列): leaves of two branches may bear one name, columns of a table may not.
 * The branch is put before them, and where that does not help the leaf's id.
 */
export const apart = <T extends LeafHeader>(columns: readonly T[]): readonly T[] =>
  renamed(
    renamed(columns, ({ header, parent }) => (parent === "" ? header : `${parent}·${header}`)),
    ({ header, id }) => `${header}${id}`,
  );

const renamed = <T extends LeafHeader>(columns: readonly T[], rename: (column: T) => string): readonly T[] => {
  const counts = new Map<string, number>();
  for (const { header } of columns) counts.set(header.toLowerCase(), (counts.get(header.toLowerCase()) ?? 0) + 1);
  return columns.map((column) =>
    counts.get(column.header.toLowerCase()) === 1 ? column : { ...column, header: rename(column) },
  );
};
