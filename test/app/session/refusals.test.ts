import { describe, expect, it } from "vitest";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { usualTerms } from "../../../src/app/robustness/robustnessTerms.ts";
import type { PaneSession } from "../../../src/app/session/paneSession.ts";
import type { NamedBytes } from "../../../src/app/session/setUp.ts";
import { type Assessment } from "../../../src/app/state.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { filing } from "../../fixtures/appealed.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { monitoredAssessment, monitoredStart } from "../../fixtures/monitoredYear.ts";
import { issuedAssessment } from "../../fixtures/returnedForms.ts";
import { scoredAssessment, setUpAssessment } from "../../fixtures/smallAssessment.ts";
import { observed, smallScheme } from "../../fixtures/smallYear.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSession, sessionOn } from "./openSession.ts";

const text = (name: string, ...lines: readonly string[]): NamedBytes => ({
  name,
  bytes: new TextEncoder().encode(lines.join("\n")),
});
const damaged: NamedBytes = { name: "坏.csv", bytes: Uint8Array.from([0xff, 0xfe, 0x00]) };

const [scored, ready, monitored] = [scoredAssessment(), setUpAssessment(), monitoredStart()];
const known = new Map<Assessment, ReturnType<typeof sessionOn>>();
/** The same session each time: for what is refused and leaves it as it was. */
const sharedOn = async (assessment: Assessment) => {
  const open = known.get(assessment) ?? sessionOn(assessment);
  known.set(assessment, open);
  (await open).book.refuse(null);
  return open;
};
type Outcome = { readonly kind: string } & object;
const refusedCodes = (outcome: Outcome): readonly string[] =>
  outcome.kind === "refused" && "issues" in outcome ? codesOf(outcome.issues as never) : [outcome.kind];

const wishes = { due: "", each: 1, seed: "", recusals: null };
const noFile: readonly NamedBytes[] = [];

type Command = readonly [string, (session: PaneSession) => Promise<Outcome>];
const commands: readonly Command[] = [
  ["issuing forms", (pane) => pane.issueForms("公开办")],
  ["collecting forms", (pane) => pane.collectForms(noFile, "公开办")],
  ["issuing packs", (pane) => pane.issuePacks("公开办", wishes)],
  ["taking scores", (pane) => pane.takeScores(noFile, "公开办")],
  ["taking findings", (pane) => pane.takeFindings(noFile, "公开办")],
  ["saving scores", (pane) => pane.saveScores(observed("jyj", "c1", ["9"]), "公开办")],
  ["closing a round", (pane) => pane.closeRound("annual", "公开办")],
  ["ranking", (pane) => pane.rank("公开办")],
  ["locking", (pane) => pane.lock("公开办")],
  ["publishing", (pane) => pane.publish(null, "公开办")],
  ["verifying", (pane) => pane.verify(null)],
  ["looking for edits", (pane) => pane.edits()],
  ["settling edits", (pane) => pane.settle({ accept: [], putBack: [] }, "", "公开办")],
  ["opening", (pane) => pane.open()],
];

describe("a workbook that cannot be read", () => {
  it.each(commands)("is named as it is, whatever was asked: %s", async (_, ask) => {
    const { session, book } = await sharedOn(scored);
    book.refuse("read");
    expect(await ask(session)).toMatchObject({ kind: "host-refused", failure: { action: "read" } });
  });
});

describe("a workbook that cannot be written", () => {
  const writing = commands.filter(([name]) => !["verifying", "looking for edits", "opening"].includes(name));

  it.each(writing)("keeps its ledger as it was: %s", async (_, ask) => {
    const { session, book } = await sharedOn(scored);
    const { entries } = await session.year();
    book.refuse("write");
    expect(await ask(session)).toMatchObject({ kind: "host-refused", failure: { action: "write" } });
    expect((await session.year()).entries).toBe(entries);
  });

  it("brings no sheet to the front either; one that can does", async () => {
    const { session, book } = await sharedOn(scored);
    expect(await session.show("排名")).toEqual({ kind: "done", value: null, issues: [] });
    expect(book.front()).toBe("排名");
    book.refuse("write");
    expect(await session.show("得分")).toMatchObject({ kind: "host-refused" });
  });
});

