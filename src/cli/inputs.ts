import { basename } from "node:path";

import { readBreakdownFile } from "../app/readBreakdownFile.ts";
import { readWorkingDays, shippedWorkingDays } from "../app/readWorkingDays.ts";
import { loadFormulasFor } from "../app/formulas.ts";
import type { TypedRows } from "../app/tables/readTyped.ts";
import { formerOfMaster, formerOfRanking, type FormerResults } from "../app/readLastYear.ts";
import { readReviewers } from "../app/tables/readReviewers.ts";
import { readUnits } from "../app/tables/readUnits.ts";
import type { CsvTable } from "../app/ports.ts";
import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { checkScheme } from "../domain/scheme/checkScheme.ts";
import type { Reviewer } from "../domain/scheme/reviewer.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import type { WorkingDayTable } from "../domain/shared/workingDays.ts";
import { readReviewersSheet, reviewerSheetName } from "../workbook/registers/reviewerRegister.ts";
import { readUnitsSheet, unitSheetName } from "../workbook/registers/unitRegister.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { CliHost } from "./cliHost.ts";
import { openMasterFile } from "./openMasterFile.ts";

type Input<T> = (host: CliHost, path: string) => Promise<Result<T>>;

/** A reader of files of one kind: bytes from the disk, then the one step that understands them. */
const input =
  <T>(understand: (host: CliHost, bytes: Uint8Array, name: string) => Result<T> | Promise<Result<T>>): Input<T> =>
  async (host, path) => {
    const bytes = await host.disk.read(path);
    return bytes.ok ? understand(host, bytes.value, basename(path)) : bytes;
  };

const workingDaysInput: Input<WorkingDayTable> = input(({ files }, bytes, name) => readWorkingDays(files, bytes, name));

/** How a document is read: a user's arrangements of days off, and the most bytes that are taken. */
export type DocumentOptions = { readonly holidays?: string; readonly largest?: number };

/** A document, its limits in working days dated with a user's arrangements of days off where a file of them is given. */
export const breakdownInput = async (
  host: CliHost,
  path: string,
  { holidays, largest }: DocumentOptions = {},
): Promise<Result<Breakdown>> => {
  const workingDays = holidays === undefined ? done(shippedWorkingDays) : await workingDaysInput(host, holidays);
  const read: Input<Breakdown> = input(({ files }, bytes, name) =>
    readBreakdownFile(
      (all, named) => files.readDocument(all, named, largest),
      bytes,
      name,
      workingDays.ok ? workingDays.value : shippedWorkingDays,
    ),
  );
  const breakdown = await read(host, path);
  const issues = [...workingDays.issues, ...breakdown.issues];
  return workingDays.ok && breakdown.ok ? done(breakdown.value, issues) : refused(issues);
};

export const schemeInput: Input<Scheme> = input(async ({ files }, bytes, name) => {
  const json = files.readJson(bytes, name);
  if (!json.ok) return json;
  await loadFormulasFor(JSON.stringify(json.value));
  return checkScheme(json.value, name);
});

export const csvInput: Input<CsvTable> = input(({ files }, bytes, name) => files.readCsv(bytes, name));

const tableInput = <T>(read: (table: CsvTable, file: string) => Result<T>): Input<T> =>
  input(({ files }, bytes, name) => {
    const table = files.readCsv(bytes, name);
    return table.ok ? read(table.value, name) : table;
  });

/** Units from a CSV file, or from the sheet 单位 of a workbook, which may name the scheme's groups. */
export const unitsInput = (host: CliHost, path: string, scheme: Scheme | null): Promise<Result<TypedRows<Unit>>> =>
  isBook(path)
    ? sheetInput(unitSheetName, (sheet) => readUnitsSheet(sheet, scheme))(host, path)
    : tableInput(readUnits)(host, path);

/** Reviewers from a CSV file, or from the sheet 评审人 of a workbook, which may name the scheme's parties. */
export const reviewersInput = (
  host: CliHost,
  path: string,
  scheme: Scheme | null,
): Promise<Result<TypedRows<Reviewer>>> =>
  isBook(path)
    ? sheetInput(reviewerSheetName, (sheet) =>
        scheme ? readReviewersSheet(sheet, scheme) : refused([errorAt(wholeAssessment, "scheme-absent")]),
      )(host, path)
    : tableInput(readReviewers)(host, path);

/** Whether a list is in a workbook, where it may speak of the scheme by name. */
export const isBook = (path: string): boolean => /\.xlsx$/iu.test(path);

/** Reads one sheet of a workbook. */
const sheetInput = <T>(wanted: string, read: (sheet: SheetSnapshot) => Result<T>): Input<T> =>
  input(({ files }, bytes, name) => {
    const sheets = files.readBook(bytes, name);
    if (!sheets.ok) return sheets;
    const sheet = sheets.value.find((one) => one.name === wanted);
    return sheet ? read(sheet) : refused([errorAt({ kind: "file", name }, "sheet-missing", { sheet: wanted })]);
  });

/** Last year's results, from last year's master or from its published ranking.json. */
export const lastYearInput = async (host: CliHost, path: string): Promise<Result<FormerResults>> => {
  if (/\.json$/iu.test(path)) {
    return input(({ files }, bytes, name) => {
      const json = files.readJson(bytes, name);
      return json.ok ? formerOfRanking(json.value, name) : json;
    })(host, path);
  }
  const opened = await openMasterFile(host, path);
  return opened.ok ? formerOfMaster(opened.value.state, basename(path)) : opened;
};
