import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";

import type { ScoreCard } from "../app/session/scoreCard.ts";
import { entryLabelText } from "../app/wording/entryLabelText.ts";
import type { Language } from "../app/wording/issueText.ts";
import { CardEntry } from "./CardEntry.tsx";
import { CardFacts } from "./CardFacts.tsx";
import { IssueList } from "./IssueList.tsx";
import type { CardsInHand } from "./useScoreCards.ts";
import { wordingIn } from "./wordingIn.ts";

type Props = {
  readonly card: ScoreCard;
  readonly cards: CardsInHand;
  readonly language: Language;
  readonly busy: boolean;
};

/** One criterion of one unit to score: what it asks, what is known, and the entry; Enter keeps it and goes on. */
export const ScoreCardForm = ({ card, cards, language, busy }: Props): ReactNode => {
  const wording = wordingIn(language);
  const words = wording.card;
  const form = useRef<HTMLFormElement>(null);
  const { voice } = cards;
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(".entries input, .entries select")?.focus();
  }, [card.at, voice]);
  const { answer } = cards;
  const apart = card.words.includes(answer.values[0]?.trim() ?? "") && answer.values[0] !== words.none;
  return (
    <form
      ref={form}
      className="card"
      aria-labelledby="card-title"
      onKeyDown={(event: KeyboardEvent) => {
        const step = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
        if (step === 0 || event.target instanceof HTMLTextAreaElement) return;
        event.preventDefault();
        cards.go(card.at + step);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        cards.keep();
      }}
    >
      <p className="keys">
        {words.place(card.at + 1, card.of)}{" "}
        {cards.kept ? `⚠ ${words.kept}` : card.recorded ? `✓ ${words.recorded}` : `○ ${words.open}`}
      </p>
      <h4 id="card-title">{`${card.unitName}${words.punctuation.colon}${card.name}`}</h4>
      <CardFacts card={card} language={language} />
      <fieldset className="entries" aria-describedby="card-title">
        <legend>{words.entry(card.maxPoints)}</legend>
        {card.fields.map((field, index) => (
          <CardEntry
            key={`${field.task}\n${field.entry.item}`}
            label={entryLabelText(field.label, field.entry, card.rule, language) || words.points}
            field={field}
            words={index === 0 ? card.words : []}
            punctuation={words.punctuation}
            language={language}
            value={answer.values[index] ?? ""}
            type={(value) =>
              cards.type({ values: card.fields.map((_, at) => (at === index ? value : (answer.values[at] ?? ""))) })
            }
          />
        ))}
      </fieldset>
      <Field label={words.reason}>
        <Textarea
          rows={2}
          resize="vertical"
          value={answer.reason}
          onChange={(_, { value }) => cards.type({ reason: value })}
        />
      </Field>
      <Field label={words.evidence}>
        <Input value={answer.evidence} onChange={(_, { value }) => cards.type({ evidence: value })} />
      </Field>
      {apart && (
        <Field label={words.approver}>
          <Input value={answer.approver} onChange={(_, { value }) => cards.type({ approver: value })} />
        </Field>
      )}
      <div role="alert">
        <IssueList issues={cards.issues} language={language} more={wording.review.moreNotes} />
      </div>
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words.keep}
        </Button>
        <Button disabledFocusable={card.at === 0} onClick={() => cards.go(card.at - 1)}>
          {words.previous}
        </Button>
        <Button disabledFocusable={card.at === card.of - 1} onClick={() => cards.go(card.at + 1)}>
          {words.next}
        </Button>
        {card.nextOpen !== null && card.nextOpen !== card.at && (
          <Button onClick={() => card.nextOpen !== null && cards.go(card.nextOpen)}>{words.toOpen}</Button>
        )}
      </div>
      <p className="keys">{words.keys}</p>
    </form>
  );
};
