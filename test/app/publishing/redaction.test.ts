import { homedir, tmpdir } from "node:os";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { computeResults, publishedResults } from "../../../src/app/computeResults.ts";
import { dispatchAll } from "../../../src/app/dispatchAll.ts";
import { publication } from "../../../src/app/publishing/publication.ts";
import { produceFile } from "../../../src/app/publishing/produceFile.ts";
import { publishingCheck } from "../../../src/app/publishing/publishingCheck.ts";
import { checkRedaction, eachOnce } from "../../../src/app/publishing/redaction.ts";
import { emptyAssessment } from "../../../src/app/state.ts";
import { readNoticeTemplate } from "../../../src/domain/notice/noticeTemplate.ts";
import { pointsText } from "../../../src/domain/notice/resultTables.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { shippedTemplate } from "../../../src/domain/notice/shippedTemplate.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { feedbackSheet } from "../../../src/workbook/sheets/publishedSheets.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { anyYear } from "../../fixtures/anyYear.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { salted } from "../../fixtures/salted.ts";
import { collectedAssessment, publishedAssessment, stampAt } from "../../fixtures/smallAssessment.ts";
import { runs, seed } from "../../soak.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

/** Names as they come: with quotes and signs of markup, very long, with spaces. */
const oddNames = [
  "市“放管服”改革办公室<A&B>",
  "市退役军人事务局（市双拥工作领导小组办公室、市军民融合发展委员会办公室、市国防动员委员会综合办公室）",
  "市　大数据　局",
];

const { state } = publishedAssessment();
const found = (part: string, text: string) =>
  checkRedaction(state)([{ file: "notice.docx", part, text }]).map(({ code, data }) => [code, ...Object.values(data)]);
const [reviewer] = state.reviewers;

