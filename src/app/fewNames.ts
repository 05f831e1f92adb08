/** How many are named before the rest is only counted. */
const mostNamed = 5;

/**
 * The first few by name, and how many there are where that is not all (列举): data of an issue or a
 * step's note, whose wording counts them in its language.
 *
 * @param list the name under which they go; the count goes under the same with `Many` behind
 */
export const fewNames = (list: string, names: readonly string[]): Readonly<Record<string, string | number>> => ({
  [list]: names.slice(0, mostNamed).join("、"),
  ...(names.length > mostNamed ? { [`${list}Many`]: names.length } : {}),
});
