import { openedKey, readKeyFile, type KeyFile } from "../../domain/ledger/keyFile.ts";
import type { Ed25519 } from "../../domain/ledger/signedNote.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import type { State } from "../state.ts";
import type { Signer } from "./checkpointFiles.ts";

/** What is to be said where nobody signs: the warning `checkpoint-without-key` where the ledger has a key. */
export const unsignedIssues = ({ keys }: Pick<State, "keys">): readonly Issue[] =>
  keys.length > 0 ? [warningAt(wholeAssessment, "checkpoint-without-key")] : [];

/** A key file that is the one in force (在用的密钥), or `key-not-in-force` (name) and the issues of `readKeyFile`. */
export const keyInForce = ({ keys }: Pick<State, "keys">, raw: unknown, file: string): Result<KeyFile> => {
  const key = readKeyFile(raw, file);
  if (!key.ok || key.value.publicKey === keys.at(-1)?.publicKey) return key;
  return refused([errorAt({ kind: "file", name: file }, "key-not-in-force", { name: key.value.name })]);
};

/** What signs with a key file (签名者); the secret is held in memory only, for as long as the command takes. */
export const keySigner = (key: KeyFile, passphrase: string, file: string, ed25519: Ed25519): Result<Signer> => {
  const secret = openedKey(key, passphrase, file);
  return secret.ok ? done({ secret: secret.value, ed25519 }) : secret;
};
