import { joined, type BlockHash, type LaneLocals } from "./laneProgram.ts";
import {
  add,
  all,
  bytesOf,
  choose,
  get,
  i32,
  isLess,
  loadInAll,
  plus,
  repeat,
  set,
  turn,
  xor,
  type Code,
} from "./wasmCode.ts";

/** The constants of the rounds, each turned by its round already. Source: GB/T 32905-2016 section 4.2. */
export const sm3Table: readonly number[] = Array.from({ length: 64 }, (_, n) => {
  const constant = n < 16 ? 0x79cc4519 : 0x7a879d8a;
  return ((constant << (n % 32)) | (constant >>> ((32 - (n % 32)) % 32))) >>> 0;
});

/** Each lane turned left by eight bits: its bytes change places. */
const byByte = (lanes: Code): Code => bytesOf(lanes, [3, 0, 1, 2, 7, 4, 5, 6, 11, 8, 9, 10, 15, 12, 13, 14]);

/** A local with itself turned by some bits and by eight more: P0 (9 and 17) and P1 (15 and 23). */
const mixed = (local: number, free: number, bits: number): Code => [
  set(free, xor(get(local), byByte(get(local)))),
  set(local, xor(get(local), turn(get(free), bits))),
];

/** SM3 (GB/T 32905-2016 section 5.3). @param table where `sm3Table` stands in memory */
export const sm3Lanes = (table: number): BlockHash => ({
  name: "sm3",
  start: [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
  rounds: (lanes) => {
    const { words, block, round } = lanes;
    const sixteen = (first: boolean): Code =>
      block.map((_, n) => [first && n < 12 ? [] : nextWord(lanes, n), oneRound(lanes, n, table + 4 * n, first)]);
    return [
      set(round, i32(0)),
      sixteen(true),
      repeat(set(round, plus(get(round), i32(64))), sixteen(false), isLess(get(round), i32(192))),
      joined(words, xor),
    ];
  },
});

/** The word four rounds on, which takes the place of the one sixteen before it. */
const nextWord = ({ block, free: [first, second] }: LaneLocals, n: number): Code => {
  const from = (rounds: number): number => block[(n + 16 + rounds) % 16] ?? 0;
  return [
    set(first, all(xor, get(from(-12)), get(from(-5)), turn(get(from(1)), 15))),
    mixed(first, second, 15),
    set(from(4), all(xor, get(first), turn(get(from(-9)), 7), get(from(-2)))),
  ];
};

const oneRound = (
  { words, block, free: [first, second], round }: LaneLocals,
  n: number,
  constant: number,
  isEarly: boolean,
): Code => {
  // The words change places in each round: their names do, not they.
  const named = (half: number, index: number): number => words[half + ((index + 64 - n) % 4)] ?? 0;
  const [a, b, c, d] = [named(0, 0), named(0, 1), named(0, 2), named(0, 3)];
  const [e, f, g, h] = [named(4, 0), named(4, 1), named(4, 2), named(4, 3)];
  const [word, fourOn] = [get(block[n] ?? 0), get(block[(n + 4) % 16] ?? 0)];
  const majority = choose(get(c), get(b), xor(get(a), get(b)));
  return [
    set(first, turn(get(a), 12)),
    set(second, all(add, get(first), loadInAll(get(round), constant), get(e))),
    set(second, turn(get(second), 7)),
    set(first, xor(get(first), get(second))),
    set(d, all(add, get(d), xor(word, fourOn), isEarly ? all(xor, get(a), get(b), get(c)) : majority, get(first))),
    set(
      h,
      all(add, get(h), word, isEarly ? all(xor, get(e), get(f), get(g)) : choose(get(f), get(g), get(e)), get(second)),
    ),
    mixed(h, first, 9),
    set(b, turn(get(b), 9)),
    set(f, turn(get(f), 19)),
  ];
};
