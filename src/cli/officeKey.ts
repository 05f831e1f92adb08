import { basename } from "node:path";

import type { Signer } from "../app/publishing/checkpointFiles.ts";
import type { State } from "../app/state.ts";
import { openedKey, readKeyFile, sealedKey, type KeyFile } from "../domain/ledger/keyFile.ts";
import { publicKeyText } from "../domain/ledger/signedNote.ts";
import { done, errorAt, refused, warningAt, type Result } from "../domain/shared/result.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import type { CliHost } from "./cliHost.ts";

/** The options of commands that sign: the key's file, and the file of its passphrase where nobody sits there to type it. */
export type KeyOptions = { readonly key?: string; readonly passphraseFile?: string };

export const keyFileInput = async (host: CliHost, path: string): Promise<Result<KeyFile>> => {
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  const json = host.files.readJson(bytes.value, basename(path));
  return json.ok ? readKeyFile(json.value, basename(path)) : json;
};

/** The passphrase from its file, where the last line end is no part of it, or typed; `passphrase-missing` where neither. */
const passphraseInput = async (
  host: CliHost,
  { passphraseFile }: KeyOptions,
  question: string,
): Promise<Result<string>> => {
  if (passphraseFile !== undefined) {
    const bytes = await host.disk.read(passphraseFile);
    if (!bytes.ok) return bytes;
    const text = host.files.readText(bytes.value, basename(passphraseFile));
    return text.ok ? done(text.value.replace(/\r?\n$/u, "")) : text;
  }
  const typed = await host.passphrase(question);
  return typed === null ? refused([errorAt(wholeAssessment, "passphrase-missing")]) : done(typed);
};

/**
 * What signs for an assessment (签名密钥), or null where no key was given.
 *
 * @returns the warning `checkpoint-without-key` where none was given and the ledger has one, `key-not-in-force` where it is
 *   not the one that the ledger has, and the issues of reading and opening the file
 */
export const signerFor = async (
  host: CliHost,
  { keys }: State,
  options: KeyOptions,
): Promise<Result<Signer | null>> => {
  const inForce = keys.at(-1)?.publicKey;
  const { key: path } = options;
  if (path === undefined) {
    return done(null, inForce === undefined ? [] : [warningAt(wholeAssessment, "checkpoint-without-key")]);
  }
  const key = await keyFileInput(host, path);
  if (!key.ok) return key;
  if (key.value.publicKey !== inForce) {
    return refused([errorAt({ kind: "file", name: basename(path) }, "key-not-in-force", { name: key.value.name })]);
  }
  const passphrase = await passphraseInput(host, options, `${basename(path)} 的口令 passphrase: `);
  if (!passphrase.ok) return passphrase;
  const secret = openedKey(key.value, passphrase.value, basename(path));
  return secret.ok ? done({ secret: secret.value, ed25519: host.ed25519 }) : secret;
};

/** A new key under a passphrase (新密钥): its public half, and the text of its file. */
export const newKey = async (
  host: CliHost,
  name: string,
  options: KeyOptions,
): Promise<Result<{ readonly publicKey: string; readonly file: string }>> => {
  const passphrase = await passphraseInput(host, options, "新密钥的口令，至少 12 个字符 new passphrase: ");
  if (!passphrase.ok) return passphrase;
  if (options.passphraseFile === undefined) {
    const again = await passphraseInput(host, options, "再输一遍 once more: ");
    if (!again.ok) return again;
    if (again.value !== passphrase.value) return refused([errorAt(wholeAssessment, "passphrases-differ")]);
  }
  const secret = host.random(32);
  const publicKey = host.ed25519.publicKeyOf(secret);
  const drawn = { salt: host.random(16), nonce: host.random(24) };
  const file = sealedKey({ name, publicKey, secret }, passphrase.value, drawn);
  return file.ok ? done({ publicKey: publicKeyText(publicKey), file: file.value }) : file;
};
