import type { Hashes } from "../../domain/ledger/digest.ts";
import { oneByOne, type DigestQueue, type Put, type QueuedHash } from "../../domain/ledger/digestQueue.ts";
import { copyProgram, laneProgram, pairsProgram } from "./laneProgram.ts";
import { most, tasksOf, viewsOf, type Run, type Tasks } from "./laneTasks.ts";
import { sha256Lanes, sha256Table } from "./sha256Lanes.ts";
import { sm3Lanes, sm3Table } from "./sm3Lanes.ts";
import { wasmModule } from "./wasmCode.ts";

/** Where things stand in the memory, in bytes: the tables of the rounds, each hash's tasks and digests, zeros, the messages. */
const place = {
  ...{ sha256: 0, sm3: 256 },
  ...{ shaTasks: 1024, sm3Tasks: 16_384, shaDigests: 32_768, sm3Digests: 65_536 },
  ...{ pairs: 98_304, nodeTasks: 163_840, nodes: 172_032, zeros: 303_104, messages: 303_232 },
} as const;
const room = 1 << 20;
/** What copying by sixteen bytes may read and write behind the last of them. */
const beyond = 16;
/** Where a stretch is held. */
const held = place.messages + room + beyond;
/** A message that is longer is hashed by itself: three lanes would wait for it. */
const longest = room / 16;

type Runs = { readonly sha256: Run; readonly sm3: Run; readonly pairs: Run; readonly copy: Run };

/**
 * A queue that makes digests four at a time by WebAssembly (四路杂凑队列), for a thread to keep.
 *
 * @param hashes for messages that are too long to be worth it, and to hold the lanes to before they are trusted
 * @returns null where the host lets no WebAssembly in, or knows none with lanes
 */
export const laneQueue = (hashes: Hashes): DigestQueue | null => {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((held + beyond) / 65_536) });
  const runs = compiled(memory);
  if (!runs) return null;
  new Uint32Array(memory.buffer).set([...sha256Table, ...sm3Table], place.sha256 >> 2);
  const queue = queueOver(memory, runs, oneByOne(hashes));
  return agrees(queue, oneByOne(hashes)) ? queue : null;
};

const compiled = (memory: WebAssembly.Memory): Runs | null => {
  try {
    const functions = [
      laneProgram(sha256Lanes(place.sha256)),
      laneProgram(sm3Lanes(place.sm3)),
      pairsProgram,
      copyProgram,
    ];
    const module = new WebAssembly.Module(wasmModule(functions));
    return new WebAssembly.Instance(module, { lanes: { memory } }).exports as Runs;
  } catch (error) {
    // Not let in by the content security policy (EvalError in some browsers), or lanes are not known.
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return null;
    throw error;
  }
};

