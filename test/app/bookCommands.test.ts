import { describe, expect, it } from "vitest";

import { changeBook, rankBook, readAssessment, type BookOutcome, type OpenBook } from "../../src/app/bookCommands.ts";
import type { PlacedChange } from "../../src/app/dispatchAll.ts";
import { emptyAssessment } from "../../src/app/state.ts";
import { verifyMaster } from "../../src/app/verifyMaster.ts";
import { done } from "../../src/domain/shared/result.ts";
import { formIdentity } from "../../src/workbook/identity.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { memoryBook, type MemoryBook } from "../fixtures/memoryBook.ts";
import { smallBreakdown, stampAt } from "../fixtures/smallAssessment.ts";
import { smallReviewers, smallScheme, smallUnits } from "../fixtures/smallYear.ts";
import { hashes, sha256 } from "../support/sha256.ts";

const openBook = (book: MemoryBook): OpenBook => ({ book, sha256, name: "考核.xlsx" });
const load: readonly PlacedChange[] = [{ change: { kind: "document-loaded", rows: [smallBreakdown] } }];
const setUp: readonly PlacedChange[] = [
  { change: { kind: "scheme-set", rows: [smallScheme] } },
  { change: { kind: "units-set", rows: smallUnits } },
  { change: { kind: "reviewers-set", rows: smallReviewers } },
];
const doneWith = <T>(outcome: BookOutcome<T>): T => {
  if (outcome.kind !== "done") throw new RangeError(`an outcome: got ${outcome.kind}, want done`);
  return outcome.value;
};
const refusals = <T>(outcome: BookOutcome<T>) =>
  outcome.kind === "refused" ? codesOf(outcome.issues) : [outcome.kind];

/** A workbook with document, scheme, units and reviewers. */
const readyBook = async (): Promise<MemoryBook> => {
  const book = memoryBook();
  doneWith(await changeBook(openBook(book), load, stampAt(0), "任务分解"));
  doneWith(await changeBook(openBook(book), setUp, stampAt(1), "评分-甲"));
  return book;
};

/** Types what smallObservations says: 280/3 for the first unit, 2540/27 for the second. */
const typeScores = (book: MemoryBook): void => {
  const columns = [
    ["10", "9", "9", "8"],
    ["20", "19", "19", "18"],
    ["70", "70", "70", "62"],
  ];
  smallReviewers.forEach(({ name }, reviewer) => {
    columns.forEach((values, column) => {
      for (const row of [0, 1]) book.type(`评分-${name}`, row + 3, column + 1, Number(values[reviewer]));
    });
    book.type(`评分-${name}`, 4, 1, "不适用");
    // The first row below the header of the table of reasons.
    const reasons = ["市财政局", "年终考核", "主动公开", "", "不适用", "公开办", "", "没有这项职责"];
    reasons.forEach((text, column) => book.type(`评分-${name}`, 8, column, text));
  });
};
const cellsOf = (book: MemoryBook, name: string) => book.sheets().find((sheet) => sheet.name === name)?.cells ?? [];

describe("an ordinary workbook", () => {
  it("holds an empty assessment", async () => {
    const book = memoryBook([{ name: "Sheet1", visibility: "visible", cells: [["预算"]] }]);
    expect(doneWith(await readAssessment(openBook(book)))).toEqual(emptyAssessment);
  });

  it("becomes a master with the document, its own sheets left alone", async () => {
    const own = { name: "Sheet1", visibility: "visible", cells: [["预算"]] } as const;
    const book = memoryBook([own]);
    const { state, ledger } = doneWith(await changeBook(openBook(book), load, stampAt(0), "任务分解"));
    expect(state.breakdown).toEqual(smallBreakdown);
    expect(ledger).toHaveLength(1);
    expect(book.front()).toBe("任务分解");
    expect(book.sheets().map(({ name }) => name)).toEqual([
      "Sheet1",
      "封面",
      "任务分解",
      "普遍要求",
      "留痕",
      "_kaoping",
    ]);
    expect(book.sheets()[0]).toEqual(own);
    expect(doneWith(await readAssessment(openBook(book)))).toEqual({ state, ledger });
  });

  it("comes to the cover where there is no sheet of the wanted name", async () => {
    const book = memoryBook();
    doneWith(await changeBook(openBook(book), load, stampAt(0), "没有这张表"));
    expect(book.front()).toBe("封面");
  });
});

