/** How many are named before the rest is only counted. */
const mostNamed = 5;

/** The first few by name, and how many there are where that is not all (列举). */
export const fewNames = (names: readonly string[]): string =>
  names.slice(0, mostNamed).join("、") + (names.length > mostNamed ? `等 ${names.length} 个` : "");
