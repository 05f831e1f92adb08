import { useEffect, useState } from "react";

import type { Decision, Decisions } from "../app/reviewDecision.ts";
import type { CommonDuty } from "../app/state.ts";
import type { ReviewTask } from "../app/reviewTasks.ts";
import type { Draft } from "./draft.ts";
import { focusOn } from "./focusOn.ts";
import { listedTasks, nextOpen, openTasks, pageSize, pagesOf, type ReviewFilter } from "./reviewView.ts";

/** Where the keyboard goes next: a task of the list, the button that opened its form, or the line above the list. */
export type FocusTarget =
  { readonly part: "task" | "correct" | "undo"; readonly task: string } | { readonly part: "progress" };

export const focusId = (draft: Draft, target: FocusTarget): string =>
  target.part === "progress" ? "review-progress" : `review-${target.part}-${indexOf(draft, target.task)}`;

const indexOf = ({ breakdown }: Draft, id: string): number => breakdown.tasks.findIndex((task) => task.id === id);

/** A person's way through a draft (核对过程): what is listed, what was decided, what is being corrected. */
export type Review = {
  readonly decisions: Decisions;
  readonly duties: ReadonlySet<number>;
  readonly open: number;
  readonly filter: ReviewFilter;
  readonly search: string;
  readonly listed: readonly ReviewTask[];
  readonly page: number;
  readonly shown: readonly ReviewTask[];
  readonly editing: string | null;
  /** The task that was decided on last, for who cannot see the list. */
  readonly last: { readonly task: string; readonly decision: Decision | null } | null;
  readonly somethingNew: boolean;
  readonly setFilter: (filter: ReviewFilter) => void;
  readonly setSearch: (search: string) => void;
  readonly setPage: (page: number) => void;
  readonly edit: (task: string) => void;
  readonly cancelEdit: () => void;
  readonly decide: (task: string, decision: Decision) => void;
  readonly undo: (task: string) => void;
  readonly confirmOpen: () => void;
  /** The task a step away in the list, across pages. */
  readonly move: (task: string, step: 1 | -1) => void;
  readonly toggleDuty: (duty: number) => void;
};

export const useReview = (draft: Draft, common: readonly CommonDuty[]): Review => {
  const { tasks } = draft.review;
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [chosen] = useState(() => dutiesChosen(draft, common));
  const [duties, setDuties] = useState<ReadonlySet<number>>(chosen);
  const [filter, setFilter] = useState<ReviewFilter>(() => (tasks.some(({ needed }) => needed) ? "needed" : "all"));
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(0);
  const [editing, setEditing] = useState<string | null>(null);
  const [last, setLast] = useState<Review["last"]>(null);
  const focus = useFocus(draft);

  const listed = listedTasks(tasks, decisions, filter, search);
  const pageAt = Math.min(page, pagesOf(listed.length) - 1);
  const go = (task: string): void => {
    setPage(Math.floor(listed.findIndex((one) => one.task.id === task) / pageSize));
    focus({ part: "task", task });
  };
  const settle = (next: Decisions, changed: Review["last"]): void => {
    setDecisions(next);
    setLast(changed);
    setEditing(null);
  };
  return {
    decisions,
    duties,
    open: openTasks(tasks, decisions).length,
    filter,
    search,
    listed,
    page: pageAt,
    shown: listed.slice(pageAt * pageSize, (pageAt + 1) * pageSize),
    editing,
    last,
    somethingNew: !draft.recorded || decisions.size > 0 || [...duties].join() !== [...chosen].join(),
    setFilter: (now) => {
      setFilter(now);
      setPage(0);
    },
    setSearch: (now) => {
      setSearch(now);
      setPage(0);
    },
    setPage,
    edit: setEditing,
    cancelEdit: () => {
      if (editing !== null) focus({ part: "correct", task: editing });
      setEditing(null);
    },
    decide: (task, decision) => {
      const next = new Map(decisions).set(task, decision);
      settle(next, { task, decision });
      const following = nextOpen(listed, next, task);
      if (following !== null) go(following);
      else focus(openTasks(tasks, next).length === 0 ? { part: "progress" } : { part: "undo", task });
    },
    undo: (task) => {
      const next = new Map(decisions);
      next.delete(task);
      settle(next, { task, decision: null });
      focus(filter === "decided" && search === "" ? { part: "progress" } : { part: "correct", task });
    },
    confirmOpen: () => {
      const next = new Map(decisions);
      for (const { task } of openTasks(tasks, decisions)) next.set(task.id, { kind: "confirmed", together: true });
      settle(next, null);
      focus({ part: "progress" });
    },
    move: (task, step) => {
      const to = listed[listed.findIndex((one) => one.task.id === task) + step];
      if (to) go(to.task.id);
    },
    toggleDuty: (duty) => {
      const next = new Set(duties);
      if (!next.delete(duty)) next.add(duty);
      setDuties(new Set([...next].sort((a, b) => a - b)));
    },
  };
};

/** The duties of a draft that were chosen before, by their number. */
const dutiesChosen = ({ breakdown }: Draft, common: readonly CommonDuty[]): ReadonlySet<number> =>
  new Set(
    breakdown.duties.flatMap(({ quote }, index) =>
      common.some((one) => one.duty === index + 1 && one.quote === quote) ? [index + 1] : [],
    ),
  );

/** Moves the keyboard once what it shall go to has been drawn. */
const useFocus = (draft: Draft): ((target: FocusTarget) => void) => {
  const [target, setTarget] = useState<FocusTarget | null>(null);
  useEffect(() => {
    if (target) focusOn(focusId(draft, target));
  }, [draft, target]);
  return setTarget;
};
