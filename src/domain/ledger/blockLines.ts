import { canonicalJson } from "../shared/canonicalJson.ts";
import type { Block } from "./entry.ts";
import { openTextOf, withHash, withoutHash } from "./entryText.ts";

/** A block's rows and its entry as canonical JSON, a text each; `open` is the entry without its hash. */
export type BlockLines = { readonly rows: readonly string[]; readonly entry: string; readonly open: string };

/**
 * Blocks never change, and their texts are asked for at every step; so they are made once, and kept where nothing that compares
 * or copies a block sees them. A WeakMap of a hundred thousand blocks takes the memory's keeper longer than hashing them.
 */
const linesKey = Symbol("lines");
type Known = Block & { [linesKey]?: BlockLines };

/** The texts of a block (块文本), as the ledger keeps them and as hashes commit to them. */
export const linesOf = (block: Block): BlockLines => {
  const kept = (block as Known)[linesKey];
  if (kept) return kept;
  const open = openTextOf(block.entry);
  return keepLines(block, block.rows.map(canonicalJson), withHash(open, block.entry.hash), open);
};

/** Keeps the texts that a block was read from, which were found to be its canonical ones. */
export const keepLines = (
  block: Block,
  rows: readonly string[],
  entry: string,
  open: string = withoutHash(entry),
): BlockLines => {
  const lines = { rows, entry, open };
  Object.defineProperty(block, linesKey, { value: lines, configurable: true });
  return lines;
};
