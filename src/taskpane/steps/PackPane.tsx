import { Button, Checkbox } from "@fluentui/react-components";
import { useState, type KeyboardEvent, type ReactNode } from "react";

import type { PackCard } from "../../app/session/packView.ts";
import { Bars } from "../Bars.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { wordingIn } from "../wordingIn.ts";
import type { Wording } from "../wording.zh.ts";

/** A reviewer's pack: card by card what is asked and what is known; the entry itself goes into the sheet, at the address shown. */
export const PackPane = ({ pane, language, dark }: PanelProps): ReactNode => {
  const words = wordingIn(language).pack;
  const [at, setAt] = useState(0);
  const [onlyOpen, setOnlyOpen] = useState(true);
  const { pack } = pane;
  if (!pack) return null;
  const { title, cards } = pack;
  const open = cards.filter(({ entry }) => entry === "");
  const shown = onlyOpen ? open : cards;
  const place = Math.min(at, shown.length - 1);
  const card = shown[place];
  const go = (to: number): void => setAt(Math.max(0, Math.min(to, shown.length - 1)));
  const filled = cards.length - open.length;
  return (
    <StepFrame dark={dark}>
      <h2>{title}</h2>
      <p>{words.hint}</p>
      <Bars
        title={words.progress}
        bars={[{ name: words.filled, value: filled, of: cards.length, text: `${filled} / ${cards.length}` }]}
        tableTitle={words.table}
        header={[words.what, words.count]}
      />
      <p role="status">{open.length === 0 ? `✓ ${words.complete}` : `⚠ ${words.open(open.length)}`}</p>
      <div className="buttons">
        <Checkbox
          checked={onlyOpen}
          onChange={(_, { checked }) => setOnlyOpen(checked === true)}
          label={words.onlyOpen}
        />
        <Button disabledFocusable={pane.busy} onClick={pane.reopen}>
          {words.again}
        </Button>
      </div>
      {card && (
        <div
          className="card"
          role="group"
          aria-labelledby="pack-card"
          tabIndex={0}
          onKeyDown={(event: KeyboardEvent) => {
            const step = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            go(place + step);
          }}
        >
          <Card card={card} words={words} place={words.place(place + 1, shown.length)} />
          <div className="buttons">
            <Button disabledFocusable={place === 0} onClick={() => go(place - 1)}>
              {words.previous}
            </Button>
            <Button appearance="primary" disabledFocusable={place >= shown.length - 1} onClick={() => go(place + 1)}>
              {words.next}
            </Button>
          </div>
        </div>
      )}
    </StepFrame>
  );
};

const Card = ({
  card,
  words,
  place,
}: {
  readonly card: PackCard;
  readonly words: Wording["pack"];
  readonly place: string;
}): ReactNode => {
  const lines: readonly (readonly [string, string])[] = [
    [words.fields.round, card.round],
    [words.fields.item, card.item],
    [words.fields.clause, card.clause],
    [words.fields.most, card.most],
    [words.fields.selfScore, card.selfScore],
    [words.fields.selfAccount, card.selfAccount],
    [words.fields.findings, card.findings],
    [words.fields.last, card.last],
    [words.fields.entry, card.entry],
    [words.fields.reason, card.reason],
    [words.fields.evidence, card.evidence],
  ];
  return (
    <>
      <p className="keys">{place}</p>
      <h3 id="pack-card">
        {card.unit}：{card.criterion}
      </h3>
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
      <p>{words.where(card.address)}</p>
    </>
  );
};
