import { Button, Field, Input } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";

import type { Robustness } from "../../app/robustness/robustness.ts";
import { robustnessPage, robustnessWordingIn, type PageSection } from "../../app/robustness/robustnessPage.ts";
import { usualTerms } from "../../app/robustness/robustnessTerms.ts";
import type { Language } from "../../app/wording/issueText.ts";
import { DataTable } from "../DataTable.tsx";
import { issueMessages, settle, type Pane } from "../usePane.ts";
import { panelWordingIn } from "./panelWordingIn.ts";
import { RankHeatMap } from "./RankHeatMap.tsx";
import { RankIntervalChart } from "./RankIntervalChart.tsx";

type Props = { readonly pane: Pane; readonly language: Language };

/** How firm the ranks are (名次有多稳): computed when asked for, in the core's thread, and nowhere recorded. */
export const RobustnessPanel = ({ pane, language }: Props): ReactNode => {
  const words = panelWordingIn(language);
  const [spread, setSpread] = useState(String(usualTerms.spread));
  const [found, setFound] = useState<Robustness | null>(null);
  const percent = /^\d{1,2}$/u.test(spread) ? Number(spread) : 0;
  const fits = percent >= 1 && percent <= 50;
  const compute = (): void =>
    void pane.alone(async () => {
      const looked = await pane.session.robustness({ ...usualTerms, spread: percent });
      if (!looked.ok) return issueMessages(looked.issues);
      setFound(looked.value);
      return [{ kind: "done", text: words.computed }];
    });
  const write = (kept: Robustness): void =>
    void pane.alone(async () => settle(await pane.session.writeRobustness(kept), words.written, () => undefined));
  return (
    <div className="panel">
      <p>{robustnessWordingIn(language).advisory}</p>
      <Field label={words.spread} hint={words.spreadHint}>
        <Input value={spread} inputMode="numeric" onChange={(_, { value }) => setSpread(value.trim())} />
      </Field>
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={pane.busy || !fits} onClick={compute}>
          {words.run}
        </Button>
        {found && (
          <Button disabledFocusable={pane.busy} onClick={() => write(found)}>
            {words.write}
          </Button>
        )}
      </div>
      {found && <Found found={found} entries={pane.year?.entries ?? 0} language={language} />}
    </div>
  );
};

type FoundProps = { readonly found: Robustness; readonly entries: number; readonly language: Language };

const Found = ({ found, entries, language }: FoundProps): ReactNode => {
  const words = panelWordingIn(language);
  const figures = robustnessWordingIn(language);
  const { lead, sections } = robustnessPage(found, entries, null, language);
  return (
    <>
      {lead.slice(1).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {found.groups.map((group) => (
        <div key={group.group} className="panel">
          <RankIntervalChart group={group} words={words} figures={figures} />
          <RankHeatMap group={group} words={words} figures={figures} />
        </div>
      ))}
      {sections.map((section) => (
        <Section key={section.title} section={section} />
      ))}
    </>
  );
};

/** One question, folded: what it tells, its table, its lines. */
const Section = ({ section: { title, meaning, table, lines } }: { readonly section: PageSection }): ReactNode => (
  <details>
    <summary>{title}</summary>
    {meaning !== "" && <p>{meaning}</p>}
    {table && <DataTable title={title} header={table.header} rows={table.rows} />}
    {lines.length > 0 && (
      <ul>
        {lines.map((text, at) => (
          <li key={at}>{text}</li>
        ))}
      </ul>
    )}
  </details>
);
