import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";

import type { PackCard } from "../app/session/packView.ts";
import { PlainField } from "./PlainField.tsx";
import type { SentWording } from "./sentWording.zh.ts";
import type { PackCards } from "./usePackCards.ts";

type Props = {
  readonly cards: PackCards;
  readonly card: PackCard;
  readonly words: SentWording["pack"];
  readonly busy: boolean;
};

/** One cell of a pack to fill in: what it asks, what is known, and the entry; Enter puts it into the sheet and goes on. */
export const PackCardForm = ({ cards, card, words, busy }: Props): ReactNode => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select")?.focus();
  }, [card.key]);
  const { answer } = cards;
  const turn = (event: KeyboardEvent): void => {
    const step = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    cards.go(step);
  };
  return (
    <form
      ref={form}
      className="card"
      aria-labelledby="pack-card"
      onKeyDown={turn}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) cards.keep();
      }}
    >
      <p className="keys">
        {words.place(cards.at + 1, cards.of)}{" "}
        {cards.typed ? `⚠ ${words.typed}` : card.open ? `○ ${words.isOpen}` : `✓ ${words.isFilled}`}
      </p>
      <h3 id="pack-card">{`${card.unit}${words.punctuation.colon}${card.criterion}`}</h3>
      {card.fault !== "" && <p className="message warning">{`⚠ ${words.fault(card.fault)}`}</p>}
      <PackFacts card={card} words={words} />
      <EntryField card={card} words={words} value={answer.entry} type={(entry) => cards.type({ entry })} />
      <PlainField label={words.fields.reason}>
        <textarea rows={2} value={answer.reason} onChange={({ target }) => cards.type({ reason: target.value })} />
      </PlainField>
      <PlainField label={words.fields.evidence}>
        <input value={answer.evidence} onChange={({ target }) => cards.type({ evidence: target.value })} />
      </PlainField>
      {(answer.entry === words.notApplicable || answer.approver !== "") && (
        <PlainField label={words.fields.approver}>
          <input value={answer.approver} onChange={({ target }) => cards.type({ approver: target.value })} />
        </PlainField>
      )}
      <div className="buttons">
        <button type="submit" className="primary" aria-disabled={busy}>
          {words.keep}
        </button>
        <button type="button" aria-disabled={cards.at === 0} onClick={() => cards.go(-1)}>
          {words.previous}
        </button>
        <button type="button" aria-disabled={cards.at === cards.of - 1} onClick={() => cards.go(1)}>
          {words.next}
        </button>
      </div>
      <p className="keys">{words.keys(card.address)}</p>
      {cards.waiting > 0 && <p className="keys">{`⚠ ${words.waiting(cards.waiting)}`}</p>}
    </form>
  );
};

type EntryProps = {
  readonly card: PackCard;
  readonly words: SentWording["pack"];
  readonly value: string;
  readonly type: (value: string) => void;
};

/** A choice, or a number with the words that may stand in its place. */
const EntryField = ({ card: { rule, most }, words, value, type }: EntryProps): ReactNode => {
  const label = words.entry(most);
  if (rule?.kind === "choice") {
    return (
      <PlainField label={label}>
        <select value={value} onChange={({ target }) => type(target.value)}>
          <option value="">—</option>
          {rule.options.map((name) => (
            <option key={name} value={name}>
              {words.word(name)}
            </option>
          ))}
        </select>
      </PlainField>
    );
  }
  const bounds = rule ? (rule.most === null ? `≥ ${rule.least}` : `${rule.least} – ${rule.most}`) : "";
  const hint = [bounds, ...(rule?.words ?? []).map(words.word)]
    .filter((text) => text !== "")
    .join(words.punctuation.semicolon);
  return (
    <PlainField label={label} hint={hint === "" ? "" : words.punctuation.aside(hint)}>
      <input
        value={value}
        list="pack-words"
        inputMode="decimal"
        autoComplete="off"
        onChange={({ target }) => type(target.value)}
      />
      <datalist id="pack-words">
        {rule?.words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </PlainField>
  );
};

const PackFacts = ({ card, words: { fields } }: Pick<EntryProps, "card" | "words">): ReactNode => {
  const lines: readonly (readonly [string, string])[] = [
    [fields.round, card.round],
    [fields.item, card.item],
    [fields.clause, card.clause],
    [fields.selfScore, card.selfScore],
    [fields.selfAccount, card.selfAccount],
    [fields.findings, card.findings],
    [fields.last, card.last],
  ];
  return (
    <dl>
      {lines
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
};
