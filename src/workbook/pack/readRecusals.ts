import { wantedKind, type Observation } from "../../domain/scoring/observation.ts";
import { plainName, type Unit } from "../../domain/scheme/unit.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
import { alteredRow } from "../returned/alteredRow.ts";
import { findTable } from "../returned/findTable.ts";
import { readChoice, readWords } from "../returned/readCell.ts";
import type { ReturnedBook } from "../returned/returnedBook.ts";
import type { ReviewedCell } from "../review/readReviewSheet.ts";
import { abstainedText } from "../review/voiceWords.ts";
import type { Pack } from "./pack.ts";
import { packScoreName, packUnitHeaders, packUnitsName } from "./packHeaders.ts";
import type { PackRow } from "./packRows.ts";

/** What a recusal from a whole unit says of one of its criteria. */
export const recusedCells = (
  about: Pick<Observation, "unit" | "round" | "criterion" | "task">,
  who: Pick<Observation, "party" | "reviewer">,
  leaf: PackRow["column"]["leaf"],
  reason: string,
  place: Place | undefined,
): readonly ReviewedCell[] => {
  const kind = wantedKind[leaf.rule.kind];
  // A criterion that is scored task by task is left out as a whole.
  if (kind === null || !place || about.task !== "") return [];
  const blank = { value: null, count: null, of: null, evidence: "" };
  const observation = { ...about, ...who, kind, ...blank, state: "abstained", reason } as const;
  return [{ ...about, item: "", observation, place }];
};

/** The units that the reviewer keeps out of, with the reasons. */
export const readRecused = (
  book: ReturnedBook,
  { units }: Pack,
  file: string,
): { readonly reasons: ReadonlyMap<string, string>; readonly issues: readonly Issue[] } => {
  const names = packUnitHeaders;
  const needed = [names.key, names.recused, names.reason];
  const hidden = [names.key];
  const sought = { sheet: packUnitsName, headers: Object.values(names), needed, others: [packScoreName], hidden };
  const table = findTable(book, sought, file);
  if (!table.ok) return { reasons: new Map(), issues: table.issues };
  const issues: Issue[] = [...table.issues];
  const complain = (issue: Issue): void => void issues.push(issue);
  const byId = new Map<string, Unit>(units.map((unit) => [plainName(unit.id), unit]));
  const recused = new Map<string, string>();
  for (const row of table.value) {
    const unit = byId.get(plainName(String(row.cell(names.key).value ?? "")));
    const cell = row.cell(names.recused);
    const word = readChoice(cell, [abstainedText], complain);
    if (word === null)
      issues.push(errorAt(cell.place, "cell-not-choice", { got: String(cell.value), want: abstainedText }));
    if (!word) continue;
    if (!unit) {
      issues.push(errorAt(cell.place, "row-without-key"));
      continue;
    }
    alteredRow(row.cell(names.unit), unit.name, complain);
    const reason = readWords(row.cell(names.reason), complain);
    if (reason === "")
      issues.push(errorAt(row.cell(names.reason).place, "recused-without-reason", { unit: unit.name }));
    recused.set(unit.id, reason);
  }
  return { reasons: recused, issues };
};
