import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { Language } from "../app/wording/issueText.ts";
import { ImportBox } from "./ImportBox.tsx";
import { ReviewPanel } from "./ReviewPanel.tsx";
import type { Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly pane: Pane; readonly wording: Wording; readonly language: Language };

/** The first step: a document comes in, a person looks through what was read, then it is written. */
export const DocumentStep = ({ pane, wording, language }: Props): ReactNode => {
  const { draft, waiting } = pane;
  return (
    <section aria-labelledby="step-document">
      <h2 id="step-document">{wording.document.heading}</h2>
      <ImportBox pane={pane} wording={wording} />
      {waiting && <Waiting pane={pane} name={waiting.breakdown.document} wording={wording} />}
      {draft && <ReviewPanel key={draft.number} draft={draft} pane={pane} wording={wording} language={language} />}
    </section>
  );
};

type WaitingProps = { readonly pane: Pane; readonly name: string; readonly wording: Wording };

const Waiting = ({ pane, name, wording: { document: words } }: WaitingProps): ReactNode => (
  <div className="ask" role="alertdialog" aria-labelledby="waiting" tabIndex={-1} ref={focusOnce}>
    <p id="waiting">{words.waiting(name)}</p>
    <div className="buttons">
      <Button onClick={() => pane.settleWaiting(false)}>{words.keep}</Button>
      <Button onClick={() => pane.settleWaiting(true)}>{words.replace}</Button>
    </div>
  </div>
);

const focusOnce = (question: HTMLElement | null): void => question?.focus();
