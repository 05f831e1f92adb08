import type { Signer } from "../../app/publishing/checkpointFiles.ts";
import type { Hashes } from "../../domain/ledger/digest.ts";
import type { Checker } from "../check/checker.ts";
import type { Database } from "../database/database.ts";
import type { Queue } from "../queue/queue.ts";
import type { FileStore } from "./fileStore.ts";

/** The office's key, opened (签名密钥). */
export type OfficeSigner = Signer & { readonly publicKey: string };

/** All that the collection office works with (报送平台); src/main/office.ts joins the real ones. */
export type Office = {
  readonly database: Database;
  readonly queue: Queue;
  readonly store: FileStore;
  readonly checker: Checker;
  readonly hashes: Hashes;
  /** What signs checkpoints, where the office's key is at hand. */
  readonly signer: OfficeSigner | null;
  /** UTC to the second. */
  readonly now: () => string;
  /** So many bytes that nobody can foretell. */
  readonly random: (count: number) => Uint8Array;
};
