import { Button, Field, Textarea } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { done } from "../domain/shared/result.ts";
import { fileSource, textSource } from "./documentSource.ts";
import { focusOn } from "./focusOn.ts";
import type { DocumentInHand } from "./useDocument.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly document: DocumentInHand;
  readonly busy: boolean;
  /** Something is being dragged over the pane. */
  readonly over: boolean;
  readonly wording: Wording;
};

/** The three ways in for a document: drop, pick, paste (拖入、选择、粘贴). */
export const ImportBox = ({ document, busy, over, wording: { document: words } }: Props): ReactNode => {
  const picker = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const closePaste = (): void => {
    setPasting(false);
    focusOn("paste-button");
  };
  return (
    <>
      <p>{words.hint}</p>
      <div className={over ? "drop over" : "drop"}>
        <p aria-hidden="true">{over ? `↓ ${words.dropNow}` : words.drop}</p>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".txt,.md,.html,.htm,.docx,.xlsx,.pdf"
          aria-label={words.pick}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) document.take(done(fileSource(file)));
            target.value = "";
          }}
        />
        <div className="buttons">
          <Button disabledFocusable={busy} onClick={() => picker.current?.click()}>
            {words.pick}
          </Button>
          <Button id="paste-button" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            {words.paste}
          </Button>
        </div>
        {pasting && (
          <PasteForm
            words={words}
            busy={busy}
            cancel={closePaste}
            read={(text) => {
              closePaste();
              document.take(done(textSource(text, words.pasteName)));
            }}
          />
        )}
      </div>
    </>
  );
};

type PasteProps = {
  readonly words: Wording["document"];
  readonly busy: boolean;
  readonly cancel: () => void;
  readonly read: (text: string) => void;
};

const PasteForm = ({ words, busy, cancel, read }: PasteProps): ReactNode => {
  const [text, setText] = useState("");
  return (
    <form
      className="paste"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) cancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        read(text);
      }}
    >
      <Field label={words.pasteLabel} hint={words.pasteHint}>
        <Textarea ref={focusOnce} rows={6} resize="vertical" value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy || text.trim() === ""}>
          {words.pasteRead}
        </Button>
        <Button onClick={cancel}>{words.cancel}</Button>
      </div>
    </form>
  );
};

/** The field that a person just asked for is where they type next. */
const focusOnce = (field: HTMLTextAreaElement | null): void => field?.focus();
