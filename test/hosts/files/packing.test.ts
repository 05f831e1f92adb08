import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { nodePacking } from "../../../src/hosts/files/zip/nodePacking.ts";
import type { Packing } from "../../../src/hosts/files/zip/packing.ts";
import { webPacking } from "../../../src/hosts/files/zip/webPacking.ts";
import { packText, writeZip } from "../../../src/hosts/files/zip/writeZip.ts";

const native = nodePacking();
const ways: readonly (readonly [string, Packing])[] = [
  ["the browser", webPacking],
  ...(native ? [["Node", native] as const] : []),
];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

const packedBy = ({ deflate }: Packing, pieces: readonly Uint8Array[]): Uint8Array => {
  const push = deflate();
  return joined(pieces.flatMap((piece, index) => push(piece, index === pieces.length - 1)));
};

const pieces = ["政务公开", "", "考评".repeat(5000), '<c r="A1"/>'.repeat(3000)].map(bytesOf);
const whole = joined(pieces);

describe("what is packed", () => {
  it("has Node's own packing here", () => {
    expect(native).not.toBeNull();
  });

  it.each(ways.flatMap(([by, one]) => ways.map(([back, other]) => [by, back, one, other] as const)))(
    "by %s in pieces is unpacked by %s to the last byte",
    (_by, _back, one, other) => {
      expect(other.inflate(packedBy(one, pieces), whole.length)).toEqual(whole);
    },
  );

  it.each(ways)("has the check sum of ISO 3309, also in pieces, in %s", (_, { crc32 }) => {
    // The check value of CRC-32/ISO-HDLC.
    expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
    expect(crc32(bytesOf("6789"), crc32(bytesOf("12345")))).toBe(0xcbf43926);
    // What a text encoder gives for no text has no memory at all, which zlib takes for a new beginning.
    expect(crc32(bytesOf(""), crc32(bytesOf("123456789")))).toBe(0xcbf43926);
  });

  it.each(ways)("is refused in %s where it holds more than it may, is cut off or is no such stream", (_, one) => {
    const packed = packedBy(one, pieces);
    const unpacked = (bytes: Uint8Array, size: number): number => one.inflate(bytes, size).length;
    expect(() => {
      if (unpacked(packed, whole.length - 1) !== whole.length - 1) throw new RangeError("more");
    }).toThrow();
    expect(() => {
      if (unpacked(packed.subarray(0, packed.length - 40), whole.length) !== whole.length) throw new RangeError("less");
    }).toThrow();
    expect(() => unpacked(bytesOf("政务公开政务公开"), 100)).toThrow();
  });

  it("holds in a zip that another program unpacks", () => {
    const texts = ["一".repeat(700_000), "二", "三".repeat(10)];
    const zip = writeZip([packText("a.xml", texts), packText("空.xml", [])]);
    const found = unzipSync(zip);
    expect(new TextDecoder().decode(found["a.xml"])).toBe(texts.join(""));
    expect(found["空.xml"]).toHaveLength(0);
  });
});
