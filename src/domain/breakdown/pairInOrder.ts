/**
 * Pairs what has the same key in two versions (依次对应): the first with the first, the second with the second.
 *
 * @param old a key each, null where one is paired already; like `now`
 * @returns indexes in `old` and `now`, ordered by the latter
 */
export const pairInOrder = (
  old: readonly (string | null)[],
  now: readonly (string | null)[],
): readonly (readonly [number, number])[] => {
  const waiting = new Map<string, number[]>();
  for (let i = old.length - 1; i >= 0; i--) {
    const key = old[i] ?? null;
    if (key === null) continue;
    const known = waiting.get(key);
    if (known) known.push(i);
    else waiting.set(key, [i]);
  }
  return now.flatMap((key, j): readonly (readonly [number, number])[] => {
    const i = key === null ? undefined : waiting.get(key)?.pop();
    return i === undefined ? [] : [[i, j]];
  });
};
