import { canonicalJson } from "../shared/canonicalJson.ts";
import type { Block } from "./entry.ts";
import { leafTextOf, lineOf } from "./entryText.ts";

/** A block's rows and its entry as canonical JSON, a text each. */
export type BlockLines = { readonly rows: readonly string[]; readonly entry: string };

/**
 * Blocks never change, and their texts are asked for at every step; so they are made once, and kept where nothing that compares
 * or copies a block sees them. A WeakMap of a hundred thousand blocks takes the memory's keeper longer than hashing them.
 */
const linesKey = Symbol("lines");
type Known = Block & { [linesKey]?: Omit<BlockLines, "entry"> & { readonly entry: string | null } };

/** The texts of a block (块文本), as the ledger keeps them and as hashes commit to them. */
export const linesOf = (block: Block): BlockLines => {
  const kept = (block as Known)[linesKey];
  if (kept?.entry) return kept as BlockLines;
  const lines = {
    rows: kept?.rows ?? block.rows.map(canonicalJson),
    entry: lineOf(leafTextOf(block.entry), block.entry.hash),
  };
  keepLines(block, lines.rows, lines.entry);
  return lines;
};

/** Keeps the texts that a block was read or made from, which are its canonical ones; the entry's null until it is asked for. */
export const keepLines = (block: Block, rows: readonly string[], entry: string | null): void => {
  Object.defineProperty(block, linesKey, { value: { rows, entry }, configurable: true });
};
