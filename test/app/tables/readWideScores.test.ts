import { describe, expect, it } from "vitest";

import { isWide, readWideScores } from "../../../src/app/tables/readWideScores.ts";
import type { Leaf } from "../../../src/domain/scheme/criterion.ts";
import { readCsv } from "../../../src/hosts/files/csv.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { smallReviewers, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";

const survey: Leaf = {
  ...{ id: "c2", name: "满意度", clause: "", maxPoints: "20" },
  rule: {
    kind: "survey",
    options: [
      { id: "yes", name: "满意", share: "1" },
      { id: "no", name: "不满意", share: "0" },
    ],
    minimumSample: 30,
    belowMinimum: "refuse",
  },
};
const criteria = smallTable.criteria.map((one) => (one.id === "c2" ? survey : one));
const year = {
  scheme: { ...smallScheme, tables: [{ ...smallTable, criteria }] },
  units: smallUnits,
  reviewers: smallReviewers,
};
const read = (text: string) => readWideScores(valueOf(readCsv(new TextEncoder().encode(text), "f.csv")), year, "f.csv");

describe("a third party's table", () => {
  it("gives points a column a criterion, by id or name; empty cells say nothing", () => {
    const { rows, place } = valueOf(
      read("round,unit,reviewer,c1,任务落实\nannual,市教委,丁,9.5,66\n年终考核,czj,r4,,70\n"),
    );
    expect(
      rows.map(({ round, unit, criterion, party, reviewer, kind, value }) =>
        [round, unit, criterion, party, reviewer, kind, value].join(" "),
      ),
    ).toEqual([
      "annual jyj c1 public r4 points 9.5",
      "annual jyj c3 public r4 points 66",
      "annual czj c3 public r4 points 70",
    ]);
    expect(place(2)).toEqual({ kind: "row", file: "f.csv", row: 3 });
  });

  it("is refused with a criterion, a reviewer or a number that nobody knows", () => {
    expect(refusedCodes(read("round,unit,reviewer,c9\nannual,jyj,r4,1\n"))).toEqual(["column-unknown"]);
    expect(refusedCodes(read("round,unit,reviewer,c1\nannual,jyj,r9,约9\n"))).toEqual([
      "reviewer-unknown",
      "number-asked",
    ]);
  });
});

describe("counts of a questionnaire", () => {
  it("give the answers an option where they come to the sample", () => {
    const { rows } = valueOf(
      read("round,unit,reviewer,criterion,sample,满意,不满意\nannual,jyj,r4,满意度,120,100,20\n"),
    );
    expect(rows.map(({ criterion, kind, value, count }) => [criterion, kind, value, count].join(" "))).toEqual([
      "c2 survey yes 100",
      "c2 survey no 20",
    ]);
  });

  it("are refused where they do not, or speak of no questionnaire or of other answers", () => {
    const head = "round,unit,reviewer,criterion,sample,满意,不满意\n";
    expect(refusedCodes(read(`${head}annual,jyj,r4,满意度,121,100,20\n`))).toEqual(["sample-differs"]);
    expect(refusedCodes(read(`${head}annual,jyj,r4,c1,120,100,20\n`))).toEqual(["criterion-unknown"]);
    expect(refusedCodes(read("round,unit,reviewer,criterion,sample,一般\nannual,jyj,r4,c2,5,5\n"))).toEqual([
      "column-unknown",
      "sample-differs",
    ]);
  });

  it("are told from the long CSV by their columns", () => {
    const table = (header: string) => valueOf(readCsv(new TextEncoder().encode(`${header}\n`), "f.csv"));
    expect(isWide(table("round,unit,criterion,task,party,reviewer,kind,value,count,of,state,reason,evidence"))).toBe(
      false,
    );
    expect(isWide(table("round,unit,reviewer,c1"))).toBe(true);
  });
});
