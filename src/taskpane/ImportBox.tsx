import { Button, Field, Textarea } from "@fluentui/react-components";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { done } from "../domain/shared/result.ts";
import { fileSource, textSource, transferredSource } from "./documentSource.ts";
import { focusOn } from "./focusOn.ts";
import type { Pane } from "./usePane.ts";
import { useTransfers } from "./useTransfers.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly pane: Pane; readonly wording: Wording };

/** The three ways in for a document: drop, pick, paste (拖入、选择、粘贴). */
export const ImportBox = ({ pane, wording: { document: words } }: Props): ReactNode => {
  const picker = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const over = useTransfers((data) => {
    const source = transferredSource(data, words.pasteName);
    if (source) pane.take(source);
  });
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
            if (file) pane.take(done(fileSource(file)));
            target.value = "";
          }}
        />
        <div className="buttons">
          <Button disabledFocusable={pane.busy} onClick={() => picker.current?.click()}>
            {words.pick}
          </Button>
          <Button id="paste-button" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            {words.paste}
          </Button>
        </div>
        {pasting && (
          <PasteForm
            words={words}
            busy={pane.busy}
            cancel={closePaste}
            read={(text) => {
              closePaste();
              pane.take(done(textSource(text, words.pasteName)));
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
