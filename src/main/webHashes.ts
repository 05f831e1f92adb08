import { sha256 } from "@noble/hashes/sha2.js";

import type { Hashes } from "../domain/ledger/digest.ts";
import { oneByOne, type DigestQueue } from "../domain/ledger/digestQueue.ts";
import { laneQueue } from "../hosts/lanes/laneQueue.ts";
import { webSm3 } from "./webSm3.ts";

const hashes: Hashes = { sha256, sm3: webSm3 };

let kept: DigestQueue | null = null;

/** This thread's digests in a browser (浏览器杂凑): four at a time where it lets WebAssembly in, else by the libraries. */
export const webQueue = (): DigestQueue => (kept ??= laneQueue(hashes) ?? oneByOne(hashes));
