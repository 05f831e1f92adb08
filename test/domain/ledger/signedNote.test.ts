import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  fingerprint,
  isNoteText,
  keyIdOf,
  keyText,
  noteKeyOf,
  publicKeyText,
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

  it("takes a hundred signatures and no more, each with a key id and one byte at least", () => {
    const [own] = signed("甲\n").signatures;
    if (!own) throw new RangeError("signatures: got none, want one");
    const many = (count: number) =>
      signedNoteText({ text: "甲\n", signatures: Array(count).fill(own) as (typeof own)[] });
    expect(read(many(100)).signatures).toHaveLength(100);
    expect(codes(readSignedNote(many(101), "存证.txt"))).toEqual(["note-unreadable"]);
    const of = (bytes: number) => `甲\n\n— a ${Buffer.alloc(bytes, 1).toString("base64")}\n`;
    expect(read(of(5)).signatures).toEqual([
      { name: "a", keyId: new Uint8Array(4).fill(1), signature: new Uint8Array(1).fill(1) },
    ]);
    expect(read(of(7)).signatures[0]?.signature).toEqual(new Uint8Array(3).fill(1));
    for (const bytes of [0, 1, 4]) expect(codes(readSignedNote(of(bytes), "存证.txt"))).toEqual(["note-unreadable"]);
  });

  it("is refused with a line that is no signature, at the file", () => {
    const line = "— a AQEBAQEB";
    expect(read(`甲\n\n${line}\n`).signatures).toHaveLength(1);
    for (const bad of [
      ...[` ${line}`, `${line} `, `${line} x`, "— a", `—  a AQEBAQEB`, "—a AQEBAQEB", `x${line}`],
      ...["— a+ AQEBAQEB", "— a\u3000b AQEBAQEB", "— a AQEBAQE", "— a AQEB*QEB", "— a AQEBAQEB=", "— a =AQEBAQE"],
    ]) {
      const { issues } = readSignedNote(`甲\n\n${bad}\n`, "存证.txt");
      expect(issues, bad).toMatchObject([{ code: "note-unreadable", place: { kind: "file", name: "存证.txt" } }]);
    }
    // Without a blank line, or with a tab in the text, it is none, however good the signature's own line.
    for (const content of [`x${line}\n`, `${line}\n`, `甲\t\n\n${line}\n`, `甲\n\n${line}`]) {
      expect(codes(readSignedNote(content, "存证.txt")), content).toEqual(["note-unreadable"]);
    }
    expect(read(`\n\n${line}\n`).text).toBe("\n");
    // The text ends where the last blank line stands: notes may have some of their own.
    expect(read(`甲\n\n乙\n\n${line}\n`).text).toBe("甲\n\n乙\n");
  });

  it("holds only where every signature of the key does", () => {
    const note = signed("甲\n");
    const [own] = note.signatures;
    if (!own) throw new RangeError("signatures: got none, want one");
    const bad = { ...own, signature: own.signature.map((byte) => byte ^ 1) };
    expect(signedBy({ ...note, signatures: [own, own] }, office, verify, sha256)).toBe("signed");
    expect(signedBy({ ...note, signatures: [own, bad] }, office, verify, sha256)).toBe("bad");
    expect(signedBy({ ...note, signatures: [{ ...bad, name: "x" }, own] }, office, verify, sha256)).toBe("signed");
    expect(signedBy({ ...note, signatures: [] }, office, verify, sha256)).toBe("unsigned");
  });

  it("may be of lines without other control characters, ended", () => {
    for (const text of ["甲\n", "\n", "甲\n乙\n", "a\u00a0b\n"]) expect(isNoteText(text)).toBe(true);
    for (const text of ["", "甲", "甲\n乙", "甲\t\n", "甲\r\n", "\u0000\n", "\u007f\n", "\u0085\n"]) {
      expect(isNoteText(text)).toBe(false);
    }
  });

  it("has a key that is read out in fours, and told by its base64", () => {
    const text = publicKeyText(office.publicKey);
    expect(text).toBe(Buffer.from(office.publicKey).toString("base64"));
    expect(noteKeyOf(office.name, text)).toEqual(office);
    const digits = Buffer.from(sha256(office.publicKey)).toString("hex");
    expect(fingerprint(text, sha256)).toBe(
      [0, 4, 8, 12, 16, 20, 24, 28].map((at) => digits.slice(at, at + 4)).join(" "),
    );
  });

  it("has a key of one type and 32 bytes, its name without blanks and signs", () => {
    // Each under the id that it would have.
    const textOf = (name: string, type: number, length: number) => {
      const publicKey = Buffer.concat([office.publicKey, Buffer.alloc(8)]).subarray(0, length);
      const id = Buffer.from(keyIdOf({ name, publicKey }, sha256)).toString("hex");
      return `${name}+${id}+${Buffer.concat([Buffer.of(type), publicKey]).toString("base64")}`;
    };
    const good = textOf("甲", 1, 32);
    for (const text of [good, ` ${good}\n`]) expect(readKey(text, "公钥.txt", sha256).ok).toBe(true);
    for (const text of [
      ...[textOf("甲", 2, 32), textOf("甲", 1, 31), textOf("甲", 1, 33), textOf("甲", 0, 32)],
      ...[textOf("", 1, 32), textOf("甲 乙", 1, 32), textOf("甲\u0007", 1, 32), `x+${good}`, `${good} x`],
    ]) {
      expect(readKey(text, "公钥.txt", sha256).issues, text).toMatchObject([
        { code: "key-unreadable", place: { kind: "file", name: "公钥.txt" } },
      ]);
    }
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
