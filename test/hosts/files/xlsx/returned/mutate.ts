import { unzipSync, zipSync } from "fflate";

/** A whole number in [0, n), the next of a series. */
export type Chance = (n: number) => number;

/** A series of chances that is the same each time. Source: xorshift32, G. Marsaglia, Xorshift RNGs, 2003. */
const chanceFrom = (seed: number): Chance => {
  let state = seed | 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
};

type Mutation = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const someBytes: Mutation = (bytes, chance) => {
  const out = bytes.slice();
  for (let count = 1 + chance(8); count > 0; count--) out[chance(out.length)] = chance(256);
  return out;
};

const cutOut: Mutation = (bytes, chance) => {
  const from = chance(bytes.length);
  const to = Math.min(bytes.length, from + 1 + chance(400));
  return joined(bytes.subarray(0, from), bytes.subarray(to));
};

const putIn: Mutation = (bytes, chance) => {
  const at = chance(bytes.length);
  const from = chance(bytes.length);
  return joined(bytes.subarray(0, at), bytes.subarray(from, from + 1 + chance(400)), bytes.subarray(at));
};

const cutOff: Mutation = (bytes, chance) => bytes.slice(0, chance(bytes.length));

/** A field of a header, of the directory or of its end gets another value: sizes, offsets, names, methods. */
const zipField: Mutation = (bytes, chance) => {
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  const heads: number[] = [];
  for (let at = 0; at + 4 <= out.length; at++) {
    const mark = view.getUint32(at, true);
    if (mark === 0x04034b50 || mark === 0x02014b50 || mark === 0x06054b50) heads.push(at);
  }
  const head = heads[chance(heads.length)] ?? 0;
  const field = head + 4 + 2 * chance(20);
  if (field + 4 > out.length) return out;
  const values = [0, 1, 8, 99, 0xffff, 0x7fffffff, 0xffffffff, chance(out.length), chance(70_000)];
  const value = values[chance(values.length)] ?? 0;
  if (chance(2) === 0) view.setUint16(field, value & 0xffff, true);
  else view.setUint32(field, value >>> 0, true);
  return out;
};

const odd = [
  ...["__proto__", "constructor", "toString", "NaN", "-1", "1e999", "4294967296", "XFD1048576", "A0", "$A$1", ""],
  ...[
    "&amp;",
    "&#0;",
    "&#x110000;",
    "&x;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "<!DOCTYPE a>",
    "_xD83D_",
    "\u0000",
  ],
  ...["９５．５", "约90", "2000万", "95%", "=1+1", "＝1", "\u202E", "１９０４", "Infinity", "0x10", "1,234,567"],
];

/** A part of the workbook is changed as text: words exchanged, tags taken out, doubled or moved. */
const xmlText: Mutation = (bytes, chance) => {
  const parts = unzipSync(bytes);
  const all = Object.keys(parts);
  // What is read of a form is mostly in these.
  const read = all.filter((name) => /^xl\/(?:worksheets\/[^/]+|workbook|styles)\.xml$|custom/u.test(name));
  const names = chance(6) === 0 ? all : read;
  for (let count = 1 + chance(3); count > 0; count--) {
    const name = names[chance(names.length)] ?? "";
    const part = parts[name];
    if (part) parts[name] = new TextEncoder().encode(changed(new TextDecoder().decode(part), chance));
  }
  const gone = chance(12) === 0 ? names[chance(names.length)] : undefined;
  return zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== gone)), { level: 1 });
};

const changed = (text: string, chance: Chance): string => {
  if (chance(2) === 0) return retyped(text, chance);
  const tags = [...text.matchAll(/<[^>]*>/gu)];
  const tag = tags[chance(Math.max(1, tags.length))];
  const at = tag?.index ?? 0;
  const end = at + (tag?.[0].length ?? 0);
  const word = odd[chance(odd.length)] ?? "";
  switch (chance(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at, end) + text.slice(end);
    case 2:
      return text.slice(0, end) + word + text.slice(end);
    case 3:
      return text.slice(0, at) + text.slice(at, end).replace(/"[^"]*"/u, `"${word}"`) + text.slice(end);
    case 4:
      return (
        text.slice(0, at) + text.slice(at, end).replace(/\d+/u, () => String(chance(2_000_000_000))) + text.slice(end)
      );
    case 5: {
      const other = tags[chance(Math.max(1, tags.length))]?.index ?? 0;
      return text.slice(0, Math.min(at, other)) + text.slice(Math.max(at, other));
    }
    default:
      return (
        text.slice(0, end) + text.slice(at, Math.min(text.length, at + 2000)).repeat(1 + chance(40)) + text.slice(end)
      );
  }
};

/** One thing that is written in the part, a cell's text or number, is written otherwise. */
const retyped = (text: string, chance: Chance): string => {
  const written = [...text.matchAll(/>([^<>]+)</gu)];
  const one = written[chance(Math.max(1, written.length))];
  if (!one) return text;
  const word = [...odd, "", "0", "-1", "99999", "完成", "不适用", "#REF!"][chance(odd.length + 7)] ?? "";
  const at = one.index + 1;
  return text.slice(0, at) + word + text.slice(at + (one[1]?.length ?? 0));
};

const joined = (...pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};

const mutations: readonly Mutation[] = [
  someBytes,
  cutOut,
  putIn,
  cutOff,
  zipField,
  zipField,
  xmlText,
  xmlText,
  xmlText,
  xmlText,
];

/** The n-th mutation of a file: its bytes, the structure of its zip, or the XML within. */
export const mutated = (bytes: Uint8Array, n: number): Uint8Array => {
  const chance = chanceFrom(n * 2_654_435_761);
  for (let skip = 0; skip < 8; skip++) chance(2);
  return (mutations[chance(mutations.length)] ?? someBytes)(bytes, chance);
};
