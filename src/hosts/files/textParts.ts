import { strFromU8, unzipSync } from "fflate";

/**
 * What somebody finds who looks into a file that we produced (文件部件): every part of a package as text, its tags taken out of
 * running text as well, so that a name that is parted by formatting or written with entities is still found; or the text
 * itself. Only for files of our own: a stranger's are opened by the checked reader.
 */
export const textParts = (
  content: Uint8Array | string,
): readonly { readonly part: string; readonly text: string }[] => {
  if (typeof content === "string") return [{ part: "", text: content }];
  return Object.entries(unzipSync(content)).flatMap(([part, bytes]) => {
    const text = strFromU8(bytes);
    return [
      { part, text },
      { part, text: runningText(text) },
    ];
  });
};

/** As it is read on paper: a paragraph, a cell and a break each end a line. */
const runningText = (xml: string): string =>
  xml
    .replace(/<\/(?:w:p|si|is|c|row)>|<(?:w:br|w:tab)\/>/gu, "\n")
    .replace(/<[^>]*>/gu, "")
    .replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => entities[name] ?? "");

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
