import { leavesOf } from "../../domain/scheme/criterion.ts";
import { criterionWords } from "../../workbook/review/criterionWords.ts";
import type { State } from "../state.ts";

/** What a master's large sheets are looked at by (显示范围): the names of its units, and its criteria as rows and columns call them. */
export type BookNames = { readonly units: readonly string[]; readonly criteria: readonly string[] };

export const noNames: BookNames = { units: [], criteria: [] };

export const namesIn = ({ units, scheme }: State): BookNames => ({
  units: units.map(({ name }) => name),
  criteria: [
    ...new Set(
      (scheme?.tables ?? []).flatMap((table) => {
        const { labelOf } = criterionWords(table);
        return leavesOf(table.criteria).map(({ id }) => labelOf(id));
      }),
    ),
  ],
});
