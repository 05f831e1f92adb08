import { Button, Field, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { Language } from "../app/wording/issueText.ts";
import { ScoreCardForm } from "./ScoreCardForm.tsx";
import { useScoreCards } from "./useScoreCards.ts";
import type { Pane } from "./usePane.ts";
import { wordingIn } from "./wordingIn.ts";

type Props = { readonly pane: Pane; readonly language: Language };

/** Scoring card by card for one reviewer (逐项评分). */
export const ScoreCards = ({ pane, language }: Props): ReactNode => {
  const words = wordingIn(language).card;
  const cards = useScoreCards(pane);
  const { seats = [] } = pane.year ?? {};
  return (
    <section aria-labelledby="cards">
      <h3 id="cards">{words.heading}</h3>
      <p>{words.hint}</p>
      <Field label={words.reviewer}>
        <Select value={cards.voice} onChange={(_, { value }) => value !== "" && cards.choose(value)}>
          {cards.voice === "" && <option value="">{words.choose}</option>}
          {seats.map(({ voice, name }) => (
            <option key={voice} value={voice}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {cards.card && <ScoreCardForm card={cards.card} cards={cards} language={language} busy={pane.busy} />}
      {cards.unwritten > 0 && (
        <div className="unwritten">
          <p role="status">⚠ {words.unwritten(cards.unwritten)}</p>
          <Button appearance="primary" disabledFocusable={pane.busy} onClick={() => cards.write(words.written)}>
            {words.write(cards.unwritten)}
          </Button>
        </div>
      )}
    </section>
  );
};
