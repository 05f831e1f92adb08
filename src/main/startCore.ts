import type { BookDriver } from "../app/driven/bookDriver.ts";
import type { HostResult, ReadDepth } from "../app/ports.ts";
import type { PaneSession } from "../app/session/paneSession.ts";
import { Cancelled, type PaneActions, type Progress } from "../taskpane/paneActions.ts";
import { handedOver } from "./rowQueue.ts";
import { linkThreads, type LinkMessage } from "./workerLink.ts";

type Core<Session> = { readonly session: Session; readonly end: () => void };

export const startWorker = <Session extends object>(
  worker: Worker,
  driver: object,
  progress: (made: unknown) => void,
): Core<Session> => {
  const { theirs, giveUp } = linkThreads<Session>(
    {
      send: (message) => worker.postMessage(message, message.kind === "answer" ? handedOver(message.value) : []),
      listen: (hear) => worker.addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
    },
    driver,
    progress,
  );
  return {
    session: theirs,
    end: () => {
      worker.terminate();
      giveUp(new Cancelled());
    },
  };
};

/** What drives an open workbook, whatever its actions carry. */
type Driver = Pick<BookDriver, "watch"> & {
  readonly read: (depth: ReadDepth, large: boolean) => Promise<HostResult<unknown>>;
  readonly run: (...args: never[]) => Promise<HostResult<string | null>>;
};

/**
 * The pane's core on a thread of its own (启动核心). Work that is cancelled is ended with its thread, and a fresh one takes its
 * place; what is being written into the workbook is never broken off.
 *
 * @param newWorker starts the thread
 * @param driver what reaches the open workbook, on this thread; asked for once the host is there
 * @param beside what else of the driver the thread may call
 */
export const startCore = (
  newWorker: () => Worker,
  driver: Promise<Driver>,
  beside: object = {},
): PaneActions & { readonly session: PaneSession } => {
  let heard: (made: Progress) => void = () => undefined;
  let writing = 0;
  const guarded: Driver = {
    read: async (...args) => (await driver).read(...args),
    run: async (...args) => {
      writing++;
      heard("writing");
      try {
        return await (await driver).run(...args);
      } finally {
        writing--;
      }
    },
    watch: async (tell) => (await driver).watch(tell),
  };
  const start = (): Core<PaneSession> =>
    startWorker(newWorker(), { ...beside, ...guarded }, (made) => heard(made as Progress));
  let core = start();
  const session = new Proxy({} as PaneSession, {
    get: (_, name) => core.session[name as keyof PaneSession],
  });
  return {
    session,
    watchCell: async (tell) => {
      const watching = await guarded.watch(({ kind, sheet, address }) => {
        if (kind === "selected" && address !== "") tell({ sheet, address });
      });
      return watching.ok ? () => void watching.value() : null;
    },
    hearProgress: (hear) => {
      heard = hear;
    },
    cancel: () => {
      if (writing > 0) return;
      core.end();
      core = start();
    },
  };
};
