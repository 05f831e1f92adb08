import { joined, type BlockHash, type LaneLocals } from "./laneProgram.ts";
import {
  add,
  all,
  choose,
  get,
  i32,
  isLess,
  loadInAll,
  plus,
  repeat,
  set,
  shiftRight,
  turn,
  xor,
  type Code,
} from "./wasmCode.ts";

/** Source: FIPS 180-4 section 4.2.2, the first bits of the cube roots of the first 64 primes. */
export const sha256Table: readonly number[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
];

/** To the right, as the standard has it. */
const right = (lanes: Code, bits: number): Code => turn(lanes, 32 - bits);

/** SHA-256 (FIPS 180-4 section 6.2.2). @param table where `sha256Table` stands in memory */
export const sha256Lanes = (table: number): BlockHash => ({
  name: "sha256",
  start: [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
  rounds: (lanes) => {
    const { words, block, round } = lanes;
    const sixteen = (first: boolean): Code =>
      block.map((_, n) => [first ? [] : nextWord(block, n), oneRound(lanes, n, table + 4 * n)]);
    return [
      set(round, i32(0)),
      sixteen(true),
      repeat(set(round, plus(get(round), i32(64))), sixteen(false), isLess(get(round), i32(192))),
      joined(words, add),
    ];
  },
});

/** The word of the message schedule that takes the place of the one sixteen before. */
const nextWord = (block: readonly number[], n: number): Code => {
  const before = (back: number): Code => get(block[(n + 16 - back) % 16] ?? 0);
  const sigma = (lanes: Code, one: number, two: number, shift: number): Code =>
    all(xor, right(lanes, one), right(lanes, two), shiftRight(lanes, shift));
  const [fifteen, two] = [sigma(before(15), 7, 18, 3), sigma(before(2), 17, 19, 10)];
  return set(block[n] ?? 0, all(add, before(16), fifteen, before(7), two));
};

const oneRound = ({ words, block, free: [first], round }: LaneLocals, n: number, constant: number): Code => {
  // The words change places in each round: their names do, not they.
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = words.map(
    (_, index) => words[(index + 64 - n) % 8] ?? 0,
  );
  const big = (of: number, one: number, two: number, three: number): Code =>
    all(xor, right(get(of), one), right(get(of), two), right(get(of), three));
  const majority = choose(get(c), get(b), xor(get(a), get(b)));
  return [
    set(
      first,
      all(
        add,
        get(h),
        get(block[n] ?? 0),
        loadInAll(get(round), constant),
        big(e, 6, 11, 25),
        choose(get(f), get(g), get(e)),
      ),
    ),
    set(d, add(get(d), get(first))),
    set(h, all(add, get(first), big(a, 2, 13, 22), majority)),
  ];
};
