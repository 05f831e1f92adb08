import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { checkFullMarks } from "../../../src/domain/scoring/fullMarks.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallScheme } from "../../fixtures/smallYear.ts";
import { but, type Json, type Template } from "../../fixtures/templates.ts";
import { runs, seed } from "../../soak.ts";

const table = "tables.0";
const stages = `${table}.stages`;
const criteria = `${table}.criteria`;
const point = { kind: "points", scale: null };
const check = (scheme: unknown) => checkScheme(scheme, "scheme.json");

const leaf = (id: string, maxPoints: string, rule: unknown): Json => ({ id, name: id, clause: "", maxPoints, rule });

describe("a scheme is refused", () => {
  it.each<[string, Template, readonly (readonly [string, unknown])[], string]>([
    ["with an id twice", "departments", [["rounds.1.id", "MONITOR"]], "id-repeated"],
    [
      "with a name twice",
      "departments",
      [
        ["rounds.1.name", "季度监测"],
        ["rounds.0.name", "季度监测"],
      ],
      "name-repeated",
    ],
    ["with a stage that reads a later one", "departments", [[`${stages}.3.of.0.stage`, "total"]], "stage-not-before"],
    [
      "with a stage that nothing reads",
      "departments",
      [[`${stages}.7.of`, [{ stage: "base", sign: "+" }]]],
      "stage-unused",
    ],
    ["with a total that is not its last stage", "departments", [[`${table}.total`, "base"]], "total-not-last"],
    [
      "with points that float above the parent's",
      "departments",
      [[`${criteria}.0.maxPoints`, "21"]],
      "points-do-not-add-up",
    ],
    ["with a branch of no points", "departments", [[`${criteria}.0.maxPoints`, "0"]], "criterion-without-points"],
    ["with weights in a table of points", "departments", [[`${criteria}.0.weight`, "1"]], "criterion-field-unfit"],
    [
      "with a share above 1",
      "departments",
      [[`${criteria}.0.children.2.rule.options.0.share`, "1.01"]],
      "share-outside",
    ],
    [
      "with a curve that falls back",
      "departments",
      [
        [
          `${criteria}.1.children.3.rule.curve`,
          [
            { ratio: "1", share: "0" },
            { ratio: "0.5", share: "1" },
          ],
        ],
      ],
      "curve-not-rising",
    ],
    [
      "with a curve that earns less for more",
      "departments",
      [
        [
          `${criteria}.1.children.3.rule.curve`,
          [
            { ratio: "0", share: "1" },
            { ratio: "1", share: "0" },
          ],
        ],
      ],
      "curve-shares-falling",
    ],
    [
      "with a ceiling above the leaf's points",
      "departments",
      [[`${criteria}.3.children.1.rule.ceiling`, "4.1"]],
      "count-ceiling-above-points",
    ],
    [
      "with a base above the ceiling",
      "departments",
      [[`${criteria}.3.children.1.rule`, { kind: "count", base: "3", each: "1", ceiling: "2" }]],
      "count-base-above-ceiling",
    ],
    [
      "with caps that contradict each other",
      "departments",
      [[`${criteria}.2.children.0.rule.cap`, "none"]],
      "caps-mixed",
    ],
    [
      "with parts above the whole",
      "departments",
      [
        [
          `${criteria}.1.children.1.rule.parts`,
          [
            { id: "a", name: "a", share: "0.6" },
            { id: "b", name: "b", share: "0.5" },
          ],
        ],
      ],
      "parts-above-one",
    ],
    [
      "with a scale that does not rise",
      "departments",
      [[`${criteria}.5.children.1.rule.scale`, { lowest: "5", highest: "5" }]],
      "scale-not-rising",
    ],
    [
      "with task weights of nothing",
      "departments",
      [
        [`${criteria}.0.children.0.rule.leadWeight`, "0"],
        [`${criteria}.0.children.0.rule.supportWeight`, "0"],
      ],
      "task-weights-zero",
    ],
    [
      "with a minus leaf that has points",
      "departments",
      [[`${criteria}.0.children.1.rule`, { kind: "minus", kinds: [{ id: "x", name: "x", points: "1" }], most: null }]],
      "minus-with-points",
    ],
    [
      "with a minus leaf among relative weights",
      "counties",
      [[`${criteria}.0.children.0.rule`, { kind: "minus", kinds: [{ id: "x", name: "x", points: "1" }], most: null }]],
      "minus-in-relative-table",
    ],
    [
      "with points moved to a parent",
      "departments",
      [[`${criteria}.3.children.1.notApplicable`, { kind: "move", to: "interpretation" }]],
      "move-to-kin",
    ],
    [
      "with points moved to nowhere",
      "departments",
      [[`${criteria}.3.children.1.notApplicable`, { kind: "move", to: "nowhere" }]],
      "reference-unknown",
    ],
    [
      "with a factor of 0",
      "departments",
      [[`${table}.notApplicable.rule`, { kind: "factor", factor: "0" }]],
      "factor-zero",
    ],
    ["with party shares of 99.9", "departments", [[`${stages}.0.parties.0.weight`, "59.9"]], "points-do-not-add-up"],
    ["with an unknown party", "departments", [[`${stages}.0.parties.0.party`, "nobody"]], "reference-unknown"],
    ["with a party listed twice", "departments", [[`${stages}.0.parties.1.party`, "office"]], "listed-twice"],
    ["with an unknown round", "departments", [[`${stages}.0.round`, "spring"]], "reference-unknown"],
    ["with bounds that cross", "departments", [[`${stages}.3.bounds`, { min: "100", max: "0" }]], "bounds-crossed"],
    [
      "with a mean that drops everything",
      "departments",
      [["parties.2.combine", { kind: "trimmed-mean", dropHighest: 1, dropLowest: 1, fewerThan: 2, then: "mean" }]],
      "trimmed-mean-drops-all",
    ],
    [
      "with a trimmed mean that drops nothing",
      "departments",
      [["parties.2.combine", { kind: "trimmed-mean", dropHighest: 0, dropLowest: 0, fewerThan: 3, then: "mean" }]],
      "trimmed-mean-drops-none",
    ],
    [
      "with a rounding that its order does not have",
      "departments",
      [[`${stages}.0.roundings.reviewer`, { places: 2, mode: "half-up" }]],
      "rounding-out-of-order",
    ],
    [
      "with limits, reviewer by reviewer",
      "counties",
      [[`${stages}.3.limits`, [{ party: "peers", against: "peers", ratio: "1", margin: "0" }]]],
      "reviewer-first-limits",
    ],
    [
      "with a tie broken by what reviewer-first order has not",
      "counties",
      [["groups.0.ranking.tieBreaks.0", { by: "criterion", stage: "mutually", criterion: "mutual", first: "higher" }]],
      "reviewer-first-points",
    ],
    [
      "with a veto that leaves a rank without a score",
      "departments",
      [
        [`${stages}.8.vetoes.0.score`, { kind: "none" }],
        [`${stages}.8.vetoes.0.rank`, "kept"],
      ],
      "veto-rank-without-score",
    ],
    ["with grades that do not fall", "departments", [["groups.0.grading.grades.1.from", "95"]], "grades-not-falling"],
    [
      "with a last grade that not every total reaches",
      "small",
      [["groups.0.grading.grades.3.from", "1"]],
      "last-grade-bounded",
    ],
    [
      "with a quota on an unknown grade",
      "departments",
      [["groups.0.grading.quotas.0.grade", "特优"]],
      "reference-unknown",
    ],
    [
      "with a quota of more than all",
      "departments",
      [["groups.0.grading.quotas.0.limit", { kind: "percent", percent: "100.1", rounding: "floor" }]],
      "percent-above-hundred",
    ],
    ["with a table nobody has", "departments", [["groups.0.table", "nothing"]], "reference-unknown"],
    [
      "with weights of performance that miss 100",
      "departments",
      [["performance.components.2.weight", "70.0001"]],
      "points-do-not-add-up",
    ],
    [
      "with a weight below its own floor",
      "departments",
      [["performance.components.1.floor", "3.0001"]],
      "weight-below-own-floor",
    ],
    [
      "with a weight below the floor beside bonus points",
      "departments",
      [["performance.bonusPoints", "25.0001"]],
      "weight-below-floor-with-bonus",
    ],
    [
      "with no such open-government component",
      "departments",
      [["performance.openGovernment", "nothing"]],
      "component-unknown",
    ],
    [
      "with a pool of nobody",
      "departments",
      [["performance.pools", [{ id: "p", name: "池", points: "5" }]]],
      "pool-without-component",
    ],
    ["without points in all", "small", [[`${table}.totalPoints`, "0"]], "table-without-points"],
  ])("%s", (_, name, changes, code) => {
    expect(refusedCodes(check(but(name, ...changes)))).toContain(code);
  });

  it("where its stages do not come to its total at full marks", () => {
    const scheme = valueOf(check(but("departments", [`${table}.totalPoints`, "110"])));
    expect(codesOf(checkFullMarks(scheme, null, "scheme.json"))).toEqual(["full-marks-differ"]);
  });

  it.each([null, undefined, 4, "scheme", [], {}, true])("where it is %j, and not thrown at", (raw) => {
    expect(refusedCodes(check(raw)).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(smallScheme))("without %s, at that field", (key) => {
    const issues = refusalOf(check(but("small", [key, undefined])));
    expect(codesOf(issues)).toEqual(["field-missing"]);
    expect(issues[0]?.place).toMatchObject({ path: key });
  });

  it("with all the policies that a table leaves out", () => {
    const silent = but(
      "small",
      [`${table}.missing`, undefined],
      [`${table}.notApplicable`, undefined],
      [`${stages}.0.absentParty`, undefined],
      [`${stages}.0.rounding`, undefined],
    );
    expect(refusedCodes(check(silent))).toEqual(["field-missing", "field-missing", "field-missing", "field-missing"]);
  });

  it("nested too deep to be read", () => {
    let criterion: Json = leaf("l", "1", point);
    for (let level = 0; level < 200; level++)
      criterion = { id: `b${level}`, name: "b", clause: "", maxPoints: "1", children: [criterion] };
    expect(refusedCodes(check(but("small", [criteria, [criterion]])))).toEqual(["nested-too-deep"]);
  });

  it("or holds, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(check(raw).ok).toBe(false);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
