const byByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** The n-th table carries a byte n places further, so that four bytes take one step. */
const tables: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] = (() => {
  const next = (table: Uint32Array): Uint32Array => table.map((sum) => (byByte[sum & 0xff] ?? 0) ^ (sum >>> 8));
  const one = next(byByte);
  const two = next(one);
  return [byByte, one, two, next(two)];
})();

/** The running sum before any byte. */
const crcStart = 0xffffffff;

/**
 * The check sum that a zip states of each part. Source: ISO 3309, polynomial 0xEDB88320.
 *
 * @param before the sum of the bytes before these, where a part comes in pieces
 */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  const [t0, t1, t2, t3] = tables;
  let sum = before ^ crcStart;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    sum ^= (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
    sum =
      (t3[sum & 0xff] ?? 0) ^ (t2[(sum >>> 8) & 0xff] ?? 0) ^ (t1[(sum >>> 16) & 0xff] ?? 0) ^ (t0[sum >>> 24] ?? 0);
  }
  for (; i < bytes.length; i++) sum = (t0[(sum ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ crcStart) >>> 0;
};
