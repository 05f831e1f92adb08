import type { Hashes } from "../../domain/ledger/digest.ts";
import { groupFeedback, type Feedback } from "../../domain/notice/feedback.ts";
import { dayText, type OfficialDocument } from "../../domain/notice/officialDocument.ts";
import { officialText } from "../../domain/notice/officialText.ts";
import type { RankingPage } from "../../domain/notice/rankingPage.ts";
import { pointsText, rankingTables } from "../../domain/notice/resultTables.ts";
import { vetoNotes } from "../../domain/notice/vetoNotes.ts";
import { disclosureOf, dueDayOf } from "../../domain/notice/writeYearNotice.ts";
import type { Disclosure } from "../../domain/notice/yearResults.ts";
import { exact } from "../../domain/shared/exact.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { feedbackSheet, publishedSheet } from "../../workbook/sheets/publishedSheets.ts";
import type { Results } from "../computeResults.ts";
import { fileNameOf } from "../fileNameOf.ts";
import { nameOf } from "../nameOf.ts";
import type { CsvTable } from "../ports.ts";
import { closeCallCheck } from "../robustness/closeCallCheck.ts";
import { withoutSalts } from "../saltedResults.ts";
import type { Assessment, PublishedResult, State } from "../state.ts";
import { checkpointFiles, type Signer } from "./checkpointFiles.ts";
import { receiptFiles } from "./receiptFiles.ts";
import { receiptPage, type ReceiptGrounds } from "./receiptPage/receiptPage.ts";
import { notLocked, yearNotice, type PublishingTerms } from "./yearNotice.ts";

/** A file to publish (公布文件): its path within the folder, and its content as plain data for the host to write. */
export type PublishedFile = { readonly path: string } & (
  | { readonly kind: "text"; readonly content: string }
  | { readonly kind: "table"; readonly content: Pick<CsvTable, "header" | "rows"> }
  | { readonly kind: "document"; readonly content: OfficialDocument }
  | { readonly kind: "feedback"; readonly content: Feedback; readonly issuer: string; readonly date: string }
  | { readonly kind: "page"; readonly content: RankingPage }
  | { readonly kind: "sheets"; readonly content: readonly SheetLayout[] }
);

/** What is published; what of the template stayed out of it, and which ranks are close calls. */
export type Publication = { readonly files: readonly PublishedFile[]; readonly issues: readonly Issue[] };

/**
 * Everything that is published of an assessment (公布材料): the notice, the ranking as workbook, table, data and page, one
 * feedback a unit, and the checkpoint that pins the ledger down.
 *
 * @param assessment after its results were recorded as published
 * @param signer signs the checkpoint; null where the office's key is not at hand
 */
export const publication = (
  assessment: Assessment,
  results: Results,
  terms: PublishingTerms,
  hashes: Hashes,
  signer: Signer | null,
): Publication => {
  const { state } = assessment;
  const { template, date } = terms;
  const disclosure = disclosureOf(template);
  const checkpoint = checkpointFiles(assessment, hashes, signer);
  const { line } = checkpoint;
  const { year, groups, notice, issues } = yearNotice(state, results, terms, line);
  const locked = state.locked.length > 0;
  const notes = [...(locked ? [] : [notLocked]), ...(disclosure === "scores" ? vetoNotes(groups) : [])];
  const tables = rankingTables(groups, year.lastYear, disclosure);
  const title = `${year.jurisdiction}${year.scheme.year}年政务公开工作考核结果`;
  const issuer = notice.signature;
  const order = groups.flatMap(({ rows }) => rows).map(({ unit }) => unit.id);
  // Those who share a rank stand in one order in every file.
  const inOrder = [...state.published].sort((a, b) => order.indexOf(a.unit) - order.indexOf(b.unit));
  const feedback = groups.flatMap((group) => groupFeedback(year, group));
  const files: readonly PublishedFile[] = [
    { path: "notice.docx", kind: "document", content: notice },
    { path: "notice.txt", kind: "text", content: officialText(notice) },
    {
      path: "ranking.xlsx",
      kind: "sheets",
      content: [publishedSheet("排名", title, [...notes, `存证：${line}`], tables)],
    },
    { path: "ranking.csv", kind: "table", content: rankingTable(state, inOrder, disclosure) },
    {
      path: "ranking.json",
      kind: "text",
      content: `${JSON.stringify(rankingData(state, inOrder, disclosure), null, 2)}\n`,
    },
    {
      path: "ranking.html",
      kind: "page",
      content: {
        title,
        issuer,
        due: dueDayOf(template),
        published: dayText(date),
        notes,
        tables,
        checkpoint: line,
      },
    },
    ...checkpoint.files,
    { path: "receipt.html", kind: "text", content: receiptPage(title, groundsIn(checkpoint.files), hashes.sha256) },
    ...receiptFiles(assessment, hashes.sha256),
    ...feedback.flatMap(({ unit, feedback: content }): readonly PublishedFile[] => {
      const fileOf = (ending: string): string => `feedback/${fileNameOf(nameOf(state.units, unit), unit, ending)}`;
      return [
        { path: fileOf("docx"), kind: "feedback", content, issuer, date },
        { path: fileOf("xlsx"), kind: "sheets", content: [feedbackSheet(content)] },
      ];
    }),
  ];
  return { files, issues: [...issues, ...closeCallCheck(state, results)] };
};

/** What is published beside the page on which receipts are checked. */
const groundsIn = (files: ReturnType<typeof checkpointFiles>["files"]): ReceiptGrounds => {
  const said = (name: string): string => files.find(({ path }) => path === name)?.content ?? "";
  return { checkpoint: said("checkpoint.txt"), key: said("office.pub") };
};

/** What everybody may see of a result. */
const disclosed = (result: PublishedResult, disclosure: Disclosure): PublishedResult =>
  disclosure === "scores" ? result : { ...result, total: null, rank: null, contribution: null };

const rankingTable = (
  state: State,
  published: State["published"],
  disclosure: Disclosure,
): Pick<CsvTable, "header" | "rows"> => {
  const names = namesOf(state);
  return disclosure === "grades"
    ? {
        header: ["分组", "单位", "等次"],
        rows: published.map(({ unit, group, grade }) => [names.group(group), names.unit(unit), grade]),
      }
    : {
        header: ["分组", "名次", "单位", "总分", "等次", "绩效得分"],
        rows: published.map(({ unit, group, total, rank, grade, contribution }) => [
          names.group(group),
          rank === null ? "不排名" : String(rank),
          names.unit(unit),
          total ?? "无",
          grade,
          contribution === null ? "无" : pointsText(exact(contribution)),
        ]),
      };
};

const rankingData = (state: State, published: State["published"], disclosure: Disclosure) => {
  const names = namesOf(state);
  return {
    format: "kaoping-ranking/1",
    title: state.scheme?.title,
    year: state.scheme?.year,
    locked: state.locked.length > 0,
    results: withoutSalts(published).map((result) => ({
      ...disclosed(result, disclosure),
      unitName: names.unit(result.unit),
      groupName: names.group(result.group),
    })),
  };
};

const namesOf = ({ units, scheme }: State) => ({
  unit: (id: string): string => nameOf(units, id),
  group: (id: string): string => nameOf(scheme?.groups ?? [], id),
});
