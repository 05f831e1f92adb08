import { leavesOf, type Leaf } from "../../domain/scheme/criterion.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { plainName, unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import type { TypedRows } from "./readTyped.ts";
import { readRows, type NamedRow } from "./readRows.ts";
import { roundIn } from "./readObservations.ts";

/** What a table of another party speaks of: all known, and checked further by `checkObservations`. */
type Year = { readonly scheme: Scheme; readonly units: readonly Unit[]; readonly reviewers: readonly Reviewer[] };

const common = ["round", "unit", "reviewer"] as const;

/** Whether a table is one of points, a column a criterion, or of answers, a column an option, and no long CSV. */
export const isWide = ({ header }: CsvTable): boolean => header.includes("unit") && !header.includes("kind");

/**
 * Reads a third party's table (第三方评估表) or counts of a questionnaire (问卷统计): round, unit, reviewer, then a column of points a
 * criterion by its id or name; or criterion, sample and a column of answers an option.
 *
 * @returns the observations; or the issues of `readRows`, `criterion-unknown`, `reviewer-unknown`, `column-unknown`, `number-asked` at
 *   their columns, and `sample-differs` (got, want) where the answers do not come to the sample
 */
export const readWideScores = (table: CsvTable, year: Year, file: string): Result<TypedRows<Observation>> => {
  const survey = table.header.includes("sample");
  const fixed = survey ? [...common, "criterion", "sample"] : [...common];
  const others = table.header.filter((column) => !fixed.includes(column));
  const named = readRows(table, fixed, file, others);
  if (!named.ok) return named;
  const leaves = leafFinder(year.scheme);
  const place = { kind: "row", file, row: 1 } as const;
  const unknown = survey ? [] : others.filter((column) => !leaves(column));
  const issues: Issue[] = unknown.map((column) =>
    errorAt({ ...place, column }, "column-unknown", { column, columns: [...fixed, "…"].join(",") }),
  );
  const typed = named.value.map((row) => {
    const about = aboutOf(row, year, issues);
    const rows = survey ? answersIn(row, others, leaves, about, issues) : pointsIn(row, others, leaves, about, issues);
    return rows.map((observation) => ({ observation, place: row.place }));
  });
  const rows = typed.flat();
  return judged(
    () => ({
      rows: rows.map(({ observation }) => observation),
      place: (row) => rows[row]?.place ?? { kind: "file", name: file },
    }),
    issues,
  );
};

type About = Pick<Observation, "round" | "unit" | "party" | "reviewer">;

const aboutOf = (row: NamedRow, { scheme, units, reviewers }: Year, issues: Issue[]): About => {
  const name = plainName(row.cell("reviewer"));
  const person = reviewers.find((one) => [one.id, one.name].map(plainName).includes(name));
  if (!person) issues.push(errorAt(row.place, "reviewer-unknown", { reviewer: row.cell("reviewer") }));
  return {
    round: roundIn(scheme.rounds, row.cell("round")),
    unit: unitFinder(units)(row.cell("unit"))?.id ?? row.cell("unit"),
    party: person?.party ?? "",
    reviewer: person?.id ?? row.cell("reviewer"),
  };
};

/** A leaf by its id, or by a name that only one bears. */
const leafFinder = ({ tables }: Scheme): ((text: string) => Leaf | undefined) => {
  const leaves = tables.flatMap(({ criteria }) => leavesOf(criteria));
  const byId = new Map(leaves.map((leaf) => [plainName(leaf.id), leaf]));
  const names = new Map<string, Set<string>>();
  for (const { id, name } of leaves) names.set(plainName(name), (names.get(plainName(name)) ?? new Set()).add(id));
  return (text) => {
    const wanted = plainName(text);
    const ids = [...(names.get(wanted) ?? [])];
    return byId.get(wanted) ?? (ids.length === 1 ? byId.get(plainName(ids[0] ?? "")) : undefined);
  };
};

const blank = { task: "", value: null, count: null, of: null, state: "scored", reason: "", evidence: "" } as const;

const pointsIn = (
  row: NamedRow,
  columns: readonly string[],
  leaves: (text: string) => Leaf | undefined,
  about: About,
  issues: Issue[],
): readonly Observation[] =>
  columns.flatMap((column): readonly Observation[] => {
    const leaf = leaves(column);
    const value = row.cell(column);
    if (!leaf || value === "") return [];
    if (!isDecimal(value)) {
      issues.push(errorAt(columnOf(row, column), "number-asked", { got: value }));
      return [];
    }
    return [{ ...about, ...blank, criterion: leaf.id, kind: "points", value }];
  });

const answersIn = (
  row: NamedRow,
  columns: readonly string[],
  leaves: (text: string) => Leaf | undefined,
  about: About,
  issues: Issue[],
): readonly Observation[] => {
  const leaf = leaves(row.cell("criterion"));
  if (leaf?.rule.kind !== "survey") {
    issues.push(errorAt(columnOf(row, "criterion"), "criterion-unknown", { criterion: row.cell("criterion") }));
    return [];
  }
  const { options } = leaf.rule;
  const rows = columns.flatMap((column): readonly Observation[] => {
    const option = options.find(({ id, name }) => [id, name].map(plainName).includes(plainName(column)));
    const count = row.cell(column);
    if (count === "") return [];
    if (!option || !/^\d{1,9}$/u.test(count)) {
      issues.push(
        option
          ? errorAt(columnOf(row, column), "number-asked", { got: count })
          : errorAt(columnOf(row, column), "column-unknown", {
              column,
              columns: options.map(({ name }) => name).join(","),
            }),
      );
      return [];
    }
    return [{ ...about, ...blank, criterion: leaf.id, kind: "survey", value: option.id, count }];
  });
  const got = rows.reduce((sum, { count }) => sum + Number(count), 0);
  const want = row.cell("sample");
  if (String(got) !== want) issues.push(errorAt(columnOf(row, "sample"), "sample-differs", { got, want }));
  return rows;
};

const isDecimal = (text: string): boolean => /^\d{1,12}(?:\.\d{1,12})?$/u.test(text);

const columnOf = ({ place }: NamedRow, column: string): NamedRow["place"] =>
  place.kind === "row" ? { ...place, column } : place;
