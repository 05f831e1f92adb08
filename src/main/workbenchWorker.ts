import { valuesBook, type ValuesDriver } from "../app/driven/valuesBook.ts";
import type { PaneSession } from "../app/session/paneSession.ts";
import { coreSession } from "./coreSession.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

const driver: ValuesDriver = {
  read: (...args) => line.theirs.read(...args),
  run: (...args) => line.theirs.run(...args),
  watch: () => Promise.reject(new RangeError("a watch: got one from the core, want it on the page's thread")),
};

/** The workbench's core (工作台核心), on a thread of its own; the workbook is on the page's thread, where the grid is. */
const line: Link<ValuesDriver> = linkThreads<ValuesDriver>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  coreSession(valuesBook(driver), "考评", (done, of) => line.tell({ done, of })) satisfies PaneSession,
  () => undefined,
);
