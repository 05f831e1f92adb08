import { under } from "../shared/under.ts";
import type { Place } from "../shared/place.ts";
import { wholeAssessment } from "../shared/place.ts";
import { warningAt, type Issue } from "../shared/result.ts";
import {
  fill,
  fillTemplate,
  gapIn,
  isoDay,
  type FieldTexts,
  type NoticeTemplate,
  type TemplateHead,
} from "./noticeTemplate.ts";
import { bodyLine, dayText, type Attachment, type OfficialDocument } from "./officialDocument.ts";
import { mostColumns, pointsTables, rankingTables } from "./resultTables.ts";
import { beforeVeto, vetoNotes } from "./vetoNotes.ts";
import { yearTexts } from "./yearTexts.ts";
import type { Disclosure, GroupResult, YearResults } from "./yearResults.ts";

/** How a template wants results to be disclosed. */
export const disclosureOf = ({ heads }: NoticeTemplate): Disclosure =>
  heads.get("公布方式") === "等次名单" ? "grades" : "scores";

/** By when the results were to be published, as it is printed; empty where the template does not say. */
export const dueDayOf = ({ heads }: NoticeTemplate): string => dayText(isoDay(heads.get("应公布日期") ?? "") ?? "");

/**
 * The year's notice as an official document (年度通报): the template filled from the results, and the tables that go with it.
 *
 * @param date the day of publication, ISO
 * @param checkpoint the line that pins down the ledger the results were replayed from
 * @returns the document, and what stayed out of it: `notice-head-left-out` (head, field), `notice-title-gap` (head, field),
 *   `notice-title-absent`, `notice-points-left-out` (most) and the warnings of `fillTemplate`
 */
export const writeYearNotice = (
  results: YearResults,
  groups: readonly GroupResult[],
  template: NoticeTemplate,
  date: string,
  checkpoint: string,
  placeOf: (line: number) => Place,
): { readonly document: OfficialDocument; readonly issues: readonly Issue[] } => {
  const disclosure = disclosureOf(template);
  const known = { ...yearTexts(results, groups, disclosure), 公布日期: dayText(date), 存证: checkpoint };
  const bare: FieldTexts = { ...known, 发文机关: "", 整改期限: "" };
  const said = (head: TemplateHead, texts: FieldTexts): string => {
    const text = template.heads.get(head) ?? "";
    return gapIn(text, texts) !== undefined && head !== "标题" ? "" : fill(text, texts);
  };
  const texts: FieldTexts = { ...known, 发文机关: said("发文机关", bare), 整改期限: said("整改期限", bare) };
  const { lines, issues } = fillTemplate(template, texts, placeOf);
  const attachments = attachmentsOf(results, groups, disclosure);
  const day = (head: TemplateHead): string => isoDay(said(head, texts)) ?? "";
  const document: OfficialDocument = {
    mark: said("发文机关标志", texts),
    number: said("发文字号", texts),
    title: said("标题", texts),
    addressees: said("主送机关", texts),
    body: lines.map(bodyLine),
    attachments,
    signature: texts.发文机关,
    date: day("成文日期") || date,
    sealed: template.heads.get("加盖印章") !== "否",
    remark: said("附注", texts),
    copies: said("抄送", texts),
    printedBy: said("印发机关", texts),
    printedOn: day("印发日期"),
  };
  const gaps = [...template.heads].flatMap(([head, text]) => {
    const field = gapIn(text, head === "发文机关" || head === "整改期限" ? bare : texts);
    const place = placeOf(under(template.headLines, head));
    if (field === undefined) return [];
    return [warningAt(place, head === "标题" ? "notice-title-gap" : "notice-head-left-out", { head, field })];
  });
  return {
    document,
    issues: [
      ...gaps,
      ...(document.title === "" ? [warningAt(placeOf(1), "notice-title-absent")] : []),
      ...issues,
      ...(disclosure === "scores" && attachments.length === 1
        ? [warningAt(wholeAssessment, "notice-points-left-out", { most: mostColumns })]
        : []),
    ],
  };
};

const attachmentsOf = (
  results: YearResults,
  groups: readonly GroupResult[],
  disclosure: Disclosure,
): readonly Attachment[] => {
  const { scheme, lastYear } = results;
  const head = `${scheme.year}年政务公开工作考核`;
  const vetoed = disclosure === "scores" ? vetoNotes(groups) : [];
  const points = disclosure === "scores" ? pointsTables(results, groups) : null;
  return [
    {
      title: disclosure === "scores" ? `${head}结果` : `${head}等次名单`,
      tables: rankingTables(groups, lastYear, disclosure),
      notes: vetoed,
    },
    ...(points
      ? [{ title: `${head}各项得分`, tables: points, notes: vetoed.length > 0 ? [beforeVeto, ...vetoed] : [] }]
      : []),
  ];
};
