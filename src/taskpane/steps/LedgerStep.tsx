import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";

import type { LedgerPage } from "../../app/session/ledgerPage.ts";
import type { NamedBytes } from "../../app/session/setUp.ts";
import { ledgerContentText } from "../../app/wording/ledgerContentText.ts";
import { ledgerActionText } from "../../app/wording/ledgerActionText.ts";
import { Edits } from "../Edits.tsx";
import { FilePicker } from "../FilePicker.tsx";
import { Pager } from "../Pager.tsx";
import { SelfTest } from "../SelfTest.tsx";
import { Story } from "../Story.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { issueMessages, settle } from "../usePane.ts";
import { wordingIn } from "../wordingIn.ts";

/** 留痕: every entry, and the check that the workbook says what they say. */
export const LedgerStep = ({ pane, language, dark }: PanelProps): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.ledger;
  const verify = (checkpoint: NamedBytes | null): void =>
    void pane.alone(async () => {
      const outcome = await pane.session.verify(checkpoint);
      const said =
        outcome.kind === "done" ? words.verified(outcome.value.size, outcome.value.root, checkpoint !== null) : "";
      return settle(outcome, said, () => undefined);
    });
  if (pane.year?.entries === 0) {
    return (
      <StepFrame dark={dark}>
        <p>{words.none}</p>
        <SelfTest pane={pane} words={words} />
      </StepFrame>
    );
  }
  return (
    <StepFrame dark={dark}>
      <p>{words.hint}</p>
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={pane.busy} onClick={() => verify(null)}>
          {words.verify}
        </Button>
        <FilePicker
          label={words.verifyWith}
          accept=".txt"
          busy={pane.busy}
          take={([file]) => file && verify(file)}
          refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
        />
      </div>
      <Edits pane={pane} language={language} />
      <Story pane={pane} language={language} />
      <Entries pane={pane} language={language} />
      <SelfTest pane={pane} words={words} />
    </StepFrame>
  );
};

const Entries = ({ pane: { session, year }, language }: Pick<PanelProps, "pane" | "language">): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.ledger;
  const [shown, setShown] = useState<LedgerPage | null>(null);
  const [page, setPage] = useState(0);
  useEffect(() => {
    let current = true;
    void session.ledger(page).then((found) => {
      if (current) setShown(found);
    });
    return () => {
      current = false;
    };
  }, [session, page, year]);
  if (!shown) return null;
  return (
    <section aria-labelledby="entries">
      <h3 id="entries">{words.entries(year?.entries ?? 0)}</h3>
      <ol className="cards" role="list">
        {shown.lines.map(({ index, time, actor, action, content, rows, reason, hash }) => (
          <li key={index}>
            <h4>
              {index} {ledgerActionText(action, language)}
            </h4>
            <p>{[actor, words.time(time), words.rows(rows)].join(wording.story.punctuation.comma)}</p>
            <Content said={ledgerContentText(content, language)} />
            {reason && <p>{words.reason(reason)}</p>}
            <p className="hash">{hash.slice(0, 16)}</p>
          </li>
        ))}
      </ol>
      <Pager page={shown.page} pages={shown.pages} go={setPage} words={wording.review} />
    </section>
  );
};

const Content = ({ said }: { readonly said: string }): ReactNode => (said === "" ? null : <p>{said}</p>);
