import { scryptSync } from "node:crypto";

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { describe, expect, it } from "vitest";

import { openedKey, readKeyFile, sealedKey, type KeyFile } from "../../../src/domain/ledger/keyFile.ts";
import { codesOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { ed25519 } from "../../support/ed25519.ts";

const secret = new Uint8Array(32).map((_, at) => at);
const key = { name: "云泽市政务公开办", publicKey: ed25519.publicKeyOf(secret), secret };
const drawn = { salt: new Uint8Array(16).fill(1), nonce: new Uint8Array(24).fill(2) };
// Twelve characters, the fewest that are taken.
const passphrase = "一句很长的口令，别人猜不";
const text = valueOf(sealedKey(key, passphrase, drawn));
const file = valueOf(readKeyFile(JSON.parse(text), "office.key"));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The cipher of a key file as RFC 7914 and RFC 8439 have it, by Node's scrypt; what is open written out in the order of RFC 8785. */
const cipherOf = ({ format, name, nonce, publicKey, scrypt: { N, p, r, salt } }: Omit<KeyFile, "secret">) => {
  const derived = scryptSync(passphrase.normalize("NFKC"), Buffer.from(salt, "base64"), 32, {
    ...{ N, p, r },
    maxmem: 256 * N * r,
  });
  const open =
    `{"format":"${format}","name":"${name}","nonce":"${nonce}","publicKey":"${publicKey}",` +
    `"scrypt":{"N":${String(N)},"p":${String(p)},"r":${String(r)},"salt":"${salt}"}}`;
  return xchacha20poly1305(derived, Buffer.from(nonce, "base64"), Buffer.from(open));
};

/** The file as another program may have sealed it, with the least of work that is taken. */
const open: Omit<KeyFile, "secret"> = {
  ...{ format: file.format, name: file.name, publicKey: file.publicKey },
  ...{ nonce: file.nonce, scrypt: { ...file.scrypt, N: 2 ** 15 } },
};
const light: KeyFile = { ...open, secret: base64(cipherOf(open).encrypt(secret)) };

describe("the office's key in its file", () => {
  it("is sealed by 128 MiB of work, so that another program that follows the same standards opens it", () => {
    expect(valueOf(sealedKey(key, passphrase, drawn))).toBe(text);
    const { secret: sealed, ...rest } = file;
    expect(Buffer.from(cipherOf(rest).decrypt(Buffer.from(sealed, "base64")))).toEqual(Buffer.from(secret));
  });

  it("says openly whose it is and its public half, and nowhere the secret", () => {
    expect(file).toMatchObject({ format: "kaoping-key/1", name: key.name, scrypt: { N: 131_072, r: 8, p: 1 } });
    for (const form of ["base64", "hex"] as const) expect(text).not.toContain(Buffer.from(secret).toString(form));
  });

  it("is a text that people can look at, in a fixed order", () => {
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      ...["format", "name", "publicKey", "scrypt", "nonce", "secret"],
    ]);
    expect(text.split("\n")[1]).toBe('  "format": "kaoping-key/1",');
    expect(text.endsWith('"\n}\n')).toBe(true);
    expect(file).toMatchObject({ publicKey: Buffer.from(key.publicKey).toString("base64") });
    expect([file.scrypt.salt, file.nonce].map((one) => Buffer.from(one, "base64"))).toEqual([
      Buffer.from(drawn.salt),
      Buffer.from(drawn.nonce),
    ]);
  });

  it("comes out by its passphrase, however the characters are composed", () => {
    expect(valueOf(openedKey(light, passphrase, "office.key"))).toEqual(secret);
    expect(valueOf(openedKey(light, passphrase.replace("，", ","), "office.key"))).toEqual(secret);
  });

  it("does not by another, nor once anything in the file is another", () => {
    const wrong = (one: KeyFile, said = passphrase) => openedKey(one, said, "office.key").issues;
    for (const issues of [
      wrong(light, `${passphrase}。`),
      wrong({ ...light, name: "别人" }),
      wrong({ ...light, publicKey: base64(secret) }),
      wrong({ ...light, secret: light.nonce }),
      wrong({ ...light, scrypt: { ...light.scrypt, p: 2 } }),
    ]) {
      expect(issues).toMatchObject([{ code: "passphrase-wrong", place: { kind: "file", name: "office.key" } }]);
    }
  });

  it("is refused with a short passphrase, and where the file is none or would take all the memory", () => {
    for (const short of ["", "太短的口令", passphrase.slice(1), "𠮷".repeat(11)]) {
      const { issues } = sealedKey(key, short, drawn);
      expect(codesOf(issues)).toEqual(["passphrase-short"]);
      expect(issues[0]).toMatchObject({ place: { kind: "file", name: key.name }, data: { want: 12 } });
    }
    expect(refusedCodes(readKeyFile({ ...file, format: "kaoping-key/2" }, "office.key"))).toEqual(["format-other"]);
    const { scrypt } = file;
    for (const raw of [
      ...[null, { ...file, more: 1 }, { ...file, name: "" }],
      ...[2 ** 14, 2 ** 19, 2 ** 30, 100_000].map((N) => ({ ...file, scrypt: { ...scrypt, N } })),
      ...[0, 5, 1.5].map((p) => ({ ...file, scrypt: { ...scrypt, p } })),
      { ...file, scrypt: { ...scrypt, r: 16 } },
      { ...file, scrypt: { ...scrypt, more: 1 } },
      ...["=", "AAA", `${file.secret} `, ` ${file.secret}`, "AA=A"].map((secret) => ({ ...file, secret })),
    ]) {
      expect(readKeyFile(raw, "office.key").ok, JSON.stringify(raw)).toBe(false);
    }
    for (const N of [2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18]) {
      for (const p of [1, 2, 3, 4]) expect(readKeyFile({ ...file, scrypt: { ...scrypt, N, p } }, "").ok).toBe(true);
    }
    const bytes = (length: number): string => Buffer.alloc(length).toString("base64");
    for (const raw of [
      ...[31, 33, 0].map((length) => ({ ...file, publicKey: bytes(length) })),
      ...[15, 17].map((length) => ({ ...file, scrypt: { ...scrypt, salt: bytes(length) } })),
      ...[23, 25, 32].map((length) => ({ ...file, nonce: bytes(length) })),
    ]) {
      const { issues } = readKeyFile(raw, "office.key");
      expect(codesOf(issues)).toEqual(["key-file-unreadable"]);
      expect(issues[0]?.place).toEqual({ kind: "file", name: "office.key" });
    }
  });
});
