import type { FilesPort } from "../../app/ports.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { readJson } from "./readJson.ts";
import { readDocument } from "./documents/readDocument.ts";
import { writeRankingPage } from "./pages/writeRankingPage.ts";
import { readText } from "./readText.ts";
import { textParts } from "./textParts.ts";
import { unpackFiles } from "./zip/unpackFiles.ts";
import { openBook, readBook } from "./xlsx/readBook.ts";
import { readReturned } from "./xlsx/returned/readReturned.ts";

/** Bytes of files and what the core understands of them, both ways; what writes is loaded by commands that write. */
export const files: FilesPort = {
  unpack: unpackFiles,
  readText,
  readDocument,
  readJson,
  readCsv,
  writeCsv,
  readBook,
  openBook,
  readReturned,
  writeBook: async (sheets, at, properties, sha256) =>
    (await import("./xlsx/writeBook.ts")).writeBook(sheets, at, properties, sha256),
  writeOfficial: async (document) => (await import("./word/writeOfficial.ts")).writeOfficial(document),
  writeFeedback: async (feedback, facts) => (await import("./word/writeFeedback.ts")).writeFeedback(feedback, facts),
  writeRankingPage,
  textParts,
  writeCells: async (existing, name, cells) =>
    (await import("./xlsx/patch/writeCells.ts")).writeCells(existing, name, cells),
  patchBook: async (existing, name, before, sheets, sha256) =>
    (await import("./xlsx/patch/patchBook.ts")).patchBook(existing, name, before, sheets, sha256),
};
