import { sha256 } from "@noble/hashes/sha2.js";
import { createRoot } from "react-dom/client";

import smallScheme from "../../templates/small.scheme.json";
import { changeBook, rankBook, readAssessment, type OpenBook } from "../app/bookCommands.ts";
import { commonDuties } from "../app/commonDuties.ts";
import type { Stamp } from "../app/dispatch.ts";
import { proposeUnits } from "../app/proposeUnits.ts";
import { readSourceDocument } from "../app/readSourceDocument.ts";
import { recordReview } from "../app/recordReview.ts";
import type { State } from "../app/state.ts";
import { withCommonDuties } from "../app/withCommonDuties.ts";
import type { Language } from "../app/wording/issueText.ts";
import { checkScheme } from "../domain/scheme/checkScheme.ts";
import { leavesOf } from "../domain/scheme/criterion.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import { excelBook } from "../hosts/excel/excelBook.ts";
import { excelDriver } from "../hosts/excel/excelDriver.ts";
import { readDocument } from "../hosts/files/documents/readDocument.ts";
import { App } from "../taskpane/App.tsx";
import type { PaneActions } from "../taskpane/paneActions.ts";
import { wordingEn } from "../taskpane/wording.en.ts";
import { wordingZh } from "../taskpane/wording.zh.ts";
import "../taskpane/pane.css";

/** The shipped small scheme, made for the year of the document, with the duties that staff chose as criteria. */
const schemeFor = (state: State): Scheme => {
  const checked = checkScheme(smallScheme, "small.scheme.json");
  if (!checked.ok) throw new RangeError(`the small scheme: got ${checked.issues.length} issues, want none`);
  const scheme = { ...checked.value, year: state.breakdown?.year ?? checked.value.year };
  return withCommonDuties(scheme, "support", commonDuties(state));
};

const unitsFor = (state: State) =>
  state.breakdown ? proposeUnits(state.breakdown, schemeFor(state).groups[0]?.id ?? "") : [];

const stampBy = (actor: string): Stamp => ({
  actor,
  time: new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
  reason: "",
});

const actionsIn = (open: OpenBook): PaneActions => ({
  open: () => readAssessment(open),
  readDocument: (bytes, name) => readSourceDocument(readDocument, bytes, name),
  writeBreakdown: (reviewed, state, actor) =>
    changeBook(open, recordReview(reviewed, state), stampBy(actor), "任务分解"),
  setUp: (state, actor) => {
    const scheme = schemeFor(state);
    const reviewers = scheme.parties.map(({ id, name }, index) => ({
      id: `r${index + 1}`,
      name,
      party: id,
      weight: null,
    }));
    const changes = [
      { change: { kind: "scheme-set", rows: [scheme] } },
      { change: { kind: "units-set", rows: unitsFor(state) } },
      { change: { kind: "reviewers-set", rows: reviewers } },
    ] as const;
    return changeBook(open, changes, stampBy(actor), `评分-${reviewers[0]?.name ?? ""}`);
  },
  rank: (actor) => rankBook(open, stampBy(actor)),
  offer: (state) => ({
    criteria: leavesOf(schemeFor(state).tables.flatMap(({ criteria }) => criteria)).length,
    units: unitsFor(state).length,
  }),
});

const start = async (): Promise<void> => {
  const root = document.getElementById("root");
  if (!root) throw new RangeError("the page: got no #root, want one");
  const { host } = await Office.onReady();
  const language: Language = Office.context.displayLanguage.startsWith("en") ? "en" : "zh";
  const wording = language === "en" ? wordingEn : wordingZh;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  if (host !== Office.HostType.Excel || !Office.context.requirements.isSetSupported("ExcelApi", "1.14")) {
    root.textContent = wording.unsupported;
    return;
  }
  const actions = actionsIn({ book: excelBook(excelDriver()), sha256, name: "Excel" });
  createRoot(root).render(<App actions={actions} wording={wording} language={language} />);
};

void start();
