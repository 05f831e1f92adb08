import { byStrokes } from "../../domain/notice/byStrokes.ts";
import { bodyLine, type OfficialDocument } from "../../domain/notice/officialDocument.ts";
import type { NoticeTemplate } from "../../domain/notice/noticeTemplate.ts";
import { writeYearNotice } from "../../domain/notice/writeYearNotice.ts";
import {
  groupResults,
  listOrder,
  type GroupResult,
  type UnitOrder,
  type YearResults,
} from "../../domain/notice/yearResults.ts";
import type { Place } from "../../domain/shared/place.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { Results } from "../computeResults.ts";
import type { State } from "../state.ts";
import { yearResultsOf } from "./yearResults.ts";

/** How to publish (公布要求): the template, where its lines stand, and the day, ISO. */
export type PublishingTerms = {
  readonly template: NoticeTemplate;
  readonly placeOf: (line: number) => Place;
  readonly date: string;
};

export const notLocked = "公布时全年考核尚未锁定，结果可能因申诉、更正变动，以锁定后公布的为准。";

/** The year's notice with what it was written from (年度通报与其依据); `issues` say what of the template stayed out. */
export type WrittenNotice = {
  readonly year: YearResults;
  readonly groups: readonly GroupResult[];
  readonly notice: OfficialDocument;
  readonly issues: readonly Issue[];
};

/**
 * The year's notice as it is published (年度通报), saying where the year is not locked yet.
 *
 * @param line pins down the ledger, in one line
 */
export const yearNotice = (
  state: State,
  results: Results,
  { template, placeOf, date }: PublishingTerms,
  line: string,
): WrittenNotice => {
  const year = yearResultsOf(state, results);
  const groups = groupResults(year, orderOf(template, state.units));
  const { document, issues } = writeYearNotice(year, groups, template, date, line, placeOf);
  const notice = state.locked.length > 0 ? document : { ...document, body: [...document.body, bodyLine(notLocked)] };
  return { year, groups, notice, issues };
};

/** By strokes of the name (笔画), or as the list of units has them. */
const orderOf = ({ heads }: NoticeTemplate, units: State["units"]): UnitOrder =>
  heads.get("并列排序") === "笔画" ? (one, other) => byStrokes(one.name, other.name) : listOrder(units);
