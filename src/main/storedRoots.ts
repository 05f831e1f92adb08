import type { StoredRoots } from "../domain/ledger/storedLedger.ts";
import { checkByStretches, type Helper } from "../hosts/lanes/checkByStretches.ts";
import { webQueue } from "./webHashes.ts";
import { linkThreads, type LinkMessage } from "./workerLink.ts";

/** More threads than these wait for memory, not for processors. */
const mostThreads = 4;
/** Of fewer bytes one thread is done about when others have begun: a worker takes some 190 ms to start, 38 MB some 300 to be checked. */
const worthThreads = 1 << 27;

/** How many threads beside this one a ledger of so many bytes is worth. */
const helpersFor = (bytes: number): number =>
  bytes < worthThreads ? 0 : Math.min(navigator.hardwareConcurrency, mostThreads) - 1;

/**
 * The roots over a stored ledger in a browser (浏览器中核对留痕), on as many threads as it is worth.
 *
 * @param newWorker starts `ledgerWorker.ts`
 */
export const storedRoots = async (
  bytes: Uint8Array,
  newWorker: () => Worker,
  progress: (done: number, of: number) => void,
  count = helpersFor(bytes.length),
): Promise<StoredRoots | null> => {
  const workers: Worker[] = [];
  const start = (): readonly Helper[] => {
    for (let n = 0; n < count; n++) workers.push(newWorker());
    return workers.map(helperBy);
  };
  try {
    return await checkByStretches(bytes, webQueue(), start, progress);
  } finally {
    for (const worker of workers) worker.terminate();
  }
};

const helperBy = (worker: Worker): Helper => {
  const { theirs, giveUp } = linkThreads<Helper>(
    {
      send: (message) => worker.postMessage(message),
      listen: (hear) => worker.addEventListener("message", ({ data }: MessageEvent<LinkMessage>) => hear(data)),
    },
    {},
    () => undefined,
  );
  // A worker that the policy refuses, or whose file is not to be had, answers nothing at all.
  let gone = false;
  const none = (): Error => new Error("a helper: got none, want a thread");
  worker.addEventListener("error", () => {
    gone = true;
    giveUp(none());
  });
  return { check: (stretch) => (gone ? Promise.reject(none()) : theirs.check(stretch)) };
};
