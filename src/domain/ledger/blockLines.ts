import { canonicalJson } from "../shared/canonicalJson.ts";
import type { Block } from "./entry.ts";

/** A block's rows and its entry as canonical JSON, a text each. */
export type BlockLines = { readonly rows: readonly string[]; readonly entry: string };

/** Blocks never change, and their texts are asked for at every step; so they are made once. */
const known = new WeakMap<Block, BlockLines>();

/** The texts of a block (块文本), as the ledger keeps them and as hashes commit to them. */
export const linesOf = (block: Block): BlockLines => {
  const lines = known.get(block) ?? { rows: block.rows.map(canonicalJson), entry: canonicalJson(block.entry) };
  known.set(block, lines);
  return lines;
};

/** Keeps the texts that a block was read from, which were found to be its canonical ones. */
export const keepLines = (block: Block, lines: BlockLines): void => {
  known.set(block, lines);
};
