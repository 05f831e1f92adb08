import { describe, expect, it } from "vitest";

import { openedKey, readKeyFile, sealedKey } from "../../../src/domain/ledger/keyFile.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { ed25519 } from "../../support/ed25519.ts";

const secret = new Uint8Array(32).map((_, at) => at);
const key = { name: "云泽市政务公开办", publicKey: ed25519.publicKeyOf(secret), secret };
const drawn = { salt: new Uint8Array(16).fill(1), nonce: new Uint8Array(24).fill(2) };
const passphrase = "一句很长很长的口令，别人猜不到";
const text = valueOf(sealedKey(key, passphrase, drawn));
const file = valueOf(readKeyFile(JSON.parse(text), "office.key"));

describe("the office's key in its file", () => {
  it("says openly whose it is and its public half, and nowhere the secret", () => {
    expect(file).toMatchObject({ format: "kaoping-key/1", name: key.name, scrypt: { N: 131_072, r: 8, p: 1 } });
    for (const form of ["base64", "hex"] as const) expect(text).not.toContain(Buffer.from(secret).toString(form));
  });

  it("comes out by its passphrase, however the characters are composed", () => {
    expect(valueOf(openedKey(file, passphrase, "office.key"))).toEqual(secret);
    expect(valueOf(openedKey(file, passphrase.replace("，", ","), "office.key"))).toEqual(secret);
  });

  it("does not by another, nor once anything in the file is another", () => {
    const wrong = (one: typeof file, said = passphrase) => refusedCodes(openedKey(one, said, "office.key"));
    expect(wrong(file, `${passphrase}。`)).toEqual(["passphrase-wrong"]);
    expect(wrong({ ...file, name: "别人" })).toEqual(["passphrase-wrong"]);
    expect(wrong({ ...file, secret: file.nonce })).toEqual(["passphrase-wrong"]);
    expect(wrong({ ...file, scrypt: { ...file.scrypt, N: 2 ** 15 } })).toEqual(["passphrase-wrong"]);
  });

  it("is refused with a short passphrase, and where the file is none or would take all the memory", () => {
    expect(refusedCodes(sealedKey(key, "太短的口令", drawn))).toEqual(["passphrase-short"]);
    const read = (raw: unknown) => refusedCodes(readKeyFile(raw, "office.key"));
    expect(read(null)).toEqual(["field-invalid"]);
    expect(read({ ...file, scrypt: { ...file.scrypt, N: 2 ** 30 } })).toEqual(["field-invalid"]);
    expect(read({ ...file, nonce: file.publicKey })).toEqual(["key-file-unreadable"]);
  });
});
