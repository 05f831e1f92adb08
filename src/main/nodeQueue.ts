import type { Hashes } from "../domain/ledger/digest.ts";
import { oneByOne, type DigestQueue } from "../domain/ledger/digestQueue.ts";
import { laneQueue } from "../hosts/lanes/laneQueue.ts";
import { hashBy } from "./nodeHash.ts";

export const nodeHashes: Hashes = { sha256: hashBy("sha256"), sm3: hashBy("sm3") };

/** Lanes take some twenty milliseconds to make: as long as Node's own hashes take for a ledger of so many bytes. */
const worthLanes = 1_000_000;

let lanes: DigestQueue | null = null;

/** What makes the digests of a stored ledger of so many bytes (Node 杂凑队列): Node's own hashes, or for a long one four at a time. */
export const nodeQueue = (bytes: number): DigestQueue =>
  bytes < worthLanes ? oneByOne(nodeHashes) : (lanes ??= laneQueue(nodeHashes) ?? oneByOne(nodeHashes));
