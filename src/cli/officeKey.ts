import { basename } from "node:path";

import type { Signer } from "../app/publishing/checkpointFiles.ts";
import { keyInForce, keySigner, unsignedIssues } from "../app/publishing/keySigner.ts";
import type { State } from "../app/state.ts";
import { readKeyFile, sealedKey, type KeyFile } from "../domain/ledger/keyFile.ts";
import { publicKeyText } from "../domain/ledger/signedNote.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import type { CliHost } from "./cliHost.ts";

/** The options of commands that sign: the key's file, and the file of its passphrase where nobody sits there to type it. */
export type KeyOptions = { readonly key?: string; readonly passphraseFile?: string };

export const keyFileInput = async (host: CliHost, path: string): Promise<Result<KeyFile>> => {
  const json = await keyFileJson(host, path);
  return json.ok ? readKeyFile(json.value, basename(path)) : json;
};

const keyFileJson = async (host: CliHost, path: string): Promise<Result<unknown>> => {
  const bytes = await host.disk.read(path);
  return bytes.ok ? host.files.readJson(bytes.value, basename(path)) : bytes;
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
export const signerFor = async (host: CliHost, state: State, options: KeyOptions): Promise<Result<Signer | null>> => {
  const { key: path } = options;
  if (path === undefined) return done(null, unsignedIssues(state));
  const file = basename(path);
  const json = await keyFileJson(host, path);
  const key = json.ok ? keyInForce(state, json.value, file) : json;
  if (!key.ok) return key;
  const passphrase = await passphraseInput(host, options, `${file} 的口令 passphrase: `);
  return passphrase.ok ? keySigner(key.value, passphrase.value, file, host.ed25519) : passphrase;
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