describe("what was produced for publication", () => {
  it("may name no reviewer", () => {
    expect(found("word/document.xml", `据${reviewer?.name ?? ""}反映`)).toEqual([
      ["published-reviewer", reviewer?.name, `据${reviewer?.name ?? ""}反映`],
    ]);
    expect(found("word/document.xml", "据反映")).toEqual([]);
  });

  it("may name none whose name has to be written with entities, nor takes the next cell for a part of a path", async () => {
    const reviewers = [{ id: "x", name: "A&B <乙>", party: "office", weight: null }];
    const rows = [["据 A&B <乙> 反映", "D:\\证据\\1.png", "后一格"]];
    const feedback = { title: "反馈", summary: [], criteria: { header: ["一", "二", "三"], rows }, stages: null };
    const bytes = await files.writeFeedback(feedback, { creator: "", date: "2026-12-05" });
    const book = await files.writeBook([feedbackSheet(feedback)], "2026-12-05T00:00:00Z");
    for (const content of [bytes, book]) {
      const parts = files.textParts(content).map((part) => ({ file: "a", ...part }));
      const issues = checkRedaction({ ...state, reviewers })(parts);
      expect(issues.map(({ code }) => code)).toContain("published-reviewer");
      const paths = issues.filter(({ code }) => code === "published-path").map(({ data }) => data["path"]);
      expect(new Set(paths)).toEqual(new Set(["D:\\证据\\1.png"]));
    }
  });

  it("is said once for each reviewer, with the words around and the number of files", () => {
    const reviewers = [{ id: "x", name: "专家", party: "office", weight: null }];
    const text = (part: string) => ({ file: part, part: "", text: `<c>第三条</c><c>经专家评审，公开不及时</c>` });
    const issues = eachOnce(checkRedaction({ ...state, reviewers })([text("a.docx"), text("b.docx"), text("b.docx")]));
    expect(issues).toEqual([
      {
        code: "published-reviewer",
        severity: "error",
        place: { kind: "file", name: "a.docx" },
        data: { reviewer: "专家", text: "经专家评审，公开不及时", files: 2 },
      },
    ]);
  });

  it("may name a unit whose name a reviewer's is part of", () => {
    const named = { ...state, reviewers: [{ id: "x", name: "财政局", party: "office", weight: null }] };
    const parts = (text: string) => [{ file: "a", part: "", text }];
    expect(checkRedaction(named)(parts("市财政局得分"))).toEqual([]);
    expect(checkRedaction(named)(parts("财政局说")).map(({ code }) => code)).toEqual(["published-reviewer"]);
  });

  it("may have neither comments nor hidden sheets nor folders of the machine", () => {
    expect(found("word/comments.xml", "<w:comments/>")).toEqual([["published-comment"]]);
    expect(found("xl/workbook.xml", '<sheet name="a" sheetId="1" state="veryHidden" r:id="r"/>')).toEqual([
      ["published-hidden-sheet"],
    ]);
    for (const path of ["C:\\Users\\a\\年度.xlsx", "/home/a/b.xlsx", "\\\\server\\share\\b", "file:///D:/b.pdf"]) {
      expect(found("", `见 ${path} 。`)).toEqual([["published-path", path]]);
    }
    expect(found("", "见 https://www.example.cn/home/index.html")).toEqual([]);
  });

  // Must show 3 of the issue: every file is opened and searched, in generated years.
  it(
    "names no reviewer, no folder, and where grades alone are disclosed no score, in any file of any year",
    { timeout: 600_000 },
    async () => {
      const make = {
        rules: "typed",
        weights: "points",
        order: "criterion-first",
        adjusted: false,
        saying: "everything",
      } as const;
      let [searched, unscored] = [0, 0];
      const folders = [process.cwd(), homedir(), tmpdir()].filter((path) => path.length > 5);
      await fc.assert(
        fc.asyncProperty(anyYear(make), fc.boolean(), async ({ assessed, observations }, graded) => {
          const units = assessed.units.map((unit, index) => ({ ...unit, name: oddNames[index] ?? unit.name }));
          const made = dispatchAll(
            emptyAssessment,
            [
              { change: { kind: "scheme-set", rows: [assessed.scheme] } },
              { change: { kind: "units-set", rows: units } },
              {
                change: {
                  kind: "reviewers-set",
                  rows: assessed.reviewers.map((one, index) => ({ ...one, name: `王某${index}先生` })),
                },
              },
              { change: { kind: "observations-recorded", rows: observations } },
            ],
            stampAt(0),
            sha256,
          );
          fc.pre(made.ok);
          const scored = valueOf({ ...made, issues: [] });
          const results = computeResults(scored.state);
          fc.pre(results.ok);
          const change = { kind: "results-published", rows: salted(publishedResults(valueOf(results))) } as const;
          const published = valueOf({ ...dispatchAll(scored, [{ change }], stampAt(59), sha256), issues: [] });
          const at = () => wholeAssessment;
          const text = graded ? shippedTemplate.replace(/^公布方式：.*$/mu, "公布方式：等次名单") : shippedTemplate;
          const terms = { template: valueOf(readNoticeTemplate(text, at)), placeOf: at, date: "2026-12-05" };
          const scores = published.state.published.flatMap(({ total, contribution }) =>
            [total, contribution && pointsText(exact(contribution))].filter((said) => /\.\d{2}/u.test(said ?? "")),
          );
          for (const file of publication(published, valueOf(results), terms, hashes, null).files) {
            const content = await produceFile(files, file, "2026-12-05T00:00:00Z");
            const parts = files.textParts(content).map((part) => ({ file: file.path, ...part }));
            expect(checkRedaction(published.state)(parts)).toEqual([]);
            for (const { text, part } of parts) {
              expect(text).not.toContain("王某");
              expect(part).not.toMatch(/comment/iu);
              for (const folder of folders) expect(text).not.toContain(folder);
              // A unit's own feedback and receipt say its own score; what everybody sees says none.
              if (!graded || /^(?:feedback|receipts)\//u.test(file.path)) continue;
              const read = text.replace(/<[^>]*>/gu, "\n");
              for (const score of scores)
                expect(read).not.toMatch(new RegExp(`(?<![\\d.])${score?.replace(".", "\\.") ?? ""}(?![\\d.])`, "u"));
              unscored += scores.length;
              searched++;
            }
          }
        }),
        { seed, numRuns: process.env["KAOPING_SOAK"] === "1" ? 200 : Math.min(10, runs(10)) },
      );
      expect(searched).toBeGreaterThan(100);
      expect(unscored).toBeGreaterThan(20);
    },
  );
});

describe("before publishing", () => {
  it("nothing is said of a year that has nothing open", () => {
    expect(publishingCheck(emptyAssessment.state)).toEqual([]);
  });

  it("open appeals, findings that were not put right and claims without evidence are named with their units", () => {
    const collected = collectedAssessment().state;
    const unit = collected.units[0];
    const finding = {
      id: "q1-1",
      round: "y",
      unit: unit?.id ?? "",
      criterion: "c1",
      kind: "k",
      count: "1",
      date: "2026-03-01",
      due: null,
      rectified: null,
      recheck: null,
      clause: "",
      evidence: "",
    };
    const appeal = {
      id: "a1",
      unit: unit?.id ?? "",
      criterion: "c1",
      finding: null,
      ground: "已公开",
      evidence: "",
      served: "2026-11-01",
      filed: "2026-11-02",
      decision: null,
    };
    const claims = [{ task: "1", state: "done", account: "", evidence: " " }] as const;
    const open = {
      ...collected,
      findings: [finding],
      appeals: [appeal],
      selfEvaluations: [{ unit: unit?.id ?? "", form: "f", claims }],
    };
    expect(
      publishingCheck(open as unknown as typeof collected).map(({ code, severity, data }) => [code, severity, data]),
    ).toEqual([
      ["appeals-open", "warning", { appeals: "a1" }],
      ["findings-unrectified", "warning", { count: 1, units: unit?.name }],
      ["claims-unproved", "warning", { count: 1, units: unit?.name }],
    ]);
  });
});
