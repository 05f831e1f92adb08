import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ReactNode } from "react";

import { issueLine, type Language } from "../app/wording/issueText.ts";
import type { Issue, Severity } from "../domain/shared/result.ts";
import type { Message } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

/** More than this many lines are no help in a pane; the rest is counted. */
const most = 5;

const intents = { error: "error", warning: "warning", note: "info" } as const;

type Props = { readonly messages: readonly Message[]; readonly wording: Wording; readonly language: Language };

/** What the last action said, read out by screen readers as it comes. */
export const Messages = ({ messages, wording, language }: Props): ReactNode => (
  <div className="messages" aria-live="polite" tabIndex={messages.length > 0 ? 0 : -1}>
    {messages.map((message) => (
      <MessageLines key={message.kind} message={message} wording={wording} language={language} />
    ))}
  </div>
);

const MessageLines = ({
  message,
  wording,
  language,
}: Omit<Props, "messages"> & { readonly message: Message }): ReactNode => {
  if (message.kind === "done") return <Bar intent="success">{message.text}</Bar>;
  if (message.kind === "host-refused") return <Bar intent="error">{wording.failed(message.code)}</Bar>;
  const rest = message.issues.length - most;
  return (
    <Bar intent={intents[worst(message.issues)]}>
      <ul className="issues">
        {message.issues.slice(0, most).map((issue, index) => (
          <li key={index}>{issueLine(issue, language)}</li>
        ))}
        {rest > 0 && <li>{wording.more(rest)}</li>}
      </ul>
    </Bar>
  );
};

const worst = (issues: readonly Issue[]): Severity =>
  (["error", "warning"] as const).find((severity) => issues.some((issue) => issue.severity === severity)) ?? "note";

const Bar = ({
  intent,
  children,
}: {
  readonly intent: "success" | "error" | "warning" | "info";
  readonly children: ReactNode;
}): ReactNode => (
  <MessageBar intent={intent} layout="multiline">
    <MessageBarBody>{children}</MessageBarBody>
  </MessageBar>
);
