import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";
import * as v from "valibot";

import { canonicalJson } from "../shared/canonicalJson.ts";
import { checkShape, nameShape, type Shape } from "../shared/checkShape.ts";
import { done, errorAt, refused, type Result } from "../shared/result.ts";

/** The office's key as its file keeps it (密钥文件): what is open, and the secret under a passphrase; bytes in base64. */
export type KeyFile = {
  readonly format: "kaoping-key/1";
  readonly name: string;
  /** Ed25519, 32 bytes. Source: RFC 8032. */
  readonly publicKey: string;
  /** scrypt makes the key of the cipher from the passphrase, slowly and in much memory. Source: RFC 7914. */
  readonly scrypt: { readonly N: number; readonly r: number; readonly p: number; readonly salt: string };
  /** XChaCha20-Poly1305 over the 32 secret bytes; all other fields, as canonical JSON, are bound to it. */
  readonly nonce: string;
  readonly secret: string;
};

/** What a host draws for a new file: 16 bytes and 24. */
export type Drawn = { readonly salt: Uint8Array; readonly nonce: Uint8Array };

/** The fewest characters of a passphrase. */
const shortestPassphrase = 12;

const base64Shape = v.pipe(v.string(), v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u));
const keyFileShape: Shape<KeyFile> = v.strictObject({
  format: v.literal("kaoping-key/1"),
  name: nameShape,
  publicKey: base64Shape,
  scrypt: v.strictObject({
    // Not less than is safe, and not so much that opening a file from elsewhere would take all the memory.
    N: v.picklist([2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18]),
    r: v.literal(8),
    p: v.picklist([1, 2, 3, 4]),
    salt: base64Shape,
  }),
  nonce: base64Shape,
  secret: base64Shape,
});

/**
 * The text of a key file (封装密钥). 128 MiB and some half a second for each guess: what OWASP recommends for scrypt.
 *
 * @returns `passphrase-short` (want)
 */
export const sealedKey = (
  key: { readonly name: string; readonly publicKey: Uint8Array; readonly secret: Uint8Array },
  passphrase: string,
  drawn: Drawn,
): Result<string> => {
  if (Array.from(passphrase.normalize("NFKC")).length < shortestPassphrase) {
    return refused([errorAt({ kind: "file", name: key.name }, "passphrase-short", { want: shortestPassphrase })]);
  }
  const open: Omit<KeyFile, "secret"> = {
    format: "kaoping-key/1",
    name: key.name,
    publicKey: base64.encode(key.publicKey),
    scrypt: { N: 2 ** 17, r: 8, p: 1, salt: base64.encode(drawn.salt) },
    nonce: base64.encode(drawn.nonce),
  };
  const secret = base64.encode(cipherOf(open, passphrase).encrypt(key.secret));
  return done(`${JSON.stringify({ ...open, secret }, null, 2)}\n`);
};

/** What a key file says openly; the issues of `checkShape`. */
export const readKeyFile = (raw: unknown, file: string): Result<KeyFile> => {
  const shaped = checkShape(keyFileShape, raw, file);
  if (!shaped.ok) return shaped;
  const { publicKey, scrypt: kdf, nonce } = shaped.value;
  const sizes = [publicKey, kdf.salt, nonce].map((text) => base64.decode(text).length).join();
  return sizes === "32,16,24" ? shaped : refused([errorAt({ kind: "file", name: file }, "key-file-unreadable")]);
};

/** The 32 secret bytes of a key file (打开密钥), or `passphrase-wrong` where the passphrase is another or the file was altered. */
export const openedKey = (key: KeyFile, passphrase: string, file: string): Result<Uint8Array> => {
  const { secret, ...open } = key;
  try {
    return done(cipherOf(open, passphrase).decrypt(base64.decode(secret)));
  } catch (error) {
    // The library says by an Error that what it was given was not sealed so.
    if (!(error instanceof Error)) throw error;
    return refused([errorAt({ kind: "file", name: file }, "passphrase-wrong")]);
  }
};

const cipherOf = (open: Omit<KeyFile, "secret">, passphrase: string) => {
  const { N, r, p, salt } = open.scrypt;
  const key = scrypt(utf8ToBytes(passphrase.normalize("NFKC")), base64.decode(salt), { N, r, p, dkLen: 32 });
  return xchacha20poly1305(key, base64.decode(open.nonce), utf8ToBytes(canonicalJson(open)));
};
