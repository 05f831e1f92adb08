import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { similarityOf, similarPairs } from "../../../src/domain/breakdown/similarPairs.ts";

describe("how alike two texts are", () => {
  // 公开预算: 公开, 开预, 预算; 公开决算: 公开, 开决, 决算; one of three and three shared: 2·1/6.
  it.each([
    ["公开预算", "公开预算", 1],
    ["公开预算", "公开决算", 1 / 3],
    ["公开", "预算", 0],
    ["公", "公", 0],
    ["", "", 0],
  ])("%j and %j: %d", (a, b, similarity) => {
    expect(similarityOf(a, b)).toBeCloseTo(similarity, 12);
  });
});

describe("the texts of two versions that are alike", () => {
  const anyText = fc.string({ unit: fc.constantFrom(...Array.from("公开预算决算信息")), minLength: 1, maxLength: 9 });

  it("are all found among up to 16 a side, best first", () => {
    const some = fc.array(anyText, { maxLength: 16 });
    fc.assert(
      fc.property(some, some, (old, now) => {
        const all = old.flatMap((a, i) => now.map((b, j) => ({ old: i, new: j, similarity: similarityOf(a, b) })));
        const alike = all.filter(({ similarity }) => similarity >= 0.3);
        const found = similarPairs(old, now, 0.3);
        const keys = (pairs: typeof all) => pairs.map((pair) => `${pair.old} ${pair.new} ${pair.similarity}`).sort();
        expect(keys([...found])).toEqual(keys(alike));
        expect(found.every((pair, i) => i === 0 || pair.similarity <= (found[i - 1]?.similarity ?? 1))).toBe(true);
      }),
    );
  });

  it("are the same whichever version is called old", () => {
    const many = fc.array(anyText, { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(many, many, (old, now) => {
        const turned = similarPairs(now, old, 0.3).map((pair) => ({ ...pair, old: pair.new, new: pair.old }));
        const key = (pair: (typeof turned)[number]) => `${pair.old} ${pair.new}`;
        expect(turned.map(key).sort()).toEqual(similarPairs(old, now, 0.3).map(key).sort());
      }),
    );
  });

  it("are found though they are made of turns of phrase alone", () => {
    const old = Array.from({ length: 300 }, () => "公开信息");
    const found = similarPairs(old, old, 0.5);
    expect(new Set(found.map((pair) => pair.old)).size).toBe(300);
  });
});
