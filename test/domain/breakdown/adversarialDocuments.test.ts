import { describe, expect, it } from "vitest";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";

const size = 200_000;
const title = "青原市2020年政务公开工作要点\n2020年3月1日\n";
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));

/** Each once made some step look at the whole text, or at all that it had found, again and again. */
const documents: readonly (readonly [string, string])[] = [
  ["one line of labels", filled("责任单位：市教育局。")],
  ["marks behind a label", `${title}一、公开。责任单位：${filled("、")}局`],
  ["会同 without end", `${title}一、公开。责任单位：市局${filled("会同市局")}`],
  ["brackets side by side", `${title}一、公开。${filled("（市教育局）")}`],
  ["lines of units", `${title}一、公开。\n${filled("各区\n")}`],
  ["names that are no units", `${title}一、公开。责任单位：${filled("市局、张三、")}市局`],
  ["tables without numbers", filled("公开。\n\n| 任务 | 责任单位 |\n|---|---|\n| 公开 | 市教育局 |\n\n")],
  ["a table as wide as long", `| 任务 ${"| 责任单位 ".repeat(size / 20)}|\n${filled("| 公开 | 市教育局 |\n")}`],
  ["a flat table as wide as long", `任务\n${"责任单位\n".repeat(size / 10)}${filled("1\n公开。\n市教育局\n")}`],
  [
    "a section as long as its table",
    `| 类别 | 任务 | 责任单位 |\n|${filled("公开")}| 公开 | 市教育局 |\n${filled("| | 公开 | 市教育局 |\n")}`,
  ],
  ["damage between newlines", filled("\n\ufffd\n\n\n")],
];

const pieces = ["（", "）", "一、", "市教育局、", "\n", "\t", "|", "[", "<", "序号", "4%", "2018年", "各", "和", "："];

describe("a document that is nothing but trouble", () => {
  it.each(documents)("%s is read or refused", (_, text) => {
    const read = readBreakdown(text, "a.txt");
    expect(read.ok || read.issues.length > 0).toBe(true);
  });

  it.each(pieces)("many of %j are read or refused", (piece) => {
    const read = readBreakdown(filled(piece), "a.txt");
    expect(read.ok || read.issues.length > 0).toBe(true);
  });
});
