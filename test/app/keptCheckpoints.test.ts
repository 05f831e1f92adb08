import { describe, expect, it } from "vitest";

import { assessmentCheckpoint, assessmentOrigin } from "../../src/app/assessmentCheckpoint.ts";
import { checkSignature, forksAmong, keyTerms, termsFor } from "../../src/app/keptCheckpoints.ts";
import { checkpointText, readCheckpoint, signedCheckpoint } from "../../src/domain/ledger/checkpoint.ts";
import { publicKeyText } from "../../src/domain/ledger/signedNote.ts";
import { wholeAssessment } from "../../src/domain/shared/place.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { after, publishedAssessment } from "../fixtures/smallAssessment.ts";
import { ed25519 } from "../support/ed25519.ts";
import { hashes, sha256 } from "../support/sha256.ts";

const [oldSecret, newSecret] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
const keySet = (secret: Uint8Array, second: string | null) =>
  ({
    kind: "office-key-set",
    rows: [
      {
        ...{ name: "公开办", publicKey: publicKeyText(ed25519.publicKeyOf(secret)) },
        ...{ first: "公开办经办人", second, reason: "U 盘丢失" },
      },
    ],
  }) as const;
const published = publishedAssessment();
const { ledger } = after(published, keySet(oldSecret, null), keySet(newSecret, "李四"));
const checkpointAt = (size: number) => assessmentCheckpoint(ledger.slice(0, size), hashes);
const signedAt = (size: number, secret: Uint8Array) =>
  valueOf(readCheckpoint(signedCheckpoint(checkpointAt(size), secret, ed25519, sha256), "checkpoint.txt"));
const signature = (size: number, secret: Uint8Array) =>
  codesOf(checkSignature(signedAt(size, secret), keyTerms(ledger), wholeAssessment, ed25519.verify, hashes));

describe("a key of the office", () => {
  it("signs what comes behind its own entry, up to that of the key that takes its place, and nothing before", () => {
    const [first, second] = [ledger.length - 2, ledger.length - 1];
    expect(signature(first + 1, oldSecret)).toEqual([]);
    expect(signature(second + 1, newSecret)).toEqual([]);
    expect(signature(second + 1, oldSecret)).toEqual(["key-replaced"]);
    expect(signature(second, newSecret)).toEqual(["key-not-yet"]);
    expect(signature(3, newSecret)).toEqual(["key-not-yet"]);
    expect(signature(first, oldSecret)).toEqual(["key-not-yet"]);
  });

  it("that is of another ledger, or that the ledger does not know, proves nothing of it and is named", () => {
    const origin = assessmentOrigin(ledger);
    const terms = (name: string, secret: Uint8Array) =>
      termsFor({ name, publicKey: ed25519.publicKeyOf(secret) }, origin, keyTerms(ledger), wholeAssessment);
    expect(codesOf(terms(origin, oldSecret).issues)).toEqual([]);
    expect(codesOf(terms("kaoping/0123456789abcdef", oldSecret).issues)).toEqual(["key-other-ledger"]);
    expect(codesOf(terms(origin, new Uint8Array(32).fill(9)).issues)).toEqual(["key-not-in-ledger"]);
    expect(valueOf(termsFor(null, origin, keyTerms(ledger), wholeAssessment))).toEqual(keyTerms(ledger));
  });
});

describe("two checkpoints of one ledger and size", () => {
  const kept = (text: string) => valueOf(readCheckpoint(text, "checkpoint.txt"));
  const own = checkpointAt(published.ledger.length);

  it("that name other results or another SM3 root contradict each other, though their roots are one", () => {
    const text = checkpointText(own);
    const other = kept(text.replace(/(results \d+ )..../u, "$1AAAA"));
    const sm3 = kept(text.replace(/(sm3 )..../u, "$1AAAA"));
    const without = kept(text.replace(/results .*\n/u, ""));
    expect(codesOf(forksAmong([kept(text), kept(text)]))).toEqual([]);
    expect(codesOf(forksAmong([kept(text), other]))).toEqual(["checkpoint-lines-apart"]);
    expect(codesOf(forksAmong([kept(text), sm3]))).toEqual(["checkpoint-lines-apart"]);
    expect(codesOf(forksAmong([kept(text), without]))).toEqual(["checkpoint-lines-apart"]);
  });
});
