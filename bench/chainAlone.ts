import { messageRoom, type DigestQueue, type QueuedHash } from "../src/domain/ledger/digestQueue.ts";
import { stretchesOf } from "../src/domain/ledger/storedLedger.ts";
import { checkStretch } from "../src/domain/ledger/storedStretch.ts";

const still: QueuedHash = { put: () => undefined, fold: () => undefined };
const room = messageRoom();

/** Form and chain of a stored ledger whose entries have no rows (只核对链): a full check without its trees and without SM3. */
export const chainAlone = (bytes: Uint8Array, queue: DigestQueue): void => {
  let held = bytes;
  const alone: DigestQueue = {
    ...{ sha256: still, sm3: still, settle: queue.settle, rooms: queue.rooms },
    hold: (stretch) => (held = queue.hold(stretch)),
    leaf: ({ start, cut, on, end }, sha256s, _, at) => {
      const front = 1 + cut - start;
      const message = room(front + end - on);
      message.set(held.subarray(start, cut), 1);
      message.set(held.subarray(on, end), front);
      queue.sha256.put(message, sha256s, at);
    },
  };
  for (const stretch of stretchesOf(bytes) ?? [])
    if (!checkStretch(stretch, alone)) throw new RangeError("the chain: got a fault, want none");
};
