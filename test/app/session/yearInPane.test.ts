import { describe, expect, it } from "vitest";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { usualTerms } from "../../../src/app/robustness/robustnessTerms.ts";
import { emptyAssessment } from "../../../src/app/state.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { everyRuleAssessment } from "../../fixtures/everyRule.ts";
import { finding, monitoredAssessment, monitoredStart } from "../../fixtures/monitoredYear.ts";
import { issuedAssessment, schoolForm, formBytes } from "../../fixtures/returnedForms.ts";
import { after, scoredAssessment, smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSession, sessionOn } from "./openSession.ts";

describe("the findings of a year, as they are listed", () => {
  it("stand with what still asks for something first, by the names that people know", async () => {
    const rows = [
      finding({ id: "f4", rectified: "2026-04-20", recheck: { date: "2026-05-06", count: "0" } }),
      finding({ id: "f3", rectified: "2026-04-20" }),
      finding({ id: "f2", due: null, recheck: { date: "2026-05-06", count: "1" } }),
      finding(),
    ];
    const { session } = await sessionOn(after(monitoredStart(), { kind: "findings-recorded", rows }));
    expect((await session.findings()).map(({ id, status, left, due }) => [id, status, left, due])).toEqual([
      ["f1", "open", "", "2026-04-30"],
      ["f2", "remains", "1", ""],
      ["f3", "rectified", "", "2026-04-30"],
      ["f4", "cleared", "0", "2026-04-30"],
    ]);
    expect((await session.findings())[0]).toMatchObject({
      ...{ round: "第一季度监测", unit: "市教育局", criterion: "主动公开", kind: "应公开未公开" },
    });
  });
});

describe("a round that is closed", () => {
  it("gives a short notice of what it found, in numbers of findings", async () => {
    const { session } = await sessionOn(monitoredAssessment());
    const { files, year } = doneValue(await session.closeRound("q1", "公开办"));
    expect(year.rounds.map(({ id, closed }) => [id, closed])).toEqual([
      ["q1", true],
      ["q2", false],
      ["annual", false],
    ]);
    const notice = new TextDecoder().decode(files[0]?.bytes);
    expect(files.map(({ name }) => name)).toEqual(["第一季度监测-q1.txt"]);
    expect(notice).toContain("云泽市2026年政务公开第一季度监测情况通报");
    expect(notice).toContain("发现问题 1 项，涉及 1 个单位；没有发现问题的单位 1 个。");
  });
});

describe("a year where the units score themselves", () => {
  it("has a seat for each reviewer, and the units' own voice on the board: one word a unit", async () => {
    const { session } = await sessionOn(everyRuleAssessment());
    const { seats, board } = await session.year();
    expect(seats.map(({ name, sheet }) => [name, sheet])).toEqual([
      ["甲", "评分-甲"],
      ["乙", "评分-乙"],
    ]);
    expect(board.voices).toEqual([
      { voice: "甲", due: 22, heard: 22 },
      { voice: "乙", due: 22, heard: 22 },
      { voice: "单位自评", due: 2, heard: 2 },
    ]);
  });
});

describe("how firm the ranks are, from the pane", () => {
  it("is said with how far it has come, and written beside the master's own sheets", async () => {
    const { session, book } = await sessionOn(scoredAssessment());
    const found = await session.robustness({ ...usualTerms, draws: 200, resamples: 100 });
    if (!found.ok) throw new RangeError("robustness: got a refusal, want a look");
    expect(found.value.groups.map(({ units }) => units.length)).toEqual([2]);
    const { entries } = await session.year();
    doneValue(await session.writeRobustness(found.value));
    expect(book.front()).toBe("稳健性");
    expect((await session.year()).entries).toBe(entries);
    book.refuse("write");
    expect(await session.writeRobustness(found.value)).toMatchObject({ kind: "host-refused" });
    book.refuse("read");
    expect(await session.writeRobustness(found.value)).toMatchObject({ kind: "host-refused" });
  });
});

describe("a unit's form that is open", () => {
  it("says what its own checks still lack, and how many rows pass", async () => {
    const { session } = openSession(schoolForm.sheets.map(snapshotOfLayout));
    const opened = doneValue(await session.open());
    if (opened.kind !== "form") throw new RangeError(`a workbook: got a ${opened.kind}, want a form`);
    const { title, rows, passed, gaps } = opened.form;
    expect(title).toContain("市教育局");
    // Two tasks, one duty, three criteria.
    expect([rows, passed + gaps.length]).toEqual([6, 6]);
    expect(gaps.map(({ sheet }) => sheet)).toContain("任务自评");
    const sheets = schoolForm.sheets.map(snapshotOfLayout).filter(({ name }) => name !== "任务自评");
    const less = doneValue(await openSession(sheets).session.open());
    expect(less.kind === "form" && less.form.rows).toBe(4);
  });

  it("is taken back by a master alone or in a zip of one", async () => {
    const { session } = await sessionOn(issuedAssessment);
    const file = { name: "市教育局.xlsx", bytes: formBytes() };
    expect(await session.kindOfFiles([file])).toBe("forms");
    const master = {
      name: "考核.xlsx",
      bytes: writeBook(masterSheets(issuedAssessment, sha256), "2026-11-22T08:00:00Z", {}, sha256),
    };
    expect(await session.kindOfFiles([master])).toBe("master");
    const taken = doneValue(await session.collectForms([file], "公开办"));
    expect(taken.board.forms[0]).toMatchObject({ unit: "jyj", status: "reported" });
  });
});

describe("a year of one unit", () => {
  it("sends out one form, and no zip beside it", async () => {
    const [unit] = smallUnits;
    if (!unit) throw new RangeError("units: got none, want two");
    const { session } = await sessionOn(
      after(
        emptyAssessment,
        { kind: "document-loaded", rows: [{ ...smallBreakdown, tasks: smallBreakdown.tasks.slice(1) }] },
        { kind: "scheme-set", rows: [smallScheme] },
        { kind: "units-set", rows: [unit] },
      ),
    );
    const { files } = doneValue(await session.issueForms("公开办"));
    expect(files.map(({ name }) => name)).toEqual(["市教育局-jyj.xlsx"]);
  });
});
