/** What stands under a key of a map that must have it. */
export const under = <K, T>(all: ReadonlyMap<K, T>, key: K): T => {
  const found = all.get(key);
  if (found === undefined) throw new RangeError(`${String(key)}: got nothing, want one of ${all.size}`);
  return found;
};
