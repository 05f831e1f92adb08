/** One part of a zip as its directory lists it; sizes in bytes. */
export type Entry = {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** MS-DOS date and time, as the directory states them. */
  readonly time: number;
};

/** The archive does not hold what it should. */
export class ZipError extends Error {}

const marks = { end: 0x06054b50, entry: 0x02014b50, wide: 0x0001 } as const;
const most = 20_000;

/**
 * The parts that a zip's directory lists (压缩包目录), in order.
 *
 * @throws ZipError where there is no directory, it is cut off, it lists a part twice, parts overlap, are links or lead outside
 */
export const directoryOf = (bytes: Uint8Array): readonly Entry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > most) throw new ZipError("too many parts");
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== marks.entry) throw new ZipError("directory cut off");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    const next = nameEnd + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new ZipError("directory cut off");
    const name = nameIn(bytes.subarray(at + 46, nameEnd)).replaceAll("\\", "/");
    if (isUnsafe(name)) throw new ZipError("a part's name leads outside");
    if (isLink(view, at)) throw new ZipError("a part is a link");
    if (names.has(name.toLowerCase())) throw new ZipError("a part is there twice");
    names.add(name.toLowerCase());
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      time: view.getUint32(at + 12, true),
      ...wideSizes(view, at, nameEnd, nameEnd + extraLength),
    });
    at = next;
  }
  checkApart(view, entries, view.getUint32(end + 16, true));
  return entries;
};

/** A part's name in UTF-8; where it is none, in GB 18030, as packers on Chinese Windows write it without saying so. */
const nameIn = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder("gb18030").decode(bytes);
  }
};

/** Names that could lead out of the archive where they were written to a disk: absolute ones, ones that climb, ones cut short. */
const isUnsafe = (name: string): boolean =>
  name.startsWith("/") || /(?:^|\/)\.\.(?:\/|$)/u.test(name) || /^[A-Za-z]:/u.test(name) || name.includes("\u0000");

/** A symbolic link, where the archive was made by a system that has them. Source: PKWARE APPNOTE 4.4.2 and 4.4.15. */
const isLink = (view: DataView, at: number): boolean =>
  view.getUint8(at + 5) === 3 && view.getUint32(at + 38, true) >>> 28 === 0xa;

/** Parts that share bytes are how a small archive gives many large ones. */
const checkApart = (view: DataView, entries: readonly Entry[], directory: number): void => {
  const placed = [...entries].sort((a, b) => a.offset - b.offset);
  let free = 0;
  for (const { offset, packed } of placed) {
    if (offset < free || offset + 30 > view.byteLength) throw new ZipError("parts overlap");
    free = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true) + packed;
  }
  if (placed.length > 0 && free > directory) throw new ZipError("parts overlap");
};

const endOf = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === marks.end) return at;
  throw new ZipError("no directory");
};

/** Sizes of 0xffffffff stand in the extra field with 64 bits. Source: PKWARE APPNOTE 4.5.3. */
const wideSizes = (
  view: DataView,
  at: number,
  from: number,
  to: number,
): { readonly packed: number; readonly size: number; readonly offset: number } => {
  const narrow = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let field = from;
  while (field + 4 <= to && view.getUint16(field, true) !== marks.wide) field += 4 + view.getUint16(field + 2, true);
  let value = field + 4;
  const [size = 0, packed = 0, offset = 0] = narrow.map((number) => {
    if (number !== 0xffffffff) return number;
    if (value + 8 > to) throw new ZipError("directory cut off");
    value += 8;
    return Number(view.getBigUint64(value - 8, true));
  });
  return { size, packed, offset };
};
