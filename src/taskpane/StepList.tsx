import { useState, type KeyboardEvent, type ReactNode } from "react";

import { stepIds, type StepId, type YearStep } from "../app/session/stepIds.ts";
import { focusOn } from "./focusOn.ts";
import { LazyPart } from "./LazyPart.tsx";
import type { ShellWording } from "./shellWording.zh.ts";
import { stepPanels, type PanelProps } from "./stepPanels.ts";

type Props = {
  readonly panel: PanelProps;
  readonly words: ShellWording;
  readonly open: StepId | null;
  readonly setOpen: (step: StepId | null) => void;
};

export const stepButton = (id: StepId): string => `step-${id}`;

/** The year as steps (全年步骤): one open at a time; one that was opened keeps what was done in it while it is closed. */
export const StepList = ({ panel, words, open, setOpen }: Props): ReactNode => {
  const [used, setUsed] = useState<ReadonlySet<StepId>>(new Set());
  if (open !== null && !used.has(open)) setUsed(new Set([...used, open]));
  const { overview, year } = panel.pane;
  const move = (event: KeyboardEvent, index: number): void => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: stepIds.length - 1 }[event.key];
    const id = to === undefined ? undefined : stepIds[to];
    if (id === undefined) return;
    event.preventDefault();
    focusOn(stepButton(id));
  };
  return (
    <ol className="steps" role="list" aria-label={words.steps}>
      {stepIds.map((id, index) => {
        const step = overview?.steps.find((one) => one.id === id);
        const shown = open === id;
        return (
          <li key={id} className={`step ${step?.state ?? "later"}`}>
            <h2>
              <button
                id={stepButton(id)}
                type="button"
                aria-expanded={shown}
                aria-controls={`panel-${id}`}
                onClick={() => setOpen(shown ? null : id)}
                onKeyDown={(event) => move(event, index)}
              >
                <span className="number">{index + 1}</span>
                <span className="name">{words.stepNames[id]}</span>
                {step && <StateMark step={step} words={words} />}
              </button>
            </h2>
            {step && (
              <ul className="notes" role="list">
                {step.notes.map(({ code, data }) => (
                  <li key={code}>{words.notes[code](data)}</li>
                ))}
              </ul>
            )}
            <div id={`panel-${id}`} role="region" aria-labelledby={stepButton(id)} hidden={!shown}>
              {used.has(id) &&
                (year ? <LazyPart part={stepPanels[id]} props={panel} words={words} /> : <p>{words.reading}</p>)}
            </div>
          </li>
        );
      })}
    </ol>
  );
};

/** A mark and a word: the colour only helps. */
const StateMark = ({
  step: { state },
  words,
}: {
  readonly step: YearStep;
  readonly words: ShellWording;
}): ReactNode => (
  <span className="state">
    <span aria-hidden="true">{words.stateMarks[state]}</span> {words.states[state]}
  </span>
);
