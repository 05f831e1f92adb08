import { expect, it } from "vitest";

import { bodyLine, type OfficialDocument } from "../../../src/domain/notice/officialDocument.ts";
import { officialText } from "../../../src/domain/notice/officialText.ts";

const letter: OfficialDocument = {
  mark: "云泽市人民政府办公室文件",
  number: "云政办函〔2026〕9号",
  title: "关于整改的通知",
  addressees: "市直各部门",
  body: [bodyLine("请于年底前整改。")],
  attachments: [],
  signature: "云泽市人民政府办公室",
  date: "2026-12-05",
  sealed: true,
  remark: "此件公开发布",
  copies: "",
  printedBy: "",
  printedOn: "",
};
const lines = (change: Partial<OfficialDocument> = {}) =>
  officialText({ ...letter, ...change })
    .split("\n")
    .filter((line) => line !== "");

it("a document as text has its number, whom it addresses, its signature and its remark in their order", () => {
  expect(lines()).toEqual([
    "云政办函〔2026〕9号",
    "关于整改的通知",
    "市直各部门：",
    "　　请于年底前整改。",
    "云泽市人民政府办公室",
    "2026年12月5日",
    "（此件公开发布）",
  ]);
});

it("a document as text has no line for what it does not say", () => {
  expect(lines({ number: "", addressees: "", signature: "", remark: "" })).toEqual([
    "关于整改的通知",
    "　　请于年底前整改。",
    "2026年12月5日",
  ]);
});
