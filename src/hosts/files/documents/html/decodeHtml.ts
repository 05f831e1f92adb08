import { done, type Result } from "../../../../domain/shared/result.ts";
import { readText } from "../../readText.ts";

/** How far into a page its encoding may be stated. Source: HTML living standard, 13.2.3.2, made wider for old pages. */
const head = 4096;

/**
 * The characters of a web page (网页编码): by byte order mark, by what the page states, else as plain text is read.
 * A page that states GBK but is sound UTF-8 with Chinese in it was saved anew and is read as UTF-8. Where bytes fit no
 * encoding, those that fit stay and the others become U+FFFD, which the breakdown reports with its place.
 */
export const decodeHtml = (bytes: Uint8Array, name: string): Result<string> => {
  const marked = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0] ?? 0) >= 0xfe;
  if (marked) return readText(bytes, name);
  const stated = statedEncoding(bytes);
  const utf8 = decoded(bytes, "utf-8", true);
  if (utf8 !== null && (stated === null || /[\u3400-\u9fff]/u.test(utf8))) return done(utf8);
  if (stated === null) {
    const text = readText(bytes, name);
    return text.ok ? text : done(decoded(bytes, "gb18030", false) ?? "");
  }
  const text = decoded(bytes, stated, true);
  return done(text ?? decoded(bytes, stated, false) ?? "");
};

const statedEncoding = (bytes: Uint8Array): string | null => {
  const start = decoded(bytes.subarray(0, head), "windows-1252", false) ?? "";
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/iu.exec(start)?.[1]?.toLowerCase() ?? null;
  if (label === null || /^utf-?16|^utf-?7|^iso-2022/u.test(label)) return null;
  return /^(?:gb2312|gbk|gb_2312-80|x-gbk|gb18030)$/u.test(label)
    ? "gb18030"
    : decoded(new Uint8Array(0), label, true) === null
      ? null
      : label;
};

/** Null where the label is no encoding, or the bytes do not fit it and must. */
const decoded = (bytes: Uint8Array, label: string, fatal: boolean): string | null => {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
};
