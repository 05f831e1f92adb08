import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

import { ImportBox } from "../ImportBox.tsx";
import { ReviewPanel } from "../ReviewPanel.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { useDocument, type DocumentInHand } from "../useDocument.ts";
import { wordingIn } from "../wordingIn.ts";
import type { Wording } from "../wording.zh.ts";

/** 任务: a document comes in, a person looks through what was read, then it is written. */
export const TasksStep = ({ pane, language, dark, incoming, over }: PanelProps): ReactNode => {
  const wording = wordingIn(language);
  const document = useDocument(pane, incoming);
  const { draft, waiting } = document;
  const draftProps = { document, pane, wording, language };
  return (
    <StepFrame dark={dark}>
      <ImportBox document={document} busy={pane.busy} over={over} wording={wording} />
      {waiting && <Waiting document={document} name={waiting.breakdown.document} wording={wording} />}
      {draft && <ReviewPanel key={draft.number} draft={draft} {...draftProps} />}
    </StepFrame>
  );
};

type WaitingProps = { readonly document: DocumentInHand; readonly name: string; readonly wording: Wording };

const Waiting = ({ document, name, wording: { document: words } }: WaitingProps): ReactNode => (
  <div className="ask" role="alertdialog" aria-labelledby="waiting" tabIndex={-1} ref={focusOnce}>
    <p id="waiting">{words.waiting(name)}</p>
    <div className="buttons">
      <Button onClick={() => document.settleWaiting(false)}>{words.keep}</Button>
      <Button onClick={() => document.settleWaiting(true)}>{words.replace}</Button>
    </div>
  </div>
);

const focusOnce = (question: HTMLElement | null): void => question?.focus();
