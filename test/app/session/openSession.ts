import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { oneByOne } from "../../../src/domain/ledger/digestQueue.ts";
import { rootsOfQueue } from "../../../src/domain/ledger/storedLedger.ts";
import { zipFiles } from "../../../src/hosts/files/zip/zipFiles.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { bookSession } from "../../../src/app/session/bookSession.ts";
import type { PaneSession } from "../../../src/app/session/paneSession.ts";
import type { NamedBytes } from "../../../src/app/session/setUp.ts";
import type { Assessment } from "../../../src/app/state.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { memoryBook, type MemoryBook } from "../../fixtures/memoryBook.ts";
import { ed25519 } from "../../support/ed25519.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

export type OpenSession = { readonly session: PaneSession; readonly book: MemoryBook };

/** A session as the pane's worker has it, on a workbook in memory. */
export const openSession = (sheets: readonly SheetSnapshot[] = []): OpenSession => {
  const book = memoryBook(sheets);
  const template = (name: string) => (): Promise<unknown> =>
    Promise.resolve(JSON.parse(readFileSync(join("templates", `${name}.scheme.json`), "utf8")));
  let drawn = 0;
  const session = bookSession({
    open: { book, sha256, name: "工作簿" },
    sm3: () => Promise.resolve((bytes: Uint8Array) => hash("sm3", bytes, "buffer")),
    storedRoots: (bytes) => Promise.resolve(rootsOfQueue(bytes, oneByOne(hashes))),
    ed25519: () => Promise.resolve(ed25519),
    about: () => ({ version: "0.1.0", system: "测试" }),
    files: () => Promise.resolve(files),
    templates: { small: template("small"), departments: template("departments"), counties: template("counties") },
    // The same each time, and never the same twice.
    random: (count) => new Uint8Array(count).fill(++drawn),
    now: () => "2026-11-22T08:30:00Z",
    progress: () => undefined,
    pack: zipFiles,
  });
  return { session, book };
};

/** A file of the shipped sample year. */
export const sampleFile = (name: string): NamedBytes => ({ name, bytes: readFileSync(join("sample", name)) });

/** The value of an outcome that must be done. */
export const doneValue = <T>(outcome: { readonly kind: string; readonly value?: T; readonly issues?: unknown }): T => {
  if (outcome.kind !== "done")
    throw new RangeError(`an outcome: got ${JSON.stringify(outcome).slice(0, 600)}, want done`);
  return outcome.value as T;
};

/** A session on the workbook of an assessment, replayed. */
export const sessionOn = async (assessment: Assessment): Promise<OpenSession> => {
  const open = openSession(masterSheets(assessment, sha256).map(snapshotOfLayout));
  doneValue(await open.session.open());
  doneValue(await open.session.load());
  return open;
};

/** The sample year up to where scores come in. */
export const openSampleYear = async (): Promise<OpenSession> => {
  const open = openSession();
  const { session } = open;
  await session.open();
  const read = await session.readDocument(sampleFile("work-points.txt"));
  if (!read.ok) throw new RangeError("the sample's document: got none, want one");
  const { breakdown } = read.value;
  doneValue(
    await session.writeBreakdown({ breakdown, recorded: false, decisions: new Map(), duties: new Set() }, "公开办"),
  );
  const source = {
    scheme: sampleFile("scheme.json"),
    units: sampleFile("units.csv"),
    reviewers: sampleFile("reviewers.csv"),
  };
  doneValue(await session.setUp(source, "公开办"));
  return open;
};
