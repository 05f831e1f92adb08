import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { BookOutcome } from "../app/openedBook.ts";
import type { PackAnswer } from "../app/session/enterPack.ts";
import type { FormView } from "../app/session/formView.ts";
import type { OfferedFile, PaneSession, WithFiles } from "../app/session/paneSession.ts";
import type { PackView } from "../app/session/packView.ts";
import type { YearOverview } from "../app/session/yearOverview.ts";
import type { YearView } from "../app/session/yearView.ts";
import type { Issue } from "../domain/shared/result.ts";
import { Cancelled, type PaneActions, type Progress } from "./paneActions.ts";

/** What the pane says of its last action. */
export type Message =
  | { readonly kind: "done"; readonly text: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "broken"; readonly text: string }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] }
  | { readonly kind: "host-refused"; readonly code: string; readonly detail: string };

/** The pane's view state; nothing of it is recorded, the workbook holds what counts. */
export type Pane = {
  readonly session: PaneSession;
  /** Something is being done; `progress` once it says how far it has come. */
  readonly busy: boolean;
  readonly progress: Progress | null;
  readonly messages: readonly Message[];
  readonly actor: string;
  /** How far the open master's year has come; null until the workbook was read. */
  readonly overview: YearOverview | null;
  /** The year itself, once a step needs it. */
  readonly year: YearView | null;
  /** The unit's form, where the open workbook is one. */
  readonly form: FormView | null;
  /** The reviewer's pack, where it is one. */
  readonly pack: PackView | null;
  readonly setActor: (actor: string) => void;
  readonly cancel: () => void;
  /** Does something on its own, and says what came of it. */
  readonly alone: (work: () => Promise<readonly Message[]>) => Promise<void>;
  /** As `alone`, but where a button pressed twice is pressed once, this gets its turn. */
  readonly inTurn: (work: () => Promise<readonly Message[]>) => Promise<void>;
  /** A command that gives a new year; `then` comes only where it was done. */
  readonly change: (work: Change<YearView>, said: string, then?: (year: YearView) => void) => void;
  /** A command that also makes files. */
  readonly make: (work: Change<WithFiles>, said: string, then: (files: readonly OfferedFile[]) => void) => void;
  /** Types what was entered on a card into the open pack; `then` comes only where it was done. */
  readonly enterPack: (key: string, answer: PackAnswer, then: (pack: PackView) => void) => void;
  /** Reads the year behind the overview, where that was not done yet. */
  readonly load: () => void;
  readonly reopen: () => void;
  readonly watchCell: PaneActions["watchCell"];
};

export type Change<T> = (session: PaneSession, actor: string) => Promise<BookOutcome<T>>;

/** Runs the pane's actions one at a time and keeps what they gave. */
export const usePane = (actions: PaneActions): Pane => {
  const { session } = actions;
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [actor, setActor] = useState("");
  const [overview, setOverview] = useState<YearOverview | null>(null);
  const [year, setYear] = useState<YearView | null>(null);
  const [form, setForm] = useState<FormView | null>(null);
  const [pack, setPack] = useState<PackView | null>(null);
  const running = useRef<Promise<void> | null>(null);
  /** Steps were opened: what was done in them is kept over a new reading. */
  const loaded = useRef(false);

  const alone = useCallback(async (work: () => Promise<readonly Message[]>): Promise<void> => {
    if (running.current) return;
    const run = async (): Promise<void> => {
      setBusy(true);
      setMessages([]);
      try {
        setMessages(await work());
      } catch (error) {
        setMessages([error instanceof Cancelled ? { kind: "cancelled" } : { kind: "broken", text: String(error) }]);
        if (!(error instanceof Cancelled)) throw error;
      } finally {
        running.current = null;
        setBusy(false);
        setProgress(null);
      }
    };
    running.current = run();
    await running.current;
  }, []);

  const keep = useCallback((given: YearView): void => {
    loaded.current = true;
    setYear(given);
    setOverview(given);
  }, []);
  const read = useCallback(async () => settle(await session.load(), "", keep), [session, keep]);
  const open = useCallback(async (): Promise<readonly Message[]> => {
    const outcome = await session.open();
    const said = settle(outcome, "", (opened) => {
      setPack(opened.kind === "pack" ? opened.pack : null);
      setForm(opened.kind === "form" ? opened.form : null);
      setOverview(opened.kind === "master" ? opened.overview : null);
      if (opened.kind === "master" && opened.year) keep(opened.year);
      else if (opened.kind !== "master") setYear(null);
    });
    const isKept = outcome.kind === "done" && outcome.value.kind === "master" && !outcome.value.year;
    return isKept && loaded.current ? [...said, ...(await read())] : said;
  }, [session, keep, read]);
  const inTurn = useCallback(
    async (work: () => Promise<readonly Message[]>): Promise<void> => {
      while (running.current) await running.current;
      await alone(work);
    },
    [alone],
  );
  const load = useCallback(() => void inTurn(read), [inTurn, read]);
  useEffect(() => {
    actions.hearProgress(setProgress);
    void alone(open);
  }, [actions, alone, open]);

  return useMemo((): Pane => {
    const refresh = async (): Promise<void> => keep(await session.year());
    return {
      session,
      busy,
      progress,
      messages,
      actor,
      overview,
      year,
      form,
      pack,
      setActor,
      alone,
      inTurn,
      watchCell: actions.watchCell,
      load,
      enterPack: (key, answer, then) =>
        void alone(async () =>
          settle(await session.enterPack(key, answer), "", (value) => {
            setPack(value);
            then(value);
          }),
        ),
      reopen: () => void inTurn(open),
      cancel: () => {
        actions.cancel();
        void inTurn(async () => {
          await open();
          return [{ kind: "cancelled" }];
        });
      },
      change: (work, said, then) =>
        void alone(async () => {
          const outcome = await work(session, actor);
          if (outcome.kind === "refused") await refresh();
          return settle(outcome, said, (value) => {
            keep(value);
            then?.(value);
          });
        }),
      make: (work, said, then) =>
        void alone(async () =>
          settle(await work(session, actor), said, (value) => {
            keep(value.year);
            then(value.files);
          }),
        ),
    };
  }, [actions, session, busy, progress, messages, actor, overview, year, form, pack, alone, inTurn, open, load, keep]);
};

export const issueMessages = (issues: readonly Issue[]): readonly Message[] =>
  issues.length > 0 ? [{ kind: "issues", issues }] : [];

/** What an outcome has to say; `keep` gets its value where there is one. */
export const settle = <T>(outcome: BookOutcome<T>, said: string, keep: (value: T) => void): readonly Message[] => {
  if (outcome.kind === "host-refused") {
    const { code, detail } = outcome.failure;
    return [{ kind: "host-refused", code, detail }];
  }
  if (outcome.kind === "refused") return issueMessages(outcome.issues);
  keep(outcome.value);
  return [...(said === "" ? [] : [{ kind: "done", text: said } as const]), ...issueMessages(outcome.issues)];
};
