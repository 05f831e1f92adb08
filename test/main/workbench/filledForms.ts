import { strFromU8, unzipSync } from "fflate";

import type { CellToWrite } from "../../../src/app/ports.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeCells } from "../../../src/hosts/files/xlsx/patch/writeCells.ts";
import { criterionHeaders, dutyHeaders, formSheetNames, taskHeaders } from "../../../src/workbook/form/formHeaders.ts";
import { taskStateLabel } from "../../../src/workbook/registers/claimRegister.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../../fixtures/issues.ts";

/** The files in a zip that was handed out, by their names. */
export const inZip = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => new Map(Object.entries(unzipSync(bytes)));

export const textIn = (zip: ReadonlyMap<string, Uint8Array>, name: string): string => {
  const found = zip.get(name);
  if (!found) throw new RangeError(`${name}: got ${[...zip.keys()].join(", ")}, want it in the zip`);
  return strFromU8(found);
};

/** What a unit types below each header, in the file as it came, cell by cell as a spreadsheet writes it back. */
const answers: Readonly<Record<string, Readonly<Record<string, CellValue>>>> = {
  [formSheetNames.tasks]: {
    [taskHeaders.state]: taskStateLabel.done,
    [taskHeaders.account]: "已按要求公开。",
    [taskHeaders.count]: 1,
  },
  [formSheetNames.duties]: { [dutyHeaders.state]: taskStateLabel.done, [dutyHeaders.account]: "已落实。" },
  [formSheetNames.criteria]: { [criterionHeaders.points]: 8 },
};

/** A form that was handed out, filled in by its unit. */
export const filledForm = (bytes: Uint8Array, name: string): Uint8Array =>
  valueOf(writeCells(bytes, name, valueOf(readBook(bytes, name)).flatMap(answered)));

const answered = ({ name, cells }: SheetSnapshot): readonly CellToWrite[] =>
  Object.entries(answers[name] ?? {}).flatMap(([header, value]) => {
    const top = cells.findIndex((row) => row.includes(header));
    const column = cells[top]?.indexOf(header) ?? -1;
    return cells.flatMap((line, row) =>
      row > top && column >= 0 && line[0] ? [{ sheet: name, row, column, value, keepsFormula: false }] : [],
    );
  });
