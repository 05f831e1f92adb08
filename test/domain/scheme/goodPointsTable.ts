import type { Table } from "../../../src/domain/scheme/scheme.ts";

const free = { min: null, max: null };
const unrounded = { observed: null, reviewer: null, party: null, criterion: null };

/** A table of points: deductions, options, counts, a curve, a scale, what only loses points; bonus and veto. */
export const pointsTable: Table = {
  id: "points",
  name: "市直部门考核表",
  totalPoints: "100",
  weights: "points",
  criteria: [
    {
      id: "open",
      name: "主动公开",
      clause: "",
      maxPoints: "60",
      children: [
        {
          id: "content",
          name: "内容",
          clause: "",
          maxPoints: "40",
          rule: { kind: "deductions", kinds: [{ id: "late", name: "逾期", points: "2" }], cap: "levelOne" },
        },
        {
          id: "order",
          name: "秩序",
          clause: "",
          maxPoints: "20",
          rule: {
            kind: "options",
            options: [
              { id: "good", name: "好", share: "1" },
              { id: "bad", name: "差", share: "0" },
            ],
          },
        },
      ],
    },
    {
      id: "answers",
      name: "依申请公开",
      clause: "",
      maxPoints: "30",
      children: [
        {
          id: "pieces",
          name: "件数",
          clause: "",
          maxPoints: "10",
          rule: { kind: "count", base: "2", each: "1", ceiling: "10" },
        },
        {
          id: "rate",
          name: "办结率",
          clause: "",
          maxPoints: "20",
          rule: {
            kind: "completion",
            curve: [
              { ratio: "0", share: "0" },
              { ratio: "0.5", share: "0.4" },
              { ratio: "1", share: "1" },
            ],
            between: "linear",
            noTarget: "notApplicable",
          },
        },
      ],
    },
    {
      id: "view",
      name: "各方评价",
      clause: "",
      maxPoints: "10",
      rule: { kind: "points", scale: { lowest: "0", highest: "100" } },
    },
    {
      id: "faults",
      name: "扣分项",
      clause: "",
      maxPoints: "0",
      rule: { kind: "minus", kinds: [{ id: "alarm", name: "舆情", points: "5" }], most: "10" },
    },
  ],
  missing: "block",
  notApplicable: { contested: "block", rule: { kind: "rescale", within: "whole" }, leastShare: "1/2" },
  stages: [
    {
      id: "marks",
      name: "基本分",
      bounds: { min: "0", max: null },
      rounding: null,
      op: "criteria",
      round: "end",
      criteria: "all",
      outOf: "100",
      order: "criterion-first",
      parties: [
        { party: "self", weight: "10" },
        { party: "office", weight: "50" },
        { party: "public", weight: "40" },
      ],
      absentParty: { kind: "proportional" },
      limits: [{ party: "self", against: "office", ratio: "1.1", margin: "0" }],
      roundings: unrounded,
    },
    {
      id: "bonus",
      name: "加分",
      bounds: { min: null, max: "5" },
      rounding: null,
      op: "events",
      effect: "bonus",
      rounds: ["mid", "end"],
      items: [{ id: "praise", name: "表扬", clause: "", points: "1", per: "event", atMost: "3" }],
    },
    {
      id: "sum",
      name: "综合得分",
      bounds: free,
      rounding: { places: 2, mode: "half-up" },
      op: "sum",
      of: [
        { stage: "marks", sign: "+" },
        { stage: "bonus", sign: "+" },
      ],
    },
    {
      id: "total",
      name: "总分",
      bounds: free,
      rounding: null,
      op: "veto",
      of: "sum",
      rounds: ["end"],
      vetoes: [
        {
          id: "leak",
          name: "泄密",
          clause: "",
          score: { kind: "none" },
          rank: "unranked",
          grade: { kind: "fixed", grade: "不合格" },
          bonus: "barred",
          quota: "excluded",
        },
      ],
    },
  ],
  total: "total",
};
