import { describe, expect, it } from "vitest";

import { assessmentCheckpoint } from "../../../src/app/assessmentCheckpoint.ts";
import { computeResults, publishedResults } from "../../../src/app/computeResults.ts";
import { dispatchAll } from "../../../src/app/dispatchAll.ts";
import { checkpointLine } from "../../../src/app/publishing/checkpointFiles.ts";
import { noticePreview } from "../../../src/app/publishing/noticePreview.ts";
import { producePublication } from "../../../src/app/publishing/producePublication.ts";
import { publication } from "../../../src/app/publishing/publication.ts";
import { rankingOverview } from "../../../src/app/publishing/rankingOverview.ts";
import { emptyAssessment, type Assessment, type State } from "../../../src/app/state.ts";
import { readNoticeTemplate } from "../../../src/domain/notice/noticeTemplate.ts";
import { officialPages } from "../../../src/domain/notice/officialPages.ts";
import type { OfficialPage } from "../../../src/domain/notice/pagePiece.ts";
import { shippedTemplate } from "../../../src/domain/notice/shippedTemplate.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { readCheckpoint } from "../../../src/domain/ledger/checkpoint.ts";
import { files as hostFiles } from "../../../src/hosts/files/files.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { salted } from "../../fixtures/salted.ts";
import {
  after,
  publishedAssessment,
  scoredAssessment,
  smallBreakdown,
  stampAt,
} from "../../fixtures/smallAssessment.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

const at = () => wholeAssessment;
const terms = (text = shippedTemplate) => ({
  template: valueOf(readNoticeTemplate(text, at)),
  placeOf: at,
  date: "2026-12-05",
});
const publish = (assessment: Assessment, text?: string) =>
  publication(assessment, valueOf(computeResults(assessment.state)), terms(text), hashes, null).files;

const sample = (): Assessment => {
  const { scheme, units, reviewers, observations } = sampleYear();
  const changes = [
    { change: { kind: "document-loaded", rows: [smallBreakdown] } },
    { change: { kind: "scheme-set", rows: [scheme] } },
    { change: { kind: "units-set", rows: units } },
    { change: { kind: "reviewers-set", rows: reviewers } },
    { change: { kind: "observations-recorded", rows: observations } },
  ] as const;
  const scored = valueOf(dispatchAll(emptyAssessment, changes, stampAt(0), sha256));
  return after(scored, {
    kind: "results-published",
    rows: salted(publishedResults(valueOf(computeResults(scored.state)))),
  });
};

const year = sample();
const files = publish(year);
const textOf = (path: string): string => {
  const file = files.find((one) => one.path === path);
  return file?.kind === "text" ? file.content : "";
};

