const marks: readonly (readonly [format: string, offset: number, bytes: readonly number[]])[] = [
  ["PNG", 0, [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", 0, [0xff, 0xd8, 0xff]],
  ["GIF", 0, [0x47, 0x49, 0x46, 0x38]],
  ["BMP", 0, [0x42, 0x4d]],
  ["WEBP", 8, [0x57, 0x45, 0x42, 0x50]],
  ["TIFF", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["PDF", 0, [0x25, 0x50, 0x44, 0x46]],
  ["ZIP", 0, [0x50, 0x4b, 0x03, 0x04]],
  ["OLE", 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ["RAR", 0, [0x52, 0x61, 0x72, 0x21]],
  ["7Z", 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ["GZIP", 0, [0x1f, 0x8b]],
];

/**
 * Names the format of a file that is no text (识别格式), by its first bytes; ZIP stands for .docx and .xlsx too, OLE for
 * old .doc and .xls and for encrypted files. "BINARY" where a NUL byte shows that it is no text of any kind.
 */
export const recognize = (bytes: Uint8Array): string | null => {
  const known = marks.find(([, offset, mark]) => mark.every((byte, index) => bytes[offset + index] === byte));
  if (known && !(known[0] === "BMP" && !bytes.subarray(0, 64).includes(0))) return known[0];
  return bytes.subarray(0, 4096).includes(0) ? "BINARY" : null;
};
