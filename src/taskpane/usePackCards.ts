import { useState } from "react";

import type { PackAnswer } from "../app/session/enterPack.ts";
import type { PackCard, PackView } from "../app/session/packView.ts";
import type { Pane } from "./usePane.ts";

/** A reviewer's way through the cards of a pack (逐项填写): the card shown and what is typed into it. */
export type PackCards = {
  readonly card: PackCard | null;
  readonly at: number;
  readonly of: number;
  readonly answer: PackAnswer;
  /** Something was typed into this card that the sheet does not have yet. */
  readonly typed: boolean;
  /** How many cards were typed into and not entered. */
  readonly waiting: number;
  /** The key of the first card that is open or at fault, of a unit or of all; its first one where none is. */
  readonly next: (unit: string | null) => string | null;
  readonly choose: (key: string | null) => void;
  readonly go: (step: number) => void;
  readonly type: (part: Partial<PackAnswer>) => void;
  /** Enters the card into the sheet and goes to the next that is open. */
  readonly keep: () => void;
};

const isLeft = ({ open, fault }: PackCard): boolean => open || fault !== "";

const answerOf = (card: PackCard | undefined): PackAnswer => ({
  entry: card?.entry ?? "",
  reason: card?.reason ?? "",
  evidence: card?.evidence ?? "",
  approver: card?.approver ?? "",
});

export const usePackCards = (pane: Pane): PackCards => {
  const [key, setKey] = useState<string | null>(null);
  const [typed, setTyped] = useState<ReadonlyMap<string, PackAnswer>>(new Map());
  const { pack } = pane;
  const cards = pack?.cards ?? [];
  const at = Math.max(
    0,
    cards.findIndex((card) => card.key === key),
  );
  const card = cards[at];
  const answer = (card && typed.get(card.key)) ?? answerOf(card);
  const set = (place: number): void => setKey(cards[place]?.key ?? null);
  return {
    card: key === null ? null : (card ?? null),
    at,
    of: cards.length,
    answer,
    typed: card !== undefined && typed.has(card.key),
    waiting: typed.size,
    next: (unit) => {
      const own = unit === null ? cards : cards.filter((one) => one.unit === unit);
      return (own.find(isLeft) ?? own[0])?.key ?? null;
    },
    choose: setKey,
    go: (step) => set(Math.max(0, Math.min(at + step, cards.length - 1))),
    type: (part) => card && setTyped((before) => new Map(before).set(card.key, { ...answer, ...part })),
    keep: () => {
      if (!card) return;
      pane.enterPack(card.key, answer, (fresh) => {
        setTyped((before) => new Map([...before].filter(([one]) => one !== card.key)));
        setKey(nextOf(fresh, card.key));
      });
    },
  };
};

/** The next card behind this one that is still open; from the start where none is; the one behind it where all are done. */
const nextOf = ({ cards }: PackView, key: string): string | null => {
  const at = cards.findIndex((card) => card.key === key);
  const others = [...cards.slice(at + 1), ...cards.slice(0, at)];
  return (others.find(({ open }) => open) ?? cards[at + 1] ?? cards[at])?.key ?? null;
};
