import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { severities } from "../../../src/domain/ranking/agreement/severity.ts";
import { copelandScores, outranking } from "../../../src/domain/ranking/advisory/outranking.ts";
import { averageRanks } from "../../../src/domain/ranking/averageRanks.ts";
import { leaveOneOut } from "../../../src/domain/ranking/robustness/leaveOneOut.ts";
import { weightFlips } from "../../../src/domain/ranking/robustness/weightFlips.ts";
import { yearOnYear, type YearTable } from "../../../src/domain/ranking/yearOnYear.ts";
import {
  add,
  compare,
  exactText,
  nearestFloat,
  ratio,
  subtract,
  whole,
  type Exact,
} from "../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../soak.ts";

const tenth = fc.integer({ min: 0, max: 20 });
const gappy = fc.option(tenth, { freq: 5 });
const rowsOf = <T>(value: fc.Arbitrary<T>, columns: number, most = 6) =>
  fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: most });
const exactRow = (row: readonly (number | null)[]): readonly (Exact | null)[] =>
  row.map((value) => (value === null ? null : ratio(value, 10)));
const floatOf = (value: Exact | null | undefined): number | null => (value ? nearestFloat(value) : null);
const often = { seed, numRuns: runs(2000) };

/** Each measure again, pair by pair in floats, as a textbook says it: what the exact ones are held to on random inputs. */
describe("measures beside slow formulas in floats", () => {
  it("outranking and Copeland go pair by pair", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rowsOf(gappy, 4), weights, (rows, weighing) => {
        const shares = outranking({ rows: rows.map(exactRow), weights: weighing.map(whole) });
        const slow = rows.map((a, i) =>
          rows.map((b, j) => {
            if (i === j) return null;
            let [better, all] = [0, 0];
            weighing.forEach((weight, column) => {
              const [x, y] = [a[column] ?? null, b[column] ?? null];
              if (x === null || y === null) return;
              all += weight;
              better += x > y ? weight : x === y ? weight / 2 : 0;
            });
            return all === 0 ? null : better / all;
          }),
        );
        expect(shares.map((row) => row.map(floatOf))).toEqual(slow);
        const wins = slow.map((row) => row.reduce<number>((sum, s) => sum + (s === null ? 0 : Math.sign(s - 0.5)), 0));
        expect(copelandScores(shares).map((score) => score + 0)).toEqual(wins.map((score) => score + 0));
      }),
      often,
    );
  });

  it("average ranks count who is above and who is equal", () => {
    fc.assert(
      fc.property(fc.array(tenth, { maxLength: 12 }), (values) => {
        const slow = values.map((own) => {
          const above = values.filter((other) => other > own).length;
          return above + (values.filter((other) => other === own).length + 1) / 2;
        });
        expect(averageRanks(values.map(whole))).toEqual(slow);
      }),
      often,
    );
  });

  it("severity is the mean of what the others gave on average, less the own", () => {
    fc.assert(
      fc.property(rowsOf(gappy, 6, 5), (rows) => {
        const slow = rows.map((row, reviewer) => {
          const apart = row.flatMap((own, thing) => {
            const others = rows.flatMap((other, at) => (at === reviewer ? [] : (other[thing] ?? [])));
            if (own === null || others.length === 0) return [];
            return [others.reduce((sum, value) => sum + value, 0) / others.length - own];
          });
          return apart.length === 0 ? null : apart.reduce((sum, value) => sum + value, 0) / apart.length / 10;
        });
        severities(rows.map(exactRow)).forEach(({ difference }, reviewer) => {
          const want = slow[reviewer] ?? null;
          if (want === null) expect(difference).toBeNull();
          else expect(floatOf(difference)).toBeCloseTo(want, 9);
        });
      }),
      often,
    );
  });

  it("leaving a reviewer out moves whom counting from scratch moves", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(gappy, gappy), { maxLength: 8 }), (pairs) => {
        const [before, after] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const rank = (all: readonly (number | null)[], at: number): number | null => {
          const own = all[at] ?? null;
          return own === null ? null : 1 + all.filter((other) => other !== null && other > own).length;
        };
        const [found] = leaveOneOut(exactRow(before), [{ reviewer: "r", totals: exactRow(after) }]);
        const moves = pairs.flatMap((_, unit) => {
          const [from, to] = [rank(before, unit), rank(after, unit)];
          return from === to ? [] : [{ unit, from, to }];
        });
        let reversed = 0;
        pairs.forEach(([a, c], i) =>
          pairs.slice(i + 1).forEach(([b, d]) => {
            if (a !== null && b !== null && c !== null && d !== null && (a - b) * (c - d) < 0) reversed++;
          }),
        );
        expect(found).toEqual({ reviewer: "r", moves, reversed });
      }),
      often,
    );
  });

  it("the least shift and the least change of a weight are the least of all tried one by one", () => {
    const wide = fc.array(fc.tuple(tenth, tenth, fc.integer({ min: 1, max: 5 })), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(wide, (columns) => {
        const all = columns.reduce((sum, [, , weight]) => sum + weight, 0);
        const parts = columns.map(([a, b, weight]) => ({ lead: a - b, weight: weight / all }));
        const gap = parts.reduce((sum, { lead, weight }) => sum + lead * weight, 0);
        const found = weightFlips(
          {
            rows: [columns.map(([a]) => whole(a)), columns.map(([, b]) => whole(b))],
            weights: columns.map(([, , weight]) => whole(weight)),
          },
          0,
          1,
        );
        if (Math.abs(gap) < 1e-12) {
          expect(found.state).toBe("equal");
          return;
        }
        const sign = Math.sign(gap);
        const shifts = parts.flatMap((from) =>
          parts.flatMap((to) => {
            const by = (sign * gap) / (sign * (from.lead - to.lead));
            return sign * (from.lead - to.lead) > 0 && by <= from.weight + 1e-12 ? [by] : [];
          }),
        );
        const changes = parts.flatMap(({ lead, weight }) => {
          const others = (gap - weight * lead) / (1 - weight);
          const wanted = others / (others - lead);
          return Number.isFinite(wanted) && wanted >= -1e-12 && wanted <= 1 + 1e-12 ? [Math.abs(wanted - weight)] : [];
        });
        if (found.state !== "found") throw new RangeError(`flips: got ${found.state}, want them`);
        const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values));
        const size = (by: Exact | undefined): number | null => (by ? Math.abs(nearestFloat(by)) : null);
        const pairs = [
          [size(found.shift?.by), least(shifts)],
          [size(found.oneWeight?.by), least(changes)],
        ] as const;
        for (const [ours, want] of pairs) {
          if (want === null) expect(ours).toBeNull();
          else expect(ours).toBeCloseTo(want, 9);
        }
      }),
      often,
    );
  });
});

