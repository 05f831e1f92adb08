import type { ReactNode } from "react";

import { issueLine, type Language } from "../app/wording/issueText.ts";
import type { Issue, Severity } from "../domain/shared/result.ts";
import { wordingIn } from "./wordingIn.ts";

/** More than this many lines are no help in a pane; the rest is folded. */
const most = 5;

const looks = { error: "error", warning: "warning", note: "note" } as const;

type Props = { readonly issues: readonly Issue[]; readonly language: Language };

/** What an action found, the worst deciding how it looks; every line says what, where and what to do. */
export const IssueLines = ({ issues, language }: Props): ReactNode => {
  const rest = issues.slice(most);
  const line = (issue: Issue, index: number): ReactNode => <li key={index}>{issueLine(issue, language)}</li>;
  return (
    <div className={`message ${looks[worst(issues)]}`}>
      <ul className="issues">{issues.slice(0, most).map(line)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{wordingIn(language).more(rest.length)}</summary>
          <ul className="issues">{rest.map(line)}</ul>
        </details>
      )}
    </div>
  );
};

const worst = (issues: readonly Issue[]): Severity =>
  (["error", "warning"] as const).find((severity) => issues.some((issue) => issue.severity === severity)) ?? "note";
