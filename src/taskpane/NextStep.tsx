import type { ReactNode } from "react";

import type { StepId } from "../app/session/stepIds.ts";
import { focusOn } from "./focusOn.ts";
import type { ShellWording } from "./shellWording.zh.ts";
import { stepButton } from "./StepList.tsx";
import type { Pane } from "./usePane.ts";

type Props = {
  readonly pane: Pane;
  readonly words: ShellWording;
  readonly open: StepId | null;
  readonly go: (step: StepId) => void;
};

/** What is to be done next (下一步), and the way there. */
export const NextStep = ({ pane: { overview }, words, open, go }: Props): ReactNode => {
  if (!overview) return <p className="next">{words.reading}</p>;
  const step =
    overview.steps.find(({ state }) => state === "attention") ?? overview.steps.find(({ state }) => state === "now");
  if (!step) return <p className="next">{words.allDone}</p>;
  const [note] = step.notes;
  const name = words.stepNames[step.id];
  return (
    <div className="next">
      <p>
        <strong>{`${words.next}${words.punctuation.colon}${name}`}</strong>
        {note && ` ${words.notes[note.code](note.data)}`}
      </p>
      {open !== step.id && (
        <button
          type="button"
          className="primary"
          onClick={() => {
            go(step.id);
            focusOn(stepButton(step.id));
          }}
        >
          {words.open(name)}
        </button>
      )}
    </div>
  );
};
