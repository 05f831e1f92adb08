import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Block } from "../domain/ledger/entry.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, judged, refused, type Issue, type Result } from "../domain/shared/result.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { issueForms } from "./issueForms.ts";
import { preparedPack } from "./issuePacks.ts";
import { replay } from "./replay.ts";
import { sentCheckpoint } from "./sentCheckpoint.ts";
import type { Assessment, IssuedForm, IssuedPack } from "./state.ts";

/** A form or a pack as it went out (已下发的表): whose it is, when, and what to write. */
export type IssuedPaper = {
  readonly kind: "forms" | "packs";
  /** The unit's or the reviewer's id, and its name. */
  readonly holder: string;
  readonly name: string;
  /** What it is known by when it comes back. */
  readonly identity: string;
  readonly due: string | null;
  readonly time: string;
  readonly fileName: string;
  readonly sheets: readonly SheetLayout[];
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * Makes the forms and packs that are in force once more (重制已下发的表), from the ledger as it stood when each went out.
 *
 * @returns one a unit and one a reviewer, each the latest; `papers-absent` where none went out, `papers-differ` where this version
 *   no longer lays them out as they were sent
 */
export const issuedAgain = ({ state, ledger }: Assessment, sha256: Sha256): Result<readonly IssuedPaper[]> => {
  const papers: IssuedPaper[] = [];
  const issues: Issue[] = [];
  for (const [index, block] of ledger.entries()) {
    const again = actions[block.entry.action];
    if (!again) continue;
    const before = replay(ledger.slice(0, index), sha256);
    if (!before.ok) return before;
    const made = again(before.value, block, sha256);
    if (made.ok) papers.push(...made.value);
    else issues.push(...made.issues);
  }
  const inForce = papers.filter(({ kind, holder, identity }) =>
    kind === "forms"
      ? state.forms.findLast(({ unit }) => unit === holder)?.form === identity
      : state.packs.findLast(({ reviewer }) => reviewer === holder)?.pack === identity,
  );
  if (inForce.length === 0 && issues.length === 0) issues.push(errorAt(wholeAssessment, "papers-absent"));
  return judged(() => inForce, issues);
};

type Again = (before: Assessment, block: Block, sha256: Sha256) => Result<readonly IssuedPaper[]>;

const formsAgain: Again = (before, { entry, rows }, sha256) => {
  const issued = rows as unknown as readonly IssuedForm[];
  const due = issued[0]?.due ?? null;
  const made = issueForms(before, sha256, due);
  if (!made.ok || canonicalJson(made.value.change.rows) !== canonicalJson(rows)) {
    return refused([errorAt(wholeAssessment, "papers-differ", { time: entry.time })]);
  }
  return done(
    made.value.forms.map(({ unit, form, ...file }) => ({
      ...file,
      kind: "forms" as const,
      holder: unit,
      identity: form,
      due,
      time: entry.time,
    })),
  );
};

const packsAgain: Again = ({ state, ledger }, { entry, rows }, sha256) => {
  const { scheme } = state;
  if (!scheme) return refused([errorAt(wholeAssessment, "papers-differ", { time: entry.time })]);
  const checkpoint = sentCheckpoint(ledger, sha256);
  const issued = (rows as unknown as readonly IssuedPack[]).filter(({ units }) => units.length > 0);
  return done(
    issued.map((row) => ({
      ...preparedPack({ ...state, scheme }, row, checkpoint),
      kind: "packs" as const,
      holder: row.reviewer,
      identity: row.pack,
      due: row.due,
      time: entry.time,
    })),
  );
};

const actions: Readonly<Record<string, Again | undefined>> = { "forms-issued": formsAgain, "packs-issued": packsAgain };
