/** The one with an id, of a list that must have it. */
export const byId = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`${id}: got nothing of this id, want one of ${all.length}`);
  return found;
};
