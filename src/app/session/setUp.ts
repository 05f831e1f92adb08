import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import { leavesOf } from "../../domain/scheme/criterion.ts";
import { checkScheme } from "../../domain/scheme/checkScheme.ts";
import { checkReviewers, type Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { checkUnits, type Unit } from "../../domain/scheme/unit.ts";
import { checkFloors, matchFloors } from "../../domain/scheme/weightFloors.ts";
import { at } from "../../domain/shared/at.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { readReviewersSheet, reviewerSheetName } from "../../workbook/registers/reviewerRegister.ts";
import { readUnitsSheet, unitSheetName } from "../../workbook/registers/unitRegister.ts";
import type { RowPlace } from "../checkChange.ts";
import { commonDuties } from "../commonDuties.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import { loadFormulasFor } from "../formulas.ts";
import type { FilesPort } from "../ports.ts";
import { proposeUnits } from "../proposeUnits.ts";
import type { State } from "../state.ts";
import { readReviewers } from "../tables/readReviewers.ts";
import type { TypedRows } from "../tables/readTyped.ts";
import { readUnits } from "../tables/readUnits.ts";
import { withCommonDuties } from "../withCommonDuties.ts";

/** A file that a person gave us. */
export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** Where scheme, units and reviewers come from (设定来源): a shipped template or what follows from the document, or files. */
export type SetUpSource = {
  readonly scheme: { readonly template: string } | NamedBytes;
  /** Null: the document's lead units. */
  readonly units: NamedBytes | null;
  /** Null: one reviewer a party. */
  readonly reviewers: NamedBytes | null;
};

/** What is to be set up, read and checked together. */
export type SetUp = {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly reviewers: readonly Reviewer[];
  /** Components that the document wants at a weight, each with it. */
  readonly floors: readonly string[];
  readonly changes: readonly PlacedChange[];
};

/** A line of the check list before a scheme is written (方案核对单). */
export type SetUpCheck = {
  readonly code: "points" | "criteria" | "units" | "reviewers" | "floors";
  readonly data: Readonly<Record<string, string | number>>;
};

/** What the check list needs from outside. */
export type SetUpHost = {
  readonly files: () => Promise<FilesPort>;
  /** The shipped templates by id, read when one is asked for. */
  readonly templates: Readonly<Record<string, () => Promise<unknown>>>;
};

/**
 * Reads and checks scheme, units and reviewers as a whole (方案核对).
 *
 * @returns the changes to make, or the issues of `checkScheme`, `readUnits`, `readReviewers`, `checkUnits`, `checkReviewers`,
 *   `sheet-missing`, `document-absent`
 */
export const readSetUp = async (host: SetUpHost, source: SetUpSource, state: State): Promise<Result<SetUp>> => {
  const { breakdown } = state;
  if (!breakdown) return refused([errorAt(wholeAssessment, "document-absent")]);
  const scheme = await schemeFrom(host, source, state, breakdown);
  if (!scheme.ok) return scheme;
  const units = await unitsFrom(host, source, breakdown, scheme.value);
  const reviewers = await reviewersFrom(host, source, scheme.value);
  const issues: Issue[] = [...scheme.issues, ...units.issues, ...reviewers.issues];
  if (!units.ok || !reviewers.ok) return refused(issues);
  issues.push(...checkUnits(units.value.rows, scheme.value, units.value.place));
  issues.push(...checkFloors(scheme.value, breakdown.weightFloors, scheme.value.title));
  issues.push(...checkReviewers(reviewers.value.rows, scheme.value, reviewers.value.place));
  if (issues.some(({ severity }) => severity === "error")) return refused(issues);
  const changes: readonly PlacedChange[] = [
    { change: { kind: "scheme-set", rows: [scheme.value] } },
    { change: { kind: "units-set", rows: units.value.rows }, place: units.value.place },
    { change: { kind: "reviewers-set", rows: reviewers.value.rows }, place: reviewers.value.place },
  ];
  const held = matchFloors(scheme.value, breakdown.weightFloors).held;
  const floors = [...new Set(held.map(({ component, percent }) => `${component.name} ≥ ${percent}%`))];
  return done(
    { scheme: scheme.value, units: units.value.rows, reviewers: reviewers.value.rows, floors, changes },
    issues,
  );
};

/** The check list of a set-up (核对单), or what keeps it from being written. */
export const checkSetUp = async (
  host: SetUpHost,
  source: SetUpSource,
  state: State,
): Promise<Result<readonly SetUpCheck[]>> => {
  const read = await readSetUp(host, source, state);
  return read.ok ? done(setUpChecks(read.value), read.issues) : refused(read.issues);
};

const setUpChecks = ({ scheme, units, reviewers, floors }: SetUp): readonly SetUpCheck[] => {
  const criteria = leavesOf(scheme.tables.flatMap((table) => table.criteria)).length;
  return [
    {
      code: "points",
      data: { title: scheme.title, points: scheme.tables.map(({ totalPoints }) => totalPoints).join("、") },
    },
    { code: "criteria", data: { criteria, tables: scheme.tables.length } },
    { code: "units", data: { units: units.length, groups: scheme.groups.length } },
    { code: "reviewers", data: { reviewers: reviewers.length, parties: scheme.parties.length } },
    { code: "floors", data: { floors: floors.join("；"), count: floors.length } },
  ];
};

const schemeFrom = async (
  host: SetUpHost,
  { scheme }: SetUpSource,
  state: State,
  { year }: Breakdown,
): Promise<Result<Scheme>> => {
  const isShipped = "template" in scheme;
  const json = isShipped
    ? await shippedJson(host, scheme.template)
    : (await host.files()).readJson(scheme.bytes, scheme.name);
  if (!json.ok) return json;
  await loadFormulasFor(JSON.stringify(json.value));
  const checked = checkScheme(json.value, isShipped ? scheme.template : scheme.name);
  if (!isShipped || !checked.ok) return checked;
  const dated = { ...checked.value, year: year ?? checked.value.year };
  return { ...checked, value: withCommonDuties(dated, "support", commonDuties(state)) };
};

const shippedJson = async ({ templates }: SetUpHost, wanted: string): Promise<Result<unknown>> => {
  const load = templates[wanted];
  if (!load) throw new RangeError(`a template: got ${wanted}, want ${Object.keys(templates).join(", ")}`);
  return done(await load());
};

const unitsFrom = async (
  host: SetUpHost,
  { units }: SetUpSource,
  breakdown: Breakdown,
  scheme: Scheme,
): Promise<Result<TypedRows<Unit>>> => {
  if (units) {
    return listFrom(host, units, unitSheetName, readUnits, (sheet) => readUnitsSheet(sheet, scheme));
  }
  return done({ rows: proposeUnits(breakdown, at(scheme.groups, 0).id), place: noPlace });
};

const reviewersFrom = async (
  host: SetUpHost,
  { reviewers }: SetUpSource,
  scheme: Scheme,
): Promise<Result<TypedRows<Reviewer>>> => {
  if (reviewers) {
    return listFrom(host, reviewers, reviewerSheetName, readReviewers, (sheet) => readReviewersSheet(sheet, scheme));
  }
  const voices = scheme.parties.filter(({ by }) => by === "reviewers");
  const rows = voices.map(({ id, name, combine }, index) => ({
    id: `r${index + 1}`,
    name,
    party: id,
    weight: combine.kind === "weighted-mean" ? "1" : null,
  }));
  return done({ rows, place: noPlace });
};

const noPlace: RowPlace = () => wholeAssessment;

/** A list from a CSV file, or from its sheet in a workbook. */
const listFrom = async <T>(
  host: SetUpHost,
  { name, bytes }: NamedBytes,
  wanted: string,
  ofTable: (table: Parameters<typeof readUnits>[0], file: string) => Result<TypedRows<T>>,
  ofSheet: (sheet: Parameters<typeof readUnitsSheet>[0]) => Result<TypedRows<T>>,
): Promise<Result<TypedRows<T>>> => {
  const files = await host.files();
  if (!/\.xlsx$/iu.test(name)) {
    const table = files.readCsv(bytes, name);
    return table.ok ? ofTable(table.value, name) : table;
  }
  const sheets = files.readBook(bytes, name);
  if (!sheets.ok) return sheets;
  const sheet = sheets.value.find((one) => one.name === wanted);
  return sheet ? ofSheet(sheet) : refused([errorAt({ kind: "file", name }, "sheet-missing", { sheet: wanted })]);
};
