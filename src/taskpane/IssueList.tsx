import type { ReactNode } from "react";

import { issueLine, type Language } from "../app/wording/issueText.ts";
import type { Issue } from "../domain/shared/result.ts";

type Props = {
  readonly issues: readonly Issue[];
  readonly language: Language;
  /** Says how many more there are; opened, they are shown. */
  readonly more: (count: number) => string;
};

/** More than this many lines at once are no help in a pane. */
const most = 5;

/** What was noted on a document as a whole, the rest folded where there is much. */
export const IssueList = ({ issues, language, more }: Props): ReactNode => {
  const line = (issue: Issue, index: number): ReactNode => <li key={index}>{issueLine(issue, language)}</li>;
  const rest = issues.slice(most);
  return (
    <>
      {issues.length > 0 && <ul className="issues">{issues.slice(0, most).map(line)}</ul>}
      {rest.length > 0 && (
        <details>
          <summary>{more(rest.length)}</summary>
          <ul className="issues">{rest.map(line)}</ul>
        </details>
      )}
    </>
  );
};
