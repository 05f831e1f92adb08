import { at as itemAt } from "../../domain/shared/at.ts";
import type { CellValue } from "../../workbook/sheetSnapshot.ts";

/** A wanted row or column and where it is found. */
export type Pair = { readonly want: number; readonly found: number };

/** How found rows stand for wanted ones (对位): pairs in the found order, and what has no counterpart. */
export type Alignment = {
  readonly pairs: readonly Pair[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** The places in `pairs` that left their order. */
  readonly moved: ReadonlySet<number>;
};

type Row = readonly string[];

/**
 * Finds wanted rows again among found ones (逐行对位): rows that say the same in all columns first, those in their old place
 * before others, then rows that share a first text of their own, then what stands in the same gap and has anything in common.
 *
 * @param want texts of the columns that tell rows apart, a row each; `found` alike, null for an empty row
 */
export const alignRows = (want: readonly Row[], found: readonly (Row | null)[]): Alignment => {
  const wantOf = new Array<number | undefined>(found.length).fill(undefined);
  const taken = new Set<number>();
  const take = (at: number, index: number): void => {
    wantOf[at] = index;
    taken.add(index);
  };
  const isFree = (index: number): boolean => index < want.length && !taken.has(index);
  const signatures = want.map(signatureOf);
  found.forEach((row, at) => {
    if (row && isFree(at) && signatures[at] === signatureOf(row)) take(at, at);
  });
  const bySignature = placesOf(signatures, isFree);
  found.forEach((row, at) => {
    if (!row || wantOf[at] !== undefined) return;
    const next = bySignature.get(signatureOf(row))?.shift();
    if (next !== undefined) take(at, next);
  });
  const wantKeys = placesOf(want.map(firstText), isFree);
  const foundKeys = placesOf(
    found.map((row) => (row ? firstText(row) : "")),
    (at) => found[at] !== null && wantOf[at] === undefined,
  );
  for (const [key, places] of foundKeys) {
    const wanted = wantKeys.get(key) ?? [];
    if (key === "" || places.length > 1 || wanted.length !== 1) continue;
    take(itemAt(places, 0), itemAt(wanted, 0));
  }
  found.forEach((row, at) => {
    if (!row || wantOf[at] !== undefined) return;
    const next = gapBefore(wantOf, at);
    const candidates = [at, next].filter((index) => isFree(index));
    const alike = candidates.find((index) => sharesText(itemAt(want, index), row));
    if (alike !== undefined) take(at, alike);
  });
  return alignmentOf(wantOf, want.length, found);
};

/** Finds wanted headers again; one that was renamed is the one in its gap. */
export const alignHeaders = (want: Row, found: Row): Alignment => {
  const wantOf = found.map((header) => {
    const place = header === "" ? -1 : want.indexOf(header);
    return place < 0 ? undefined : place;
  });
  const taken = new Set(wantOf.filter((place) => place !== undefined));
  found.forEach((header, at) => {
    if (header === "" || wantOf[at] !== undefined) return;
    const index = gapBefore(wantOf, at);
    // As many wanted ones are missing before the next known header as are unknown: it bears another name.
    const next = wantOf.slice(at + 1).find((place) => place !== undefined) ?? want.length;
    if (index < next && !taken.has(index)) {
      wantOf[at] = index;
      taken.add(index);
    }
  });
  return alignmentOf(
    wantOf,
    want.length,
    found.map((header) => (header === "" ? null : [header])),
  );
};

const signatureOf = (row: Row): string => row.join("\n");
const firstText = (row: Row): string => row[0] ?? "";

const sharesText = (a: Row, b: Row): boolean => a.some((text, place) => text !== "" && text === b[place]);

const placesOf = (texts: readonly string[], counts: (place: number) => boolean): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  texts.forEach((text, place) => {
    if (!counts(place)) return;
    const list = places.get(text);
    if (list) list.push(place);
    else places.set(text, [place]);
  });
  return places;
};

/** The wanted place right behind that of the nearest found one above. */
const gapBefore = (wantOf: readonly (number | undefined)[], at: number): number =>
  (wantOf.slice(0, at).findLast((index) => index !== undefined) ?? -1) + 1;

const alignmentOf = (
  wantOf: readonly (number | undefined)[],
  wanted: number,
  found: readonly (Row | null)[],
): Alignment => {
  const pairs = wantOf.flatMap((want, at) => (want === undefined ? [] : [{ want, found: at }]));
  const known = new Set(pairs.map(({ want }) => want));
  const kept = longestRising(pairs.map(({ want }) => want));
  return {
    pairs,
    removed: Array.from({ length: wanted }, (_, index) => index).filter((index) => !known.has(index)),
    added: wantOf.flatMap((want, at) => (want === undefined && found[at] ? [at] : [])),
    moved: new Set(pairs.flatMap((_, place) => (kept.has(place) ? [] : [place]))),
  };
};

/** The places of a longest rising run: all others are what moved. */
const longestRising = (numbers: readonly number[]): ReadonlySet<number> => {
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (itemAt(numbers, itemAt(ends, middle)) < number) low = middle + 1;
      else high = middle;
    }
    before[place] = low > 0 ? itemAt(ends, low - 1) : -1;
    ends[low] = place;
  });
  const kept = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = itemAt(before, place)) kept.add(place);
  return kept;
};

/** A cell's text as rows are told apart by. */
export const plainText = (value: CellValue | undefined): string => (value == null ? "" : String(value).trim());
