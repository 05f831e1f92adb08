import { done, type Issue, type Result } from "../../domain/shared/result.ts";
import { changeBook } from "../bookCommands.ts";
import { dispatchAll, type PlacedChange } from "../dispatchAll.ts";
import type { CsvTable } from "../ports.ts";
import type { Assessment, State } from "../state.ts";
import { bringsDecisions, readDecisions, readFilings } from "../tables/readAppeals.ts";
import { readFindings } from "../tables/readFindings.ts";
import { seen, stampBy, type Seen, type SessionHost } from "./sessionHost.ts";
import type { NamedBytes } from "./setUp.ts";

type Reader = (table: CsvTable, state: State, file: string) => Result<PlacedChange>;

const findingsIn: Reader = (table, { units, scheme }, file) => {
  const read = readFindings(table, units, scheme?.rounds ?? [], file);
  if (!read.ok) return read;
  const { rows, place } = read.value;
  return done({ change: { kind: "findings-recorded", rows }, place }, read.issues);
};

/** Appeals, or the decisions on them. */
const appealsIn: Reader = (table, state, file) => {
  if (bringsDecisions(table)) {
    const read = readDecisions(table, state, file);
    if (!read.ok) return read;
    return done({ change: { kind: "appeal-decided", rows: read.value.rows }, place: read.value.place }, read.issues);
  }
  const read = readFilings(table, state.units, file);
  if (!read.ok) return read;
  return done({ change: { kind: "appeal-filed", rows: read.value.rows }, place: read.value.place }, read.issues);
};

const tableReaders = { findings: findingsIn, appeals: appealsIn } as const;

const frontOf: Readonly<Record<keyof typeof tableReaders, string>> = {
  findings: "问题台账",
  appeals: "封面",
};

/** Takes CSV files in (录入表格): all of them or, where anything is wrong, none. */
export const takeTables = async (
  host: SessionHost,
  at: Seen,
  kind: keyof typeof tableReaders,
  given: readonly NamedBytes[],
  actor: string,
) => {
  const files = await host.files();
  const stamp = stampBy(host, actor);
  const notes: Issue[] = [];
  const changes = (assessment: Assessment): Result<readonly PlacedChange[]> => {
    const all: PlacedChange[] = [];
    let current = assessment;
    for (const [index, { name, bytes }] of given.entries()) {
      host.progress(index, given.length);
      const table = files.readCsv(bytes, name);
      if (!table.ok) return table;
      const read = tableReaders[kind](table.value, current.state, name);
      if (!read.ok) return read;
      notes.push(...read.issues);
      // A later file may speak of what an earlier one brings.
      const next = dispatchAll(current, [read.value], stamp, host.open.sha256);
      if (!next.ok) return next;
      current = next.value;
      all.push(read.value);
    }
    return done(all);
  };
  const year = seen(at, await changeBook(host.open, changes, stamp, frontOf[kind]));
  return year.kind === "done" ? { ...year, issues: [...notes, ...year.issues] } : year;
};
