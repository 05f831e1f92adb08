import type { Hash, Sha256 } from "../domain/ledger/digest.ts";
import type { DigestQueue } from "../domain/ledger/digestQueue.ts";
import type { Ed25519 } from "../domain/ledger/signedNote.ts";
import type { Result } from "../domain/shared/result.ts";
import type { DiskPort, FilesPort } from "../app/ports.ts";

/** All that the command line needs of the machine it runs on; src/main/cli.ts joins the real ones. */
export type CliHost = {
  readonly files: FilesPort;
  readonly disk: DiskPort;
  readonly sha256: Sha256;
  readonly sm3: Hash;
  /** What makes the digests of a stored ledger of so many bytes. */
  readonly queueFor: (bytes: number) => DigestQueue;
  readonly ed25519: Ed25519;
  /** The version of kaoping. */
  readonly version: string;
  /** What it runs on. */
  readonly system: () => string;
  /** So many bytes that nobody can foretell. */
  readonly random: (count: number) => Uint8Array;
  /** Asks whoever sits there for a passphrase, which is not shown; null where nobody does. */
  readonly passphrase: (question: string) => Promise<string | null>;
  /** UTC to the second. */
  readonly now: () => string;
  /** The name of whoever is logged in, for entries without --as; empty where the system does not say. */
  readonly user: () => string;
  /** The folder of the shipped sample year. */
  readonly sampleFolder: string;
  /** Says what is being done, to whoever watches; "" once it is over. */
  readonly progress: (step: string) => void;
  /** Asks a collection office for something, with a token; `office-unreachable` (detail), `office-refused` (status). */
  readonly fetch: (address: string, token: string) => Promise<Result<Uint8Array>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};
