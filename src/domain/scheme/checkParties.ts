import { errorAt, type Issue } from "../shared/result.ts";
import { repeatedIn, type At } from "./checkLists.ts";
import type { Party, Scheme } from "./scheme.ts";

/**
 * Checks the parties (评审方): how their reviewers become one number, and the units' own voice.
 *
 * @returns `id-repeated`, `name-repeated`, `self-party-repeated` (party), `self-party-of-many` (party),
 *   `trimmed-mean-drops-all` (fewerThan, dropped), `trimmed-mean-drops-none`
 */
export const checkParties = ({ parties }: Scheme, at: At): readonly Issue[] => [
  ...repeatedIn(parties, "parties", at),
  ...parties.flatMap((party, index) => {
    const path = `parties[${index}]`;
    const firstSelf = parties.findIndex(({ by }) => by === "self");
    return [
      ...checkTrimming(party, `${path}.combine`, at),
      ...(party.by === "self" && index > firstSelf
        ? [errorAt(at(`${path}.by`), "self-party-repeated", { party: party.name })]
        : []),
      ...(party.by === "self" && !fitsOneVoice(party)
        ? [errorAt(at(path), "self-party-of-many", { party: party.name })]
        : []),
    ];
  }),
];

/** A unit has one voice on itself: nothing to weigh or drop, and nobody more to wait for. */
const fitsOneVoice = ({ combine, required }: Party): boolean =>
  (combine.kind === "mean" || combine.kind === "median") && (required === "all" || required === 1);

const checkTrimming = ({ combine }: Party, path: string, at: At): readonly Issue[] => {
  if (combine.kind !== "trimmed-mean") return [];
  const { dropHighest, dropLowest, fewerThan } = combine;
  const dropped = dropHighest + dropLowest;
  if (dropped === 0) return [errorAt(at(`${path}.dropHighest`), "trimmed-mean-drops-none")];
  return fewerThan > dropped
    ? []
    : [errorAt(at(`${path}.fewerThan`), "trimmed-mean-drops-all", { fewerThan, dropped })];
};
