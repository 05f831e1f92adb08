import { recognize } from "../recognize.ts";

/** What a document's bytes are (文件格式): one that is read, or the name of one that is not. */
export type DocumentFormat =
  { readonly kind: "text" | "html" | "zip" | "pdf" } | { readonly kind: "old" | "unknown"; readonly format: string };

/** The streams that tell compound files apart, as their directory spells them in UTF-16. */
const streams: readonly (readonly [name: string, format: string])[] = [
  ["EncryptedPackage", "ENCRYPTED"],
  ["WordDocument", "DOC"],
  ["Workbook", "XLS"],
  ["PowerPoint Document", "PPT"],
];

const texts: readonly (readonly [shape: RegExp, format: string])[] = [
  [/^\{\\rtf/u, "RTF"],
  [/^(?:From:[^\n]*\n)?MIME-Version:/iu, "MHT"],
  [/^<\?xml[^>]*>[\s\S]{0,200}<\?mso-application[^>]*Word\.Document/u, "WORD-XML"],
  [/^<\?xml[^>]*>[\s\S]{0,200}<\?mso-application[^>]*Excel\.Sheet/u, "EXCEL-XML"],
];

const page = /^(?:\s|<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|meta|body)[\s>]/iu;
const fragment =
  /^(?:\s|<!--[\s\S]{0,2000}?-->)*<(?:table|div|p|section|article|h[1-6]|ol|ul|style|title|center|span|font)[\s>]/iu;

/** Decides by the content; the name only says whether a text that begins with an element is a page or Markdown. */
export const documentFormat = (bytes: Uint8Array, name: string): DocumentFormat => {
  const start = startOf(bytes);
  if (start === null) return binaryFormat(bytes, recognize(bytes) ?? "BINARY");
  const known = texts.find(([shape]) => shape.test(start));
  if (known) return { kind: "unknown", format: known[1] };
  const isPlain = /\.(?:txt|md|markdown)$/iu.test(name);
  return { kind: page.test(start) || (!isPlain && fragment.test(start)) ? "html" : "text" };
};

/** The first characters, the Chinese ones perhaps wrong; null where the bytes are no text. */
const startOf = (bytes: Uint8Array): string | null => {
  const head = bytes.subarray(0, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le").decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be").decode(head);
  return recognize(bytes) === null ? new TextDecoder("utf-8").decode(head) : null;
};

const binaryFormat = (bytes: Uint8Array, format: string): DocumentFormat => {
  if (format === "ZIP") return { kind: "zip" };
  if (format === "PDF") return { kind: "pdf" };
  if (format !== "OLE") return { kind: "unknown", format };
  const directory = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return { kind: "old", format: streams.find(([stream]) => directory.includes(stream))?.[1] ?? "OLE" };
};
