import { checkpointText, printed, signedCheckpoint, type Checkpoint } from "../../domain/ledger/checkpoint.ts";
import type { Hashes } from "../../domain/ledger/digest.ts";
import { keyText, noteKeyOf, type Ed25519 } from "../../domain/ledger/signedNote.ts";
import { assessmentCheckpoint } from "../assessmentCheckpoint.ts";
import type { Assessment } from "../state.ts";

/** What signs (签名): the office's secret key, and the means. */
export type Signer = { readonly secret: Uint8Array; readonly ed25519: Ed25519 };

/** A checkpoint in one line, as it is printed on paper (存证一行). */
export const checkpointLine = ({ origin, size, root, sm3 }: Checkpoint): string =>
  `${origin}，${size} 条记录，根 ${printed(root)}` + (sm3 === null ? "" : `，SM3 根 ${printed(sm3)}`);

type TextFile = { readonly path: string; readonly kind: "text"; readonly content: string };

/**
 * What pins the ledger down (存证材料): the line for paper, the checkpoint as a file, and the public key it is signed with.
 *
 * @param signer signs the checkpoint; null where the office's key is not at hand
 */
export const checkpointFiles = (
  { state, ledger }: Assessment,
  hashes: Hashes,
  signer: Signer | null,
): { readonly line: string; readonly files: readonly TextFile[] } => {
  const checkpoint = assessmentCheckpoint(ledger, hashes);
  const publicKey = state.keys.at(-1)?.publicKey;
  const content = signer
    ? signedCheckpoint(checkpoint, signer.secret, signer.ed25519, hashes.sha256)
    : checkpointText(checkpoint);
  const file: TextFile = { path: "checkpoint.txt", kind: "text", content };
  if (publicKey === undefined) return { line: checkpointLine(checkpoint), files: [file] };
  const key = keyText(noteKeyOf(checkpoint.origin, publicKey), hashes.sha256);
  return {
    line: `${checkpointLine(checkpoint)}，公钥 ${publicKey}`,
    files: [file, { path: "office.pub", kind: "text", content: `${key}\n` }],
  };
};
