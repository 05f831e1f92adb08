import type { FilesPort } from "../../app/ports.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { readJson } from "./readJson.ts";
import { readDocument } from "./documents/readDocument.ts";
import { readText } from "./readText.ts";
import { readBook } from "./xlsx/readBook.ts";

/** Everything but writing workbooks, which brings a large library along and is loaded when it is needed. */
export const files: FilesPort = {
  readText,
  readDocument,
  readJson,
  readCsv,
  writeCsv,
  readBook,
  writeBook: async (sheets, at) => (await import("./xlsx/writeBook.ts")).writeBook(sheets, at),
};
