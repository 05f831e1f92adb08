import { readFileSync } from "node:fs";

/** What a page tells its reader to do: a command, or a file to write. */
export type Told =
  | { readonly kind: "command"; readonly line: string; readonly refused: boolean; readonly at: string }
  | { readonly kind: "file"; readonly name: string; readonly text: string; readonly at: string };

/**
 * What a page tells its reader to do, from its fenced blocks in their order (文档中的命令): ```sh holds commands, ```sh refused those
 * that are to be refused; a block with a name behind its language, such as ```csv 回避.csv, is a file that the reader writes.
 */
export const toldIn = (page: string): readonly Told[] => {
  const lines = readFileSync(page, "utf8").split("\n");
  const told: Told[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, language = "", about = ""] = /^```(\w+)(?: (\S+))?$/u.exec(lines[at] ?? "") ?? [];
    if (language === "") continue;
    const end = lines.indexOf("```", at + 1);
    if (end < 0) throw new RangeError(`${page} line ${at + 1}: got a block without an end, want one`);
    const block = lines.slice(at + 1, end);
    const place = (index: number): string => `${page} line ${at + 2 + index}`;
    if (language === "sh") {
      for (const [index, line] of block.entries()) {
        if (line.trim() !== "")
          told.push({ kind: "command", line: line.trim(), refused: about === "refused", at: place(index) });
      }
    } else if (about !== "") {
      told.push({ kind: "file", name: about, text: `${block.join("\n")}\n`, at: place(0) });
    }
    at = end;
  }
  return told;
};
