import { Button, Field, FluentProvider, Input, Spinner, webLightTheme } from "@fluentui/react-components";
import type { ReactNode } from "react";

import type { Language } from "../app/wording/issueText.ts";
import { rankingOverview } from "../app/publishing/rankingOverview.ts";
import { DocumentStep } from "./DocumentStep.tsx";
import { Messages } from "./Messages.tsx";
import type { PaneActions } from "./paneActions.ts";
import { RankingTables } from "./RankingTables.tsx";
import { usePane, type Pane } from "./usePane.ts";
import type { Wording } from "./wording.zh.ts";

type Props = { readonly actions: PaneActions; readonly wording: Wording; readonly language: Language };

/** The task pane: the year as steps, each with what it needs and its one button. */
export const App = ({ actions, wording, language }: Props): ReactNode => {
  const pane = usePane(actions);
  return (
    <FluentProvider theme={webLightTheme}>
      <main className="pane">
        <header>
          <h1>{wording.title}</h1>
          <p>{wording.subtitle}</p>
        </header>
        <Field label={wording.actor} required>
          <Input value={pane.actor} onChange={(_, { value }) => pane.setActor(value)} />
        </Field>
        <Messages messages={pane.messages} wording={wording} language={language} />
        {pane.busy && <Spinner size="tiny" label={wording.busy} />}
        <DocumentStep pane={pane} wording={wording} language={language} />
        <SchemeStep pane={pane} wording={wording} actions={actions} />
        <RankingStep pane={pane} wording={wording} />
      </main>
    </FluentProvider>
  );
};

type StepProps = { readonly pane: Pane; readonly wording: Wording };

const SchemeStep = ({ pane, wording, actions }: StepProps & { readonly actions: PaneActions }): ReactNode => {
  const state = pane.assessment?.state;
  if (!state?.breakdown) return null;
  const { criteria, units } = actions.offer(state);
  return (
    <section aria-labelledby="step-scheme">
      <h2 id="step-scheme">{wording.scheme.heading}</h2>
      <p>{wording.scheme.hint(criteria, units)}</p>
      <Button appearance="primary" disabled={pane.busy} onClick={() => pane.setUp(wording.scheme.written)}>
        {wording.scheme.write}
      </Button>
    </section>
  );
};

const RankingStep = ({ pane, wording }: StepProps): ReactNode => {
  const scheme = pane.assessment?.state.scheme;
  if (!scheme) return null;
  const { ranked } = pane;
  return (
    <section aria-labelledby="step-ranking">
      <h2 id="step-ranking">{wording.ranking.heading}</h2>
      <p>{wording.ranking.hint}</p>
      <Button appearance="primary" disabled={pane.busy} onClick={() => pane.rank(wording.ranking.written)}>
        {wording.ranking.run}
      </Button>
      {ranked && <RankingTables tables={rankingOverview(ranked.assessment.state, ranked.results)} />}
    </section>
  );
};
