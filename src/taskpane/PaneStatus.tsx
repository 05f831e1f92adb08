import { lazy, Suspense, type ReactNode } from "react";

import type { Language } from "../app/wording/issueText.ts";
import type { ShellWording } from "./shellWording.zh.ts";
import type { Message, Pane } from "./usePane.ts";

/** The sentences of all issues are many: loaded when there is one. */
const IssueLines = lazy(async () => ({ default: (await import("./IssueLines.tsx")).IssueLines }));

type Props = { readonly pane: Pane; readonly words: ShellWording; readonly language: Language };

/** What is being done, with a way to end it, and what the last action said; read out by screen readers as it comes. */
export const PaneStatus = ({ pane, words, language }: Props): ReactNode => {
  const { messages } = pane;
  return (
    <>
      {pane.busy && <Working pane={pane} words={words} />}
      <div className="messages" aria-live="polite" tabIndex={messages.length > 0 ? 0 : -1}>
        {messages.map((message) =>
          message.kind === "issues" ? (
            <Suspense key="issues" fallback={null}>
              <IssueLines issues={message.issues} language={language} />
            </Suspense>
          ) : (
            <p
              key={message.kind}
              className={`message ${message.kind === "done" ? "done" : message.kind === "cancelled" ? "note" : "error"}`}
            >
              {textOf(message, words)}
            </p>
          ),
        )}
      </div>
    </>
  );
};

const textOf = (message: Exclude<Message, { kind: "issues" }>, words: ShellWording): string => {
  switch (message.kind) {
    case "done":
      return message.text;
    case "cancelled":
      return words.cancelled;
    case "broken":
      return words.broken(message.text);
    case "host-refused":
      return (words.refusals[message.code] ?? words.failed)(message.code, message.detail);
  }
};

const Working = ({ pane: { progress, cancel, overview }, words }: Omit<Props, "language">): ReactNode => {
  const counted = typeof progress === "object" ? progress : null;
  const said = progress === "writing" ? words.writing : counted ? words.progress(counted.done, counted.of) : words.busy;
  return (
    <div className="working">
      <p role="status">{said}</p>
      <progress aria-label={said} {...(counted ? { value: counted.done, max: counted.of } : {})} />
      {overview && (
        <button type="button" onClick={cancel} aria-disabled={progress === "writing"}>
          {words.cancel}
        </button>
      )}
    </div>
  );
};
