import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

import { appendEntries } from "../../../src/domain/ledger/appendEntry.ts";
import { oneByOne, type DigestQueue } from "../../../src/domain/ledger/digestQueue.ts";
import { ledgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { foldLevels } from "../../../src/domain/ledger/merkleTree.ts";
import { checkStored, rootsOfQueue } from "../../../src/domain/ledger/storedLedger.ts";
import { checkByStretches, type Helper } from "../../../src/hosts/lanes/checkByStretches.ts";
import { laneQueue } from "../../../src/hosts/lanes/laneQueue.ts";
import { checkStretch } from "../../../src/domain/ledger/storedStretch.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { runs, seed } from "../../soak.ts";
import { hashes, sha256, sm3 } from "../../support/sha256.ts";

const lanes = (): DigestQueue => {
  const queue = laneQueue(hashes);
  if (!queue) throw new RangeError("lanes: got none, want them in Node");
  return queue;
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A ledger of several stretches, rows in some of its entries. */
const longLedger = appendEntries(
  [],
  Array.from({ length: 4500 }, (_, n) => ({
    ...{ time: "2026-11-22T08:30:00Z", actor: "公开办", action: "scores-set", subject: "scores" },
    ...{
      before: null,
      after: "0".repeat(64),
      reason: "",
      rows: n % 700 === 3 ? [{ unit: `u${n}` }, { n }, { n: 2 }] : [],
    },
  })),
  sha256,
);
const long = bytesOf(ledgerText(longLedger));

describe("hashing four messages at a time", () => {
  it("comes to the digests that SHA-256 and SM3 come to, for messages of any length in any order", () => {
    const queue = lanes();
    const lengths = fc.array(fc.oneof(fc.nat({ max: 700 }), fc.constantFrom(55, 56, 63, 64, 65, 70_000)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(lengths, fc.nat({ max: 255 }), (some, start) => {
        const messages = some.map((length, n) => new Uint8Array(length).map((_, at) => start + 7 * n + at));
        const [sha256s, sm3s] = [new Uint8Array(32 * some.length), new Uint8Array(32 * some.length)];
        messages.forEach((message, n) => {
          queue.sha256.put(message, sha256s, 32 * n);
          // From the last to the first: places that do not follow each other.
          queue.sm3.put(message, sm3s, 32 * (some.length - 1 - n));
        });
        queue.settle();
        messages.forEach((message, n) => {
          expect(hex(sha256s.subarray(32 * n, 32 * n + 32))).toBe(hex(sha256(message)));
          const at = 32 * (some.length - 1 - n);
          expect(hex(sm3s.subarray(at, at + 32))).toBe(hex(sm3(message)));
        });
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it("folds trees of any size to the roots that node after node gives, more leaves than go in at once among them", () => {
    const queue = lanes();
    for (const leaves of [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 1000, 2049, 5001]) {
      const level = Uint8Array.from({ length: 32 * leaves }, (_, at) => (at * 131) >> 3);
      for (const [name, hash] of [["sha256", sha256] as const, ["sm3", sm3] as const]) {
        const [fast, slow] = [level.slice(), level.slice()];
        queue[name].fold(fast, leaves);
        foldLevels(slow, leaves, (node, target, at) => target.set(hash(node), at));
        expect(hex(fast.subarray(0, 32))).toBe(hex(slow.subarray(0, 32)));
      }
    }
  });

  it("is not done where WebAssembly is not let in, nor where lanes are not known", () => {
    for (const refusal of [new EvalError("refused by the policy"), new WebAssembly.CompileError("no lanes")]) {
      vi.stubGlobal("WebAssembly", {
        ...{ CompileError: WebAssembly.CompileError, Memory: WebAssembly.Memory, Instance: WebAssembly.Instance },
        Module: function () {
          throw refusal;
        },
      });
      expect(laneQueue(hashes)).toBeNull();
      vi.unstubAllGlobals();
    }
  });
  afterEach(() => vi.unstubAllGlobals());
});

type Trees = { readonly leaves_hex: readonly string[]; readonly roots_hex_by_size: readonly string[] };

describe.runIf(hasOracles)("the trees of transparency-dev/merkle by lanes", () => {
  const { leaves_hex: leaves, roots_hex_by_size: roots } = hasOracles
    ? (readOracle("merkle_rfc6962.json") as Trees)
    : { leaves_hex: [], roots_hex_by_size: [] };
  const queue = lanes();

  it.each(roots.map((root, size) => ({ root, size })).slice(1))("has the root of $size leaves", ({ root, size }) => {
    const level = new Uint8Array(32 * size);
    leaves.slice(0, size).forEach((leaf, n) => queue.sha256.put(Buffer.from(`00${leaf}`, "hex"), level, 32 * n));
    queue.settle();
    queue.sha256.fold(level, size);
    expect(hex(level.subarray(0, 32))).toBe(root);
  });
});

describe("a stored ledger that is checked by stretches on several threads", () => {
  const helper = (): Helper => {
    const queue = lanes();
    return { check: (stretch) => Promise.resolve(checkStretch(stretch, queue)) };
  };
  const broken: Helper = { check: () => Promise.reject(new Error("no thread")) };
  const by = (bytes: Uint8Array, ...helpers: readonly Helper[]) =>
    checkByStretches(
      bytes,
      lanes(),
      () => helpers,
      () => undefined,
    );

  it("comes to the roots of the way without threads, whatever threads there are", async () => {
    const want = valueOf(checkStored(long, hashes));
    expect(want.size).toBe(longLedger.length);
    expect(await by(long)).toEqual(want);
    expect(await by(long, helper(), helper())).toEqual(want);
    expect(await by(long, broken)).toEqual(want);
    for (const some of [0, 1, 1023, 1024, 1025, 2048]) {
      const bytes = bytesOf(ledgerText(longLedger.slice(0, some)));
      expect(await by(bytes, helper())).toEqual(valueOf(checkStored(bytes, hashes)));
    }
  });

  it("tells how far it is, up to the whole", async () => {
    const told: (readonly [number, number])[] = [];
    await checkByStretches(
      long,
      lanes(),
      () => [helper()],
      (done, of) => told.push([done, of]),
    );
    expect(told).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
  });

  it("refuses what the way without threads refuses: stretches changed over, dropped or doubled, of another ledger, and one byte anywhere", async () => {
    const lines = ledgerText(longLedger).split("\n");
    const at = (entry: number): number => lines.findIndex((line) => line.includes(`"index":${entry},`));
    const [a, b] = [at(1023) + 1, at(2047) + 1];
    const [head = "", ...parts] = [lines.slice(0, 1), lines.slice(1, a), lines.slice(a, b), lines.slice(b, -1)].map(
      (some) => some.map((line) => `${line}\n`).join(""),
    );
    const [one = "", two = "", three = ""] = parts;
    for (const text of [
      `${head}${two}${one}${three}`,
      `${head}${one}${three}`,
      `${head}${one}${one}${two}`,
      `${head}${two}`,
    ]) {
      expect(await by(bytesOf(text), helper())).toBeNull();
      expect(checkStored(bytesOf(text), hashes).ok).toBe(false);
    }
    const queue = lanes();
    fc.assert(
      fc.property(fc.nat({ max: long.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, turned) => {
        const changed = long.slice();
        changed[place] = (changed[place] ?? 0) ^ turned;
        expect(rootsOfQueue(changed, queue)).toBeNull();
      }),
      { seed, numRuns: runs(1000) },
    );
  }, 600_000);

  it("is not fooled by what only looks like digits where a digest is held to", () => {
    const text = new TextDecoder().decode(long);
    for (const field of ["hash", "parent", "root"]) {
      const found = new RegExp(`"${field}":"[0-9a-f]*[a-f]`, "u").exec(text)?.[0] ?? "";
      const letter = found.at(-1) ?? "";
      expect(letter).toMatch(/[a-f]/u);
      for (const other of [letter.toUpperCase(), "g", '"', "é"]) {
        const changed = bytesOf(text.replace(found, `${found.slice(0, -1)}${other}`));
        expect(rootsOfQueue(changed, oneByOne(hashes))).toBeNull();
        expect(rootsOfQueue(changed, lanes())).toBeNull();
      }
    }
  });
});
