import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { yearCharts } from "../../src/app/session/charts/yearCharts.ts";
import { cardsOf, scoreCard } from "../../src/app/session/scoreCard.ts";
import { whyOf } from "../../src/app/session/whyView.ts";
import { yearView } from "../../src/app/session/yearView.ts";
import type { Assessment } from "../../src/app/state.ts";
import type { Language } from "../../src/app/wording/issueText.ts";
import type { SelfEvaluation } from "../../src/domain/selfEvaluation/selfEvaluation.ts";
import { chartWordingIn } from "../../src/taskpane/charts/chartWordingIn.ts";
import { CriterionMapChart } from "../../src/taskpane/charts/CriterionMapChart.tsx";
import { MovesChart } from "../../src/taskpane/charts/MovesChart.tsx";
import { SpreadChart } from "../../src/taskpane/charts/SpreadChart.tsx";
import { ScoreCardForm } from "../../src/taskpane/ScoreCardForm.tsx";
import type { PanelProps } from "../../src/taskpane/stepPanels.ts";
import { FormsStep } from "../../src/taskpane/steps/FormsStep.tsx";
import { LedgerStep } from "../../src/taskpane/steps/LedgerStep.tsx";
import { NoticeStep } from "../../src/taskpane/steps/NoticeStep.tsx";
import { RankingStep } from "../../src/taskpane/steps/RankingStep.tsx";
import { SchemeStep } from "../../src/taskpane/steps/SchemeStep.tsx";
import { ScoresStep } from "../../src/taskpane/steps/ScoresStep.tsx";
import { TasksStep } from "../../src/taskpane/steps/TasksStep.tsx";
import type { Pane } from "../../src/taskpane/usePane.ts";
import type { CardsInHand } from "../../src/taskpane/useScoreCards.ts";
import { WhyCriterionPart } from "../../src/taskpane/WhyCriterionPart.tsx";
import { wordingIn } from "../../src/taskpane/wordingIn.ts";
import { everyRuleAssessment, wordsOn } from "../fixtures/everyRule.ts";

/** A form of 市教育局, in two versions; it says of one criterion that it does not apply. */
const form: SelfEvaluation = {
  ...{ unit: "jyj", form: "0123456789abcdef", taken: "2026-11-22", file: { name: "a.xlsx", sha256: "ab".repeat(32) } },
  claims: [
    { task: "一/（一）", state: "partly", account: "正在办", evidence: "" },
    { task: "一/（二）", state: "open", account: "", evidence: "" },
  ],
  scores: [{ criterion: "pt", points: null, account: "没有这项职责" }],
  answers: [{ finding: "f1", rectified: true, date: "2026-05-06", account: "已补发" }],
};
const rival: SelfEvaluation = {
  ...form,
  file: { name: "b.xlsx", sha256: "cd".repeat(32) },
  claims: [{ task: "一/（一）", state: "done", account: "已公开", evidence: "" }],
  answers: [{ finding: "f1", rectified: false, date: null, account: "" }],
  materials: [{ about: { kind: "task", id: "一/（一）" }, title: "截图9", number: "", date: null, url: "" }],
  signed: { by: "王五", phone: "", approvedBy: "", date: null },
};

/** A year in which everything happened that the pane has a word of its own for: two forms of a unit, scores that differ, last year's ranks. */
const year = (): Assessment => {
  const { state, ledger } = everyRuleAssessment();
  const { breakdown } = state;
  const times = [
    { quote: "每季度", kind: "recurring", value: "quarter", due: null },
    { quote: "6月底前", kind: "deadline", value: "2026-06-30", due: "2026-06-30" },
  ] as const;
  const last = { year: 2025, group: "市直部门", total: "90", grade: "合格" } as const;
  return {
    ledger,
    state: {
      ...state,
      breakdown: breakdown && {
        ...breakdown,
        tasks: breakdown.tasks.map((task) => ({ ...task, times, confidence: 0.5 })),
      },
      forms: state.units.map(({ id }) => ({ unit: id, form: "0123456789abcdef" })),
      selfEvaluations: [form],
      rivals: [rival],
      rivalScores: [
        {
          ...{ reviewer: "r2", file: { name: "乙.xlsx", sha256: "ef".repeat(32) } },
          rows: wordsOn("jyj", "r2", [
            { criterion: "pt", kind: "points", state: "notApplicable", value: "李主任", reason: "没有这项职责" },
            { criterion: "op", kind: "option", state: "abstained", reason: "亲属在该单位" },
          ]),
        },
      ],
      lastYear: [
        { ...last, unit: "jyj", rank: 1 },
        { ...last, unit: "czj", rank: 2 },
      ],
    },
  };
};

