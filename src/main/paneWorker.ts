import { sha256 } from "@noble/hashes/sha2.js";

import { bookSession } from "../app/session/bookSession.ts";
import type { BookDriver } from "../app/driven/bookDriver.ts";
import { drivenBook } from "../app/driven/drivenBook.ts";
import { linkThreads, type Link, type LinkMessage } from "./workerLink.ts";

/** The cells are on the pane's thread, where Office.js is; what is to be done with them is worked out here. */
const driver: BookDriver = {
  read: (...args) => line.theirs.read(...args),
  run: (...args) => line.theirs.run(...args),
  watch: () => Promise.reject(new RangeError("a watch: got one from the core, want it on the pane's thread")),
};

/**
 * The pane's core, on a thread of its own: reading, scoring, ranking and laying out never keep the pane from answering.
 */
const line: Link<BookDriver> = linkThreads<BookDriver>(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  bookSession({
    open: { book: drivenBook(driver), sha256, name: "Excel" },
    sm3: async () => (await import("./webSm3.ts")).webSm3,
    files: async () => (await import("../hosts/files/files.ts")).files,
    templates: {
      small: async () => (await import("../../templates/small.scheme.json")).default,
      departments: async () => (await import("../../templates/departments.scheme.json")).default,
      counties: async () => (await import("../../templates/counties.scheme.json")).default,
    },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    now: () => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z"),
    pack: async (given) => (await import("../hosts/files/zip/zipFiles.ts")).zipFiles(given),
    progress: (done, of) => line.tell({ done, of }),
  }),
  () => undefined,
);
