import type { NoticeTable } from "../../domain/notice/notice.ts";
import { divide, exactText, fixedText, round, whole, type Exact, type Rounding } from "../../domain/shared/exact.ts";
import { exactOf } from "./exactOf.ts";
import type { RollUpPlan } from "./plan.ts";
import type { DistributionRow, RollUp } from "./rollUp.ts";
import { leftOutEn } from "./wording/rollup.en.ts";
import { leftOutZh } from "./wording/rollup.zh.ts";
import { both, zh } from "./wording/words.ts";

/** The roll-up as tables (汇总表): each number as it is shown, and exactly beside it. */
export type RollUpTables = {
  readonly scores: NoticeTable;
  readonly units: NoticeTable;
  readonly criteria: NoticeTable;
  readonly distribution: NoticeTable;
  readonly leftOut: NoticeTable;
};

/** @param hasLast whether last year was rolled up beside it */
export const rollUpTables = (plan: RollUpPlan, rolled: RollUp, hasLast: boolean): RollUpTables => ({
  scores: scoreTable(plan, rolled),
  units: unitTable(plan, rolled),
  criteria: criterionTable(plan, rolled),
  distribution: distributionTable(plan, rolled),
  leftOut: leftOutTable(rolled, hasLast),
});

/** A number as the plan shows it, and as it is. */
const cells = ({ shown }: { readonly shown: Rounding }, value: Exact | null): readonly [string, string] =>
  value === null ? [zh("none"), zh("none")] : [fixedText(round(value, shown), shown.places), exactText(value)];

const rankText = (rank: number | null): string => (rank === null ? zh("unranked") : String(rank));

/** How far it is from last year's rank, up or down. */
const movedText = (rank: number | null, last: number | null): string => {
  if (last === null) return zh("isNew");
  if (rank === null) return zh("unranked");
  if (rank === last) return zh("movedNot");
  return rank < last ? zh("movedUp", { count: last - rank }) : zh("movedDown", { count: rank - last });
};

const lastText = (last: number | null): string => (last === null ? zh("isNew") : String(last));

const scoreTable = (plan: RollUpPlan, { scores }: RollUp): NoticeTable => ({
  title: both("scoresSheet"),
  header: (
    [
      "level",
      "rank",
      "jurisdiction",
      "code",
      "above",
      "score",
      "exactScore",
      "rankWithin",
      "lastRank",
      "moved",
    ] as const
  ).map((word) => both(word)),
  rows: scores.map(({ code, name, level, above, points, divisor, rank, rankWithin, lastRank }) => [
    plan.levels.find(({ id }) => id === level)?.name ?? level,
    String(rank),
    name,
    code,
    above ?? "",
    ...cells(plan, points === null ? null : exactOf(points, divisor)),
    String(rankWithin),
    lastText(lastRank),
    movedText(rank, lastRank),
  ]),
});

const unitTable = (plan: RollUpPlan, { units }: RollUp): NoticeTable => ({
  title: both("unit"),
  header: (
    [
      "group",
      "rank",
      "jurisdiction",
      "code",
      "unit",
      "unitId",
      "score",
      "exactScore",
      "ownRank",
      "grade",
      "lastRank",
      "moved",
    ] as const
  ).map((word) => both(word)),
  rows: units.map(({ code, jurisdiction, group, unit, name, points, divisor, rank, ownRank, grade, lastRank }) => [
    plan.groups.find(({ id }) => id === group)?.name ?? group,
    rankText(rank),
    jurisdiction,
    code,
    name,
    unit,
    ...cells(plan, points === null ? null : exactOf(points, divisor)),
    rankText(ownRank),
    grade,
    lastText(lastRank),
    movedText(rank, lastRank),
  ]),
});

const criterionTable = (plan: RollUpPlan, { criteria, distribution, scores }: RollUp): NoticeTable => {
  const leaves = new Map(distribution.map((leaf) => [leaf.criterion, leaf]));
  const names = new Map(scores.map(({ code, name }) => [code, name]));
  return {
    title: both("criterion"),
    header: (["code", "jurisdiction", "stage", "criterionId", "criterion", "full", "mean", "exactMean"] as const).map(
      (word) => both(word),
    ),
    rows: criteria.map(({ code, criterion, points, divisor }) => {
      const leaf = leaves.get(criterion);
      if (!leaf) throw new RangeError(`criterion ${criterion}: got no distribution, want one`);
      return [
        code,
        names.get(code) ?? "",
        ...leafCells(leaf),
        ...cells(plan, points === null ? null : exactOf(points, divisor)),
      ];
    }),
  };
};

const leafCells = ({
  stage,
  key,
  name,
  full_points: points,
  full_divisor: divisor,
}: DistributionRow): readonly string[] => [stage, key, name, exactText(exactOf(points, divisor))];

const distributionTable = (plan: RollUpPlan, { distribution }: RollUp): NoticeTable => ({
  title: both("distributionSheet"),
  header: [
    ...(
      ["stage", "criterionId", "criterion", "full", "applies", "appliesNot", "mean", "exactMean", "lowest"] as const
    ).map((word) => both(word)),
    ...[1, 2, 3].map((n) => both("quarter", { n })),
    ...(["highest", "nothing", "everything"] as const).map((word) => both(word)),
    ...bandNames(plan),
  ],
  rows: distribution.map((leaf) => {
    const value = (points: string | null): string =>
      points === null ? zh("none") : exactText(exactOf(points, leaf.divisor));
    const sum = leaf.sum_points === null ? null : exactOf(leaf.sum_points, leaf.divisor);
    return [
      ...leafCells(leaf),
      String(leaf.applies),
      String(leaf.applies_not),
      ...cells(plan, sum && divide(sum, whole(leaf.applies))),
      value(leaf.lowest_points),
      ...[leaf.quarter_1_points, leaf.quarter_2_points, leaf.quarter_3_points].map(value),
      value(leaf.highest_points),
      String(leaf.nothing),
      String(leaf.everything),
      ...bandCounts(leaf).map(String),
    ];
  }),
});

/** Bands by their bounds, shares of the full points, the last with its upper one. */
const bandNames = ({ bands }: RollUpPlan): readonly string[] => {
  const bounds = ["0", ...bands];
  return bounds.map((from, n) => {
    const to = bounds[n + 1];
    return to === undefined ? both("bandLast", { from }) : both("band", { from, to });
  });
};

const bandCounts = ({ applies, reached }: DistributionRow): readonly number[] =>
  [applies, ...reached].map((count, n) => count - (reached[n] ?? 0));

const leftOutTable = ({ leftOut, distribution }: RollUp, hasLast: boolean): NoticeTable => {
  const differing = distribution.filter(({ stage, key }, n) =>
    distribution.some((other, at) => at !== n && other.stage === stage && other.key === key),
  );
  const word = (kind: keyof typeof leftOutZh): string => `${leftOutZh[kind]} ${leftOutEn[kind]}`;
  return {
    title: both("leftOutSheet"),
    header: (["matter", "code", "jurisdiction", "detail"] as const).map((one) => both(one)),
    rows: [
      ...(hasLast ? [] : [[word("without-last-year"), "", "", ""]]),
      ...leftOut.map(({ kind, code, name, detail }) => [word(kind), code, name, detail]),
      ...differing.map((leaf) => [
        word("criterion-differs"),
        leaf.key,
        leaf.name,
        exactText(exactOf(leaf.full_points, leaf.full_divisor)),
      ]),
    ],
  };
};
