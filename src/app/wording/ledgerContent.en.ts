import type { ContentKind } from "../../workbook/sheets/ledgerContent.ts";

/** What stands before the names of a kind in English: of one, and of several. */
export const ledgerContentEn: Readonly<Record<ContentKind, readonly [one: string, many: string]>> = {
  title: ["", ""],
  people: ["", ""],
  units: ["Unit: ", "Units: "],
  newReviewers: ["Reviewer: ", "Reviewers: "],
  reviewers: ["Reviewer: ", "Reviewers: "],
  criteria: ["Criterion: ", "Criteria: "],
  findings: ["Finding: ", "Findings: "],
  appeals: ["Appeal: ", "Appeals: "],
};
