import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";

import { reviewTasks } from "../app/reviewTasks.ts";
import type { ReviewedBreakdown } from "../app/recordReview.ts";
import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Issue, Result } from "../domain/shared/result.ts";
import { bytesOf, type DocumentSource } from "./documentSource.ts";
import type { Draft } from "./draft.ts";
import type { Incoming } from "./Shell.tsx";
import { issueMessages, type Pane } from "./usePane.ts";

/** A document on its way into the workbook (导入中的文件). */
export type DocumentInHand = {
  readonly draft: Draft | null;
  /** Another document that was read while decisions on the draft were not yet written. */
  readonly waiting: Draft | null;
  readonly take: (source: Result<DocumentSource>) => void;
  /** Decides on the waiting document: it takes the draft's place, or is let go. */
  readonly settleWaiting: (replaces: boolean) => void;
  /** The draft has decisions that are not written. */
  readonly setUnwritten: (unwritten: boolean) => void;
  readonly write: (reviewed: ReviewedBreakdown, said: string) => void;
};

const draftOf = (number: number, breakdown: Breakdown, text: string | null, issues: readonly Issue[]): Draft => ({
  number,
  breakdown,
  text,
  recorded: text === null,
  review: reviewTasks(breakdown, issues),
});

export const useDocument = (pane: Pane, incoming: Incoming | null): DocumentInHand => {
  const recorded = pane.year?.breakdown ?? null;
  // What the workbook held when the step was opened is there to be looked through, unless a person reads another.
  const [draft, setDraft] = useState<Draft | null>(() => (recorded ? draftOf(1, recorded, null, []) : null));
  const [waiting, setWaiting] = useState<Draft | null>(null);
  const unwritten = useRef(false);
  const drafts = useRef(1);

  const take = (source: Result<DocumentSource>): void =>
    void pane.inTurn(async () => {
      setWaiting(null);
      const bytes = source.ok ? await bytesOf(source.value) : source;
      if (!source.ok || !bytes.ok) return issueMessages(bytes.issues);
      const read = await pane.session.readDocument({ name: source.value.name, bytes: bytes.value });
      if (!read.ok) return issueMessages(read.issues);
      const fresh = draftOf(++drafts.current, read.value.breakdown, read.value.text, read.issues);
      if (unwritten.current) setWaiting(fresh);
      else setDraft(fresh);
      return [];
    });
  const taken = useEffectEvent(take);
  const number = incoming?.number ?? 0;
  const source = incoming?.source;
  useEffect(() => {
    if (number > 0 && source) taken(source);
  }, [number, source]);

  return {
    draft,
    waiting,
    take,
    settleWaiting: (replaces) => {
      setWaiting(null);
      if (replaces && waiting) setDraft(waiting);
    },
    setUnwritten: useCallback((now: boolean) => {
      unwritten.current = now;
    }, []),
    write: (reviewed, said) =>
      pane.change(
        (session, actor) => session.writeBreakdown(reviewed, actor),
        said,
        ({ breakdown }) => breakdown && setDraft(draftOf(++drafts.current, breakdown, null, [])),
      ),
  };
};
