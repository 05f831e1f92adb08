import { useEffect, useState, type ReactNode } from "react";

import type { FindingLine } from "../app/session/findingsView.ts";
import type { Language } from "../app/wording/issueText.ts";
import { FilePicker } from "./FilePicker.tsx";
import { Pager } from "./Pager.tsx";
import { pagesOf } from "./reviewView.ts";
import { issueMessages, type Pane } from "./usePane.ts";
import { wordingIn } from "./wordingIn.ts";

const pageSize = 10;

/** 问题台账: what was found in the year's rounds and what became of it; further findings and rechecks come in by file. */
export const Findings = ({ pane, language }: { readonly pane: Pane; readonly language: Language }): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.findings;
  const { punctuation } = words;
  const [lines, setLines] = useState<readonly FindingLine[]>([]);
  const [page, setPage] = useState(0);
  const { session, year } = pane;
  useEffect(() => {
    let current = true;
    void session.findings().then((found) => {
      if (current) setLines(found);
    });
    return () => {
      current = false;
    };
  }, [session, year]);
  const shown = lines.slice(page * pageSize, (page + 1) * pageSize);
  return (
    <section aria-labelledby="findings">
      <h3 id="findings">{words.heading(lines.length)}</h3>
      {lines.length === 0 && <p>{words.none}</p>}
      <ul className="cards" role="list">
        {shown.map((line) => (
          <li key={line.id} className={line.status}>
            <h4>
              {`${line.unit}${punctuation.colon}${line.kind} × ${line.count}`}{" "}
              <em className="state">
                <span aria-hidden="true">{words.marks[line.status]}</span> {words.status[line.status](line.left)}
              </em>
            </h4>
            <p>
              {[line.id, line.round, line.date, ...(line.due ? [words.due(line.due)] : [])].join(punctuation.comma)}
            </p>
            <p>
              {line.criterion}
              {line.clause && `${punctuation.colon}${line.clause}`}
              {line.evidence && punctuation.aside(line.evidence)}
            </p>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pagesOf(lines.length)} go={setPage} words={wording.review} />
      <div className="buttons">
        <FilePicker
          label={words.takeFile}
          accept=".csv"
          several
          busy={pane.busy}
          take={(files) => pane.change((asked, actor) => asked.takeFindings(files, actor), words.taken)}
          refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
        />
      </div>
    </section>
  );
};
