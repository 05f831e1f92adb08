import { rootOfLedger } from "../domain/ledger/checkpoint.ts";
import { digestOfText, type Sha256 } from "../domain/ledger/digest.ts";
import { assignUnits, type Recusal } from "../domain/scheme/assignUnits.ts";
import { dueLeaves } from "../domain/scheme/dueLeaves.ts";
import type { Reviewer } from "../domain/scheme/reviewer.ts";
import type { Party, Scheme } from "../domain/scheme/scheme.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import { wantedKind, type Observation } from "../domain/scoring/observation.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { packSheets } from "../workbook/pack/packSheets.ts";
import { tableIdOf } from "../workbook/review/reviewPlan.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { Change } from "./change.ts";
import { fileNameOf } from "./fileNameOf.ts";
import { frameOf } from "./frameOf.ts";
import { packMatter } from "./packMatter.ts";
import { sentCheckpoint } from "./sentCheckpoint.ts";
import type { Assessment, IssuedPack, State } from "./state.ts";

/** How packs are to be made up: who keeps out of which unit, how many reviewers a unit gets at least, and by which lots. */
export type PackOptions = {
  readonly recusals: readonly Recusal[];
  /** At least so many of each party; the scheme may ask for more, and for all. */
  readonly each: number;
  /** Any text; the same gives the same assignment. */
  readonly seed: string;
  readonly due: string | null;
};

