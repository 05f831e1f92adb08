import type { Grading } from "../../../src/domain/scheme/grading.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { pointsTable } from "./goodPointsTable.ts";
import { relativeTable } from "./goodRelativeTable.ts";

const grading: Grading = {
  ranking: { on: "exact", ties: "standard", tieBreaks: [] },
  grading: {
    on: "exact",
    grades: [
      { name: "优秀", from: "90" },
      { name: "合格", from: "60" },
      { name: "不合格", from: null },
    ],
    quotas: [],
    limits: [],
  },
  shown: { places: 2, mode: "half-up" },
};

/** A scheme that holds, with something of everything: each test changes one thing in it. */
export const goodScheme: Scheme = {
  format: "kaoping-scheme/1",
  title: "云泽市2026年政务公开工作考核方案",
  year: 2026,
  rounds: [
    { id: "mid", name: "年中监测" },
    { id: "end", name: "年终考核" },
  ],
  parties: [
    { id: "self", name: "自评", by: "self", combine: { kind: "mean" }, required: "all" },
    { id: "office", name: "公开办", by: "reviewers", combine: { kind: "weighted-mean" }, required: "all" },
    {
      id: "public",
      name: "社会评议",
      by: "reviewers",
      combine: { kind: "trimmed-mean", dropHighest: 1, dropLowest: 1, fewerThan: 3, then: "mean" },
      required: 2,
    },
  ],
  groups: [
    {
      id: "departments",
      name: "市直部门",
      table: "points",
      ...grading,
      ranking: {
        ...grading.ranking,
        tieBreaks: [
          { by: "criterion", stage: "marks", criterion: "open", first: "higher" },
          { by: "stage", stage: "bonus", first: "higher" },
        ],
      },
      grading: {
        ...grading.grading,
        quotas: [
          {
            grade: "优秀",
            limit: { kind: "percent", percent: "25", rounding: "floor" },
            scoreFloor: null,
            refill: false,
            boundaryTies: "all",
          },
        ],
        limits: [
          {
            name: "主动公开不足六成",
            when: { by: "criterion", stage: "marks", criterion: "open", below: "0.6" },
            atMost: "合格",
          },
          { name: "基本分不足", when: { by: "stage", stage: "marks", below: "60" }, atMost: "不合格" },
        ],
      },
    },
    { id: "counties", name: "县（市、区）", table: "relative", ...grading },
  ],
  tables: [pointsTable, relativeTable],
  performance: {
    openGovernment: "open",
    components: [
      { id: "open", name: "政务公开", weight: "4", pool: null, groups: "all", floor: null },
      { id: "law", name: "法治建设", weight: "1", pool: "common", groups: "all", floor: null },
      { id: "letters", name: "信访工作", weight: "3", pool: "common", groups: ["counties"], floor: null },
      { id: "other", name: "其他工作", weight: "90", pool: null, groups: "all", floor: "50" },
    ],
    pools: [{ id: "common", name: "共性工作", points: "6" }],
    notAssessed: "keep",
    bonusPoints: "0",
    contributionAtMostWeight: true,
  },
};
