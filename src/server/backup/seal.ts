import { randomBytes, scryptSync } from "node:crypto";

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";

import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";

/**
 * A backup under a passphrase (备份加密): a header line, then pieces, each its length and its cipher text. scrypt makes the key, as for
 * the office's key file; each piece is bound to its number, to whether it is the last, and to the header, so that none can be left
 * out, put elsewhere or cut off unseen.
 */
const magic = "kaoping-backup/1";
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };
const pieceLength = 1024 * 1024;
const shortestPassphrase = 12;

const keyOf = (passphrase: string, salt: Uint8Array): Uint8Array =>
  new Uint8Array(scryptSync(passphrase.normalize("NFKC"), salt, 32, cost));

const nonceLength = 24;

const boundTo = (header: string, number: number, last: boolean): Uint8Array =>
  new TextEncoder().encode(`${header}\n${number}\n${last ? "last" : "more"}`);

/** Seals what comes in parts; what goes out goes in parts too. */
export async function* sealed(
  content: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const salt = randomBytes(16);
  const key = keyOf(passphrase, salt);
  const header = `${magic} ${salt.toString("base64")}`;
  yield new TextEncoder().encode(`${header}\n`);
  let number = 0;
  const piece = (plain: Uint8Array, last: boolean): Uint8Array => {
    const nonce = randomBytes(nonceLength);
    const text = xchacha20poly1305(key, nonce, boundTo(header, number++, last)).encrypt(plain);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    return Buffer.concat([length, nonce, text]);
  };
  let waiting = Buffer.alloc(0);
  for await (const part of content) {
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length > pieceLength) {
      yield piece(new Uint8Array(waiting.subarray(0, pieceLength)), false);
      waiting = waiting.subarray(pieceLength);
    }
  }
  yield piece(new Uint8Array(waiting), true);
}

/** What a backup holds, or `backup-unreadable`, `passphrase-wrong` where the passphrase is another or the file was altered. */
export const unsealed = (content: Uint8Array, passphrase: string, file: string): Result<Uint8Array> => {
  const place = { kind: "file", name: file } as const;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.indexOf(10);
  const header = bytes.subarray(0, Math.max(0, Math.min(end, 100))).toString("utf8");
  const salt = /^kaoping-backup\/1 ([A-Za-z0-9+/]{22}==)$/u.exec(header)?.[1];
  if (salt === undefined) return refused([errorAt(place, "backup-unreadable")]);
  const key = keyOf(passphrase, Buffer.from(salt, "base64"));
  const pieces: Uint8Array[] = [];
  for (let at = end + 1, number = 0; at < bytes.length; number++) {
    if (at + 4 + nonceLength > bytes.length) return refused([errorAt(place, "backup-unreadable")]);
    const length = bytes.readUInt32BE(at);
    const start = at + 4 + nonceLength;
    const next = start + length;
    const last = next === bytes.length;
    if (next > bytes.length) return refused([errorAt(place, "backup-unreadable")]);
    try {
      const cipher = xchacha20poly1305(key, bytes.subarray(at + 4, start), boundTo(header, number, last));
      pieces.push(cipher.decrypt(bytes.subarray(start, next)));
    } catch (error) {
      // The library says by an Error that what it was given was not sealed so.
      if (!(error instanceof Error)) throw error;
      return refused([errorAt(place, "passphrase-wrong")]);
    }
    at = next;
  }
  return pieces.length === 0 ? refused([errorAt(place, "backup-unreadable")]) : done(Buffer.concat(pieces));
};

/** Whether a passphrase is long enough to seal with. */
export const isLongEnough = (passphrase: string): boolean =>
  Array.from(passphrase.normalize("NFKC")).length >= shortestPassphrase;
