import { drivenBook } from "../app/driven/drivenBook.ts";
import { coreSession } from "./coreSession.ts";
import { fromPieces, type FarDriver } from "./driverInPieces.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

/** The cells are on the pane's thread, where Office.js is; what is to be done with them is worked out here. */
const driver = fromPieces(() => line.theirs);

/**
 * The pane's core, on a thread of its own: reading, scoring, ranking and laying out never keep the pane from answering.
 */
const line: Link<FarDriver> = linkThreads<FarDriver>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  coreSession(drivenBook(driver), "Excel", (done, of) => line.tell({ done, of })),
  () => undefined,
);
