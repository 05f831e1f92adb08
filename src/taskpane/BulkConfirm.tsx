import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import { focusOn } from "./focusOn.ts";
import type { ReviewWording } from "./reviewWording.zh.ts";

type Props = { readonly count: number; readonly words: ReviewWording; readonly confirm: () => void };

/** Confirms all open tasks at one stroke, in two steps: the second says what one thereby says (成批确认). */
export const BulkConfirm = ({ count, words, confirm }: Props): ReactNode => {
  const [asking, setAsking] = useState(false);
  const cancel = (): void => {
    setAsking(false);
    focusOn("bulk-button");
  };
  return (
    <>
      <Button id="bulk-button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
        {words.bulk}
      </Button>
      {asking && (
        <div
          className="ask"
          role="group"
          aria-labelledby="bulk-warning"
          tabIndex={-1}
          ref={focusOnce}
          onKeyDown={({ key }) => {
            if (key === "Escape") cancel();
          }}
        >
          <p id="bulk-warning">{words.bulkWarning(count)}</p>
          <div className="buttons">
            <Button onClick={confirm}>{words.bulkConfirm(count)}</Button>
            <Button onClick={cancel}>{words.cancel}</Button>
          </div>
        </div>
      )}
    </>
  );
};

const focusOnce = (question: HTMLElement | null): void => question?.focus();
