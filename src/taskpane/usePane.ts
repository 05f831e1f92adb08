import { useCallback, useEffect, useRef, useState } from "react";

import type { BookOutcome, Ranked } from "../app/bookCommands.ts";
import type { ReviewedBreakdown } from "../app/recordReview.ts";
import { reviewTasks } from "../app/reviewTasks.ts";
import { emptyState, type Assessment } from "../app/state.ts";
import type { Issue, Result } from "../domain/shared/result.ts";
import { bytesOf, type DocumentSource } from "./documentSource.ts";
import type { Draft } from "./draft.ts";
import type { PaneActions } from "./paneActions.ts";

/** What the pane says of its last action. */
export type Message =
  | { readonly kind: "done"; readonly text: string }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] }
  | { readonly kind: "host-refused"; readonly code: string };

/** The pane's view state; nothing of it is recorded, the workbook holds what counts. */
export type Pane = {
  readonly busy: boolean;
  readonly messages: readonly Message[];
  readonly actor: string;
  readonly draft: Draft | null;
  /** Another document that was read while decisions on the draft were not yet written. */
  readonly waiting: Draft | null;
  readonly assessment: Assessment | null;
  readonly ranked: Ranked | null;
  readonly setActor: (actor: string) => void;
  readonly take: (source: Result<DocumentSource>) => void;
  /** Decides on the waiting document: it takes the draft's place, or is let go. */
  readonly settleWaiting: (replaces: boolean) => void;
  /** The draft has decisions that are not written. */
  readonly setUnwritten: (unwritten: boolean) => void;
  readonly writeBreakdown: (reviewed: ReviewedBreakdown, said: string) => void;
  readonly setUp: (said: string) => void;
  readonly rank: (said: string) => void;
};

/** Runs the pane's actions one at a time and keeps what they gave. */
export const usePane = (actions: PaneActions): Pane => {
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [actor, setActor] = useState("");
  const [draft, setDraft] = useState<Draft | null>(null);
  const [waiting, setWaiting] = useState<Draft | null>(null);
  const [assessment, setAssessment] = useState<Assessment | null>(null);
  const [ranked, setRanked] = useState<Ranked | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const unwritten = useRef(false);
  const drafts = useRef(0);

  const alone = useCallback(async (work: () => Promise<readonly Message[]>): Promise<void> => {
    if (running.current) return;
    const run = async (): Promise<void> => {
      setBusy(true);
      setMessages([]);
      try {
        setMessages(await work());
      } finally {
        running.current = null;
        setBusy(false);
      }
    };
    running.current = run();
    await running.current;
  }, []);

  /** As `alone`, but where a button pressed twice is pressed once, a document that was dropped meanwhile gets its turn. */
  const inTurn = async (work: () => Promise<readonly Message[]>): Promise<void> => {
    while (running.current) await running.current;
    await alone(work);
  };

  /** The workbook's breakdown becomes the draft, unless a person is still at work on another. */
  const adopt = useCallback((opened: Assessment, overDraft: boolean) => {
    setAssessment(opened);
    const { breakdown } = opened.state;
    if (!breakdown) return;
    const recorded: Draft = {
      number: ++drafts.current,
      breakdown,
      text: null,
      recorded: true,
      review: reviewTasks(breakdown, []),
    };
    setDraft((current) => (overDraft || !current ? recorded : current));
  }, []);

  useEffect(() => {
    void alone(async () => settle(await actions.open(), "", (opened) => adopt(opened, true)));
  }, [actions, adopt, alone]);

  return {
    busy,
    messages,
    actor,
    draft,
    waiting,
    assessment,
    ranked,
    setActor,
    take: (source) =>
      void inTurn(async () => {
        setWaiting(null);
        const bytes = source.ok ? await bytesOf(source.value) : source;
        if (!source.ok || !bytes.ok) return issueMessages(bytes.issues);
        const read = await actions.readDocument(bytes.value, source.value.name);
        if (!read.ok) return issueMessages(read.issues);
        const { text, breakdown } = read.value;
        const review = reviewTasks(breakdown, read.issues);
        const fresh: Draft = { number: ++drafts.current, breakdown, text, recorded: false, review };
        if (unwritten.current) setWaiting(fresh);
        else setDraft(fresh);
        return [];
      }),
    settleWaiting: (replaces) => {
      setWaiting(null);
      if (replaces && waiting) setDraft(waiting);
    },
    setUnwritten: (now) => {
      unwritten.current = now;
    },
    writeBreakdown: (reviewed, said) =>
      void alone(async () => {
        const state = assessment?.state ?? emptyState;
        return settle(await actions.writeBreakdown(reviewed, state, actor), said, (written) => adopt(written, true));
      }),
    setUp: (said) => {
      // The written document counts, not one that was only read since.
      const state = assessment?.state;
      if (!state?.breakdown) return;
      void alone(async () => settle(await actions.setUp(state, actor), said, (opened) => adopt(opened, false)));
    },
    rank: (said) =>
      void alone(async () => {
        setRanked(null);
        return settle(await actions.rank(actor), said, (value) => {
          adopt(value.assessment, false);
          setRanked(value);
        });
      }),
  };
};

const issueMessages = (issues: readonly Issue[]): readonly Message[] =>
  issues.length > 0 ? [{ kind: "issues", issues }] : [];

const settle = <T>(outcome: BookOutcome<T>, said: string, keep: (value: T) => void): readonly Message[] => {
  if (outcome.kind === "host-refused") return [{ kind: "host-refused", code: outcome.failure.code }];
  if (outcome.kind === "refused") return issueMessages(outcome.issues);
  keep(outcome.value);
  return [...(said === "" ? [] : [{ kind: "done", text: said } as const]), ...issueMessages(outcome.issues)];
};