describe("a workbook whose ledger was touched", () => {
  it("is refused when it is opened, at the piece that was", async () => {
    const sheets = masterSheets(scored, sha256).map(snapshotOfLayout);
    const touched = sheets.map((sheet) =>
      sheet.name === "_kaoping"
        ? {
            ...sheet,
            cells: sheet.cells.map((row, at) =>
              at === 2 ? row.map((cell, column) => (column === 2 ? `${String(cell)}x` : cell)) : row,
            ),
          }
        : sheet,
    );
    const { session } = openSession(touched);
    expect(refusedCodes(await session.open())).toEqual(["ledger-chunk"]);
    expect(refusedCodes(await session.load())).toEqual(["ledger-chunk"]);
    expect(refusedCodes(await session.verify(null))).toEqual(["ledger-chunk"]);
  });

  it("is read anew where it was never opened", async () => {
    const { session } = openSession(masterSheets(scored, sha256).map(snapshotOfLayout));
    expect(doneValue(await session.load()).schemeTitle).toBe(smallScheme.title);
  });
});

describe("an ordinary workbook", () => {
  it("has an empty year, no charts, no findings, no card and no page of the ledger with a line", async () => {
    const { session } = openSession();
    doneValue(await session.open());
    expect((await session.year()).steps[0]).toMatchObject({ id: "tasks", state: "now" });
    expect(await session.findings()).toEqual([]);
    expect(await session.card("r1", 0)).toBeNull();
    expect((await session.ledger(3)).lines).toEqual([]);
    expect((await session.charts()).progress).toEqual([]);
    expect(doneValue(await session.edits())).toEqual([]);
  });

  it.each<[string, (session: PaneSession) => Promise<Outcome>, readonly string[]]>([
    ["forms go out", (pane) => pane.issueForms("公开办"), ["document-absent", "units-absent"]],
    [
      "packs go out",
      (pane) => pane.issuePacks("公开办", wishes),
      ["scheme-absent", "units-absent", "reviewers-absent"],
    ],
    ["a year is locked", (pane) => pane.lock("公开办"), ["scheme-absent", "units-absent", "reviewers-absent"]],
    [
      "results are published",
      (pane) => pane.publish(null, "公开办"),
      ["scheme-absent", "units-absent", "reviewers-absent"],
    ],
    ["last year comes in", (pane) => pane.takeLastYear(text("ranking.json", "{"), "公开办"), ["json-invalid"]],
    [
      "findings come in",
      (pane) =>
        pane.takeFindings(
          [
            text(
              "f.csv",
              "id,round,unit,criterion,kind,count,date,due,rectified,recheck_date,recheck_count,clause,evidence",
              "f1,q1,jyj,c1,late,1,2026-03-31,,,,,,",
            ),
          ],
          "公开办",
        ),
      ["scheme-absent"],
    ],
  ])("is not far enough that %s", async (_, ask, codes) => {
    const { session } = openSession();
    doneValue(await session.open());
    expect(refusedCodes(await ask(session))).toEqual(codes);
    const looked = [await session.preview(), await session.robustness({ ...usualTerms, draws: 100 })];
    expect(looked.map(({ ok }) => ok)).toEqual([false, false]);
  });
});

