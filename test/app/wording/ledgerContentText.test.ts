import { describe, expect, it } from "vitest";

import { ledgerContentText } from "../../../src/app/wording/ledgerContentText.ts";
import type { Json } from "../../../src/domain/shared/json.ts";
import { contentOf } from "../../../src/workbook/sheets/ledgerContent.ts";

const names: Readonly<Record<string, string>> = { czj: "市财政局", jyj: "市教育局" };
const said = (action: string, ...rows: readonly Json[]): readonly string[] => {
  const content = contentOf(action, rows, (id) => names[id] ?? id);
  return [ledgerContentText(content, "zh"), ledgerContentText(content, "en")];
};

describe("what an entry of the ledger is about, in Chinese and in English", () => {
  it("is whom and what its rows name, each once, the first three of many and how many there are", () => {
    const scores = ["c1", "c2", "c3", "c4", "c4"].map((criterion) => ({ unit: "czj", reviewer: "r1", criterion }));
    expect(said("observations-recorded", ...scores)).toEqual([
      "市财政局；评审人 r1；指标 c1、c2、c3等 4 项",
      "Unit: 市财政局; Reviewer: r1; Criteria: c1, c2, c3 and 1 more",
    ]);
    expect(said("forms-issued", { unit: "czj" }, { unit: "jyj" })).toEqual([
      "市财政局、市教育局",
      "Units: 市财政局, 市教育局",
    ]);
    expect(said("units-set", ...["甲", "乙", "丙", "丁", "戊"].map((name) => ({ name })))).toEqual([
      "甲、乙、丙等 5 个单位",
      "Units: 甲, 乙, 丙 and 2 more",
    ]);
    expect(said("reviewers-set", ...["甲", "乙", "丙", "丁"].map((name) => ({ name })))).toEqual([
      "甲、乙、丙等 4 个评审人",
      "Reviewers: 甲, 乙, 丙 and 1 more",
    ]);
    expect(said("packs-issued", { reviewer: "r1" })).toEqual(["评审人 r1", "Reviewer: r1"]);
    expect(said("findings-recorded", { unit: "jyj", id: "w1" })).toEqual([
      "市教育局；问题 w1",
      "Unit: 市教育局; Finding: w1",
    ]);
    expect(said("appeal-filed", { unit: "jyj", id: "s1" })).toEqual([
      "市教育局；申诉 s1",
      "Unit: 市教育局; Appeal: s1",
    ]);
    expect(said("appeal-decided", { appeal: "s1" }, { appeal: "s2" })).toEqual(["申诉 s1、s2", "Appeals: s1, s2"]);
  });

  it("is a title, a round or people, all of them, without a word before", () => {
    expect(said("scheme-set", { title: "2026年考核方案" })).toEqual(["2026年考核方案", "2026年考核方案"]);
    expect(said("round-reopened", { round: "q1", first: "甲", second: "乙" })).toEqual(["q1、甲、乙", "q1, 甲, 乙"]);
    expect(said("year-unlocked", { first: "甲", second: "乙" })).toEqual(["甲、乙", "甲, 乙"]);
    expect(said("office-key-set", { name: "公开办" })).toEqual(["公开办", "公开办"]);
  });

  it("is nothing where the rows name none, and of a kind that is not known", () => {
    expect(said("round-closed")).toEqual(["", ""]);
    expect(said("copies-merged", { unit: "czj" })).toEqual(["", ""]);
    expect(said("year-locked", null, 1, ["czj"], { unit: 3 })).toEqual(["", ""]);
  });
});
