import type { Duty } from "../domain/breakdown/breakdown.ts";
import { isLeaf, type Criterion, type Leaf } from "../domain/scheme/criterion.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import { divide, exact, exactText, multiply, round, subtract, whole } from "../domain/shared/exact.ts";

/** As much of a duty's words as a column head carries. */
const longestName = 24;

/**
 * Makes criteria of duties (普遍要求列为共同指标): the leaf named shares its points with them in hundredths, as evenly as
 * these allow, and keeps what is left over; the scheme's total stays what it was.
 *
 * @param criterion a first-level leaf of typed points, in whichever tables have it
 */
export const withCommonDuties = (scheme: Scheme, criterion: string, duties: readonly Duty[]): Scheme =>
  duties.length === 0
    ? scheme
    : {
        ...scheme,
        tables: scheme.tables.map((table) => ({
          ...table,
          criteria: table.criteria.map((one) =>
            one.id === criterion && isLeaf(one) && one.maxPoints ? sharedOut(one, one.maxPoints, duties) : one,
          ),
        })),
      };

const sharedOut = (leaf: Leaf, maxPoints: string, duties: readonly Duty[]): Criterion => {
  const points = exact(maxPoints);
  const even = divide(points, whole(duties.length + 1));
  const half = divide(whole(1), whole(200));
  // Down to hundredths, so that what is left for the leaf itself is never less.
  const each = round(subtract(even, half), { places: 2, mode: "half-up" });
  const rest = subtract(points, multiply(each, whole(duties.length)));
  const { id, name, clause } = leaf;
  return {
    id,
    name,
    clause,
    maxPoints: exactText(points),
    children: [
      { ...leaf, id: `${id}-own`, name: `${name}（其他）`, maxPoints: exactText(rest) },
      ...duties.map(({ quote }, index): Leaf => ({
        id: `${id}-duty${index + 1}`,
        name: `普遍要求${index + 1}：${quote.length > longestName ? `${quote.slice(0, longestName)}…` : quote}`,
        clause: quote,
        maxPoints: exactText(each),
        rule: { kind: "points", scale: null },
      })),
    ],
  };
};
