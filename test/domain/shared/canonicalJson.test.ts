import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalJson } from "../../../src/domain/shared/canonicalJson.ts";
import type { Json } from "../../../src/domain/shared/json.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";
import { sha256 } from "../../support/sha256.ts";

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe("canonical JSON", () => {
  it("sorts keys and prints numbers as ECMAScript does", () => {
    expect(canonicalJson({ b: 1, a: [1.5, 1e21, null, true], 中: "文" })).toBe(
      '{"a":[1.5,1e+21,null,true],"b":1,"中":"文"}',
    );
  });

  it("is the same whatever order the keys came in", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it("is what the library of the RFC's author makes of it", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { seed, numRuns: runs(4000) },
    );
    const numbered = JSON.parse(
      '{"9":1,"10":{"b":[{"z":0,"a":-0}],"":1},"\\u20ac":2,"\\ud83d\\ude00":3,"\\ufb33":4}',
    ) as Json;
    expect(canonicalJson(numbered)).toBe(canonicalize(numbered));
  });

  it("reads back equal", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)) as Json)).toBe(canonicalJson(value));
      }),
      { seed, numRuns: runs(2000) },
    );
  });

  it("keeps a key named __proto__", () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}') as Json)).toBe('{"__proto__":1}');
  });

  it("of NaN, the infinities and half a character is none", () => {
    for (const value of [NaN, Infinity, -Infinity, "\uD800", { "\uDC00": 1 }]) {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    }
  });
});

type Vectors = {
  readonly jcs: readonly {
    readonly id: string;
    readonly input: string;
    readonly output_hex: string;
    readonly sha256: string;
  }[];
  readonly sha256: readonly { readonly utf8: string; readonly hex: string }[];
};

describe.skipIf(!hasOracles)(
  "canonical JSON beside RFC 8785's test data (needs the oracles beside the project)",
  () => {
    const oracle = hasOracles ? (readOracle("canonical_and_hash.json") as Vectors) : { jcs: [], sha256: [] };

    it.each(oracle.jcs)("$id has the published bytes and hash", ({ input, output_hex, sha256: digest }) => {
      const bytes = new TextEncoder().encode(canonicalJson(JSON.parse(input) as Json));
      expect(Buffer.from(bytes).toString("hex")).toBe(output_hex);
      expect(Buffer.from(sha256(bytes)).toString("hex")).toBe(digest);
    });

    it.each(oracle.sha256)("SHA-256 of “$utf8” is the published one", ({ utf8, hex }) => {
      expect(Buffer.from(sha256(new TextEncoder().encode(utf8))).toString("hex")).toBe(hex);
    });
  },
);
