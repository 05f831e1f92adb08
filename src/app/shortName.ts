/** A file's name as the ledger keeps it (文件名): at most 100 characters, none of them cut in two. */
export const shortName = (name: string): string =>
  name
    .slice(0, 100)
    .replace(/\p{Cs}/gu, "")
    .trim() || "—";
