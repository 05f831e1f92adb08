import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { OfferedFile } from "../app/session/paneSession.ts";
import type { NamedBytes } from "../app/session/setUp.ts";
import { FilePicker } from "./FilePicker.tsx";
import { issueMessages, type Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly pane: Pane;
  readonly words: Wording["notice"];
  readonly take: (files: readonly OfferedFile[]) => void;
};

/**
 * Publishing (公布), signed where the office has a key: its file is chosen and its passphrase typed for this once; neither is kept anywhere.
 */
export const Publishing = ({ pane, words, take }: Props): ReactNode => {
  const [file, setFile] = useState<NamedBytes | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const { locked = false, officeKey = "" } = pane.year ?? {};
  const forget = (): void => {
    setFile(null);
    setPassphrase("");
  };
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault();
        const key = file && passphrase !== "" ? { file, passphrase } : null;
        pane.make(
          (session, actor) => session.publish(key, actor),
          key ? words.publishedSigned : words.publishedNow,
          (files) => {
            forget();
            take(files);
          },
        );
      }}
    >
      {officeKey === "" ? (
        <p className="keys">{words.noKey}</p>
      ) : (
        <fieldset className="entries">
          <legend>{words.sign(officeKey)}</legend>
          <p className="keys">{words.signHint}</p>
          <div className="buttons">
            <FilePicker
              label={words.keyFile}
              accept=".json,.key,.txt"
              busy={pane.busy}
              take={([chosen]) => setFile(chosen ?? null)}
              refuse={(issues) => void pane.alone(() => Promise.resolve(issueMessages(issues)))}
            />
            {file && <span>{`✓ ${file.name}`}</span>}
            {file && <Button onClick={forget}>{words.withoutKey}</Button>}
          </div>
          {file && (
            <Field label={words.passphrase} required>
              <Input
                type="password"
                autoComplete="off"
                value={passphrase}
                onChange={(_, { value }) => setPassphrase(value)}
              />
            </Field>
          )}
        </fieldset>
      )}
      <div className="buttons">
        <Button
          type="submit"
          appearance={locked ? "primary" : "secondary"}
          disabledFocusable={pane.busy || (file !== null && passphrase === "")}
        >
          {words.publish}
        </Button>
      </div>
    </form>
  );
};
