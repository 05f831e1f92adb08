import { useCallback, useEffect, useRef, useState } from "react";

import type { BookOutcome, Ranked } from "../app/bookCommands.ts";
import type { Assessment } from "../app/state.ts";
import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Issue } from "../domain/shared/result.ts";
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
  readonly breakdown: Breakdown | null;
  readonly assessment: Assessment | null;
  readonly ranked: Ranked | null;
  readonly setActor: (actor: string) => void;
  readonly pick: (file: File) => void;
  readonly writeBreakdown: (said: string) => void;
  readonly setUp: (said: string) => void;
  readonly rank: (said: string) => void;
};

/** Runs the pane's actions one at a time and keeps what they gave. */
export const usePane = (actions: PaneActions): Pane => {
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [actor, setActor] = useState("");
  const [breakdown, setBreakdown] = useState<Breakdown | null>(null);
  const [assessment, setAssessment] = useState<Assessment | null>(null);
  const [ranked, setRanked] = useState<Ranked | null>(null);
  const running = useRef(false);

  const alone = useCallback(async (work: () => Promise<readonly Message[]>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setMessages([]);
    try {
      setMessages(await work());
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);

  const adopt = useCallback((opened: Assessment) => {
    setAssessment(opened);
    if (opened.state.breakdown) setBreakdown(opened.state.breakdown);
  }, []);

  useEffect(() => {
    void alone(async () => settle(await actions.open(), "", adopt));
  }, [actions, adopt, alone]);

  const withBreakdown = (act: (breakdown: Breakdown) => Promise<readonly Message[]>): void => {
    if (breakdown) void alone(() => act(breakdown));
  };
  return {
    busy,
    messages,
    actor,
    breakdown,
    assessment,
    ranked,
    setActor,
    pick: (file) =>
      void alone(async () => {
        const read = await actions.readDocument(file);
        setBreakdown(read.ok ? read.value : null);
        return issueMessages(read.issues);
      }),
    writeBreakdown: (said) =>
      withBreakdown(async (known) => settle(await actions.writeBreakdown(known, actor), said, adopt)),
    setUp: (said) => {
      // The written document counts, not one that was only picked since.
      const written = assessment?.state.breakdown;
      if (written) void alone(async () => settle(await actions.setUp(written, actor), said, adopt));
    },
    rank: (said) =>
      void alone(async () => {
        setRanked(null);
        return settle(await actions.rank(actor), said, (value) => {
          adopt(value.assessment);
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
