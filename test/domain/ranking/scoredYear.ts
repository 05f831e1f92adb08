import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import type { RankingRow } from "../../../src/domain/ranking/ranking.ts";
import type { WeightFloor } from "../../../src/domain/breakdown/breakdown.ts";
import { pointsKey, type CriterionPoints, type StageScore, type UnitScore } from "../../../src/domain/scoring/score.ts";
import type { Grading } from "../../../src/domain/scheme/grading.ts";
import type { Performance } from "../../../src/domain/scheme/performance.ts";
import type { Scheme, Table } from "../../../src/domain/scheme/scheme.ts";
import type { Stage, Veto } from "../../../src/domain/scheme/stage.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { fourGrades, standard } from "./contenders.ts";

const criterion = (id: string, name: string, maxPoints: string) =>
  ({ id, name, clause: "", maxPoints, rule: { kind: "points", scale: null } }) as const;

const plain = { bounds: { min: null, max: null }, rounding: null } as const;

const stagesWith = (vetoes: readonly Veto[]): readonly Stage[] => [
  {
    id: "year",
    name: "年终考核",
    ...plain,
    op: "criteria",
    round: "year",
    criteria: "all",
    outOf: "100",
    order: "criterion-first",
    parties: [{ party: "office", weight: "100" }],
    absentParty: { kind: "refuse" },
    limits: [],
    roundings: { observed: null, reviewer: null, party: null, criterion: null },
  },
  { id: "late", name: "逾期", ...plain, op: "events", effect: "penalty", rounds: ["year"], items: [] },
  { id: "final", name: "总分", ...plain, op: "veto", of: "year", rounds: ["year"], vetoes },
];

/** 主动公开 40 (网站 10, 公报 30) and 依申请公开 60; stages year, late and final; the groups take `grading`. */
const tableWith = (vetoes: readonly Veto[] = []): Table => ({
  id: "all",
  name: "考核表",
  totalPoints: "100",
  weights: "points",
  criteria: [
    {
      id: "open",
      name: "主动公开",
      clause: "",
      maxPoints: "40",
      children: [criterion("site", "网站", "10"), criterion("gazette", "公报", "30")],
    },
    criterion("request", "依申请公开", "60"),
  ],
  missing: "block",
  notApplicable: { contested: "block", rule: { kind: "rescale", within: "whole" }, leastShare: null },
  stages: stagesWith(vetoes),
  total: "final",
});

/** What a test is about; whatever it leaves out is plain. */
export type YearRules = {
  readonly ranking?: Partial<Grading["ranking"]>;
  readonly grading?: Partial<Grading["grading"]>;
  readonly performance?: Partial<Performance>;
  readonly vetoes?: readonly Veto[];
};

const performance: Performance = {
  openGovernment: "open",
  components: [
    { id: "open", name: "政务公开", weight: "4", pool: null, groups: "all", floor: null },
    { id: "other", name: "其他工作", weight: "96", pool: null, groups: "all", floor: null },
  ],
  pools: [],
  notAssessed: "keep",
  bonusPoints: "0",
  contributionAtMostWeight: true,
};

const schemeWith = (rules: YearRules): Scheme => {
  const grading: Grading = {
    ranking: { ...standard, ...rules.ranking },
    grading: { ...fourGrades, ...rules.grading },
    shown: { places: 2, mode: "half-up" },
  };
  return {
    format: "kaoping-scheme/1",
    title: "云泽市2026年政务公开工作考核方案",
    year: 2026,
    rounds: [{ id: "year", name: "年终考核" }],
    parties: [{ id: "office", name: "公开办", by: "reviewers", combine: { kind: "mean" }, required: "all" }],
    groups: [
      { id: "departments", name: "市直部门", table: "all", ...grading },
      { id: "counties", name: "县（市、区）", table: "all", ...grading },
    ],
    tables: [tableWith(rules.vetoes)],
    performance: { ...performance, ...rules.performance },
  };
};

/** What a unit scored: a total, and what the test says beside it. */
export const scored = (
  unit: string,
  total: string | StageScore["outcome"],
  rest: Partial<Omit<UnitScore, "points">> & { readonly points?: Readonly<Record<string, string>> } = {},
): UnitScore => {
  const outcome = typeof total === "string" ? ({ state: "scored", points: exact(total) } as const) : total;
  const { points = {}, ...others } = rest;
  return {
    unit,
    criteria: [],
    stages: ["year", "late", "final"].map((stage) => ({ stage, outcome })),
    total: outcome,
    vetoes: [],
    attainable: outcome.state === "scored" ? exact("100") : null,
    issues: outcome.state === "open" ? outcome.issues : [],
    ...others,
    points: new Map(Object.entries(points).map(([id, text]) => [pointsKey("year", id), countedAs(text)])),
  };
};

/** "7.5 of 10"; of 100 where it is not said. */
const countedAs = (text: string): CriterionPoints => {
  const [points = "", full = "100"] = text.split(" of ");
  return { points: exact(points), full: exact(full) };
};

/** Ranks departments of these scores, each named after its id; those whose id begins with "x" are counties. */
export const rankYear = (
  scores: readonly UnitScore[],
  rules: YearRules = {},
  floors: readonly WeightFloor[] = [],
): ReturnType<typeof rankAssessment> => {
  const units = scores.map(({ unit: id }) => ({
    id,
    name: `${id}局`,
    group: id.startsWith("x") ? "counties" : "departments",
    aliases: [],
    partOf: null,
  }));
  return rankAssessment({ scheme: schemeWith(rules), units, reviewers: [] }, scores, floors);
};

/** The departments' rows of a ranking that must have been done. */
export const rowsOf = (scores: readonly UnitScore[], rules: YearRules = {}): readonly RankingRow[] =>
  valueOf(rankYear(scores, rules)).groups[0]?.rows ?? [];
