import { digestInto, type Hash, type Hashes } from "./digest.ts";
import { foldLevels } from "./merkleTree.ts";
import type { StoredEntry } from "./storedEntry.ts";

/** Asks for the digest of a message to be put at a place among others; the message is not kept, and the place counts once settled. */
export type Put = (message: Uint8Array, target: Uint8Array, at: number) => void;

/** One of the two hashes of a queue; `leaf` is `put` of a leaf of the held bytes; `fold` is `foldLevels` by it, and settles. */
export type QueuedHash = {
  readonly put: Put;
  readonly leaf: (leaf: Leaf, target: Uint8Array, at: number) => void;
  readonly fold: (level: Uint8Array, leaves: number) => void;
};

/** A zero byte and two pieces of held bytes, from `start` to `cut` and from `on` to `end`: what an entry's hash is of. */
export type Leaf = { readonly start: number; readonly cut: number; readonly on: number; readonly end: number };

/** Gives room for so many bytes; what was there before is gone. */
export type Room = (length: number) => Uint8Array;

/**
 * Where a stretch of a ledger is checked: its entries, the leaves of both trees and of the rows, and a row. To make room anew takes
 * longer than to look at lines.
 */
export type StretchRooms = {
  readonly entries: StoredEntry[];
  readonly leaves: Room;
  readonly sm3s: Room;
  readonly rows: Room;
  readonly row: Room;
};

const stretchRooms = (): StretchRooms => ({
  entries: [],
  leaves: messageRoom(),
  sm3s: messageRoom(),
  rows: messageRoom(),
  row: messageRoom(),
});

/**
 * Digests that are asked for one by one and made when the host likes (成批杂凑): some hosts are faster by several at once. Nothing is to
 * be read from a target before `settle`.
 */
export type DigestQueue = {
  readonly sha256: QueuedHash;
  readonly sm3: QueuedHash;
  /** Bytes where the queue reaches them; they are to be read there, and stand until others are held. */
  readonly hold: (bytes: Uint8Array) => Uint8Array;
  readonly settle: () => void;
  /** Rooms that stretches take one after the other: whoever owns the queue owns them. */
  readonly rooms: StretchRooms;
};

/** A queue that makes each digest as it is asked for it. */
export const oneByOne = ({ sha256, sm3 }: Hashes): DigestQueue => {
  let held = new Uint8Array(0);
  const room = messageRoom();
  const queued = (hash: Hash): QueuedHash => {
    const put: Put = (message, target, at) => digestInto(message, hash, target, at);
    return {
      put,
      leaf: (leaf, target, at) => put(leafMessage(held, leaf, room), target, at),
      fold: (level, leaves) => foldLevels(level, leaves, put),
    };
  };
  return {
    sha256: queued(sha256),
    sm3: queued(sm3),
    hold: (bytes) => (held = bytes as Uint8Array<ArrayBuffer>),
    settle: () => undefined,
    rooms: stretchRooms(),
  };
};

const leafMessage = (bytes: Uint8Array, { start, cut, on, end }: Leaf, room: Room): Uint8Array => {
  const message = room(1 + end - start);
  message.set(bytes.subarray(start, end), 1);
  message.copyWithin(1 + cut - start, 1 + on - start, 1 + end - start);
  return room(1 + (cut - start) + (end - on));
};

/** Room for messages that begin with a zero byte, which the next takes again. */
const messageRoom = (): Room => {
  let room = new Uint8Array(4096);
  /** Views of it up to a length: lines are of few lengths, and to make one anew takes a third of the hashing. */
  let upTo: Uint8Array[] = [];
  return (length) => {
    if (room.length < length) [room, upTo] = [new Uint8Array(2 * length), []];
    return (upTo[length] ??= room.subarray(0, length));
  };
};
