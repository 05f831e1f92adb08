/** What stands at a place, from 0, of a list that must have it. */
export const at = <T>(all: readonly T[], place: number): T => {
  const found = all[place];
  if (found === undefined) throw new RangeError(`place ${place}: got nothing, want one of ${all.length}`);
  return found;
};
