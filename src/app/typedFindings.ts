import type { Finding } from "../domain/scoring/finding.ts";
import { at } from "../domain/shared/at.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../domain/shared/result.ts";
import { findingSheet } from "../workbook/review/findingSheet.ts";
import { readFindingSheet } from "../workbook/review/readFindingSheet.ts";
import type { ReviewFrame } from "../workbook/review/voices.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../workbook/snapshotOfLayout.ts";
import type { PlacedChange } from "./dispatchAll.ts";

/**
 * Findings that people typed into 问题台账 or changed there (新录入的问题).
 *
 * @param recorded the findings that the ledger knows
 * @returns one change or none, or the issues of `readFindingSheet`, `id-repeated` and `finding-removed` (id): a finding
 *   stays in the list, a recheck says that nothing is left of it
 */
export const typedFindings = (
  recorded: readonly Finding[],
  frame: ReviewFrame,
  sheet: SheetSnapshot,
): Result<readonly PlacedChange[]> => {
  const typed = readFindingSheet(sheet, frame);
  if (!typed.ok) return typed;
  const known = readFindingSheet(snapshotOfLayout(findingSheet(frame, recorded)), frame);
  if (!known.ok) throw new RangeError(`the sheet ${sheet.name}: got one that does not read back`);
  const before = new Map(known.value.rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const rows: Finding[] = [];
  const places: Place[] = [];
  const issues: Issue[] = [...typed.issues];
  typed.value.rows.forEach((row, index) => {
    const place = typed.value.place(index);
    if (seen.has(row.id)) issues.push(errorAt(place, "id-repeated", { id: row.id }));
    seen.add(row.id);
    const old = before.get(row.id);
    if (old && canonicalJson(old) === canonicalJson(row)) return;
    rows.push(row);
    places.push(place);
  });
  const top: Place = { kind: "cell", sheet: sheet.name, address: "A1" };
  for (const id of before.keys()) if (!seen.has(id)) issues.push(errorAt(top, "finding-removed", { id }));
  const change: PlacedChange = { change: { kind: "findings-recorded", rows }, place: (row) => at(places, row) };
  return judged(() => (rows.length > 0 ? [change] : []), issues);
};
