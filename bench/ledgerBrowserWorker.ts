import { sha256 } from "@noble/hashes/sha2.js";

import { appendEntries, type Deed } from "../src/domain/ledger/appendEntry.ts";
import { linesOf } from "../src/domain/ledger/blockLines.ts";
import { oneByOne, type QueuedHash } from "../src/domain/ledger/digestQueue.ts";
import { leafTextIn } from "../src/domain/ledger/entryText.ts";
import { ledgerText } from "../src/domain/ledger/ledgerText.ts";
import { rootsOfQueue, stretchesOf } from "../src/domain/ledger/storedLedger.ts";
import { storedRoots } from "../src/main/storedRoots.ts";
import { webQueue } from "../src/main/webHashes.ts";
import { webSm3 } from "../src/main/webSm3.ts";
import { formAndChain } from "./chainAlone.ts";

/** What the page asks for: a measurement by its name, answered with milliseconds and the roots that it came to. */
export type Asked = { readonly name: string; readonly count: number };
export type Timed = { readonly took: number; readonly roots: string | null };

const unused = (): never => {
  throw new RangeError("a round: got one before its ledger, want `prepare` first");
};
const asks: Record<string, () => unknown> = {};
let leaves: readonly Uint8Array[] = [];

const helper = (): Worker => new Worker("/helper.js");

const prepare = (count: number): void => {
  const deeds = Array.from({ length: count }, (_, index): Deed => ({
    ...{ time: "2026-11-22T08:30:00Z", actor: "公开办", action: "bench", subject: "bench" },
    ...{ before: null, after: "0".repeat(64), reason: `第 ${index} 次`, rows: [] },
  }));
  const ledger = appendEntries([], deeds, sha256);
  const bytes = new TextEncoder().encode(ledgerText(ledger));
  leaves = ledger.map((block) => new TextEncoder().encode(leafTextIn(linesOf(block).entry)));
  const [queue, libraries] = [webQueue(), oneByOne({ sha256, sm3: webSm3 })];
  const level = new Uint8Array(32 * count);
  const hashed = (by: QueuedHash) => () => {
    leaves.forEach((leaf, n) => by.put(leaf, level, 32 * n));
    queue.settle();
  };
  Object.assign(asks, {
    // As the pane does it: what threads it starts are stopped with it.
    verify: () => storedRoots(bytes, helper, () => undefined),
    "with one more thread": () => storedRoots(bytes, helper, () => undefined, 1),
    "the libraries": () => rootsOfQueue(bytes, libraries),
    "cut into stretches": () => {
      stretchesOf(bytes);
    },
    "form and chain": () => formAndChain(bytes, queue),
    "leaves by SHA-256": hashed(queue.sha256),
    "leaves by SM3": hashed(queue.sm3),
    "tree by SHA-256": () => queue.sha256.fold(level, count),
    "tree by SM3": () => queue.sm3.fold(level, count),
  });
};

addEventListener("message", ({ data: { name, count } }: MessageEvent<Asked>) => {
  const answer = async (): Promise<void> => {
    if (name === "prepare") {
      prepare(count);
      postMessage(leaves);
      return;
    }
    const ask = asks[name] ?? unused;
    const start = performance.now();
    const roots = await ask();
    postMessage({ took: performance.now() - start, roots: JSON.stringify(roots ?? null) } satisfies Timed);
  };
  void answer();
});
