import { describe, expect, it } from "vitest";

import { answerCard } from "../../../src/app/session/answerCard.ts";
import { cardsOf, scoreCard } from "../../../src/app/session/scoreCard.ts";
import { emptyState, type State } from "../../../src/app/state.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { everyRuleAssessment, everyRuleFinding, everyRuleStart, wordsOn } from "../../fixtures/everyRule.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { after } from "../../fixtures/smallAssessment.ts";

const { state } = everyRuleAssessment();
const open = everyRuleStart().state;

/** The place of a reviewer's card on a unit's criterion. */
const placeOf = (criterion: string, unit = "jyj", of: State = state): number =>
  cardsOf(of, "r1").findIndex((card) => card.unit.id === unit && card.column.leaf.id === criterion);
const cardOn = (criterion: string, unit = "jyj", of: State = state) => {
  const card = scoreCard(of, "r1", placeOf(criterion, unit, of));
  if (!card) throw new RangeError(`a card on ${criterion}: got none, want one`);
  return card;
};
const answer = (
  criterion: string,
  values: readonly string[],
  words: Partial<Record<"reason" | "evidence" | "approver", string>> = {},
) =>
  answerCard(open, "r1", placeOf(criterion, "jyj", open), {
    ...{ values, reason: "", evidence: "", approver: "" },
    ...words,
  });
/** An observation in one line: task, what was said, how many of how many, how. */
const lineOf = ({ kind, task, value, count, of, state: how }: Observation): string =>
  [kind, task, value, count, of, how].filter((part) => part !== null && part !== "").join(" ");

