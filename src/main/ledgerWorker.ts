import { checkStretch } from "../domain/ledger/storedStretch.ts";
import type { Helper } from "../hosts/lanes/checkByStretches.ts";
import { webQueue } from "./webHashes.ts";
import { linkThreads, type LinkMessage } from "./workerLink.ts";

const queue = webQueue();

/** Checks stretches of a stored ledger beside the core (核对留痕线程). */
linkThreads(
  {
    send: (message) => postMessage(message),
    listen: (hear) => addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
  },
  { check: (stretch: Uint8Array) => Promise.resolve(checkStretch(stretch, queue)) } satisfies Helper,
  () => undefined,
);
