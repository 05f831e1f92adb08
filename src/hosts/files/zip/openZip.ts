import { directoryOf, ZipError, type Entry } from "./directory.ts";
import { packing } from "./packing.ts";
import type { PackedPart } from "./writeZip.ts";

/** A zip whose parts are inflated when they are asked for. */
export type Zip = {
  readonly names: readonly string[];
  readonly encrypted: boolean;
  /** The bytes of a part by its name in any case; null where there is none. @throws ZipError */
  readonly bytes: (name: string) => Uint8Array | null;
  /** The text of an XML part in UTF-8 or UTF-16; "" where there is none. @throws ZipError */
  readonly text: (name: string) => string;
  /** All parts as they are packed, in their order. @throws ZipError */
  readonly packed: () => readonly PackedPart[];
};

/** A part that, with the others read before, holds more than the bound; it was not inflated. */
export class ZipTooLarge extends ZipError {
  readonly bytes: number;
  constructor(bytes: number) {
    super("too large");
    this.bytes = bytes;
  }
}

/**
 * Opens a zip (打开压缩包). A part is inflated into exactly the room that the directory states for it, so that the sum
 * of what was stated bounds what is really held, whatever the packed bytes would give. A part counts once however often it is
 * read: readers let go of it between, and a large master is verified in several looks at the same sheet.
 *
 * @param largest the most that all parts read may hold in all, in bytes
 * @throws ZipError where the directory cannot be read
 */
export const openZip = (bytes: Uint8Array, largest: number): Zip => {
  const entries = directoryOf(bytes);
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const counted = new Set<Entry>();
  let inflated = 0;
  const read = (name: string): Uint8Array | null => {
    const entry = byName.get(name.toLowerCase());
    if (!entry) return null;
    if (!counted.has(entry)) {
      if (inflated + entry.size > largest) throw new ZipTooLarge(inflated + entry.size);
      counted.add(entry);
      inflated += entry.size;
    }
    return contentOf(bytes, entry);
  };
  return {
    names: entries.map(({ name }) => name),
    encrypted: entries.some(({ encrypted }) => encrypted),
    bytes: read,
    text: (name) => {
      const content = read(name);
      return content ? decodedPart(content) : "";
    },
    packed: () =>
      entries.map((entry) => ({
        name: entry.name,
        method: entry.method,
        crc: entry.crc,
        size: entry.size,
        time: entry.time,
        packed: [rawOf(bytes, entry)],
      })),
  };
};

/** The text of an XML part in UTF-8 or UTF-16. @throws ZipError where it states another encoding */
export const decodedPart = (content: Uint8Array): string => {
  const wide = content[0] === 0xff && content[1] === 0xfe ? "utf-16le" : "utf-16be";
  const label = wide === "utf-16le" || (content[0] === 0xfe && content[1] === 0xff) ? wide : "utf-8";
  const text = new TextDecoder(label).decode(content);
  const stated = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']/u.exec(text.slice(0, 300))?.[1];
  if (stated !== undefined && !/^(?:utf-8|utf-16(?:le|be)?|us-ascii)$/iu.test(stated)) {
    throw new ZipError(`encoding ${stated}`);
  }
  return text;
};

/** What a part is packed into. */
const rawOf = (bytes: Uint8Array, { name, method, packed, offset }: Entry): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw new ZipError(name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) throw new ZipError(name);
  return bytes.subarray(start, start + packed);
};

const contentOf = (bytes: Uint8Array, entry: Entry): Uint8Array => {
  const { name, method, crc, size } = entry;
  const raw = rawOf(bytes, entry);
  const content = method === 0 ? raw : inflate(raw, size, name);
  if (content.length !== size || packing.crc32(content) !== crc) throw new ZipError(name);
  return content;
};

/** The most that deflate can pack: 1,032 bytes into one. A part that states more is refused before room is made. */
const densest = 1032;

const inflate = (raw: Uint8Array, size: number, name: string): Uint8Array => {
  if (size > raw.length * densest + 64) throw new ZipError(name);
  try {
    return packing.inflate(raw, size);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ZipError(name);
  }
};
