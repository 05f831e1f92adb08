import type { Issue } from "../shared/result.ts";
import { checkReferences, entriesOf, type At } from "./checkLists.ts";
import type { Scheme } from "./scheme.ts";

/** A list of rounds (轮次) whose facts count: all the scheme's, none twice. */
export const checkRounds = ({ rounds }: Scheme, counted: readonly string[], path: string, at: At): readonly Issue[] => {
  const known = rounds.map(({ id }) => id);
  return checkReferences("round", entriesOf(counted, path), known, at);
};
