import type { ObservationColumns } from "./facts.ts";
import type { Observation } from "./observation.ts";

/** More places than this do not fit a column beside 12 digits of points; such rows stay rows. */
const mostPlaces = 3;

/**
 * Turns rows of observations into columns (列式观测). Order is of no consequence to any score.
 *
 * @param observations one a key at most
 */
export const columnsOf = (observations: readonly Observation[]): ObservationColumns => {
  const plain: Observation[] = [];
  const others: Observation[] = [];
  for (const one of observations) (isPlain(one) ? plain : others).push(one);
  const places = plain.reduce((most, { value }) => Math.max(most, placesOf(value ?? "")), 0);
  const dictionary = new Dictionaries();
  const length = plain.length;
  const columns = {
    round: new Uint16Array(length),
    unit: new Uint32Array(length),
    criterion: new Uint32Array(length),
    reviewer: new Uint32Array(length),
    scaled: new Float64Array(length),
  };
  plain.forEach((one, row) => {
    columns.round[row] = dictionary.codeOf("rounds", one.round);
    columns.unit[row] = dictionary.codeOf("units", one.unit);
    columns.criterion[row] = dictionary.codeOf("criteria", one.criterion);
    columns.reviewer[row] = dictionary.codeOf("reviewers", one.reviewer);
    columns.scaled[row] = scaledOf(one.value ?? "0", places);
  });
  return { ...dictionary.lists(), ...columns, places, others };
};

const isPlain = ({ kind, state, value }: Observation): boolean =>
  kind === "points" && state === "scored" && value !== null && placesOf(value) <= mostPlaces;

const placesOf = (value: string): number => {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
};

/** "9.5" with 2 places is 950; exact, since a decimal has at most 12 digits before its point. */
const scaledOf = (value: string, places: number): number => {
  const point = value.indexOf(".");
  const digits = point < 0 ? value : value.slice(0, point) + value.slice(point + 1);
  return Number(digits + "0".repeat(places - placesOf(value)));
};

class Dictionaries {
  private readonly codes = { rounds: index(), units: index(), criteria: index(), reviewers: index() };
  codeOf(name: keyof Dictionaries["codes"], text: string): number {
    const codes = this.codes[name];
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, codes.size);
    return codes.size - 1;
  }
  lists(): Record<keyof Dictionaries["codes"], readonly string[]> {
    const { rounds, units, criteria, reviewers } = this.codes;
    return {
      rounds: [...rounds.keys()],
      units: [...units.keys()],
      criteria: [...criteria.keys()],
      reviewers: [...reviewers.keys()],
    };
  }
}
const index = (): Map<string, number> => new Map();
