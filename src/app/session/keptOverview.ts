import * as v from "valibot";

import type { Sha256 } from "../../domain/ledger/digest.ts";
import { overviewTextOf, sealIn, sealOf } from "../../workbook/identity.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { stepIds, stepNoteCodes, stepStates } from "./stepIds.ts";
import type { YearOverview } from "./yearOverview.ts";

const step = v.strictObject({
  id: v.picklist(stepIds),
  state: v.picklist(stepStates),
  notes: v.array(
    v.strictObject({
      code: v.picklist(stepNoteCodes),
      data: v.record(v.string(), v.union([v.string(), v.number()])),
    }),
  ),
});

const kept = v.strictObject({ seal: v.string(), title: v.string(), steps: v.array(step) });

const lastEntry = v.object({ index: v.number(), hash: v.string() });

/**
 * How far the year of a master has come, as its last write left word (读取年度概览): the ledger need not be replayed for it.
 *
 * @param ledgerText whose pieces were held to their digests
 * @returns null where nothing was left, where it is of another ledger than the one that stands there, where the sheets lag behind the
 *   ledger, or where it is not as we write it
 */
export const keptOverview = (identity: SheetSnapshot, ledgerText: string, sha256: Sha256): YearOverview | null => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), kept), overviewTextOf(identity, sha256));
  const seal = lastSeal(ledgerText);
  if (!read.success || seal === null || read.output.seal !== seal || sealIn(identity) !== seal) return null;
  const { title, steps } = read.output;
  return steps.length === stepIds.length && steps.every(({ id }, at) => id === stepIds[at]) ? { title, steps } : null;
};

/** The seal of the ledger that ends with this line. */
const lastSeal = (ledgerText: string): string | null => {
  const text = ledgerText.trimEnd();
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), lastEntry), text.slice(text.lastIndexOf("\nE") + 2));
  return read.success ? sealOf(read.output.index + 1, read.output.hash) : null;
};
