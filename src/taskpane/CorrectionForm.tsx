import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type KeyboardEvent, type ReactNode } from "react";

import { applyCorrections } from "../app/applyCorrections.ts";
import { correctionsOf, type TaskFields } from "../app/reviewDecision.ts";
import { issueText, type Language } from "../app/wording/issueText.ts";
import type { Breakdown, LeadMode, Task } from "../domain/breakdown/breakdown.ts";
import type { Issue } from "../domain/shared/result.ts";
import { fieldsFromTexts, issueField, textsOf, type FieldTexts } from "./correctionTexts.ts";
import type { Wording } from "./wording.zh.ts";

type Props = {
  readonly task: Task;
  readonly breakdown: Breakdown;
  /** What the fields say to begin with: as read, or as corrected before. */
  readonly fields: TaskFields;
  readonly wording: Wording;
  readonly language: Language;
  readonly save: (fields: TaskFields) => void;
  readonly cancel: () => void;
};

/** The fields of a task that a person can correct; what does not hold is said beside its field. */
export const CorrectionForm = ({
  task,
  breakdown,
  fields: before,
  wording,
  language,
  save,
  cancel,
}: Props): ReactNode => {
  const { review: words, leadModes } = wording;
  const [texts, setTexts] = useState<FieldTexts>(() => textsOf(before, words.punctuation.list));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const change = (part: Partial<FieldTexts>): void => setTexts({ ...texts, ...part });
  const said = (field: string) => {
    const own = issues.filter((issue) => issueField(issue, texts) === field);
    return own.length === 0
      ? {}
      : {
          validationState: "error" as const,
          validationMessage: own.map((issue) => issueText(issue, language)).join(" "),
        };
  };
  const submit = (): void => {
    const fields = fieldsFromTexts(texts);
    const tried = applyCorrections({ ...breakdown, tasks: [task] }, correctionsOf(task, fields));
    setIssues(tried.issues);
    if (tried.ok) save(fields);
  };
  return (
    <form
      className="correction"
      noValidate
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) cancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={words.fields.lead} hint={words.namesHint} {...said("lead")}>
        <Input ref={focusOnce} value={texts.lead} onChange={(_, { value }) => change({ lead: value })} />
      </Field>
      <Field label={words.fields.support} {...said("support")}>
        <Input value={texts.support} onChange={(_, { value }) => change({ support: value })} />
      </Field>
      <Field label={words.fields.leadMode} {...said("leadMode")}>
        <Select value={texts.leadMode} onChange={(_, { value }) => change({ leadMode: value as LeadMode })}>
          {Object.entries(leadModes).map(([mode, label]) => (
            <option key={mode} value={mode}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {task.times.map(({ quote }, index) => (
        <Field key={index} label={words.dueOf(quote)} hint={words.dueHint} {...said(`due ${index}`)}>
          <Input
            value={texts.dues[index] ?? ""}
            onChange={(_, { value }) => change({ dues: texts.dues.map((due, at) => (at === index ? value : due)) })}
          />
        </Field>
      ))}
      <Field label={words.fields.heading} {...said("heading")}>
        <Input value={texts.heading} onChange={(_, { value }) => change({ heading: value })} />
      </Field>
      <div className="buttons">
        <Button type="submit" size="small" appearance="primary">
          {words.save}
        </Button>
        <Button size="small" onClick={cancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};

/** Who leads is what is corrected most. */
const focusOnce = (field: HTMLInputElement | null): void => field?.focus();