describe("what is brought in", () => {
  it.each<[string, Assessment, (session: PaneSession) => Promise<Outcome>, readonly string[]]>([
    [
      "findings in a file that is no text",
      monitored,
      (pane) => pane.takeFindings([damaged], "公开办"),
      ["text-undecodable"],
    ],
    [
      "findings under other columns",
      monitored,
      (pane) => pane.takeFindings([text("f.csv", "a,b", "1,2")], "公开办"),
      ["columns-other"],
    ],
    [
      "appeals under other columns",
      monitored,
      (pane) => pane.takeAppeals([text("f.csv", "a,b", "1,2")], "公开办"),
      ["columns-other"],
    ],
    [
      "decisions without all columns",
      monitored,
      (pane) => pane.takeAppeals([text("f.csv", "appeal,outcome", "s1,成立")], "公开办"),
      ["columns-other"],
    ],
    [
      "a recusal list that is no text",
      ready,
      (pane) => pane.issuePacks("公开办", { ...wishes, recusals: damaged }),
      ["text-undecodable"],
    ],
    [
      "a choice between scores that nobody gave",
      scored,
      (pane) => pane.chooseScores("r1", "已录", "公开办"),
      ["scores-unknown"],
    ],
    [
      "a choice between forms that are not there",
      issuedAssessment,
      (pane) => pane.keepForm("jyj", "0".repeat(64), "公开办"),
      ["version-unknown"],
    ],
    [
      "a form sent back without a reason",
      issuedAssessment,
      (pane) => pane.returnForm({ unit: "jyj", reason: " ", due: "" }, "公开办"),
      ["return-without-reason"],
    ],
    ["a round that there is none of", scored, (pane) => pane.closeRound("q9", "公开办"), ["round-unknown"]],
    [
      "a publication by who scores",
      scored,
      (pane) => pane.publish(null, "甲"),
      ["scorer-approves", "published-unlocked"],
    ],
    [
      "a checkpoint that is none",
      scored,
      (pane) => pane.verify(text("checkpoint.txt", "不是检查点")),
      ["checkpoint-unreadable"],
    ],
    [
      "a checkpoint that is no text",
      scored,
      (pane) => pane.verify({ ...damaged, name: "checkpoint.txt" }),
      ["text-undecodable"],
    ],
    [
      "a key that is no key",
      scored,
      (pane) => pane.publish({ file: text("k.json", "{"), passphrase: "" }, "公开办"),
      ["json-invalid"],
    ],
    [
      "a set-up without a document",
      ready,
      (pane) => pane.setUp({ scheme: text("s.json", "{"), units: null, reviewers: null }, "公开办"),
      ["json-invalid"],
    ],
  ])("as %s is refused, and nothing of it stays", async (_, assessment, ask, codes) => {
    const { session, book } = await sharedOn(assessment);
    const before = book.sheets();
    expect(refusedCodes(await ask(session))).toEqual(codes);
    expect(book.sheets()).toBe(before);
  });

  it("one file after the other may speak of what an earlier one brings: findings, an appeal, the decision on it", async () => {
    const { session } = await sessionOn(monitoredAssessment());
    const { id, unit, criterion, finding: of, ground, evidence, served, filed } = filing();
    const appeal = text(
      "申诉.csv",
      "id,unit,criterion,finding,ground,evidence,served,filed",
      [id, unit, criterion, of, ground, evidence, served, filed].join(","),
    );
    const decided = text(
      "复核.csv",
      "appeal,outcome,date,by,reason,reviewer,value,count,of,state",
      "s1,成立,2026-11-20,复核组,查明按时公开,,,0,,",
    );
    const year = doneValue(await session.takeAppeals([appeal, decided], "公开办"));
    expect(year.steps.find((step) => step.id === "notice")?.notes.map(({ code }) => code)).not.toContain(
      "notice-appeals",
    );
    expect((await session.findings()).map(({ count }) => count)).toEqual(["0"]);
    const twice = await session.takeAppeals([decided], "公开办");
    expect(refusedCodes(twice)).toEqual(["appeal-decided-already"]);
  });

  it("as no scores at all records nothing", async () => {
    const { session } = await sharedOn(scored);
    const { entries } = await session.year();
    expect(doneValue(await session.saveScores([], "公开办")).entries).toBe(entries);
    expect(doneValue(await session.takeScores([], "公开办")).entries).toBe(entries);
  });
});
