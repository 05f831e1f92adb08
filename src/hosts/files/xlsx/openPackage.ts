import { strFromU8, unzipSync } from "fflate";

import { done, errorAt, refused, type Result } from "../../../domain/shared/result.ts";
import { recognize } from "../recognize.ts";

/** A part of a package by its name, as text; "" where there is none. */
export type Package = { readonly part: (name: string) => string };

/** The most that the parts of one workbook may hold in all, in bytes as the directory declares them. */
const largest = 400 * 1024 * 1024;

/**
 * Opens a workbook file as a package of XML parts (打开工作簿文件).
 *
 * @returns the package, or `file-empty`, `book-not-xlsx` (format), `book-damaged`, `file-too-large`
 */
export const openPackage = (bytes: Uint8Array, name: string): Result<Package> => {
  const place = { kind: "file", name } as const;
  if (bytes.length === 0) return refused([errorAt(place, "file-empty")]);
  const format = recognize(bytes);
  if (format !== "ZIP") return refused([errorAt(place, "book-not-xlsx", { format: format ?? "TEXT" })]);
  let declared = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name: part, originalSize }) => {
        if (!/\.(?:xml|rels)$/iu.test(part)) return false;
        declared += originalSize;
        return declared <= largest;
      },
    });
    if (declared > largest) return refused([errorAt(place, "file-too-large", { bytes: declared, largest })]);
    const byName = new Map(Object.entries(parts));
    if (!byName.has("xl/workbook.xml")) return refused([errorAt(place, "book-not-xlsx", { format })]);
    return done({
      part: (part) => {
        const content = byName.get(part);
        return content ? strFromU8(content) : "";
      },
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused([errorAt(place, "book-damaged", { detail: error.message })]);
  }
};