export type PreparedPack = {
  /** The reviewer's. */
  readonly name: string;
  readonly fileName: string;
  readonly sheets: readonly SheetLayout[];
  /** What the file's properties say of it, should its hidden sheet get lost. */
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * Prepares a pack for every reviewer (下发评审包): units are assigned by lot, evenly and clear of recusals, as many reviewers a unit
 * as its parties must have. A reviewer who keeps out of a unit is recorded so at once.
 *
 * @returns the changes to dispatch and the packs to write; or `scheme-absent`, `units-absent`, `reviewers-absent`,
 *   `reviewer-unknown`, `unit-unknown`, `unit-short-of-reviewers` (unit, party, got, want); the warning `reviewer-without-unit`
 */
export const issuePacks = (
  { state, ledger }: Assessment,
  options: PackOptions,
  sha256: Sha256,
): Result<{ readonly changes: readonly Change[]; readonly packs: readonly PreparedPack[] }> => {
  const { scheme, units, reviewers } = state;
  const absent: Issue[] = [];
  if (!scheme) absent.push(errorAt(wholeAssessment, "scheme-absent"));
  if (units.length === 0) absent.push(errorAt(wholeAssessment, "units-absent"));
  if (reviewers.length === 0) absent.push(errorAt(wholeAssessment, "reviewers-absent"));
  if (!scheme || absent.length > 0) return refused(absent);
  const unknown = unknownIn(options.recusals, state);
  if (unknown.length > 0) return refused(unknown);
  const root = rootOfLedger(ledger, sha256);
  const lot = (key: string): string => digestOfText(`kaoping lot\n${options.seed}\n${key}`, sha256);
  const issues: Issue[] = [];
  const assigned = new Map<string, readonly string[]>();
  for (const party of scheme.parties) {
    if (party.by !== "reviewers") continue;
    const made = assignParty(party, { ...state, scheme }, options, lot);
    issues.push(...made.issues);
    for (const [reviewer, own] of made.assignment) assigned.set(reviewer, own);
  }
  if (issues.some(({ severity }) => severity === "error")) return refused(issues);
  const rows = reviewers.flatMap((reviewer): readonly IssuedPack[] => {
    const own = assigned.get(reviewer.id) ?? [];
    const recused = options.recusals.flatMap(({ reviewer: who, unit, reason }) =>
      who === reviewer.id && isScored(scheme, unitOf(units, unit), reviewer) ? [{ unit, reason }] : [],
    );
    if (own.length === 0) issues.push(warningAt(wholeAssessment, "reviewer-without-unit", { reviewer: reviewer.name }));
    const pack = digestOfText(`${root}\n${reviewer.id}\n${options.seed}`, sha256).slice(0, 16);
    return own.length === 0 && recused.length === 0
      ? []
      : [{ pack, reviewer: reviewer.id, units: own, recused, due: options.due }];
  });
  const abstained = rows.flatMap((row) => abstentions(state, scheme, row));
  const changes: readonly Change[] = [
    { kind: "packs-issued", rows },
    ...(abstained.length > 0 ? [{ kind: "observations-recorded", rows: abstained } as const] : []),
  ];
  const checkpoint = sentCheckpoint(ledger, sha256);
  const packs = rows.flatMap((row) =>
    row.units.length === 0 ? [] : [preparedPack({ ...state, scheme }, row, checkpoint)],
  );
  return done({ changes, packs }, issues);
};

export type WithScheme = State & { readonly scheme: Scheme };

const unitOf = (units: readonly Unit[], id: string): Unit => {
  const unit = units.find((one) => one.id === id);
  if (!unit) throw new RangeError(`unit ${id}: got none, want one that was checked`);
  return unit;
};

const unknownIn = (recusals: readonly Recusal[], { units, reviewers }: State): readonly Issue[] =>
  recusals.flatMap(({ reviewer, unit }) => [
    ...(reviewers.some(({ id }) => id === reviewer)
      ? []
      : [errorAt(wholeAssessment, "reviewer-unknown", { reviewer })]),
    ...(units.some(({ id }) => id === unit) ? [] : [errorAt(wholeAssessment, "unit-unknown", { unit })]),
  ]);

/** Whether a reviewer's party scores anything of a unit. */
const isScored = (scheme: Scheme, unit: Unit, { party }: Pick<Reviewer, "party">): boolean => {
  const table = scheme.tables.find(({ id }) => id === tableIdOf(scheme, unit));
  return table !== undefined && dueLeaves(table, party).length > 0;
};

const assignParty = (
  party: Party,
  { scheme, units, reviewers }: WithScheme,
  { recusals, each }: PackOptions,
  lot: (key: string) => string,
): { readonly assignment: ReadonlyMap<string, readonly string[]>; readonly issues: readonly Issue[] } => {
  const own = reviewers.filter((reviewer) => reviewer.party === party.id).map(({ id }) => id);
  const scored = units.filter((unit) => isScored(scheme, unit, { party: party.id }));
  const recused = new Set(recusals.map(({ reviewer, unit }) => `${reviewer}\n${unit}`));
  const isRecused = (reviewer: string, unit: string): boolean => recused.has(`${reviewer}\n${unit}`);
  const wanted = party.required === "all" ? "all" : Math.max(party.required, each);
  const least = wanted === "all" ? 1 : wanted;
  const short = scored.flatMap(({ id, name }) => {
    const got = own.filter((reviewer) => !isRecused(reviewer, id)).length;
    return got < least
      ? [errorAt(wholeAssessment, "unit-short-of-reviewers", { unit: name, party: party.name, got, want: least })]
      : [];
  });
  const ids = scored.map(({ id }) => id);
  return { assignment: assignUnits({ units: ids, reviewers: own, each: wanted, isRecused, lot }), issues: short };
};

/** A reviewer who keeps out of a unit says so of each of its criteria: otherwise the year would wait for those words. */
const abstentions = (state: State, scheme: Scheme, { reviewer, recused }: IssuedPack): readonly Observation[] => {
  const party = state.reviewers.find(({ id }) => id === reviewer)?.party ?? "";
  return recused.flatMap(({ unit, reason }) => {
    const table = scheme.tables.find(({ id }) => id === tableIdOf(scheme, unitOf(state.units, unit)));
    return (table ? dueLeaves(table, party) : []).flatMap(({ round, leaf }): readonly Observation[] => {
      const kind = wantedKind[leaf.rule.kind];
      const blank = { task: "", value: null, count: null, of: null, evidence: "" };
      return kind === null
        ? []
        : [{ ...blank, round, unit, criterion: leaf.id, party, reviewer, kind, state: "abstained", reason }];
    });
  });
};

/** A pack as it is written (评审包成文): the same state gives the same sheets. */
export const preparedPack = (state: WithScheme, issued: IssuedPack, checkpoint: string): PreparedPack => {
  const reviewer = state.reviewers.find(({ id }) => id === issued.reviewer);
  if (!reviewer) throw new RangeError(`reviewer ${issued.reviewer}: got none, want one that was checked`);
  const units = state.units.filter(({ id }) => issued.units.includes(id));
  const pack = { pack: issued.pack, reviewer, units, due: issued.due };
  const sheets = packSheets(frameOf(state), state.breakdown, pack, packMatter(state, issued));
  const properties = {
    kind: "pack",
    reviewer: reviewer.id,
    pack: issued.pack,
    year: String(state.scheme.year),
    checkpoint,
  };
  return { name: reviewer.name, fileName: fileNameOf(reviewer.name, reviewer.id, "xlsx"), sheets, properties };
};
