import { exact, exactText, isZero, subtract, sum } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import type { DecimalText } from "./scheme.ts";

/** The place of a field by its path in the scheme, "tables[0].stages[2].outOf". */
export type At = (path: string) => Place;

/** A name or id and the field where it stands. */
export type Written = { readonly text: string; readonly path: string };

/** The ids of a list, each at its own field. */
export const idsOf = (list: readonly { readonly id: string }[], path: string): readonly Written[] =>
  list.map(({ id }, index) => ({ text: id, path: `${path}[${index}].id` }));

/** The names of a list, each at its own field. */
export const namesOf = (list: readonly { readonly name: string }[], path: string): readonly Written[] =>
  list.map(({ name }, index) => ({ text: name, path: `${path}[${index}].name` }));

/** The entries of a list of ids. */
export const entriesOf = (list: readonly string[], path: string): readonly Written[] =>
  list.map((text, index) => ({ text, path: `${path}[${index}]` }));

/** Every id that stands again, case aside: files and sheets could not tell them apart. */
export const repeatedIds = (ids: readonly Written[], at: At): readonly Issue[] =>
  again(ids, (text) => text.toLowerCase()).map(({ text, path }) => errorAt(at(path), "id-repeated", { id: text }));

/** Every name that stands again, width and case aside: Excel tells no case apart in headers, and people no width. */
export const repeatedNames = (names: readonly Written[], at: At): readonly Issue[] =>
  again(names, (text) => text.normalize("NFKC").toLowerCase()).map(({ text, path }) =>
    errorAt(at(path), "name-repeated", { name: text }),
  );

/** The ids and names of a list of named things. */
export const repeatedIn = (
  list: readonly { readonly id: string; readonly name: string }[],
  path: string,
  at: At,
): readonly Issue[] => [...repeatedIds(idsOf(list, path), at), ...repeatedNames(namesOf(list, path), at)];

const again = (all: readonly Written[], plain: (text: string) => string): readonly Written[] => {
  const seen = new Set<string>();
  return all.filter(({ text }) => {
    const key = plain(text);
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
};

/** What a reference may be to; its name in the wording. */
export type Part =
  | "stage"
  | "criteriaStage"
  | "party"
  | "round"
  | "criterion"
  | "rootCriterion"
  | "table"
  | "grade"
  | "group"
  | "pool"
  | "role";

/** References to what is not there: `reference-unknown` (part, id, known). */
export const unknownIn = (
  part: Part,
  references: readonly Written[],
  known: readonly string[],
  at: At,
): readonly Issue[] =>
  references
    .filter(({ text }) => !known.includes(text))
    .map(({ text, path }) => errorAt(at(path), "reference-unknown", { part, id: text, known: known.join(", ") }));

/** References that stand again in their list: `listed-twice` (part, id). */
export const repeatedReferences = (part: Part, references: readonly Written[], at: At): readonly Issue[] =>
  again(references, (text) => text).map(({ text, path }) => errorAt(at(path), "listed-twice", { part, id: text }));

/** A list of references: all known, none twice. */
export const checkReferences = (
  part: Part,
  references: readonly Written[],
  known: readonly string[],
  at: At,
): readonly Issue[] => [...unknownIn(part, references, known, at), ...repeatedReferences(part, references, at)];

/** What some points or weights are of; its name in the wording. */
export type Addends = "criteria" | "parties" | "stages" | "roles" | "components";

/** Points or weights that must come to something exactly: `points-do-not-add-up` (part, got, want, difference). */
export const addUp = (
  part: Addends,
  parts: readonly DecimalText[],
  want: DecimalText,
  path: string,
  at: At,
): readonly Issue[] => {
  const got = sum(parts.map(exact));
  const difference = subtract(got, exact(want));
  return isZero(difference)
    ? []
    : [
        errorAt(at(path), "points-do-not-add-up", {
          part,
          got: exactText(got),
          want,
          difference: exactText(difference),
        }),
      ];
};