describe("the year in an open workbook", () => {
  it("goes from document and set-up over typed scores to the ranking", async () => {
    const book = await readyBook();
    expect(book.front()).toBe("评分-甲");
    typeScores(book);
    const { results, assessment } = doneWith(await rankBook(openBook(book), stampAt(2)));
    expect(results.ranking.groups[0]?.rows.map(({ unit, shown, rank }) => [rank, unit, shown])).toEqual([
      [1, "czj", "94.07"],
      [2, "jyj", "93.33"],
    ]);
    expect(book.front()).toBe("排名");
    expect(
      cellsOf(book, "排名")
        .slice(4, 6)
        .map((row) => row.slice(0, 6)),
    ).toEqual([
      [1, null, "市财政局", 94.07, "优秀", (4 * 2540) / 2700],
      [2, null, "市教育局", 93.33, "优秀", (4 * 280) / 300],
    ]);
    expect(assessment.ledger.map(({ entry }) => entry.action).slice(4)).toEqual(
      Array.from({ length: 4 }, () => "observations-recorded"),
    );
    expect(valueOf(verifyMaster(book.sheets(), "考核.xlsx", hashes, [])).assessment).toEqual(assessment);
  });

  it("records what was typed before another change, and leaves the sheet as people left it", async () => {
    const book = await readyBook();
    book.type("评分-甲", 3, 1, 9);
    book.type("评分-甲", 4, 5, "先写的理由");
    doneWith(
      await changeBook(
        openBook(book),
        [{ change: { kind: "document-loaded", rows: [smallBreakdown] } }],
        stampAt(2),
        "任务分解",
      ),
    );
    expect(doneWith(await readAssessment(openBook(book))).state.observations).toHaveLength(1);
    expect(cellsOf(book, "评分-甲")[3]?.[1]).toBe(9);
    expect(cellsOf(book, "评分-甲")[4]?.[5]).toBe("先写的理由");
  });

  it("records what was typed and says what is missing, without a ranking", async () => {
    const book = await readyBook();
    book.type("评分-甲", 3, 1, 9);
    expect(refusals(await rankBook(openBook(book), stampAt(2)))).toEqual(
      Array.from({ length: 6 }, () => "score-missing"),
    );
    expect(doneWith(await readAssessment(openBook(book))).state.observations).toHaveLength(1);
    expect(
      book
        .sheets()
        .find(({ name }) => name === "排名")
        ?.cells.flat()
        .join(""),
    ).toContain("尚不能排名");
    expect(book.front()).toBe("评分-甲");
    expect(cellsOf(book, "得分")[3]?.slice(1)).toEqual(["市教育局", "未报", "未报", "未报", "未报"]);
  });

  it("writes no second entry where nothing is new", async () => {
    const book = await readyBook();
    typeScores(book);
    const first = doneWith(await rankBook(openBook(book), stampAt(2)));
    const second = doneWith(await rankBook(openBook(book), stampAt(3)));
    expect(second.assessment).toEqual(first.assessment);
  });

  it("replaces a score that was typed over, and ranks by it", async () => {
    const book = await readyBook();
    typeScores(book);
    doneWith(await rankBook(openBook(book), stampAt(2)));
    for (const { name } of smallReviewers) book.type(`评分-${name}`, 3, 3, 70);
    // By hand: 26/3 + 56/3 + 70 = 292/3 = 97.33….
    const { results } = doneWith(await rankBook(openBook(book), stampAt(3)));
    expect(results.ranking.groups[0]?.rows[0]).toMatchObject({ unit: "jyj", shown: "97.33" });
  });
});

describe("a command that is refused leaves the workbook as it was:", () => {
  it.each<[string, (book: MemoryBook) => void, readonly string[]]>([
    ["letters in a cell", (book) => book.type("评分-甲", 3, 1, "优"), ["cell-not-points"]],
    ["a recorded score that was emptied", (book) => book.type("评分-甲", 3, 1, null), ["score-cleared"]],
    ["points above the maximum", (book) => book.type("评分-乙", 3, 1, 10.5), ["points-above-maximum"]],
    ["不适用 without a reason", (book) => book.type("评分-乙", 3, 1, "不适用"), ["reason-missing"]],
    ["a ledger that somebody touched", (book) => book.type("_kaoping", 2, 2, "|kaoping-ledger/1\n"), ["ledger-chunk"]],
    ["the ledger's mark overwritten", (book) => book.type("_kaoping", 0, 0, "考核"), ["book-unknown"]],
  ])("%s", async (_, spoil, codes) => {
    const book = await readyBook();
    typeScores(book);
    doneWith(await rankBook(openBook(book), stampAt(2)));
    spoil(book);
    const before = book.sheets();
    expect(refusals(await rankBook(openBook(book), stampAt(3)))).toEqual(codes);
    expect(book.sheets()).toEqual(before);
  });

  it("a change that the state forbids", async () => {
    const book = await readyBook();
    const before = book.sheets();
    const none: readonly PlacedChange[] = [{ change: { kind: "units-set", rows: [] } }];
    expect(refusals(await changeBook(openBook(book), none, stampAt(2), "单位"))).toEqual(["units-empty"]);
    expect(refusals(await changeBook(openBook(book), load, { ...stampAt(2), actor: "" }, "封面"))).toEqual([
      "actor-missing",
    ]);
    expect(book.sheets()).toEqual(before);
  });

  it("a sheet of somebody else's under a name that is to be ours", async () => {
    const own = { name: "任务分解", visibility: "visible", cells: [["我的表"]] } as const;
    const book = memoryBook([own]);
    expect(refusals(await changeBook(openBook(book), load, stampAt(0), "任务分解"))).toEqual(["sheet-taken"]);
    expect(book.sheets()).toEqual([own]);
    const blank = memoryBook([{ ...own, cells: [[null]] }]);
    doneWith(await changeBook(openBook(blank), load, stampAt(0), "任务分解"));
  });

  it("a form that is open instead of the master", async () => {
    const book = memoryBook([snapshotOfLayout(formIdentity({ unit: "jyj", form: "f", year: 2026, layout: "l" }))]);
    expect(refusals(await readAssessment(openBook(book)))).toEqual(["book-not-master"]);
    expect(refusals(await rankBook(openBook(book), stampAt(0)))).toEqual(["book-not-master"]);
  });

  it("a host that does not read", async () => {
    const book = await readyBook();
    book.refuse("read");
    const outcomes = [
      await readAssessment(openBook(book)),
      await changeBook(openBook(book), load, stampAt(2), "封面"),
      await rankBook(openBook(book), stampAt(2)),
    ];
    for (const outcome of outcomes) {
      expect(outcome).toEqual({
        kind: "host-refused",
        failure: { kind: "host-failure", action: "read", code: "AccessDenied", detail: "protected" },
      });
    }
  });

  it("a host that does not write", async () => {
    const book = await readyBook();
    typeScores(book);
    const before = book.sheets();
    book.refuse("write");
    expect(refusals(await rankBook(openBook(book), stampAt(2)))).toEqual(["host-refused"]);
    expect(book.sheets()).toEqual(before);
    book.refuse(null);
    doneWith(await rankBook(openBook(book), stampAt(3)));
  });
});

