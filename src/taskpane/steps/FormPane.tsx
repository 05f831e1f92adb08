import { use, type ReactNode } from "react";

import { Bars } from "../Bars.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { sentWordingIn } from "../sentWording.ts";

/** A unit's form: what is still missing in it before it is sent back (自评表还缺什么). */
export const FormPane = ({ pane, language }: PanelProps): ReactNode => {
  const words = use(sentWordingIn(language)).form;
  const { form } = pane;
  if (!form) return null;
  const { title, rows, passed, gaps } = form;
  return (
    <div className="panel plain">
      <h2>{title}</h2>
      <p>{words.hint}</p>
      <Bars
        title={words.progress}
        bars={[{ name: words.filled, value: passed, of: rows, text: `${passed} / ${rows}` }]}
        tableTitle={words.table}
        header={[words.what, words.count]}
      />
      <p role="status">{gaps.length === 0 ? `✓ ${words.complete}` : `⚠ ${words.gaps(gaps.length)}`}</p>
      <ul className="issues">
        {gaps.map(({ sheet, address, item, says }) => (
          <li key={`${sheet} ${address}`}>{words.gap(sheet, address, item, says)}</li>
        ))}
      </ul>
      <button type="button" aria-disabled={pane.busy} onClick={() => !pane.busy && pane.reopen()}>
        {words.again}
      </button>
    </div>
  );
};
