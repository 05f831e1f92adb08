import { Button } from "@fluentui/react-components";
import type { KeyboardEvent, ReactNode } from "react";

import { fieldsOf, type Decision } from "../app/reviewDecision.ts";
import type { ReviewTask } from "../app/reviewTasks.ts";
import { issueText, type Language } from "../app/wording/issueText.ts";
import { timesLine } from "../app/wording/timesLine.ts";
import { taskTitle } from "../workbook/taskTitle.ts";
import { CorrectionForm } from "./CorrectionForm.tsx";
import { Corrections } from "./Corrections.tsx";
import type { Draft } from "./draft.ts";
import { TaskQuote } from "./TaskQuote.tsx";
import { focusId, type Review } from "./useReview.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly shown: ReviewTask;
  readonly draft: Draft;
  readonly review: Review;
  readonly wording: Wording;
  readonly language: Language;
};

/** One task of the review: what was read beside the document's words, and what a person says of it. */
export const ReviewItem = ({ shown, draft, review, wording, language }: Props): ReactNode => {
  const { task, issues, needed } = shown;
  const { review: words, leadModes } = wording;
  const { list } = wording.story.punctuation;
  const decision = review.decisions.get(task.id);
  const editing = review.editing === task.id;
  const id = focusId(draft, { part: "task", task: task.id });
  const state = stateOf(decision, needed);
  const keys = (event: KeyboardEvent): void => {
    // Fields and folded text have uses of their own for these keys.
    if (event.target instanceof Element && event.target.closest("form, details")) return;
    const onTask = event.target === event.currentTarget;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") review.move(task.id, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && onTask && isCorrectable(decision)) review.edit(task.id);
    else return;
    event.preventDefault();
  };
  return (
    <li
      id={id}
      className={state ?? "untouched"}
      tabIndex={review.shown[0] === shown ? 0 : -1}
      aria-labelledby={`${id}-title`}
      onKeyDown={keys}
    >
      <h4 id={`${id}-title`}>
        <span className="id">{task.id}</span> {taskTitle(task)}
        {state && (
          <em className="state">
            <span aria-hidden="true">{marks[state]}</span> {words.state[state]}
          </em>
        )}
      </h4>
      {issues.length > 0 && (
        <ul className="issues">
          {issues.map((issue, index) => (
            <li key={index}>{issueText(issue, language)}</li>
          ))}
        </ul>
      )}
      {(needed || editing) && <TaskQuote task={task} text={draft.text} words={words} />}
      <dl>
        <Line name={words.fields.lead} value={task.lead.join(list) || words.none} />
        {(needed || editing) && (
          <>
            <Line name={words.fields.support} value={task.support.join(list) || words.none} />
            <Line name={words.fields.leadMode} value={leadModes[task.leadMode]} />
            <Line name={words.times} value={timesLine(task.times, words.punctuation) || words.none} />
          </>
        )}
      </dl>
      {decision?.kind === "corrected" && <Corrections task={task} fields={decision.fields} wording={wording} />}
      {editing ? (
        <CorrectionForm
          task={task}
          breakdown={draft.breakdown}
          fields={decision?.kind === "corrected" ? decision.fields : fieldsOf(task)}
          wording={wording}
          language={language}
          save={(fields) => review.decide(task.id, { kind: "corrected", fields })}
          cancel={review.cancelEdit}
        />
      ) : (
        <ItemButtons id={task.id} decision={decision} draft={draft} review={review} words={words} titleId={id} />
      )}
    </li>
  );
};

type State = keyof Wording["review"]["state"];

const marks: Readonly<Record<State, string>> = {
  open: "⚠",
  confirmed: "✓",
  together: "✓",
  corrected: "✎",
  removed: "✕",
};

/** A correction can be corrected again; what was confirmed or removed is taken back first. */
const isCorrectable = (decision: Decision | undefined): boolean => !decision || decision.kind === "corrected";

const stateOf = (decision: Decision | undefined, needed: boolean): State | null => {
  if (!decision) return needed ? "open" : null;
  return decision.kind === "confirmed" && decision.together ? "together" : decision.kind;
};

const Line = ({ name, value }: { readonly name: string; readonly value: string }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

type ButtonsProps = {
  readonly id: string;
  readonly titleId: string;
  readonly decision: Decision | undefined;
  readonly draft: Draft;
  readonly review: Review;
  readonly words: Wording["review"];
};

const ItemButtons = ({ id, titleId, decision, draft, review, words }: ButtonsProps): ReactNode => {
  const button = { size: "small", "aria-describedby": `${titleId}-title` } as const;
  return (
    <div className="buttons">
      {!decision && (
        <Button {...button} onClick={() => review.decide(id, { kind: "confirmed", together: false })}>
          {words.confirm}
        </Button>
      )}
      {isCorrectable(decision) && (
        <Button {...button} id={focusId(draft, { part: "correct", task: id })} onClick={() => review.edit(id)}>
          {words.correct}
        </Button>
      )}
      {decision ? (
        <Button {...button} id={focusId(draft, { part: "undo", task: id })} onClick={() => review.undo(id)}>
          {words.undo}
        </Button>
      ) : (
        <Button {...button} onClick={() => review.decide(id, { kind: "removed" })}>
          {words.remove}
        </Button>
      )}
    </div>
  );
};
