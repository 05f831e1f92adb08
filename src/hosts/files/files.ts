import type { FilesPort } from "../../app/ports.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { readJson } from "./readJson.ts";
import { readDocument } from "./documents/readDocument.ts";
import { writeRankingPage } from "./pages/writeRankingPage.ts";
import { readText } from "./readText.ts";
import { textParts } from "./textParts.ts";
import { patchBook } from "./xlsx/patch/patchBook.ts";
import { openBook, readBook } from "./xlsx/readBook.ts";
import { readReturned } from "./xlsx/returned/readReturned.ts";
import { writeBook } from "./xlsx/writeBook.ts";

/** Bytes of files and what the core understands of them, both ways. */
export const files: FilesPort = {
  readText,
  readDocument,
  readJson,
  readCsv,
  writeCsv,
  readBook,
  openBook,
  readReturned,
  writeBook: (sheets, at, properties) => Promise.resolve(writeBook(sheets, at, properties)),
  // Loaded when somebody publishes: the writer of documents is large.
  writeOfficial: async (document) => (await import("./word/writeOfficial.ts")).writeOfficial(document),
  writeFeedback: async (feedback, facts) => (await import("./word/writeFeedback.ts")).writeFeedback(feedback, facts),
  writeRankingPage,
  textParts,
  patchBook: (existing, name, before, sheets) => Promise.resolve(patchBook(existing, name, before, sheets)),
};
