import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

import { exponential, naturalLog } from "./sameEverywhere.ts";

/** Writes the next weights, at least 0 with sum 1, over the first of an array. */
export type WeightSource = (weights: Float64Array) => void;

/**
 * Weights drawn at random around the scheme's (权重抽样): a Dirichlet distribution, as gamma variates over their sum. The same seed
 * gives the same weights to the bit in every engine: the generator works on whole numbers (pure-rand's xoroshiro128+),
 * logarithms are our own, and the root is the one function beside + − × ÷ that IEEE 754 rounds exactly.
 *
 * Source: G. Marsaglia & W. W. Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26 (2000), 363–372; normal
 * variates by Marsaglia's polar method, 1964; L. Devroye, Non-Uniform Random Variate Generation, 1986, XI.4.
 *
 * @param shapes the Dirichlet's parameters, above 0: all 1 makes every division of the weight equally likely
 * @param seed a whole number of 32 bits
 */
export const weightSource = (shapes: readonly number[], seed: number): WeightSource => {
  const wrong = shapes.find((shape) => !(shape > 0 && Number.isFinite(shape)));
  if (wrong !== undefined) throw new RangeError(`a weight's shape: got ${wrong}, want a number above 0`);
  if ((seed | 0) !== seed) throw new RangeError(`a seed: got ${seed}, want a whole number of 32 bits`);
  const generator = xoroshiro128plus(seed);
  // Half a step up: no logarithm is taken of 0.
  const uniform = (): number => uniformFloat64(generator) + 1 / 18014398509481984;
  const gammas = shapes.map((shape) => gammaSource(shape, uniform, normalSource(uniform)));
  return (weights) => {
    let sum = 0;
    for (let at = 0; at < gammas.length; at++) {
      const gamma = (gammas[at] as () => number)();
      // Small shapes may come out below what a float holds: the sum is never 0.
      const drawn = gamma > 1e-300 ? gamma : 1e-300;
      weights[at] = drawn;
      sum += drawn;
    }
    for (let at = 0; at < gammas.length; at++) weights[at] = (weights[at] as number) / sum;
  };
};

const normalSource = (uniform: () => number): (() => number) => {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * naturalLog(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
};

const gammaSource = (shape: number, uniform: () => number, normal: () => number): (() => number) => {
  if (shape < 1) {
    const above = gammaSource(shape + 1, uniform, normal);
    return () => above() * exponential(naturalLog(uniform()) / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return () => {
    for (;;) {
      const x = normal();
      const base = 1 + c * x;
      if (base <= 0) continue;
      const v = base * base * base;
      const u = uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (naturalLog(u) < 0.5 * square + d * (1 - v + naturalLog(v))) return d * v;
    }
  };
};
