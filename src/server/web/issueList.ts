import { issueText, placeText } from "../../app/wording/issueText.ts";
import type { Issue } from "../../domain/shared/result.ts";
import { html, type Markup } from "./markup.ts";

/** What was found in a file, a sentence each: where, what, what to do; errors first (查验意见). */
export const issueList = (issues: readonly Issue[]): Markup => {
  const order = { error: 0, warning: 1, note: 2 };
  const sorted = [...issues].sort((a, b) => order[a.severity] - order[b.severity]);
  return html`<ol>
    ${sorted.map(
      (issue) =>
        html`<li>
          <strong>${placeText(issue.place, "zh")}</strong> ${issueText(issue, "zh")}
          <span class="en" lang="en">${issueText(issue, "en")}</span>
        </li> `,
    )}
  </ol>`;
};

/** How many findings there are of errors, and of the others. */
export const errorsIn = (issues: readonly Issue[]): number =>
  issues.filter(({ severity }) => severity === "error").length;
