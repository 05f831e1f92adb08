import { errorAt, done, refused, type Result } from "../../domain/shared/result.ts";
import { recognize } from "./recognize.ts";

/** The largest document that is read, in bytes, where nothing else is said; work points are some 100 kB. */
export const largestDocument = 50 * 1024 * 1024;

const encodings = [
  { label: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { label: "utf-16le", mark: [0xff, 0xfe] },
  { label: "utf-16be", mark: [0xfe, 0xff] },
] as const;

/**
 * Reads the text of a plain-text file (纯文本): by its byte order mark, else UTF-8, else GB18030.
 *
 * @param largest the most bytes that are taken
 * @returns the text without mark, or `file-empty`, `file-too-large` (bytes, largest), `file-not-text` (format),
 *   `text-undecodable` where no encoding fits
 */
export const readText = (bytes: Uint8Array, name: string, largest: number = largestDocument): Result<string> => {
  const place = { kind: "file", name } as const;
  if (bytes.length === 0) return refused([errorAt(place, "file-empty")]);
  if (bytes.length > largest) return refused([errorAt(place, "file-too-large", { bytes: bytes.length, largest })]);
  const marked = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (!marked) {
    const format = recognize(bytes);
    if (format) return refused([errorAt(place, "file-not-text", { format })]);
  }
  const labels = marked ? [marked.label] : (["utf-8", "gb18030"] as const);
  for (const label of labels) {
    const text = decode(bytes, label);
    if (text === null) continue;
    return text.trim() === "" ? refused([errorAt(place, "file-empty")]) : done(text);
  }
  return refused([errorAt(place, "text-undecodable")]);
};

/** TextDecoder answers bytes that do not fit with a TypeError; that alone means "not this encoding". */
const decode = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};