describe("the cards of a reviewer", () => {
  it("are one for each unit and criterion that a person scores; what findings decide has none", () => {
    expect(cardsOf(state, "r1").map(({ column }) => column.leaf.id)).toEqual(
      ["jyj", "czj"].flatMap(() => ["pt", "op", "pa", "de", "ta", "pr", "co", "su", "cn", "ao", "fm"]),
    );
  });

  it("are none before there is a scheme, and none of somebody who is no reviewer", () => {
    expect(scoreCard(emptyState, "r1", 0)).toBeNull();
    expect(scoreCard(state, "r9", 0)).toBeNull();
  });

  it("end at the first and the last: who goes on beyond stays there", () => {
    expect([scoreCard(state, "r1", -3)?.at, scoreCard(state, "r1", 99)?.at]).toEqual([0, 21]);
  });

  it("say which is the first without a word, and none once all are scored", () => {
    expect(cardOn("pt").nextOpen).toBeNull();
    const some = wordsOn("jyj", "r1", [{ criterion: "pt", kind: "points", value: "9" }]);
    const begun = after(everyRuleStart(), { kind: "observations-recorded", rows: some }).state;
    expect(scoreCard(begun, "r1", 0)).toMatchObject({ recorded: true, nextOpen: 1, of: 22 });
    expect(scoreCard(begun, "r1", 1)?.recorded).toBe(false);
  });

  it.each<[string, string, string, readonly string[], readonly string[]]>([
    ["points", "pt", "jyj", [""], ["10"]],
    ["a choice", "op", "jyj", [""], ["一般"]],
    ["parts", "pa", "jyj", ["网站", "窗口"], ["1", "0"]],
    ["faults", "de", "jyj", ["公开不及时（每个扣0.5分）", "内容有误（每个扣2分）"], ["2", ""]],
    ["nothing found", "de", "czj", ["公开不及时（每个扣0.5分）", "内容有误（每个扣2分）"], ["无", ""]],
    [
      "tasks, led and supported",
      "ta",
      "jyj",
      ["一/（一） 任务一/（一）", "一/（二） 任务一/（二）"],
      ["部分完成", "完成"],
    ],
    ["done of due", "pr", "jyj", ["完成数", "应完成数"], ["3", "4"]],
    ["reached of a target", "co", "jyj", ["完成值", "目标值"], ["90", "100"]],
    ["answers", "su", "jyj", ["满意", "不满意"], ["80", "20"]],
    ["a number of times", "cn", "jyj", ["数量"], ["2"]],
    ["an accident", "ao", "jyj", ["发生次数"], ["0"]],
    ["inputs of a formula", "fm", "jyj", ["阅读量", "文件数"], ["30", "10"]],
    ["what does not apply", "op", "czj", [""], ["不适用"]],
  ])("show %s as it was recorded", (_, criterion, unit, labels, values) => {
    const { fields } = cardOn(criterion, unit);
    expect(fields.map(({ label }) => label)).toEqual(labels);
    expect(fields.map(({ value }) => value)).toEqual(values);
  });

  it("carry reason, evidence and who approved beside the score, each text once", () => {
    expect(cardOn("op", "czj")).toMatchObject({ reason: "没有自建栏目", approver: "李主任", evidence: "" });
    const second = cardsOf(state, "r2").findIndex(({ column }) => column.leaf.id === "pt");
    expect(scoreCard(state, "r2", second)).toMatchObject({ reason: "目录有缺项", evidence: "截图3", approver: "" });
  });

  it("say where the criterion stands, what it may earn, by which rule and clause", () => {
    expect(cardOn("pr")).toMatchObject({
      ...{ unitName: "市教育局", round: "年终考核", name: "按期答复", above: ["工作成效"], maxPoints: "10" },
      ...{ clause: "考核细则“按期答复”", words: ["不适用", "回避"] },
    });
    expect(cardOn("cn").above).toEqual([]);
    expect(cardOn("de").words).toEqual(["无", "不适用", "回避"]);
  });

  it("show what the unit gave itself, where its own voice counts, and nothing where it does not", () => {
    expect([cardOn("pt").selfScore, cardOn("op").selfScore]).toEqual([["10"], []]);
  });

  it("show last year's result, also of a unit that had neither total nor rank", () => {
    const last = { year: 2025, group: "市直部门", grade: "不合格" } as const;
    const { state: later } = after(everyRuleAssessment(), {
      kind: "last-year-set",
      rows: [
        { ...last, unit: "jyj", total: null, rank: null },
        { ...last, unit: "czj", total: "93.5", rank: 1, grade: "优秀" },
      ],
    });
    expect(cardOn("pt", "jyj", later).lastYear).toEqual({ year: 2025, total: "", rank: "", grade: "不合格" });
    expect(cardOn("pt", "czj", later).lastYear).toEqual({ year: 2025, total: "93.5", rank: "1", grade: "优秀" });
    expect(cardOn("pt").lastYear).toBeNull();
  });

  it("list the unit's findings of the year with what is left of each: the recheck's count, else the day it was put right", () => {
    const { state: later } = after(everyRuleAssessment(), {
      kind: "findings-recorded",
      rows: [
        { ...everyRuleFinding, id: "f2", evidence: "", rectified: "2026-04-20" },
        {
          ...{ ...everyRuleFinding, id: "f3", evidence: "", count: "3", rectified: "2026-04-20" },
          recheck: { date: "2026-05-06", count: "1" },
        },
      ],
    });
    const known = cardOn("pt", "jyj", later).findings;
    expect(known.map(({ id, kind, count, after: left }) => [id, kind, count, left])).toEqual([
      ["f1", "应公开未公开", "1", ""],
      ["f2", "应公开未公开", "1", "2026-04-20"],
      ["f3", "应公开未公开", "3", "1"],
    ]);
    expect(cardOn("pt", "czj", later).findings).toEqual([]);
  });

  it("show what the unit says of its tasks, with its evidence", () => {
    const claim = { task: "一/（一）", state: "done", account: "已公开", evidence: "云教办〔2026〕3号" } as const;
    const { state: claimed } = after(
      everyRuleStart(),
      { kind: "forms-issued", rows: [{ unit: "jyj", form: "0123456789abcdef" }] },
      { kind: "self-evaluations-collected", rows: [{ unit: "jyj", form: "0123456789abcdef", claims: [claim] }] },
    );
    expect(scoreCard(claimed, "r1", 0)?.claims).toEqual([
      { task: "一/（一）", heading: "任务一/（一）", state: "完成", account: "已公开", evidence: "云教办〔2026〕3号" },
    ]);
  });
});

