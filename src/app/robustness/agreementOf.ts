import { bootstrapIntervals } from "../../domain/ranking/agreement/bootstrapInterval.ts";
import { intraclassCorrelation } from "../../domain/ranking/agreement/intraclassCorrelation.ts";
import { kendallW } from "../../domain/ranking/agreement/kendallW.ts";
import { krippendorffAlpha } from "../../domain/ranking/agreement/krippendorffAlpha.ts";
import type { Coefficient, Ratings } from "../../domain/ranking/agreement/ratings.ts";
import { resampledCoefficient, type Measure } from "../../domain/ranking/agreement/resampledCoefficient.ts";
import { unclearCriteria } from "../../domain/ranking/agreement/unclearCriteria.ts";
import { leavesOf } from "../../domain/scheme/criterion.ts";
import { at } from "../../domain/shared/at.ts";
import { exact, fixedText } from "../../domain/shared/exact.ts";
import type { NamedYear } from "./namedYear.ts";
import type { RatedThings } from "./ratedThings.ts";
import type { AgreementLine, Measured, Robustness } from "./robustness.ts";
import type { RobustnessTerms } from "./robustnessTerms.ts";

type Compared = Pick<AgreementLine, "scope" | "name"> & {
  readonly criterion: string;
  readonly ratings: Ratings;
  readonly lots: readonly number[];
};

/**
 * How far reviewers agree (评审一致性): on everything, all of them and within each party of several, and on each criterion. Intervals
 * draw units, with all that was rated of each.
 *
 * @returns a run that yields after each line
 */
export function* agreementOf(
  year: NamedYear,
  rated: RatedThings,
  terms: RobustnessTerms,
): Generator<number, Pick<Robustness, "agreement" | "unclear">> {
  const all = comparedOf(year, rated);
  const lines: AgreementLine[] = [];
  for (const compared of all) {
    lines.push(agreementLine(compared, terms));
    yield lines.length / all.length;
  }
  const { unclear } = unclearCriteria(
    all
      .filter(({ scope }) => scope === "criterion")
      .map(({ name, ratings }) => ({ criterion: name, scale: "interval", ratings })),
    exact(terms.alphaBelow),
  );
  return {
    agreement: lines,
    unclear: unclear.map(({ criterion, alpha, things }) => ({ criterion, alpha: fixedText(alpha, 3), things })),
  };
}

const comparedOf = (
  { assessed: { scheme, reviewers } }: NamedYear,
  { things, ratings }: RatedThings,
): readonly Compared[] => {
  const chosen = (rows: readonly number[], wanted: (thing: RatedThings["things"][number]) => boolean) => {
    const columns = things.flatMap((thing, column) => (wanted(thing) ? [column] : []));
    // A unit that has nothing here is no lot.
    const lots = new Map<string, number>();
    return {
      ratings: rows.map((row) => columns.map((column) => at(ratings, row)[column] ?? null)),
      lots: columns.map((column) => {
        const { unit } = at(things, column);
        const own = lots.get(unit) ?? lots.size;
        lots.set(unit, own);
        return own;
      }),
    };
  };
  const everybody = reviewers.map((_, row) => row);
  const parties = scheme.parties.flatMap(({ id, name }) => {
    const rows = everybody.filter((row) => reviewers[row]?.party === id);
    return rows.length > 1 && rows.length < reviewers.length ? [{ name, rows }] : [];
  });
  return [
    { scope: "all", name: "", criterion: "", ...chosen(everybody, () => true) },
    ...parties.map(({ name, rows }): Compared => ({
      scope: "party",
      name,
      criterion: "",
      ...chosen(rows, () => true),
    })),
    ...scheme.tables.flatMap((table) =>
      leavesOf(table.criteria).flatMap(({ id, name, rule }): readonly Compared[] => {
        // What was found is a fact that nobody rates.
        if (rule.kind === "findings") return [];
        const own = chosen(everybody, (thing) => thing.table === table.id && thing.criterion === id);
        return own.lots.length > 0 ? [{ scope: "criterion", name, criterion: id, ...own }] : [];
      }),
    ),
  ];
};

const agreementLine = ({ scope, name, ratings, lots }: Compared, terms: RobustnessTerms): AgreementLine => {
  const speaking = ratings.filter((row) => row.some((value) => value !== null));
  const asked = {
    alpha: [krippendorffAlpha(speaking, "interval"), { kind: "alpha", scale: "interval" }],
    alphaOrdinal: [krippendorffAlpha(speaking, "ordinal"), { kind: "alpha", scale: "ordinal" }],
    iccOne: [intraclassCorrelation(speaking, "one"), { kind: "icc", of: "one" }],
    iccMean: [intraclassCorrelation(speaking, "mean"), { kind: "icc", of: "mean" }],
    concordance: [kendallW(speaking), { kind: "w" }],
  } as const satisfies Readonly<Record<string, readonly [Coefficient, Measure]>>;
  const there = Object.values(asked).filter(([{ state }]) => state !== "none");
  const resampled = there.map(([, measure]) => resampledCoefficient(speaking, measure, lots));
  const intervals = bootstrapIntervals(lots, resampled, terms);
  const measured = (one: (typeof there)[number]): Measured => {
    const [coefficient] = one;
    if (coefficient.state === "none") return null;
    const interval = at(intervals, there.indexOf(one));
    return {
      value: fixedText(coefficient.value, 3),
      interval: interval && { from: interval.from.toFixed(3), to: interval.to.toFixed(3) },
      things: coefficient.things,
    };
  };
  return {
    scope,
    name,
    reviewers: speaking.length,
    alpha: measured(asked.alpha),
    alphaOrdinal: measured(asked.alphaOrdinal),
    iccOne: measured(asked.iccOne),
    iccMean: measured(asked.iccMean),
    concordance: measured(asked.concordance),
  };
};
