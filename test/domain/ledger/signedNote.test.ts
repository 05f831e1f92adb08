import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  isNoteText,
  keyIdOf,
  keyText,
  readKey,
  readSignedNote,
  signedBy,
  signedNoteText,
  type NoteKey,
  type SignedNote,
} from "../../../src/domain/ledger/signedNote.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";
import { sha256 } from "../../support/sha256.ts";

const verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean =>
  ed25519.verify(signature, message, publicKey);

/** The note and key of the Go project's golang.org/x/mod/sumdb/note documentation. */
const published = {
  key: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  note:
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};

const secret = new Uint8Array(32).fill(7);
const office: NoteKey = { name: "kaoping/0123456789abcdef", publicKey: ed25519.getPublicKey(secret) };
const other: NoteKey = { ...office, publicKey: ed25519.getPublicKey(new Uint8Array(32).fill(8)) };
const signed = (text: string): SignedNote => ({
  text,
  signatures: [
    {
      name: office.name,
      keyId: keyIdOf(office, sha256),
      signature: ed25519.sign(new TextEncoder().encode(text), secret),
    },
  ],
});
const read = (content: string): SignedNote => {
  const note = readSignedNote(content, "存证.txt");
  if (!note.ok) throw new RangeError(`a note: got ${JSON.stringify(note.issues)}, want one that reads`);
  return note.value;
};
const codes = (result: { readonly issues: readonly { readonly code: string }[] }) =>
  result.issues.map(({ code }) => code);

describe("a signed note", () => {
  it("made by another program is read and found signed by its key", () => {
    const key = readKey(published.key, "公钥.txt", sha256);
    expect(key.ok && signedBy(read(published.note), key.value, verify, sha256)).toBe("signed");
    expect(key.ok && keyText(key.value, sha256)).toBe(published.key);
    expect(signedNoteText(read(published.note))).toBe(published.note);
  });

  it("is known by the key's name and id together", () => {
    const note = signed("kaoping\n3\n");
    expect(signedBy(note, office, verify, sha256)).toBe("signed");
    expect(signedBy(note, other, verify, sha256)).toBe("unsigned");
    expect(signedBy(note, { ...office, name: "kaoping/another" }, verify, sha256)).toBe("unsigned");
  });

  it("comes back from its text, and no longer holds once a character of the text is another", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (line, at) => {
        const text = `${line.replace(/\p{Cc}/gu, "")}。\n`;
        const note = read(signedNoteText(signed(text)));
        expect(note.text).toBe(text);
        expect(signedBy(note, office, verify, sha256)).toBe("signed");
        const characters = Array.from(text);
        const changed = characters.with(at % (characters.length - 1), "改").join("");
        if (changed !== text) expect(signedBy({ ...note, text: changed }, office, verify, sha256)).toBe("bad");
      }),
      { seed, numRuns: runs(200) },
    );
  });

  it("is refused where it is no note", () => {
    const good = signedNoteText(signed("甲\n"));
    const bad = ["", "甲\n", good.slice(0, -1), good.replace("— ", "-- "), good.replace("\n\n", "\n"), `${good}\r\n`];
    for (const content of [...bad, good.replace(/=+\n$/u, "\n"), good.replace("— ", "— a+b ")])
      expect(codes(readSignedNote(content, "存证.txt")), JSON.stringify(content)).toEqual(["note-unreadable"]);
    expect(codes(readSignedNote(`${good}${good.slice(-120).repeat(101)}`, "存证.txt"))).toEqual(["note-unreadable"]);
    expect(isNoteText("甲")).toBe(false);
    expect(isNoteText("甲\u0007\n")).toBe(false);
  });

  it("has a key that is refused where its id is not its own, its type another, or its name unfit", () => {
    for (const text of [
      "",
      "a b+c74f20a3+ARpc",
      published.key.replace("c74f20a3", "c74f20a4"),
      published.key.slice(0, -4),
    ])
      expect(codes(readKey(text, "公钥.txt", sha256)), text).toEqual(["key-unreadable"]);
  });

  it.skipIf(!hasOracles)("rests on Ed25519 as RFC 8032 has it", () => {
    const { ed25519: cases } = readOracle("canonical_and_hash.json") as {
      readonly ed25519: readonly Readonly<Record<"secret" | "public" | "msg" | "sig", string>>[];
    };
    const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));
    for (const { secret: key, public: open, msg, sig } of cases) {
      expect(Buffer.from(ed25519.getPublicKey(bytes(key))).toString("hex")).toBe(open);
      expect(Buffer.from(ed25519.sign(bytes(msg), bytes(key))).toString("hex")).toBe(sig);
      expect(verify(bytes(sig), bytes(msg), bytes(open))).toBe(true);
    }
  });
});
