/**
 * Code of WebAssembly as its bytes, parts within parts until a module is made of them; an expression leaves one value. Source: WebAssembly
 * Core Specification 2.0, section 5.4.
 */
export type Code = readonly (number | Code)[];

const bytesIn = (code: Code, bytes: number[] = []): readonly number[] => {
  for (const part of code) {
    if (typeof part === "number") bytes.push(part);
    else bytesIn(part, bytes);
  }
  return bytes;
};

const value = { i32: 0x7f, v128: 0x7b } as const;

/** A whole number of 32 bits in LEB128, without sign. */
const unsigned = (number: number): Code => {
  const bytes: number[] = [];
  let left = number >>> 0;
  do {
    bytes.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>>= 7;
  } while (left > 0);
  return bytes;
};

const signed = (number: number): Code => {
  const bytes: number[] = [];
  for (let left = number | 0; ; left >>= 7) {
    const [seven, rest] = [left & 0x7f, left >> 7];
    const isLast = (rest === 0 && seven < 0x40) || (rest === -1 && seven >= 0x40);
    bytes.push(isLast ? seven : seven | 0x80);
    if (isLast) return bytes;
  }
};

export const i32 = (number: number): Code => [0x41, signed(number)];
export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number, code: Code): Code => [code, 0x21, unsigned(local)];

const onTwo =
  (...operation: Code) =>
  (one: Code, other: Code): Code => [one, other, operation];

/** Of whole numbers of 32 bits. */
export const plus = onTwo(0x6a);
export const isLess = onTwo(0x49);
/** The larger of two locals. */
export const larger = (one: number, other: number): Code => [get(one), get(other), isLess(get(other), get(one)), 0x1b];

/** The number of 32 bits that stands in memory, at an offset from an address. */
export const load = (address: Code, offset: number): Code => [address, 0x28, 2, unsigned(offset)];

const simd = (operation: number): Code => [0xfd, unsigned(operation)];

/** Four lanes of 32 bits each, from memory, into memory, and one number in all four. */
export const loadLanes = (address: Code, offset: number): Code => [address, simd(0x00), 0, unsigned(offset)];
export const storeLanes = (address: Code, offset: number, lanes: Code): Code => [
  address,
  lanes,
  simd(0x0b),
  0,
  unsigned(offset),
];
export const loadInAll = (address: Code, offset: number): Code => [address, simd(0x09), 2, unsigned(offset)];
export const inAll = (number: Code): Code => [number, simd(0x11)];

/** Of four lanes at once. */
export const add = onTwo(simd(0xae));
export const xor = onTwo(simd(0x51));
const or = onTwo(simd(0x50));
export const isMore = onTwo(simd(0x3b));
/** Bits of one where the mask has ones, else of the other. */
export const choose = (one: Code, other: Code, mask: Code): Code => [one, other, mask, simd(0x52)];
/** @param bytes which of the 32 bytes of two stand in each of the 16 places */
export const shuffle = (one: Code, other: Code, bytes: readonly number[]): Code => [one, other, simd(0x0d), bytes];
/** @param bytes which of the 16 bytes of some lanes stand in each of the 16 places; engines do this faster than `shuffle` of one */
export const bytesOf = (lanes: Code, bytes: readonly number[]): Code => [lanes, simd(0x0c), bytes, simd(0x0e)];

const shiftLeft = (lanes: Code, bits: number): Code => [lanes, i32(bits), simd(0xab)];
export const shiftRight = (lanes: Code, bits: number): Code => [lanes, i32(bits), simd(0xad)];

/** Each lane turned left by some bits; the lanes are asked for twice. */
export const turn = (lanes: Code, bits: number): Code => or(shiftLeft(lanes, bits), shiftRight(lanes, 32 - bits));

/** Does a body again until its last value, a condition, is not true. */
export const repeat = (...body: readonly Code[]): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];

/** A function without a result: how many numbers it takes, and how many locals of each kind it has behind them. */
export type WasmFunction = {
  readonly name: string;
  readonly takes: number;
  readonly numbers: number;
  readonly lanes: number;
  readonly code: Code;
};

const sized = (code: Code): Code => {
  const bytes = bytesIn(code);
  return [unsigned(bytes.length), bytes];
};
const list = (parts: readonly Code[]): Code => [unsigned(parts.length), parts];
const section = (id: number, parts: readonly Code[]): Code => [id, sized(list(parts))];
const text = (letters: string): Code => sized(Array.from(letters, (letter) => letter.charCodeAt(0)));

/** The bytes of a module (模块字节) that brings the functions and works on a memory given as `lanes.memory`. */
export const wasmModule = (functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    bytesIn([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(
        1,
        functions.map(({ takes }) => [0x60, list(Array.from({ length: takes }, () => [value.i32])), 0]),
      ),
      section(2, [[text("lanes"), text("memory"), 2, 0, 1]]),
      section(
        3,
        functions.map((_, index) => unsigned(index)),
      ),
      section(
        7,
        functions.map(({ name }, index) => [text(name), 0, unsigned(index)]),
      ),
      section(
        10,
        functions.map(({ numbers, lanes, code }) =>
          sized([
            list([
              [unsigned(numbers), value.i32],
              [unsigned(lanes), value.v128],
            ]),
            code,
            0x0b,
          ]),
        ),
      ),
    ]),
  );

/** One operation over several parts, from the first on. */
export const all = (by: (one: Code, other: Code) => Code, ...parts: readonly Code[]): Code => parts.reduce(by);
