import { sha256 } from "@noble/hashes/sha2.js";

import { sheetMirror } from "../app/driven/sheetMirror.ts";
import { bookFacts, type BookFacts } from "../app/workbench/bookFacts.ts";
import { ledgerReader } from "../app/workbench/ledgerReader.ts";
import { openFile, type OpenedFile } from "../app/workbench/openFile.ts";
import { rememberingReads } from "../app/workbench/rememberedReads.ts";
import { fileSaver } from "../app/workbench/saveFile.ts";
import type { Result } from "../domain/shared/result.ts";
import { files as plainFiles } from "../hosts/files/files.ts";
import type { GridDriver } from "../hosts/workbench/gridDriver.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { utcNow } from "./coreSession.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

/** What the workbench does with files (文件线程), so that a save keeps nobody from going on. */
export type FileSession = {
  readonly openFile: (bytes: Uint8Array, name: string) => Promise<Result<OpenedFile>>;
  readonly factsOf: (bytes: Uint8Array, name: string) => Promise<Result<BookFacts>>;
  /** @param bytes the file that was opened; null for a new workbook */
  readonly saveFile: (bytes: Uint8Array | null, name: string) => Promise<Result<Uint8Array>>;
};

const sheetsNow = sheetMirror((known) => line.theirs.readChanged(known));
const files = rememberingReads(plainFiles);
const readLedger = ledgerReader(sha256);
const saveFile = fileSaver(files, sha256, readLedger);

/** What the page offers to this thread. */
export type FileHost = Pick<GridDriver, "readChanged"> & {
  /** Hears of a master while it is still being opened. @param identity its hidden sheet */
  readonly foundMaster: (identity: SheetSnapshot) => Promise<void>;
};

const line: Link<FileHost> = linkThreads<FileHost>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  {
    openFile: (bytes, name) =>
      openFile(files, bytes, name, sha256, readLedger, {
        step: (step) => line.tell(step),
        master: (identity) => void line.theirs.foundMaster(identity),
      }),
    factsOf: (bytes, name) => Promise.resolve(bookFacts(files.readBook, bytes, name, sha256)),
    saveFile: async (bytes, name) => saveFile({ bytes, name, sheets: await sheetsNow(), at: utcNow() }),
  } satisfies FileSession,
  () => undefined,
);
