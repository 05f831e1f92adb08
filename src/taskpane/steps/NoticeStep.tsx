import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { OfferedFile } from "../../app/session/paneSession.ts";
import { NoticePreview } from "../NoticePreview.tsx";
import { FilePicker } from "../FilePicker.tsx";
import { Offers } from "../Offers.tsx";
import { Publishing } from "../Publishing.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { issueMessages, type Pane } from "../usePane.ts";
import { wordingIn } from "../wordingIn.ts";
import type { Wording } from "../wording.zh.ts";

/** 通报: lock, publish, appeals, and opening again by two people. */
export const NoticeStep = ({ pane, language, dark }: PanelProps): ReactNode => {
  const words = wordingIn(language).notice;
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const { year } = pane;
  if (!year?.hasScheme) return <p>{words.schemeFirst}</p>;
  return (
    <StepFrame dark={dark}>
      <p>{words.hint}</p>
      <div className="buttons">
        <Button
          appearance={year.locked ? "secondary" : "primary"}
          disabledFocusable={pane.busy || year.locked}
          onClick={() => pane.change((session, actor) => session.lock(actor), words.lockedNow)}
        >
          {year.locked ? `✓ ${words.isLocked}` : words.lock}
        </Button>
      </div>
      <Publishing pane={pane} words={words} take={setFiles} />
      <NoticePreview pane={pane} language={language} />
      <Offers heading={words.download} files={files} single={words.single} />
      <section aria-labelledby="appeals">
        <h3 id="appeals">{words.appeals}</h3>
        <p>{words.appealsHint}</p>
        <FilePicker
          label={words.takeAppeals}
          accept=".csv"
          busy={pane.busy}
          take={(given) => pane.change((session, actor) => session.takeAppeals(given, actor), words.appealsTaken)}
          refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
        />
      </section>
      {year.locked && <Unlock pane={pane} words={words} />}
    </StepFrame>
  );
};

type Props = { readonly pane: Pane; readonly words: Wording["notice"] };

/** Opening a locked year again takes two people and a reason. */
const Unlock = ({ pane, words }: Props): ReactNode => {
  const [second, setSecond] = useState("");
  const [reason, setReason] = useState("");
  return (
    <details>
      <summary>{words.unlock}</summary>
      <form
        className="correction"
        onSubmit={(event) => {
          event.preventDefault();
          pane.change((session, actor) => session.unlock(second, reason, actor), words.unlocked);
        }}
      >
        <p>{words.unlockHint}</p>
        <Field label={words.second} required>
          <Input value={second} onChange={(_, { value }) => setSecond(value)} />
        </Field>
        <Field label={words.reason} required>
          <Input value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Button type="submit" disabledFocusable={pane.busy || second.trim() === "" || reason.trim() === ""}>
          {words.unlock}
        </Button>
      </form>
    </details>
  );
};
