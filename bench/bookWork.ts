import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

import ExcelJS from "exceljs";

import { dispatchAll } from "../src/app/dispatchAll.ts";
import { masterSheets } from "../src/app/masterSheets.ts";
import { emptyAssessment } from "../src/app/state.ts";
import { readBook } from "../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../src/hosts/files/xlsx/writeBook.ts";
import { formulaIn } from "../src/workbook/filledFormula.ts";
import { rowsOf, type LayoutCell } from "../src/workbook/sheetLayout.ts";
import { designSizeYear, sixtyUnitYear, type LargeYear } from "../test/fixtures/largeYear.ts";

/**
 * One piece of work on a workbook in a process of its own, so that its peak of memory is its own; says its milliseconds. What
 * comes before the work, such as the year it is done on, is not counted in time.
 */
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const at = "2026-11-22T08:30:00Z";

const assessmentOf = ({ scheme, units, reviewers, observations, findings }: LargeYear) => {
  const changes = [
    { kind: "scheme-set", rows: [scheme] },
    { kind: "units-set", rows: units },
    { kind: "reviewers-set", rows: reviewers },
    ...(findings.length > 0 ? [{ kind: "findings-recorded", rows: findings } as const] : []),
    { kind: "observations-recorded", rows: observations },
  ] as const;
  const made = dispatchAll(
    emptyAssessment,
    changes.map((change) => ({ change })),
    { time: at, actor: "公开办", reason: "录入" },
    sha256,
  );
  if (!made.ok) throw new RangeError(`the year: got ${made.issues[0]?.code ?? ""}, want it recorded`);
  return made.value;
};

const years: Readonly<Record<string, () => LargeYear>> = {
  sixty: sixtyUnitYear,
  design: designSizeYear,
};

const sheetsOf = (size: string) => {
  const year = years[size];
  if (!year) throw new RangeError(`a year: got ${size}, want one of ${Object.keys(years).join(", ")}`);
  return masterSheets(assessmentOf(year()), sha256);
};

const exceljsCell = (cell: LayoutCell, row: number): ExcelJS.CellValue =>
  cell !== null && typeof cell === "object" ? { formula: formulaIn(cell, row), result: cell.value } : cell;

const works: Readonly<Record<string, (size: string, path: string) => () => unknown>> = {
  write: (size, path) => {
    const sheets = sheetsOf(size);
    return () => {
      writeFileSync(path, writeBook(sheets, at, {}, sha256));
    };
  },
  "write-exceljs": (size, path) => {
    const sheets = sheetsOf(size);
    return () => {
      const book = new ExcelJS.Workbook();
      for (const sheet of sheets) {
        const made = book.addWorksheet(sheet.name);
        rowsOf(sheet).forEach((row, at) => made.addRow(row.map((cell) => exceljsCell(cell, at))));
      }
      return book.xlsx.writeFile(`${path}.exceljs.xlsx`);
    };
  },
  read: (_, path) => () => readBook(new Uint8Array(readFileSync(path)), "bench.xlsx"),
  "read-exceljs": (_, path) => () => new ExcelJS.Workbook().xlsx.readFile(path),
};

const [kind = "", size = "", path = ""] = process.argv.slice(2);
const work = works[kind]?.(size, path);
if (!work) throw new RangeError(`a piece of work: got ${kind}, want one of ${Object.keys(works).join(", ")}`);
const start = process.hrtime.bigint();
await work();
process.stdout.write(`${Number(process.hrtime.bigint() - start) / 1e6}\n`);
