import { Cancelled } from "../taskpane/paneActions.ts";
import { startWorker } from "./startCore.ts";

/** Work on a thread of its own (线程): whoever types need not wait for it. */
export type Thread<Session, Heard> = {
  readonly session: Session;
  readonly hear: (hear: (made: Heard) => void) => void;
  /** Ends what is under way, together with its thread; a fresh one takes its place. */
  readonly cancel: () => void;
};

/** @param host what the thread may call */
export const startThread = <Session extends object, Heard>(
  newWorker: () => Worker,
  host: object,
): Thread<Session, Heard> => {
  let heard: (made: Heard) => void = () => undefined;
  const start = () => startWorker<Session>(newWorker(), host, (made) => heard(made as Heard));
  let thread = start();
  return {
    session: new Proxy({} as Session, { get: (_, name) => thread.session[name as keyof Session] }),
    hear: (hear) => {
      heard = hear;
    },
    cancel: () => {
      thread.end();
      thread = start();
    },
  };
};

/** Waits for work whose outcome nobody needs; that it was cancelled is an end like any other. */
export const untilCancelled = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
};

/** What was told last, for whoever shows it. */
export const heardLast = <T>(
  hear: (tell: (value: T) => void) => void,
): { readonly state: () => T | null; readonly subscribe: (tell: () => void) => () => void } => {
  let last: T | null = null;
  const told = new Set<() => void>();
  hear((value) => {
    last = value;
    for (const tell of told) tell();
  });
  return {
    state: () => last,
    subscribe: (tell) => {
      told.add(tell);
      return () => void told.delete(tell);
    },
  };
};