describe("what is entered on a card", () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ["points", "pt", ["9.5"], ["points 9.5 scored"]],
    ["a choice", "op", ["一般"], ["option fair scored"]],
    ["parts that were found", "pa", ["1", "0"], ["part site 1 scored", "part window 0 scored"]],
    ["faults of one kind", "de", ["2", ""], ["deduction late 2 scored"]],
    ["that nothing was found", "de", ["无", ""], ["deduction 0 scored"]],
    ["each task's state", "ta", ["完成", "未完成"], ["task 一/（一） done scored", "task 一/（二） open scored"]],
    ["one task of two", "ta", ["", "部分完成"], ["task 一/（二） partly scored"]],
    ["done of due", "pr", ["3", "4"], ["proportion 3 4 scored"]],
    ["answers", "su", ["80", "20"], ["survey yes 80 scored", "survey no 20 scored"]],
    ["a number of times", "cn", ["２"], ["count 2 scored"]],
  ])("is recorded as %s", (_, criterion, values, lines) => {
    const read = answer(criterion, values);
    if (!read.ok) throw new RangeError("an answer: got a refusal, want observations");
    expect(read.value.map(lineOf)).toEqual(lines);
    expect(
      new Set(read.value.map(({ unit, round, party, reviewer }) => [unit, round, party, reviewer].join())),
    ).toEqual(new Set(["jyj,annual,office,r1"]));
  });

  it("on one task that the whole does not apply speaks of all tasks at once, with reason and who approved", () => {
    const said = valueOf(answer("ta", ["完成", "不适用"], { reason: "没有牵头任务", approver: "李主任" }));
    expect(said.map((row) => [lineOf(row), row.reason])).toEqual([["task 李主任 notApplicable", "没有牵头任务"]]);
  });

  it("is kept with its reason and evidence", () => {
    const [said] = valueOf(answer("pt", ["8"], { reason: "目录有缺项", evidence: "截图3" }));
    expect([said?.reason, said?.evidence]).toEqual(["目录有缺项", "截图3"]);
  });

  it.each<[string, readonly string[], Partial<Record<"reason" | "approver", string>>, readonly string[]]>([
    ["pt", [""], {}, ["card-empty"]],
    ["pt", ["11"], {}, ["points-above-maximum"]],
    ["pt", ["回避"], {}, ["abstained-without-reason"]],
    ["pt", ["不适用"], { reason: "没有这项职责" }, ["not-applicable-without-approver"]],
    ["pt", ["不适用"], { approver: "李主任" }, ["not-applicable-without-reason"]],
    ["op", ["很好"], {}, ["cell-not-choice"]],
    ["pr", ["3", ""], {}, ["cell-incomplete"]],
    ["cn", ["2.5"], {}, ["count-not-whole"]],
    ["ta", ["做完", ""], {}, ["cell-not-choice"]],
  ])("on %s as %j with %j is refused", (criterion, values, words, codes) => {
    expect(refusedCodes(answer(criterion, values, words))).toEqual(codes);
  });

  it("that one keeps out of a unit is taken with the reason", () => {
    expect(valueOf(answer("cn", ["回避"], { reason: "曾在该局任职" })).map(lineOf)).toEqual(["count abstained"]);
  });

  it("that the criterion does not apply is shown again with who approved it", () => {
    const rows = valueOf(answer("cn", ["不适用"], { reason: "没有这项职责", approver: "李主任" }));
    const { state: later } = after(everyRuleStart(), { kind: "observations-recorded", rows });
    expect(cardOn("cn", "jyj", later)).toMatchObject({ approver: "李主任", reason: "没有这项职责" });
  });

  it("is asked for only of cards that there are", () => {
    const nothing = { values: [], reason: "", evidence: "", approver: "" };
    expect(() => answerCard(open, "r1", 22, nothing)).toThrow(RangeError);
  });
});
