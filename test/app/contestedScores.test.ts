import { describe, expect, it } from "vitest";

import { chosenScores } from "../../src/app/chosenScores.ts";
import { differingScores, partScores } from "../../src/app/contestedScores.ts";
import { dispatch, type Stamp } from "../../src/app/dispatch.ts";
import { dispatchAll } from "../../src/app/dispatchAll.ts";
import { nextSteps } from "../../src/app/nextSteps.ts";
import { yearSteps } from "../../src/app/session/yearSteps.ts";
import { replay } from "../../src/app/replay.ts";
import { scoreFile } from "../../src/app/scoreFile.ts";
import type { Assessment } from "../../src/app/state.ts";
import { computeResults } from "../../src/app/computeResults.ts";
import { observationTable } from "../../src/app/tables/readObservations.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import { readCsv, writeCsv } from "../../src/hosts/files/csv.ts";
import { readReturned } from "../../src/hosts/files/xlsx/returned/readReturned.ts";
import { codesOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { after, scoredAssessment, setUpAssessment, stampAt } from "../fixtures/smallAssessment.ts";
import { observed, smallObservations } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const file = { name: "甲.xlsx", sha256: "ab12cd34".repeat(8) };
const part = ({ state }: Assessment, rows: readonly Observation[]) =>
  partScores(state, { rows, places: rows.map((_, row) => ({ kind: "row", file: file.name, row: row + 2 })) }, file);

const [c1, c2] = [observed("jyj", "c1", ["10"]), observed("jyj", "c2", ["20"])];
const once = after(setUpAssessment(), { kind: "observations-recorded", rows: c1 });
const lower = observed("jyj", "c1", ["8"], "目录不全");
const later: Stamp = stampAt(50);

describe("scores that say otherwise than what is recorded", () => {
  const { fresh, rivals, issues } = part(once, [...lower, ...c2]);

  it("are kept beside it with what differs, while what is new is taken", () => {
    expect(fresh.rows).toEqual(c2);
    expect(rivals).toEqual([{ reviewer: "r1", file, rows: lower }]);
    expect(issues.map(({ code, data }) => ({ code, data }))).toEqual([
      { code: "scores-repeated", data: { reviewer: "甲", id: "r1", count: 1, file: "ab12cd34" } },
      {
        code: "score-differs",
        data: { unit: "市教育局", criterion: "主动公开", before: "10", now: "8（目录不全）" },
      },
    ]);
  });

  it("count once a person says so, and only those of that file", () => {
    const both = after(once, { kind: "scores-contested", rows: rivals });
    expect(both.state.observations).toEqual(c1);
    expect(nextSteps(yearSteps(both, computeResults(both.state)))).toContain("确定用哪一份评分：甲（score --keep）。");
    const settle = (text: string) =>
      valueOf(dispatchAll(both, chosenScores(both.state, [text]).changes, later, sha256));
    const taken = settle("甲=ab12cd34");
    expect([taken.state.observations, taken.state.rivalScores]).toEqual([lower, []]);
    const left = settle("r1=已录");
    expect([left.state.observations, left.state.rivalScores]).toEqual([c1, []]);
    expect(valueOf(replay(taken.ledger, sha256)).state).toEqual(taken.state);
    expect(codesOf(chosenScores(both.state, ["甲=00000000", "甲", "没有=已录", "乙=已录"]).issues)).toEqual([
      "scores-unknown",
      "scores-choice-unreadable",
      "scores-choice-unreadable",
      "scores-unknown",
    ]);
  });

  it("are kept once, however often they come in", () => {
    const both = after(once, { kind: "scores-contested", rows: rivals });
    const again = part(both, lower);
    expect([codesOf(again.issues), again.rivals]).toEqual([["scores-known"], []]);
  });

  it("are a word on the whole where parts were said, a further fault, a task where its criterion was left out", () => {
    const said = (kind: Observation["kind"], more: Partial<Observation>): Observation => ({
      ...{ round: "annual", unit: "jyj", criterion: "c1", task: "", party: "office", reviewer: "r1", kind },
      ...{ value: null, count: null, of: null, state: "scored", reason: "", evidence: "", ...more },
    });
    const known = (row: Observation): Assessment => ({ ...once, state: { ...once.state, observations: [row] } });
    const fault = (value: string) => said("deduction", { value, count: "1" });
    const task = (id: string) => said("task", { task: id, value: "done" });
    const away = said("task", { state: "notApplicable", value: "主任", reason: "没有任务" });
    const differs = (before: Observation, now: Observation) => part(known(before), [now]).rivals.length === 1;
    expect(differs(fault("late"), fault("wrong"))).toBe(true);
    expect(differs(fault("late"), said("deduction", { state: "notApplicable", value: "主任" }))).toBe(true);
    expect(differs(away, task("一"))).toBe(true);
    expect(differs(task("一"), away)).toBe(true);
    expect(differs(task("一"), task("二"))).toBe(false);
    expect(part(known(fault("late")), [fault("late")])).toMatchObject({ rivals: [], issues: [] });
  });

  it("are shown as they were said: a part, a fault, who approved, who stood aside; ids where no name is known", () => {
    const said = (more: Partial<Observation>): Observation => ({
      ...{ round: "annual", unit: "jyj", criterion: "c1", task: "", party: "office", reviewer: "r1", kind: "points" },
      ...{ value: null, count: null, of: null, state: "scored", reason: "", evidence: "", ...more },
    });
    const rows = [
      said({ kind: "part", value: "目录", count: "1" }),
      said({ kind: "deduction", reason: "没有问题" }),
      said({ kind: "proportion", count: "9", of: "10" }),
      said({ kind: "task", task: "一/（一）", value: "done" }),
      said({ state: "abstained", reason: "曾任职" }),
      said({ state: "notApplicable", value: "主任", reason: "没有职责" }),
      said({ state: "notApplicable" }),
      said({ unit: "qxj", criterion: "c9", value: "3" }),
    ];
    const of = {
      rivalScores: [{ reviewer: "r9", file, rows }],
      observations: [said({ value: "10", task: "一/（一）" })],
    };
    const [told] = differingScores({ ...once.state, ...of });
    expect([told?.name, told?.file, told?.sha256]).toEqual(["r9", "甲.xlsx", file.sha256]);
    expect(told?.differences.map((one) => Object.values(one))).toEqual([
      ["市教育局", "主动公开", "—", "目录 1"],
      ["市教育局", "主动公开", "—", "（没有问题）"],
      ["市教育局", "主动公开", "—", "9/10"],
      ["市教育局", "主动公开 一/（一）", "10", "done"],
      ["市教育局", "主动公开", "—", "回避（曾任职）"],
      ["市教育局", "主动公开", "—", "不适用（批准人 主任）（没有职责）"],
      ["市教育局", "主动公开", "—", "不适用（批准人 ）"],
      ["qxj", "c9", "—", "3"],
    ]);
    const nameless = { ...once.state, reviewers: [], scheme: null };
    expect(
      partScores(nameless, { rows: lower, places: [{ kind: "assessment" }] }, file).issues[0]?.data["reviewer"],
    ).toBe("r1");
  });

  it("are held to the scheme before they are kept, and keep the year from being locked", () => {
    const wrong = observed("jyj", "c1", ["11"]);
    const contested = { kind: "scores-contested", rows: [{ reviewer: "r1", file, rows: wrong }] } as const;
    expect(refusedCodes(dispatch(once, contested, later, sha256))).toEqual(["points-above-maximum"]);
    const whole = scoredAssessment();
    expect(whole.state.observations).toEqual(smallObservations);
    const open = after(whole, { kind: "scores-contested", rows: rivals });
    expect(refusedCodes(dispatch(open, { kind: "year-locked", rows: [] }, later, sha256))).toContain(
      "scores-undecided",
    );
  });

  it("are told by the ten thousand, as a pack of 200 units and 200 criteria may bring them", () => {
    const row = (index: number, value: string): Observation => {
      const [one = lower[0]] = lower;
      if (!one) throw new RangeError("a row: got none, want one of the small year");
      return { ...one, unit: `u${Math.floor(index / 200)}`, criterion: `c${index % 200}`, value };
    };
    const rows = (value: string) => Array.from({ length: 40_000 }, (_, index) => row(index, value));
    const told = part({ ...once, state: { ...once.state, observations: rows("10") } }, rows("8")).issues;
    expect([told.length, told[0]?.data["count"]]).toEqual([40_001, 40_000]);
    expect(told.at(-1)?.data).toMatchObject({ unit: "u199", criterion: "c199", before: "10（目录不全）" });
  });

  it("are decided where a file that counts instead speaks of all of them, and of a reviewer's alone", () => {
    const open = after(once, { kind: "scores-contested", rows: rivals });
    const replacing = (rows: readonly Observation[]) => {
      const bytes = new TextEncoder().encode(writeCsv(observationTable(rows)));
      const given = { name: "新.csv", bytes, again: "replace" } as const;
      const read = valueOf(scoreFile(open, given, { readReturned, readCsv }, later, sha256));
      return valueOf(dispatchAll(open, read.changes, later, sha256));
    };
    const settled = replacing([...lower, ...c2]);
    expect([settled.state.observations, settled.state.rivalScores]).toEqual([[...lower, ...c2], []]);
    expect(valueOf(replay(settled.ledger, sha256)).state).toEqual(settled.state);
    expect(replacing(c2).state.rivalScores).toEqual(rivals);
  });
});
