import { use, useState, type ReactNode } from "react";

import { Bars } from "../Bars.tsx";
import { PackCardForm } from "../PackCardForm.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { usePackCards } from "../usePackCards.ts";
import { PackUnits } from "../PackUnits.tsx";
import { sentWordingIn } from "../sentWording.ts";

/**
 * A reviewer's pack (评审包窗格): how far it is, unit by unit, and card by card what is asked, what is known, and the entry, which goes
 * into the pack's own cells.
 */
export const PackPane = ({ pane, language }: PanelProps): ReactNode => {
  const words = use(sentWordingIn(language)).pack;
  const cards = usePackCards(pane);
  const [shown, setShown] = useState(false);
  const { pack } = pane;
  if (!pack) return null;
  const open = pack.cards.filter((card) => card.open).length;
  const faults = pack.cards.filter((card) => card.fault !== "").length;
  const start = (key: string | null): void => {
    setShown(true);
    cards.choose(key);
  };
  return (
    <div className="panel plain">
      <h2>{pack.title}</h2>
      <p>{words.hint}</p>
      <Bars
        title={words.progress}
        bars={[
          {
            name: words.filled,
            value: pack.cards.length - open,
            of: pack.cards.length,
            text: `${pack.cards.length - open} / ${pack.cards.length}`,
          },
        ]}
        tableTitle={words.table}
        header={[words.what, words.count]}
      />
      <p role="status">
        {open === 0 ? `✓ ${words.complete}` : `⚠ ${words.open(open)}`}
        {faults > 0 && `${words.punctuation.semicolon}⚠ ${words.faults(faults)}`}
      </p>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => start(cards.next(null))}>
          {open === 0 ? words.look : words.start}
        </button>
        <button type="button" aria-disabled={pane.busy} onClick={() => !pane.busy && pane.reopen()}>
          {words.again}
        </button>
      </div>
      {shown && cards.card && <PackCardForm cards={cards} card={cards.card} words={words} busy={pane.busy} />}
      <PackUnits pack={pack} words={words} go={(unit) => start(cards.next(unit))} />
    </div>
  );
};
