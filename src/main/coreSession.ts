import { sha256 } from "@noble/hashes/sha2.js";

import kaoping from "../../package.json";
import type { BookPort } from "../app/ports.ts";
import { bookSession } from "../app/session/bookSession.ts";
import type { PaneSession } from "../app/session/paneSession.ts";

/** What the core of a pane is made of in a browser (浏览器中的核心), whatever program has the workbook open. */
export const coreSession = (book: BookPort, name: string, progress: (done: number, of: number) => void): PaneSession =>
  bookSession({
    open: { book, sha256, name },
    sm3: async () => (await import("./webSm3.ts")).webSm3,
    storedRoots: async (bytes) =>
      (await import("./storedRoots.ts")).storedRoots(
        bytes,
        () => new Worker(new URL("./ledgerWorker.ts", import.meta.url)),
        progress,
      ),
    ed25519: async () => (await import("./curve.ts")).ed25519,
    about: () => ({ version: kaoping.version, system: `${name}, ${navigator.userAgent}` }),
    files: async () => (await import("../hosts/files/files.ts")).files,
    templates: {
      small: async () => (await import("../../templates/small.scheme.json")).default,
      departments: async () => (await import("../../templates/departments.scheme.json")).default,
      counties: async () => (await import("../../templates/counties.scheme.json")).default,
    },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    now: utcNow,
    pack: async (given) => (await import("../hosts/files/zip/zipFiles.ts")).zipFiles(given),
    progress,
  });

/** UTC to the second. */
export const utcNow = (): string => new Date().toISOString().replace(/\.\d{3}Z$/u, "Z");
