import type { OpeningStep } from "../app/workbench/openFile.ts";
import type { GridDriver } from "../hosts/workbench/gridDriver.ts";
import { startWorker } from "./startCore.ts";
import type { FileSession } from "./filesWorker.ts";

/** Reads and makes files on a thread of its own (文件线程): saving keeps nobody from going on typing. */
export type FilesThread = {
  readonly session: FileSession;
  readonly hearStep: (hear: (step: OpeningStep) => void) => void;
  /** Ends what is under way, together with its thread; a fresh one takes its place. */
  readonly cancel: () => void;
};

export const startFiles = (newWorker: () => Worker, driver: Pick<GridDriver, "readChanged">): FilesThread => {
  let heard: (step: OpeningStep) => void = () => undefined;
  const start = () => startWorker<FileSession>(newWorker(), driver, (step) => heard(step as OpeningStep));
  let thread = start();
  return {
    session: new Proxy({} as FileSession, { get: (_, name) => thread.session[name as keyof FileSession] }),
    hearStep: (hear) => {
      heard = hear;
    },
    cancel: () => {
      thread.end();
      thread = start();
    },
  };
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
