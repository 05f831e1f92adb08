import { useEffect, useState, type ReactNode } from "react";

import type { StepId } from "../app/session/stepIds.ts";
import type { NamedBytes } from "../app/session/setUp.ts";
import type { Language } from "../app/wording/issueText.ts";
import type { Result } from "../domain/shared/result.ts";
import { transferredSource, type DocumentSource } from "./documentSource.ts";
import { NextStep } from "./NextStep.tsx";
import type { PaneActions } from "./paneActions.ts";
import { PaneStatus } from "./PaneStatus.tsx";
import type { ShellWording } from "./shellWording.zh.ts";
import { takeReturned } from "./takeReturned.ts";
import { StepList } from "./StepList.tsx";
import { lazyForm, lazyPack } from "./stepPanels.ts";
import { LazyPart } from "./LazyPart.tsx";
import { usePane } from "./usePane.ts";
import { useTransfers } from "./useTransfers.ts";

type Props = {
  readonly actions: PaneActions;
  readonly words: ShellWording;
  readonly language: Language;
  readonly dark: boolean;
  /** What the host asks for when it opens the pane: a step to begin with. */
  readonly first: StepId | null;
  /** Opens a master that was dropped, where the host can. */
  readonly openBook?: (file: NamedBytes) => void;
};

/** A document that was dropped or pasted anywhere on the pane; the number tells one from the next. */
export type Incoming = { readonly number: number; readonly source: Result<DocumentSource> };

/** The frame of the pane: who works here, what was said last, and the year as steps, each loaded when it is opened. */
export const Shell = ({ actions, words, language, dark, first, openBook }: Props): ReactNode => {
  const pane = usePane(actions);
  const [open, setOpen] = useState<StepId | null>(first);
  const [incoming, setIncoming] = useState<Incoming | null>(null);
  const { overview, year, form, pack, load } = pane;
  const isWanted = open !== null && overview !== null && year === null;
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted, load]);
  const over = useTransfers((data) => {
    if (form ?? pack) return;
    const source = transferredSource(data, words.pasteName);
    const asDocument = (): void => {
      if (!source) return;
      setOpen("tasks");
      setIncoming((before) => ({ number: (before?.number ?? 0) + 1, source }));
    };
    const files = [...data.files];
    if (files.some(({ name }) => /\.(?:xlsx|zip)$/iu.test(name))) {
      void takeReturned(pane, files, words, { open: setOpen, openBook, otherwise: asDocument });
    } else asDocument();
  });
  useEffect(() => {
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }, [dark]);
  const panel = { pane, language, dark, incoming, over };
  return (
    <main className="pane" aria-busy={pane.busy}>
      <header>
        <h1>{words.title}</h1>
        <p>{overview?.title ? overview.title : words.subtitle}</p>
      </header>
      {(form ?? pack) ? (
        <>
          <PaneStatus pane={pane} words={words} language={language} />
          <LazyPart part={form ? lazyForm : lazyPack} props={panel} words={words} />
        </>
      ) : (
        <>
          <NextStep pane={pane} words={words} open={open} go={setOpen} />
          <label className="actor">
            <span>{words.actor}</span>
            <input value={pane.actor} onChange={({ target }) => pane.setActor(target.value)} required />
          </label>
          <PaneStatus pane={pane} words={words} language={language} />
          <StepList panel={panel} words={words} open={open} setOpen={setOpen} />
        </>
      )}
    </main>
  );
};
