import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";

import { Bars } from "../Bars.tsx";
import { StepFrame } from "../StepFrame.tsx";
import type { PanelProps } from "../stepPanels.ts";
import { wordingIn } from "../wordingIn.ts";

/** A unit's form: what is still missing in it before it is sent back (自评表还缺什么). */
export const FormPane = ({ pane, language, dark }: PanelProps): ReactNode => {
  const words = wordingIn(language).form;
  const { form } = pane;
  if (!form) return null;
  const { title, rows, passed, gaps } = form;
  return (
    <StepFrame dark={dark}>
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
      <Button disabledFocusable={pane.busy} onClick={pane.reopen}>
        {words.again}
      </Button>
    </StepFrame>
  );
};