describe("a write that broke off", () => {
  it("after the ledger is repaired by the next command, nothing lost", async () => {
    const book = await readyBook();
    typeScores(book);
    book.refuse("write", 1);
    expect(refusals(await rankBook(openBook(book), stampAt(2)))).toEqual(["host-refused"]);
    book.refuse(null);
    expect(doneWith(await readAssessment(openBook(book))).state.observations).toHaveLength(24);
    const { assessment } = doneWith(await rankBook(openBook(book), stampAt(3)));
    expect(assessment.state.observations).toHaveLength(24);
    expect(valueOf(verifyMaster(book.sheets(), "考核.xlsx", hashes, [])).assessment).toEqual(assessment);
  });

  it("stays broken off where the host refuses to complete it, which is said", async () => {
    const book = await readyBook();
    typeScores(book);
    book.refuse("write", 1);
    await rankBook(openBook(book), stampAt(2));
    expect(refusals(await readAssessment(openBook(book)))).toEqual(["host-refused"]);
    book.refuse(null);
    const sheet = "指标体系";
    book.type(sheet, 3, 0, "改过");
    const finished = await readAssessment(openBook(book));
    expect(finished.kind === "done" && finished.issues.map(({ code, data }) => [code, data["sheet"]])).toEqual([
      ["write-unfinished", sheet],
    ]);
    expect(cellsOf(book, sheet)[3]?.[0]).toBe("改过");
  });

  it("before the ledger had it is told of, and stays so where the host refuses to say that nothing is open", async () => {
    const book = await readyBook();
    const seal = cellsOf(book, "_kaoping")[2]?.[3];
    book.type("_kaoping", 2, 3, `${String(seal)} begun`);
    book.refuse("write");
    expect(refusals(await readAssessment(openBook(book)))).toEqual(["host-refused"]);
    book.refuse(null);
    const finished = await readAssessment(openBook(book));
    expect(finished.kind === "done" && codesOf(finished.issues)).toEqual(["write-not-recorded"]);
    expect(cellsOf(book, "_kaoping")[2]?.[3]).toBe(seal);
  });

  it("is not gone on from where what was typed meanwhile cannot be recorded", async () => {
    const book = await readyBook();
    book.type("评分-甲", 3, 1, 11);
    expect(refusals(await changeBook(openBook(book), [], stampAt(2), "封面"))).toEqual(["points-above-maximum"]);
    const follows = () => done([]);
    expect(refusals(await changeBook(openBook(book), follows, stampAt(2), "封面"))).toEqual(["points-above-maximum"]);
    book.type("评分-甲", 3, 1, "约9");
    expect(refusals(await changeBook(openBook(book), [], stampAt(2), "封面"))).toHaveLength(1);
  });

  it("is repaired also where sheets are gone", async () => {
    const book = await readyBook();
    for (const name of ["封面", "评分-甲", "指标体系"]) book.removeSheet(name);
    doneWith(await changeBook(openBook(book), [], stampAt(2), "封面"));
    valueOf(verifyMaster(book.sheets(), "考核.xlsx", hashes, []));
  });
});
