import { sha256 } from "@noble/hashes/sha2.js";

import { sheetMirror } from "../app/driven/sheetMirror.ts";
import { recalculator, type Recalculated } from "../app/workbench/recalculate.ts";
import type { GridDriver } from "../hosts/workbench/gridDriver.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

/** What the workbench asks beside what the pane does (重算线程), on a thread of its own: what is typed never waits for a command, nor for a file. */
export type RecalculatingSession = {
  /** Gets ready for a master that is about to be shown. @param identity its hidden sheet */
  readonly prepare: (identity: SheetSnapshot) => Promise<void>;
  readonly recalculate: () => Promise<Recalculated>;
};

const name = "考评";
const { prepare, recalculate } = recalculator(sha256);
const sheetsNow = sheetMirror((known) => line.theirs.readChanged(known));

const line: Link<Pick<GridDriver, "readChanged">> = linkThreads<Pick<GridDriver, "readChanged">>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  {
    prepare: (identity) => prepare(identity, name),
    recalculate: async () => recalculate(await sheetsNow(), name),
  } satisfies RecalculatingSession,
  () => undefined,
);