describe("what is published of a year", () => {
  it("is the notice, the ranking as table and as data, the checkpoint, and one feedback and one receipt a unit", () => {
    const paths = files.map(({ path }) => path);
    expect(paths.slice(0, 8)).toEqual([
      "notice.docx",
      "notice.txt",
      "ranking.xlsx",
      "ranking.csv",
      "ranking.json",
      "ranking.html",
      "checkpoint.txt",
      "receipt.html",
    ]);
    expect(paths.slice(8)).toHaveLength(60);
    expect(paths).toContain("feedback/石榆县-syx.docx");
    expect(paths).toContain("feedback/石榆县-syx.xlsx");
    expect(paths.filter((path) => path.startsWith("receipts/"))).toHaveLength(20);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("is what the preview showed as pages, but for the roots, which are not known before", () => {
    const unpublished: Assessment = { state: { ...year.state, published: [] }, ledger: year.ledger.slice(0, -1) };
    const results = valueOf(computeResults(unpublished.state));
    const pages = valueOf({ ...noticePreview(unpublished, results, terms()), issues: [] });
    const document = files.find(({ path }) => path === "notice.docx");
    const published = document?.kind === "document" ? officialPages(document.content) : [];
    const said = (all: readonly OfficialPage[]): readonly string[] =>
      all.map(({ pieces }) => JSON.stringify(pieces)).filter((page) => !page.includes("存证"));
    expect(pages).toHaveLength(published.length);
    expect(said(pages)).toEqual(said(published));
    expect(JSON.stringify(pages)).toContain(`${year.ledger.length} 条记录，`);
  });

  it("says in the notice and the data whether the year was locked, and warns whoever publishes one that is not", () => {
    expect(textOf("notice.txt")).toContain("公布时全年考核尚未锁定");
    expect(JSON.parse(textOf("ranking.json"))).toMatchObject({ locked: false });
    const rows = salted(publishedResults(valueOf(computeResults(year.state))));
    const locked = after(year, { kind: "year-locked", rows });
    const again = dispatchAll(locked, [{ change: { kind: "results-published", rows } }], stampAt(59), sha256);
    expect(again.issues).toEqual([]);
    const early = dispatchAll(year, [{ change: { kind: "results-published", rows } }], stampAt(59), sha256);
    expect(early.issues.map(({ code, severity }) => [code, severity])).toEqual([["published-unlocked", "warning"]]);
    const notice = publish(valueOf(again)).find(({ path }) => path === "notice.txt");
    expect(notice?.kind === "text" && notice.content).not.toContain("尚未锁定");
  });

  it("says so on the web page too, which is what most people see", () => {
    const page = files.find(({ path }) => path === "ranking.html");
    expect(page?.kind === "page" && page.content.notes.join()).toContain("尚未锁定");
  });

  it("has those who share a rank in one order in every file, as the template says", () => {
    const order = (text: string) => {
      const made = publish(year, text);
      const table = made.find(({ path }) => path === "ranking.csv");
      const data = made.find(({ path }) => path === "ranking.json");
      const names = table?.kind === "table" ? table.content.rows.map((row) => row[2]) : [];
      const { results } = JSON.parse(data?.kind === "text" ? data.content : "") as { results: { unitName: string }[] };
      expect(results.map(({ unitName }) => unitName)).toEqual(names);
      return names.filter((name) => name === "市教育局" || name === "市民政局");
    };
    // 民 has five strokes, 教 eleven; in the list of units 市教育局 comes first.
    expect(order(shippedTemplate)).toEqual(["市教育局", "市民政局"]);
    expect(order(shippedTemplate.replace("并列排序：机构序列", "并列排序：笔画"))).toEqual(["市民政局", "市教育局"]);
  });

  it("says the same in the table, the data and the notice", () => {
    const table = files.find(({ path }) => path === "ranking.csv");
    const rows = table?.kind === "table" ? table.content.rows : [];
    const data = JSON.parse(textOf("ranking.json")) as { results: Record<string, unknown>[] };
    expect(rows).toHaveLength(20);
    rows.forEach((row, index) => {
      const one = data.results[index];
      expect(row).toEqual([
        one?.["groupName"],
        String(one?.["rank"]),
        one?.["unitName"],
        one?.["total"],
        one?.["grade"],
        one?.["contribution"],
      ]);
      expect(textOf("notice.txt")).toContain(`\t${row[2] ?? ""}\t${row[3] ?? ""}\t${row[4] ?? ""}\t`);
    });
    expect(rows.at(-1)).toEqual(["县（市、区）", "6", "石榆县", "57.76", "不合格", "2.3104"]);
  });

  it("has no reviewer's name or id in any file", () => {
    const all = files.map((file) => (file.kind === "text" ? file.content : JSON.stringify(file.content))).join("\n");
    for (const { id, name } of year.state.reviewers) {
      expect(all).not.toContain(name);
      expect(all).not.toMatch(new RegExp(`"${id}"`, "u"));
    }
    expect(files.map(({ path }) => path).join()).not.toContain("评审人");
  });

  it("discloses grades only where the template says so", () => {
    const grades = publish(year, shippedTemplate.replace(/^公布方式：.*$/mu, "公布方式：等次名单"));
    const shared = grades.filter(({ path }) => !/^(?:feedback|receipts)\//u.test(path) && path !== "checkpoint.txt");
    const text = JSON.stringify(shared);
    expect(text).not.toContain("57.76");
    expect(text).not.toContain("2.3104");
    expect(text).toContain("不合格");
  });

  it("has in a unit's feedback no other unit", () => {
    for (const { id, name } of year.state.units) {
      const own = files.find(({ path }) => path.endsWith(`-${id}.docx`));
      const text = own ? JSON.stringify(own.content) : "";
      expect(text).toContain(name);
      for (const other of year.state.units) if (other.id !== id) expect(text).not.toContain(other.name);
    }
  });

  it("gives a unit the reasons that were written of it, and no other unit's", () => {
    const feedback = publish(publishedAssessment()).filter(({ path }) => path.startsWith("feedback/"));
    const having = feedback.filter((file) => JSON.stringify(file.content).includes("没有这项职责"));
    expect(having.map(({ path }) => path)).toEqual(["feedback/市财政局-czj.docx", "feedback/市财政局-czj.xlsx"]);
  });

  it("is pinned down by the checkpoint of the ledger after publishing", () => {
    const checkpoint = valueOf(readCheckpoint(textOf("checkpoint.txt"), "checkpoint.txt"));
    expect(checkpoint).toEqual({ checkpoint: assessmentCheckpoint(year.ledger, hashes), note: null });
    expect(textOf("notice.txt")).toContain(`可用公布的存证核验：${checkpointLine(checkpoint.checkpoint)}。`);
  });

  it("has no salt anywhere but each unit's own in its receipt", () => {
    const all = year.state.published.map(({ unit, salt }) => ({ unit, salt }));
    for (const file of files) {
      const text = file.kind === "text" ? file.content : JSON.stringify(file.content);
      const own = all.filter(({ salt }) => text.includes(salt)).map(({ unit }) => unit);
      const [, unit] = /^receipts\/.*-([^-]+)\.json$/u.exec(file.path) ?? [];
      expect(own, file.path).toEqual(unit === undefined ? [] : [unit]);
    }
  });

  it("is the same each time", () => {
    expect(publish(publishedAssessment())).toEqual(publish(publishedAssessment()));
  });

  it("says of a unit without a total that it has none and is not ranked, in words and not by a blank", () => {
    const { state, ledger } = publishedAssessment();
    const published = state.published.map((result, at) =>
      at === 0 ? { ...result, total: null, rank: null, contribution: null } : result,
    );
    const table = publish({ state: { ...state, published }, ledger }).find(({ path }) => path === "ranking.csv");
    const rows = table?.kind === "table" ? table.content.rows : [];
    const name = state.units.find(({ id }) => id === published[0]?.unit)?.name;
    expect(rows.find(([, , unit]) => unit === name)).toMatchObject({ 1: "不排名", 3: "无", 5: "无" });
    expect(rows.filter((row) => row.includes("不排名"))).toHaveLength(1);
  });

  it("is previewed with the key by which it will be signed", () => {
    const { state, ledger } = scoredAssessment();
    const preview = (keys: State["keys"]): string =>
      JSON.stringify(noticePreview({ state: { ...state, keys }, ledger }, valueOf(computeResults(state)), terms()));
    const publicKey = "C2SPsigner";
    expect(preview([])).not.toContain(publicKey);
    expect(preview([{ name: "公开办", publicKey, first: "经办人", second: null, reason: "启用" }])).toContain(
      publicKey,
    );
  });

  it("is not made at all where a file of it would name a reviewer, and then says which", async () => {
    const { state, ledger } = publishedAssessment();
    const made = publication({ state, ledger }, valueOf(computeResults(state)), terms(), hashes, null);
    const heard: string[] = [];
    const produce = (of: State) =>
      producePublication(hostFiles, made, of, "2026-12-05T00:00:00Z", (done, all, next) => {
        heard.push(`${done} of ${all}: ${next}`);
      });
    const whole = await produce(state);
    expect(whole.ok && whole.value.map(({ path }) => path)).toEqual(made.files.map(({ path }) => path));
    expect(heard[0]).toBe(`0 of ${made.files.length}: notice.docx`);
    const reviewers = [{ id: "x", name: "市财政局得分", party: "office", weight: null }];
    const named = made.files.map((file) =>
      file.path === "notice.txt" && file.kind === "text" ? { ...file, content: "据市财政局得分反映" } : file,
    );
    const refused = await producePublication(
      hostFiles,
      { ...made, files: named },
      { ...state, reviewers },
      "2026-12-05T00:00:00Z",
      () => undefined,
    );
    expect(refused.ok).toBe(false);
    expect(refused.issues.map(({ code, place }) => [code, place])).toEqual([
      ["published-reviewer", { kind: "file", name: "notice.txt" }],
    ]);
  });

  it("has no ranking to show at work before there is a scheme", () => {
    expect(rankingOverview(emptyAssessment.state, { scores: [], ranking: { groups: [] } })).toEqual([]);
  });

  it("cannot be made without a scheme", () => {
    expect(() => publication(emptyAssessment, { scores: [], ranking: { groups: [] } }, terms(), hashes, null)).toThrow(
      RangeError,
    );
  });
});
