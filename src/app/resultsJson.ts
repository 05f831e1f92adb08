import { unitExplainer } from "../domain/scoring/scoreUnits.ts";
import { exactText, isExact } from "../domain/shared/exact.ts";
import { factsOf, type Results } from "./computeResults.ts";
import type { State } from "./state.ts";

/**
 * The results with every step from what was observed to the total as JSON text (结果数据), in pieces, a unit each: all the steps of a large
 * year at once would fill a machine's memory. Exact numbers are texts, "1/3" where decimals do not end.
 *
 * @param state the one that the results came from
 */
export function* resultsJson(state: State, { ranking }: Results): Generator<string, void> {
  const { scheme, units, reviewers } = state;
  if (!scheme) throw new RangeError("results: got no scheme, want the state they came from");
  yield `{\n  "ranking": ${textAt(ranking.groups, 1)},\n  "scores": [`;
  const explain = unitExplainer({ scheme, units, reviewers }, factsOf(state));
  for (const [index, { id }] of units.entries()) {
    const { score, steps } = explain(id);
    // Points by stage and criterion stand in the steps already; a Map is no JSON.
    yield `${index > 0 ? "," : ""}\n    ${textAt({ ...score, points: undefined, steps }, 2)}`;
  }
  yield "\n  ]\n}";
}

/** JSON as it stands so many levels deep in a text that is indented by two spaces; no break of lines is within a string. */
const textAt = (value: object, level: number): string =>
  JSON.stringify(value, (_key, part: unknown) => (isExact(part) ? exactText(part) : part), 2).replaceAll(
    "\n",
    `\n${"  ".repeat(level)}`,
  );
