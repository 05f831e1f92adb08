import { useCallback, useEffect, useEffectEvent, useState } from "react";

import type { CardAnswer } from "../app/session/answerCard.ts";
import type { ScoreCard } from "../app/session/scoreCard.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import type { Issue } from "../domain/shared/result.ts";
import type { Pane } from "./usePane.ts";

/** What was typed into a card and what it means, waiting to be written. */
type Kept = { readonly answer: CardAnswer; readonly rows: readonly Observation[] };

/** A reviewer's way through the cards (逐项评分): the card shown, what is typed into it, and what is not yet written. */
export type CardsInHand = {
  readonly voice: string;
  readonly card: ScoreCard | null;
  readonly answer: CardAnswer;
  readonly issues: readonly Issue[];
  /** How many cards are filled in and not yet written. */
  readonly unwritten: number;
  /** This card is among them. */
  readonly kept: boolean;
  readonly choose: (voice: string) => void;
  readonly go: (at: number) => void;
  readonly type: (part: Partial<CardAnswer>) => void;
  /** Checks the card, keeps it and goes on; stays where something is wrong with it. */
  readonly keep: () => void;
  readonly write: (said: string) => void;
};

const keyOf = (voice: string, at: number): string => `${voice}\n${at}`;

const answerOf = (card: ScoreCard | null): CardAnswer => ({
  values: card?.fields.map(({ value }) => value) ?? [],
  reason: card?.reason ?? "",
  evidence: card?.evidence ?? "",
  approver: card?.approver ?? "",
});

export const useScoreCards = (pane: Pane): CardsInHand => {
  const { session, year } = pane;
  const [place, setPlace] = useState<{ readonly voice: string; readonly at: number } | null>(null);
  const [card, setCard] = useState<ScoreCard | null>(null);
  const [kept, setKept] = useState<ReadonlyMap<string, Kept>>(new Map());
  const [answer, setAnswer] = useState<CardAnswer>(answerOf(null));
  const [issues, setIssues] = useState<readonly Issue[]>([]);

  const show = useEffectEvent((voice: string, found: ScoreCard | null): void => {
    setCard(found);
    setIssues([]);
    setAnswer((found && kept.get(keyOf(voice, found.at))?.answer) ?? answerOf(found));
  });
  useEffect(() => {
    if (!place) return;
    let current = true;
    void session.card(place.voice, place.at).then((found) => {
      if (current) show(place.voice, found);
    });
    return () => {
      current = false;
    };
  }, [session, place, year]);

  const go = useCallback((at: number) => setPlace((before) => before && { ...before, at }), []);
  return {
    voice: place?.voice ?? "",
    card,
    answer,
    issues,
    unwritten: kept.size,
    kept: card !== null && place !== null && kept.has(keyOf(place.voice, card.at)),
    choose: (voice) => {
      setCard(null);
      // The first card that says nothing yet is where a reviewer goes on.
      void session.card(voice, 0).then((first) => setPlace({ voice, at: first?.nextOpen ?? 0 }));
    },
    go,
    type: (part) => setAnswer((before) => ({ ...before, ...part })),
    keep: () => {
      if (!place || !card) return;
      void session.checkCard(place.voice, card.at, answer).then((checked) => {
        setIssues(checked.issues);
        if (!checked.ok) return;
        setKept((before) => new Map(before).set(keyOf(place.voice, card.at), { answer, rows: checked.value }));
        go(Math.min(card.at + 1, card.of - 1));
      });
    },
    write: (said) => {
      const rows = [...kept.values()].flatMap((one) => one.rows);
      pane.change(
        (asked, actor) => asked.saveScores(rows, actor),
        said,
        () => setKept(new Map()),
      );
    },
  };
};