/** Everything that is drawn of a year without anybody pressing a button, in a language. */
const drawn = (assessment: Assessment, language: Language): string => {
  const { state } = assessment;
  const idle = { busy: false, session: {}, messages: [], actor: "" };
  const pane = { ...idle, year: yearView(assessment, "2026-12-20") } as unknown as Pane;
  const props: PanelProps = { pane, language, dark: false, incoming: null, over: false };
  const { spreads, moves, maps } = yearCharts(state);
  const words = chartWordingIn(language);
  const cards = state.reviewers.flatMap(({ id }) => cardsOf(state, id).map((_, at) => scoreCard(state, id, at)));
  const hand = { answer: { values: ["不适用"], reason: "", evidence: "", approver: "" }, issues: [] };
  return [
    ...[TasksStep, SchemeStep, FormsStep, ScoresStep, RankingStep, NoticeStep, LedgerStep].map((Step) => (
      <Step key="" {...props} />
    )),
    ...spreads.map((spread) => <SpreadChart key="" spread={spread} words={words} />),
    ...moves.map((move) => <MovesChart key="" moves={move} words={words} />),
    ...maps.map((map) => <CriterionMapChart key="" map={map} words={words} pagerWords={wordingIn(language).review} />),
    ...cards.flatMap((card) =>
      card
        ? [<ScoreCardForm key="" card={card} cards={hand as unknown as CardsInHand} language={language} busy={false} />]
        : [],
    ),
    ...state.units
      .flatMap(({ id }) => whyOf(state, id)?.stages ?? [])
      .flatMap(({ criteria }) => criteria)
      .map((criterion) => <WhyCriterionPart key="" criterion={criterion} language={language} />),
  ]
    .map(textOf)
    .join("\n");
};

/** What people see, a line a text; what is read to those who do not see is among it. */
const textOf = (element: ReactElement): string =>
  renderToStaticMarkup(element)
    .replace(/<style.*?<\/style>/gsu, "")
    // The message that goes to the units is theirs, and in their language.
    .replace(/<textarea class="message-text".*?<\/textarea>/gsu, "")
    .replace(/ (?:aria-label|placeholder|title)="([^"]*)"/gu, ">$1<")
    .replace(/<[^>]*>/gu, "\n");

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const chinese = /[\p{Script=Han}、。，；：（）]/u;
/** What sheets are called, and what can be typed into them: the same in every language. */
const ofSheets = /评分|不适用 \(not applicable\)|回避 \(abstained\)|无 \(none\)|(?:普遍|指标|问题)-\w+/gu;

/** Lines that are Chinese beyond what the year itself says. */
const chineseLines = (text: string, { state }: Assessment): readonly string[] => {
  const known = [...new Set(textsIn(state))].filter((one) => chinese.test(one)).sort((a, b) => b.length - a.length);
  const ours = (line: string): string =>
    known.reduce((rest, name) => rest.replaceAll(name, "…"), line.replace(ofSheets, "…"));
  return [...new Set(text.split("\n"))].filter((line) => chinese.test(ours(line)));
};

describe("the pane in English", () => {
  const told = drawn(year(), "en");

  it("says in Chinese only what the year says, what sheets are called, and what can be typed into them", () => {
    expect(chineseLines(told, year())).toEqual([]);
  });

  it("would be found out: in Chinese there are hundreds of such lines", () => {
    expect(chineseLines(drawn(year(), "zh"), year()).length).toBeGreaterThan(200);
  });

  // The scheme calls states of its own 完成 and 不适用 too, so that these are not found by their absence.
  it.each([
    ["time limits", "每季度; 6月底前 (2026-06-30)"],
    ["a claim on a task", ": partly done"],
    ["what is to be known of a form", "two versions, one to be chosen; not applicable, to be approved: 信息公开"],
    ["what two forms say of a task", "一/（一）: the first says partly done 正在办, this one done 已公开"],
    ["what two forms say of a finding", "问题-f1: the first says put right 2026-05-06 已补发, this one not put right"],
    ["evidence on one form only", "evidence 一/（一）: the first says —, this one 截图9"],
    ["who filled in a form", "filled in by: the first says —, this one 王五"],
    ["scores that differ", "recorded 8 (目录有缺项), here not applicable, approved by 李主任 (没有这项职责)"],
    ["a reviewer who abstains", "here abstained (亲属在该单位)"],
    ["the ranking", "市直部门: ranking"],
    ["how ranks moved", "▲1"],
    ["a column of the ranking", "Since last year"],
    ["what does not apply, in a why", "not applicable"],
    ["words that can be typed", "0 – 10; 不适用 (not applicable), 回避 (abstained)"],
    ["a field of a card", "公开不及时 (0.5 points off each)"],
    ["another field of a card", "Target"],
  ])("says %s in English", (_, text) => {
    expect(told).toContain(text);
  });
});