describe("what moved from one year to the next", () => {
  const yearOfTwo = (weights: readonly [number, number], shares: YearTable["shares"]): YearTable => ({
    keys: ["x", "y"],
    weights: weights.map(whole),
    points: whole(100),
    shares,
    rest: shares.map(() => whole(0)),
  });
  const share = (...tenths: readonly (number | null)[]) => exactRow(tenths);

  // The same work in both years: a 0.8 and 0.6, b 0.6 and 0.9, c as a. Weighed alike they come to 70, 75 and 70, so that a and c share
  // the second rank; weighed 3 : 1 to 75, 67.5 and 75, so that they share the first. d has nothing this year: it is nobody's rank.
  it("is of ranks by the scheme alone where nobody's work changed, equal ones sharing the better", () => {
    const work = [share(8, 6), share(6, 9), share(8, 6)];
    const changes = yearOnYear(
      yearOfTwo([1, 1], [...work, share(10, 10)]),
      yearOfTwo([3, 1], [...work, share(null, null)]),
    );
    const rank = (at: number) => {
      const change = changes[at]?.rank;
      return change && [change.last, change.now, change.byUnit, change.byScheme].map(exactText);
    };
    expect([0, 1, 2].map(rank)).toEqual([
      ["2", "1", "0", "-1"],
      ["1", "3", "0", "2"],
      ["2", "1", "0", "-1"],
    ]);
    expect(changes[3]).toBeNull();
  });

  // a falls from 80 to 60 and b rises from 70 to 90 under one scheme: all of it is theirs.
  it("is of ranks by the units alone where the scheme stayed", () => {
    const [a, b] = yearOnYear(
      yearOfTwo([1, 1], [share(8, 8), share(7, 7)]),
      yearOfTwo([1, 1], [share(6, 6), share(9, 9)]),
    );
    const rank = (change: typeof a) =>
      change && [change.rank.last, change.rank.now, change.rank.byUnit, change.rank.byScheme].map(exactText);
    expect([rank(a), rank(b)]).toEqual([
      ["1", "2", "1", "0"],
      ["2", "1", "-1", "0"],
    ]);
  });

  it("is asked of the same units only", () => {
    const one = yearOfTwo([1, 1], [share(8, 8)]);
    expect(() => yearOnYear(one, yearOfTwo([1, 1], [share(8, 8), share(7, 7)]))).toThrow(
      new RangeError("last year's units: got 1, want 2"),
    );
  });

  const table = (keys: readonly string[], shares: readonly (readonly (number | null)[])[]): fc.Arbitrary<YearTable> =>
    fc
      .tuple(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: keys.length, maxLength: keys.length }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: shares.length, maxLength: shares.length }),
      )
      .map(([weights, rest]) => ({
        keys,
        weights: weights.map(whole),
        points: whole(100),
        shares: shares.map(exactRow),
        rest: rest.map(whole),
      }));
  const years = fc
    .integer({ min: 1, max: 5 })
    .chain((n) => fc.tuple(rowsOf(gappy, 3, n), rowsOf(gappy, 3, n)))
    .chain(([a, b]) => {
      const n = Math.min(a.length, b.length);
      return fc.tuple(table(["x", "y", "old"], a.slice(0, n)), table(["x", "y", "new"], b.slice(0, n)));
    });

  /** A total as floats have it: the scheme of one year over the work of another. */
  const slowTotal = (scheme: YearTable, work: YearTable, unit: number): number | null => {
    let [sum, weight] = [0, 0];
    scheme.keys.forEach((key, column) => {
      const other = work.keys.indexOf(key);
      const share = other < 0 ? scheme.shares[unit]?.[column] : work.shares[unit]?.[other];
      if (!share) return;
      sum += nearestFloat(scheme.weights[column] ?? whole(0)) * nearestFloat(share);
      weight += nearestFloat(scheme.weights[column] ?? whole(0));
    });
    return weight === 0 ? null : (100 * sum) / weight + nearestFloat(work.rest[unit] ?? whole(0));
  };

  it("adds up exactly, and each part is the mean over the two orders", () => {
    fc.assert(
      fc.property(years, ([last, now]) => {
        yearOnYear(last, now).forEach((change, unit) => {
          const [ll, ln, nl, nn] = [
            slowTotal(last, last, unit),
            slowTotal(last, now, unit),
            slowTotal(now, last, unit),
            slowTotal(now, now, unit),
          ];
          if (ll === null || ln === null || nl === null || nn === null) {
            expect(change).toBeNull();
            return;
          }
          if (!change) throw new RangeError("a change: got none, want one");
          for (const { last: from, now: to, byUnit, byScheme } of [change.total, change.rank]) {
            expect(compare(add(byUnit, byScheme), subtract(to, from))).toBe(0);
          }
          expect(nearestFloat(change.total.byUnit)).toBeCloseTo((ln - ll + (nn - nl)) / 2, 9);
          expect(nearestFloat(change.total.byScheme)).toBeCloseTo((nl - ll + (nn - ln)) / 2, 9);
        });
      }),
      often,
    );
  });

  // Last year x and y weighed 50 each: 80 and 60 of 100 come to 70. Now x weighs 75: 90 and 60 come to 82.5. With last year's weights
  // this year's work is 75, with this year's weights last year's is 75: the unit 5 and 7.5, the scheme 5 and 7.5.
  it("is by hand 6.25 points by the unit and 6.25 by the scheme", () => {
    const year = (x: string, y: string, weights: readonly [number, number]): YearTable => ({
      keys: ["x", "y"],
      weights: weights.map(whole),
      points: whole(100),
      shares: [[ratio(Number(x), 100), ratio(Number(y), 100)]],
      rest: [whole(0)],
    });
    const [change] = yearOnYear(year("80", "60", [1, 1]), year("90", "60", [3, 1]));
    expect(
      change && [change.total.last, change.total.now, change.total.byUnit, change.total.byScheme].map(exactText),
    ).toEqual(["70", "82.5", "6.25", "6.25"]);
  });
});
