import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";
import * as v from "valibot";

import { at } from "../shared/at.ts";
import { canonicalJson, hasCanonicalJson } from "../shared/canonicalJson.ts";
import { checkShape, type Shape } from "../shared/checkShape.ts";
import type { Json, JsonObject } from "../shared/json.ts";
import { errorAt, type Issue, type Result } from "../shared/result.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Sha256 } from "./digest.ts";
import { inclusionProofs, rootOfInclusion } from "./merkleProof.ts";
import { leafDigest } from "./merkleTree.ts";

/**
 * What one unit is handed of the results (回执): its own row with its salt, and what proves that the row stands in the tree of
 * results that a checkpoint names. The hashes on the way are of rows with salts of their own: nothing can be guessed from them.
 */
export type Receipt = {
  readonly format: "kaoping-receipt/1";
  readonly origin: string;
  readonly row: JsonObject;
  /** The row's place among the rows, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** 32 bytes each in base64, from the bottom up. Source: RFC 9162 section 2.1.3.1. */
  readonly proof: readonly string[];
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const receiptShape: Shape<Receipt> = v.strictObject({
  format: v.literal("kaoping-receipt/1"),
  origin: v.string(),
  row: v.custom<JsonObject>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value) && hasCanonicalJson(value as Json),
    "Object",
  ),
  index: count,
  count,
  proof: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u))), v.maxLength(64)),
});

/** A receipt for each row of results, in their order. */
export const receiptsOf = <Row extends JsonObject>(
  rows: readonly Row[],
  origin: string,
  sha256: Sha256,
): readonly (Receipt & { readonly row: Row })[] => {
  const leaves = rows.map((row) => hexToBytes(leafDigest(canonicalJson(row), sha256)));
  const proofs = inclusionProofs(leaves, sha256);
  return rows.map((row, index) => ({
    format: "kaoping-receipt/1",
    origin,
    row,
    index,
    count: rows.length,
    proof: at(proofs, index).map((hash) => base64.encode(hash)),
  }));
};

/** Reads a receipt; the issues of `checkShape`. */
export const readReceipt = (raw: unknown, file: string): Result<Receipt> => checkShape(receiptShape, raw, file);

/**
 * Holds a receipt to a checkpoint (核对回执), without any ledger.
 *
 * @returns `receipt-other-ledger` (got, want), `checkpoint-without-results`, `receipt-differs`
 */
export const checkReceipt = (
  receipt: Receipt,
  checkpoint: Checkpoint,
  file: string,
  sha256: Sha256,
): readonly Issue[] => {
  const place = { kind: "file", name: file } as const;
  const { origin, row, index, count: size, proof } = receipt;
  if (origin !== checkpoint.origin)
    return [errorAt(place, "receipt-other-ledger", { got: origin, want: checkpoint.origin })];
  const { results } = checkpoint;
  if (results === null) return [errorAt(place, "checkpoint-without-results")];
  const leaf = hexToBytes(leafDigest(canonicalJson(row), sha256));
  const hashes = proof.map((text) => base64.decode(text));
  const root = rootOfInclusion(leaf, index, size, hashes, sha256);
  const holds = root !== null && bytesToHex(root) === results.root && size === results.count;
  return holds ? [] : [errorAt(place, "receipt-differs")];
};
