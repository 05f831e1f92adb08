import {
  bytesOf,
  choose,
  get,
  i32,
  inAll,
  isLess,
  isMore,
  larger,
  load,
  loadLanes,
  plus,
  repeat,
  set,
  shuffle,
  storeLanes,
  type Code,
  type WasmFunction,
} from "./wasmCode.ts";

/** A hash that takes blocks of 64 bytes into eight words of 32 bits, the first byte of a word its highest. */
export type BlockHash = {
  readonly name: string;
  readonly start: readonly number[];
  /** The code that takes one block in. */
  readonly rounds: (lanes: LaneLocals) => Code;
};

/** Which locals hold what: the eight words and the sixteen of the block, four messages side by side, and two that are free. */
export type LaneLocals = {
  readonly words: readonly number[];
  readonly block: readonly number[];
  readonly free: readonly [number, number];
  /** Counts rounds, in bytes of a table of 32 bits each. */
  readonly round: number;
};

const [tasks, end, out] = [0, 1, 2];
const at = [3, 4, 5, 6];
const [round, blocks, most, done] = [7, 8, 9, 10];
const local = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, n) => first + n);
const [words, kept, block] = [local(11, 8), local(19, 8), local(27, 16)];
const [free, counts] = [[43, 44] as const, 45];

const inOrder = (...lanes: readonly (readonly number[])[]): readonly number[] => lanes.flat();
const word = (lane: number): readonly number[] => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3];
const turnedWord = (lane: number): readonly number[] => word(lane).toReversed();

/** Four rows of four words, rows for columns: from messages one below the other to words side by side, and back. */
const turnedOver = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Code => {
  const [low, high] = [inOrder(word(0), word(4), word(1), word(5)), inOrder(word(2), word(6), word(3), word(7))];
  const [front, back] = [inOrder(word(0), word(1), word(4), word(5)), inOrder(word(2), word(3), word(6), word(7))];
  const [first, second] = free;
  return [
    set(first, shuffle(get(a), get(b), low)),
    set(second, shuffle(get(c), get(d), low)),
    set(a, shuffle(get(a), get(b), high)),
    set(d, shuffle(get(c), get(d), high)),
    set(c, shuffle(get(a), get(d), front)),
    set(d, shuffle(get(a), get(d), back)),
    set(a, shuffle(get(first), get(second), front)),
    set(b, shuffle(get(first), get(second), back)),
  ];
};

const bytesTurned = (lanes: Code): Code =>
  bytesOf(lanes, inOrder(turnedWord(0), turnedWord(1), turnedWord(2), turnedWord(3)));

const each = <One>(all: readonly One[], code: (one: One, index: number) => Code): Code => all.map(code);

/** Four words of each of four messages into four words of four lanes. */
const blockPart = (part: number): Code => {
  const own = block.slice(4 * part, 4 * part + 4);
  return [
    each(own, (target, lane) => set(target, bytesTurned(loadLanes(get(at[lane] ?? 0), 16 * part)))),
    turnedOver(own),
  ];
};

/**
 * The function that hashes messages four at a time (四路杂凑): `(tasks, end, out)`. A task is an address and a number of blocks, 32 bits
 * each; there are as many as are divided by four. Digests of 32 bytes go one behind the other.
 */
export const laneProgram = ({ name, start, rounds }: BlockHash): WasmFunction => ({
  name,
  takes: 3,
  numbers: 8,
  lanes: 35,
  code: repeat(
    set(most, i32(0)),
    each(at, (address, lane) => [
      set(address, load(get(tasks), 8 * lane)),
      set(blocks, load(get(tasks), 8 * lane + 4)),
      set(most, larger(most, blocks)),
    ]),
    // The second numbers of two tasks each, then of all four.
    set(
      counts,
      shuffle(loadLanes(get(tasks), 0), loadLanes(get(tasks), 16), inOrder(word(1), word(3), word(5), word(7))),
    ),
    each(words, (target, n) => set(target, inAll(i32(start[n] ?? 0)))),
    set(done, i32(0)),
    repeat(
      each([0, 1, 2, 3], blockPart),
      each(kept, (target, n) => set(target, get(words[n] ?? 0))),
      rounds({ words, block, free, round }),
      // A message that has ended keeps its words while longer ones go on.
      set(free[0], isMore(get(counts), inAll(get(done)))),
      each(words, (target, n) => set(target, choose(get(target), get(kept[n] ?? 0), get(free[0])))),
      each(at, (address) => set(address, plus(get(address), i32(64)))),
      set(done, plus(get(done), i32(1))),
      isLess(get(done), get(most)),
    ),
    each([0, 4], (first) => {
      const own = words.slice(first, first + 4);
      return [
        turnedOver(own),
        each(own, (source, lane) => storeLanes(get(out), 32 * lane + 4 * first, bytesTurned(get(source)))),
      ];
    }),
    set(tasks, plus(get(tasks), i32(32))),
    set(out, plus(get(out), i32(128))),
    isLess(get(tasks), get(end)),
  ),
});

/** What a hash's rounds came to, joined with the words before by a way of its own. */
export const joined = (words: readonly number[], by: (one: Code, other: Code) => Code): Code =>
  each(words, (target, n) => set(target, by(get(target), get(kept[n] ?? 0))));

/**
 * The function that makes nodes of pairs of digests (成对入节点): `(pairs, end, nodes)`. The 64 bytes of a pair go behind the first byte of a
 * node, and nodes stand 128 bytes apart.
 */
export const pairsProgram: WasmFunction = {
  name: "pairs",
  takes: 3,
  numbers: 0,
  lanes: 0,
  code: repeat(
    each([0, 16, 32, 48], (part) => storeLanes(get(out), 1 + part, loadLanes(get(tasks), part))),
    set(tasks, plus(get(tasks), i32(64))),
    set(out, plus(get(out), i32(128))),
    isLess(get(tasks), get(end)),
  ),
};

/**
 * The function that copies bytes (抄字节): `(from, end, to)`. It goes by sixteen, so up to fifteen more are written behind the last. What the
 * language itself has for it takes longer to begin than to copy a line.
 */
export const copyProgram: WasmFunction = {
  name: "copy",
  takes: 3,
  numbers: 0,
  lanes: 0,
  code: repeat(
    storeLanes(get(out), 0, loadLanes(get(tasks), 0)),
    set(tasks, plus(get(tasks), i32(16))),
    set(out, plus(get(out), i32(16))),
    isLess(get(tasks), get(end)),
  ),
};
