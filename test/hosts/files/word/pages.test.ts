import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";

import { groupFeedback } from "../../../../src/domain/notice/feedback.ts";
import { readNoticeTemplate } from "../../../../src/domain/notice/noticeTemplate.ts";
import { bodyLine, type OfficialDocument } from "../../../../src/domain/notice/officialDocument.ts";
import { officialPages } from "../../../../src/domain/notice/officialPages.ts";
import type { OfficialPage } from "../../../../src/domain/notice/pagePiece.ts";
import { shippedTemplate } from "../../../../src/domain/notice/shippedTemplate.ts";
import { writeYearNotice } from "../../../../src/domain/notice/writeYearNotice.ts";
import { groupResults, listOrder } from "../../../../src/domain/notice/yearResults.ts";
import { wholeAssessment } from "../../../../src/domain/shared/place.ts";
import { writeFeedback } from "../../../../src/hosts/files/word/writeFeedback.ts";
import { writeOfficial } from "../../../../src/hosts/files/word/writeOfficial.ts";
import { valueOf } from "../../../fixtures/issues.ts";
import { sampleYear } from "../../../fixtures/sampleYear.ts";
import { resultsFrom } from "../../../fixtures/yearResults.ts";
import {
  halfWideNote,
  hasHalfWideFont,
  hasLibreOffice,
  inHalfWideFont,
  libreOfficeNote,
  resave,
} from "../../../support/libreOffice.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const sample = sampleYear();
const year = resultsFrom(sample, sample.observations, sample.findings);
const groups = groupResults(year, listOrder(year.units));
const at = () => wholeAssessment;

/** The pages of a document as LibreOffice prints them, each as text without spaces. */
const pagesOf = async (
  bytes: Uint8Array,
  fonts: (folder: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<readonly string[]> => {
  const folder = temporaryFolder();
  const path = join(folder, "document.docx");
  writeFileSync(path, bytes);
  const pdf = resave([path], "pdf", folder, fonts(folder)).find((name) => name.endsWith(".pdf")) ?? "";
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(pdf))), { mergePages: false });
  return text.map((page) => page.replace(/\s+/gu, ""));
};

/** The shipped template with every line of its head filled in. */
const fullTemplate = [
  ["发文字号：", "发文字号：云政办发〔2026〕12号"],
  ["整改期限：", "整改期限：2027年1月31日"],
  ["附注：", "附注：此件公开发布"],
  ["抄送：", `抄送：${Array.from({ length: 12 }, () => "市人大常委会办公室").join("，")}`],
  ["印发机关：", "印发机关：云泽市人民政府办公室"],
  ["印发日期：", "印发日期：{公布日期}"],
].reduce((text, [line, said]) => text.replace(`\n${line}\n`, `\n${said}\n`), shippedTemplate);

/** All that stands on a page that was laid out, without spaces. */
const textOf = ({ pieces }: OfficialPage): string =>
  pieces
    .flatMap((piece) => {
      if (piece.kind === "paragraph") return piece.lines.flat().map(({ text }) => text);
      if (piece.kind === "table") return [piece.header, ...piece.rows].flat(2);
      return piece.kind === "imprint" ? piece.rows.flatMap(({ lines, right }) => [...lines, right]) : [];
    })
    .join("")
    .replace(/\s+/gu, "");

/** How many characters stand up to the end of each page. */
const endsOf = (pages: readonly string[]): readonly number[] =>
  pages.map((_, index) => pages.slice(0, index + 1).join("").length);

describe.skipIf(!hasLibreOffice)(`documents as LibreOffice prints them${libreOfficeNote}`, () => {
  it("the notice: head and title first, then the body, attachments each on a new page, the imprint last", async () => {
    const imprint = shippedTemplate.replace("抄送：\n", "抄送：市委办公室\n");
    const template = valueOf(readNoticeTemplate(imprint, at));
    const { document } = writeYearNotice(year, groups, template, "2026-12-05", "8 条记录，根 ab", at);
    const pages = await pagesOf(await writeOfficial(document));
    expect(pages[0]).toMatch(
      /^云泽市人民政府办公室文件云泽市人民政府办公室关于2026年政务公开工作考核结果的通报各有关单位：/u,
    );
    const starts = ["附件12026年政务公开工作考核结果", "附件22026年政务公开工作考核各项得分", "抄送：市委办公室。"];
    const found = starts.map((text) => pages.findIndex((page) => page.includes(text)));
    expect(found.every((page) => page > 0)).toBe(true);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
    // That the imprint's page is an even one cannot be seen here: LibreOffice leaves the blank page before it out of a PDF.
    expect(found[2]).toBe(pages.length - 1);
    expect(pages[0]).toContain("—1—");
    expect(pages[1]).toContain("—2—");
    // Nothing is lost on the way: every unit stands in both attachments.
    const attached = pages.slice(found[0]).join("");
    for (const { name } of year.units) expect(attached.split(name).length).toBeGreaterThan(2);
  }, 120_000);

  it.skipIf(!hasHalfWideFont)(
    `the notice: page by page what the preview lays out, to a line${halfWideNote}`,
    async () => {
      const template = valueOf(readNoticeTemplate(fullTemplate, at));
      const { document } = writeYearNotice(year, groups, template, "2026-12-05", "8 条记录，根 ab", at);
      const clause = "各单位要对照反馈的失分项（见附件），逐项分析原因，落实整改措施；";
      const more = Array.from({ length: 40 }, (_, line) =>
        bodyLine(`${line % 7 === 0 ? "（一）" : ""}第${line}段。${clause.repeat(line % 5)}2026年完成。`),
      );
      const notices: readonly OfficialDocument[] = [
        document,
        { ...document, sealed: false, mark: "", number: "", body: [...document.body, ...more] },
      ];
      for (const notice of notices) {
        const printed = (await pagesOf(await writeOfficial(notice), inHalfWideFont)).map((page) =>
          page.replace(/—\d+—/u, ""),
        );
        const laidOut = officialPages(notice)
          .filter(({ pieces }) => pieces.length > 0)
          .map(textOf);
        expect(printed.join("")).toBe(laidOut.join(""));
        const [theirs, ours] = [endsOf(printed), endsOf(laidOut)];
        expect(theirs).toHaveLength(ours.length);
        for (const [page, end] of ours.entries()) expect(Math.abs(end - (theirs[page] ?? 0))).toBeLessThanOrEqual(28);
      }
    },
    120_000,
  );

  it("feedback: every criterion with its reasons, whatever their length", async () => {
    const [group] = groups;
    const [first] = group ? groupFeedback(year, group) : [];
    if (!first) throw new RangeError("feedback: got none, want some");
    const { feedback } = first;
    const long = "未按规定时限公开并更新相关信息。".repeat(60);
    const rows = feedback.criteria.rows.map((row) => row.map((text, column) => (column === 5 ? long : text)));
    const pages = await pagesOf(
      await writeFeedback(
        { ...feedback, criteria: { ...feedback.criteria, rows } },
        { creator: "", date: "2026-12-05" },
      ),
    );
    const all = pages.join("");
    expect(pages.length).toBeGreaterThan(2);
    expect(all.split("未按规定时限公开并更新相关信息").length - 1).toBeGreaterThanOrEqual(
      rows.length * 60 - rows.length,
    );
    for (const [name = ""] of rows) expect(all).toContain(name);
  }, 120_000);
});
