import type { Hashes } from "../../domain/ledger/digest.ts";
import type { Checker } from "../check/checker.ts";
import type { Database } from "../database/database.ts";
import type { Queue } from "../queue/queue.ts";
import type { FileStore } from "./fileStore.ts";

/** All that the collection office works with (报送平台); src/main/office.ts joins the real ones. */
export type Office = {
  readonly database: Database;
  readonly queue: Queue;
  readonly store: FileStore;
  readonly checker: Checker;
  readonly hashes: Hashes;
  /** UTC to the second. */
  readonly now: () => string;
  /** So many bytes that nobody can foretell. */
  readonly random: (count: number) => Uint8Array;
};
