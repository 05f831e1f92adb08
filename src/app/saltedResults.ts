import type { PublishedResult, SaltedResult, State } from "./state.ts";

/** A salt's bytes; 128 bits that nobody can guess. */
const saltLength = 16;

/** Results as the ledger keeps them (加盐结果): a unit keeps its salt from the lock on; `draw` gives bytes for the others. */
export const saltedResults = (
  results: readonly PublishedResult[],
  { locked }: State,
  draw: (count: number) => Uint8Array,
): readonly SaltedResult[] => {
  const known = new Map(locked.map(({ unit, salt }) => [unit, salt]));
  return results.map((result) => ({ ...result, salt: known.get(result.unit) ?? hexOf(draw(saltLength)) }));
};

/** Results without their salts: what may be published. */
export const withoutSalts = (results: readonly SaltedResult[]): readonly PublishedResult[] =>
  results.map(({ unit, group, total, rank, grade, contribution }) => ({
    unit,
    group,
    total,
    rank,
    grade,
    contribution,
  }));

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
