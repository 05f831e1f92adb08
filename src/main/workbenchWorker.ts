import { sha256 } from "@noble/hashes/sha2.js";

import { valuesBook, type ValuesDriver } from "../app/driven/valuesBook.ts";
import { bookFacts, type BookFacts } from "../app/workbench/bookFacts.ts";
import { openFile, type OpenedFile } from "../app/workbench/openFile.ts";
import { recalculator, type Recalculated } from "../app/workbench/recalculate.ts";
import { saveFile } from "../app/workbench/saveFile.ts";
import type { PaneSession } from "../app/session/paneSession.ts";
import type { Result } from "../domain/shared/result.ts";
import { coreSession, utcNow } from "./coreSession.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

/** What the workbench asks of its core beside what the pane does (工作台核心). */
export type FileSession = {
  readonly openFile: (bytes: Uint8Array, name: string) => Promise<Result<OpenedFile>>;
  readonly factsOf: (bytes: Uint8Array, name: string) => Promise<Result<BookFacts>>;
  /** @param bytes the file that was opened; null for a new workbook */
  readonly saveFile: (bytes: Uint8Array | null, name: string) => Promise<Result<Uint8Array>>;
  readonly recalculate: () => Promise<Recalculated>;
};

const driver: ValuesDriver = {
  read: (...args) => line.theirs.read(...args),
  run: (...args) => line.theirs.run(...args),
  watch: () => Promise.reject(new RangeError("a watch: got one from the core, want it on the page's thread")),
};

const files = async () => (await import("../hosts/files/files.ts")).files;

const recalculated = recalculator(sha256);

const sheetsNow = async () => {
  const read = await driver.read("values", false);
  if (!read.ok) throw new RangeError("the grid: got a refusal to be read, want its sheets");
  return read.value;
};

const fileSession: FileSession = {
  openFile: async (bytes, name) => openFile(await files(), bytes, name, sha256),
  factsOf: async (bytes, name) => bookFacts((await files()).readBook, bytes, name, sha256),
  saveFile: async (bytes, name) =>
    saveFile(await files(), { bytes, name, sheets: await sheetsNow(), at: utcNow() }, sha256),
  recalculate: async () => recalculated(await sheetsNow(), "考评"),
};

/** The workbench's core, on a thread of its own; the workbook is on the page's thread, where the grid is. */
const line: Link<ValuesDriver> = linkThreads<ValuesDriver>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  {
    ...coreSession(valuesBook(driver), "考评", (done, of) => line.tell({ done, of })),
    ...fileSession,
  } satisfies PaneSession & FileSession,
  () => undefined,
);
