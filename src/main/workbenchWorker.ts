import { sha256 } from "@noble/hashes/sha2.js";

import { sheetMirror } from "../app/driven/sheetMirror.ts";
import { valuesBook } from "../app/driven/valuesBook.ts";
import { recalculator, type Recalculated } from "../app/workbench/recalculate.ts";
import type { PaneSession } from "../app/session/paneSession.ts";
import type { GridDriver } from "../hosts/workbench/gridDriver.ts";
import { coreSession } from "./coreSession.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

/** What the workbench asks of its core beside what the pane does (工作台核心). */
export type RecalculatingSession = { readonly recalculate: () => Promise<Recalculated> };

const driver: GridDriver = {
  readChanged: (known) => line.theirs.readChanged(known),
  read: (...args) => line.theirs.read(...args),
  run: (...args) => line.theirs.run(...args),
  watch: () => Promise.reject(new RangeError("a watch: got one from the core, want it on the page's thread")),
};

const recalculated = recalculator(sha256);

const sheetsNow = sheetMirror(driver.readChanged);

/** The workbench's core, on a thread of its own; the workbook is on the page's thread, where the grid is. */
const line: Link<GridDriver> = linkThreads<GridDriver>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  {
    ...coreSession(valuesBook(driver), "考评", (done, of) => line.tell({ done, of })),
    recalculate: async () => recalculated(await sheetsNow(), "考评"),
  } satisfies PaneSession & RecalculatingSession,
  () => undefined,
);
