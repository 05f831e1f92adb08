import { Field, Input, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { CardField } from "../app/session/scoreCard.ts";
import type { Language } from "../app/wording/issueText.ts";
import type { Punctuation } from "../app/wording/punctuation.ts";
import { enteredWordText } from "../app/wording/voiceWordText.ts";

type Props = {
  readonly label: string;
  readonly field: CardField;
  /** Words that may stand instead of a number or a choice. */
  readonly words: readonly string[];
  readonly punctuation: Punctuation;
  readonly language: Language;
  readonly value: string;
  readonly type: (value: string) => void;
};

/** A field of a card: a choice, or a number with the words that may stand in its place as suggestions. */
export const CardEntry = ({
  label,
  field: { entry, task },
  words,
  punctuation,
  language,
  value,
  type,
}: Props): ReactNode => {
  const shown = (word: string): string => enteredWordText(word, language);
  if (entry.kind === "choice") {
    return (
      <Field label={label}>
        <Select value={value} onChange={(_, { value: chosen }) => type(chosen)}>
          <option value="">—</option>
          {[...entry.options.map(({ name }) => name), ...words].map((name) => (
            <option key={name} value={name}>
              {shown(name)}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  const list = `words-${task}-${entry.item.replace(/\W/gu, "")}`;
  const bounds = entry.most === null ? `≥ ${entry.least}` : `${entry.least} – ${entry.most}`;
  const hint =
    words.length > 0 ? `${bounds}${punctuation.semicolon}${words.map(shown).join(punctuation.list)}` : bounds;
  return (
    <Field label={label} hint={hint}>
      <Input
        value={value}
        inputMode="decimal"
        list={list}
        autoComplete="off"
        onChange={(_, { value: typed }) => type(typed)}
      />
      <datalist id={list}>
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </Field>
  );
};