const queueOver = (memory: WebAssembly.Memory, runs: Runs, plain: DigestQueue): DigestQueue => {
  const views = viewsOf(memory);
  const sha256 = tasksOf(views, place.shaTasks, place.shaDigests, runs.sha256);
  const sm3 = tasksOf(views, place.sm3Tasks, place.sm3Digests, runs.sm3);
  let free: number = place.messages;
  const settle = (): void => {
    sha256.make();
    sm3.make();
    free = place.messages;
  };
  /** Puts behind a message what both standards put there. */
  const close = (at: number, length: number): void => {
    const end = at + 64 * blocksOf(length);
    runs.copy(place.zeros, place.zeros + end - at - length, at + length);
    views.bytes[at + length] = 0x80;
    views.view.setUint32(end - 4, 8 * length);
    free = end;
  };
  const blocksOf = (length: number): number => (length + 72) >> 6;
  const fits = (blocks: number): boolean => free + 64 * blocks <= place.messages + room;
  /** Makes room for a message that goes to a place among digests, null where it had better be hashed by itself. */
  const roomFor = (tasks: Tasks, length: number, target: Uint8Array, at: number): number | null => {
    if (length > longest) return null;
    if (!fits(blocksOf(length)) || !tasks.takes(target, at)) settle();
    return free;
  };
  const putBy =
    (tasks: Tasks, alone: Put): Put =>
    (message, target, at) => {
      const { length } = message;
      const to = roomFor(tasks, length, target, at);
      if (to === null) {
        alone(message, target, at);
        return;
      }
      views.bytes.set(message, to);
      close(to, length);
      tasks.add(to, blocksOf(length), target, at);
    };
  const leafBy =
    (tasks: Tasks, alone: QueuedHash["leaf"]): QueuedHash["leaf"] =>
    (leaf, target, at) => {
      const { start, cut, on, end } = leaf;
      const front = 1 + cut - start;
      const length = front + end - on;
      const to = roomFor(tasks, length, target, at);
      if (to === null) {
        alone(leaf, target, at);
        return;
      }
      views.bytes[to] = 0;
      runs.copy(held + start, held + cut, to + 1);
      runs.copy(held + on, held + end, to + front);
      close(to, length);
      tasks.add(to, blocksOf(length), target, at);
    };
  for (let n = 0; n < most; n++) {
    // A node: a byte 1, two digests, and what stands behind 65 bytes.
    const node = place.nodes + 128 * n;
    views.words.set([node, 2], (place.nodeTasks >> 2) + 2 * n);
    [views.bytes[node], views.bytes[node + 65]] = [1, 0x80];
    views.view.setUint32(node + 124, 8 * 65);
  }
  /** `foldLevels`, many nodes at once. */
  const foldBy =
    (run: Run, digests: number): QueuedHash["fold"] =>
    (level, leaves) => {
      settle();
      for (let count = leaves; count > 1; count = Math.ceil(count / 2)) {
        const nodes = count >> 1;
        for (let n = 0; n < nodes; n += most) {
          const some = Math.min(most, nodes - n);
          views.bytes.set(level.subarray(64 * n, 64 * (n + some)), place.pairs);
          runs.pairs(place.pairs, place.pairs + 64 * some, place.nodes);
          run(place.nodeTasks, place.nodeTasks + 8 * some, digests);
          level.set(views.bytes.subarray(digests, digests + 32 * some), 32 * n);
        }
        if (count % 2 === 1) level.copyWithin(32 * nodes, 64 * nodes, 64 * nodes + 32);
      }
    };
  const queued = (tasks: Tasks, { put, leaf }: QueuedHash, run: Run, digests: number): QueuedHash => ({
    put: putBy(tasks, put),
    leaf: leafBy(tasks, leaf),
    fold: foldBy(run, digests),
  });
  return {
    sha256: queued(sha256, plain.sha256, runs.sha256, place.shaDigests),
    sm3: queued(sm3, plain.sm3, runs.sm3, place.sm3Digests),
    hold: (bytes) => {
      settle();
      const missing = held + bytes.length + beyond - views.bytes.length;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / 65_536));
        Object.assign(views, viewsOf(memory));
      }
      views.bytes.set(bytes, held);
      return plain.hold(views.bytes.subarray(held, held + bytes.length));
    },
    settle,
    rooms: plain.rooms,
  };
};

/** Holds a queue to another by messages and leaves around the ends of blocks, more of them than lanes. */
const agrees = (queue: DigestQueue, plain: DigestQueue): boolean => {
  const lengths = [0, 1, 55, 56, 63, 64, 65, 119, 120, 300];
  const bytes = Uint8Array.from({ length: 512 }, (_, at) => at * 7);
  const made = [queue, plain].map((one) => {
    const [sha256s, sm3s] = [new Uint8Array(64 * lengths.length), new Uint8Array(64 * lengths.length)];
    one.hold(bytes);
    lengths.forEach((length, n) => {
      const message = new Uint8Array(length).fill(length + 97);
      one.sha256.put(message, sha256s, 32 * n);
      one.sm3.put(message, sm3s, 32 * n);
    });
    lengths.forEach((length, n) => {
      const cut = 1 + n + (length >> 1);
      const leaf = { start: n, cut, on: cut + 75, end: cut + 75 + n + (length >> 1) };
      one.sha256.leaf(leaf, sha256s, 32 * (lengths.length + n));
      one.sm3.leaf(leaf, sm3s, 32 * (lengths.length + n));
    });
    one.settle();
    return [...sha256s, ...sm3s].join();
  });
  return made[0] === made[1];
};
