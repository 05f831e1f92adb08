import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { valueOf } from "../fixtures/issues.ts";
import { typedOver, type TypedCell } from "../support/typedOver.ts";

/** Fills what went out in a folder as people would, and puts it into another (填好发回). */
export const fillIn = (from: string, to: string, cellsOf: (path: string) => readonly TypedCell[]): void => {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    writeFileSync(join(to, name), typedOver(new Uint8Array(readFileSync(path)), cellsOf(path)));
  }
};

const sheetsOf = (path: string) => valueOf(readBook(new Uint8Array(readFileSync(path)), path));

/** Every row of a column below its header, in the sheet of a name. */
const column = (path: string, sheet: string, header: string, value: (row: readonly unknown[]) => string | number) =>
  sheetsOf(path).flatMap(({ name, cells }, index): readonly TypedCell[] => {
    if (name !== sheet) return [];
    const top = cells.findIndex((row) => row.includes(header));
    const at = cells[top]?.indexOf(header) ?? -1;
    return cells
      .slice(top + 1)
      .flatMap((row, below) =>
        (row[0] ?? "") === ""
          ? []
          : [{ sheet: index, address: `${String.fromCodePoint(65 + at)}${top + 2 + below}`, value: value(row) }],
      );
  });

/** A form in which all is done and every criterion has 5 points. */
export const filledForm = (path: string): readonly TypedCell[] => [
  ...column(path, "任务自评", "完成情况", () => "完成"),
  ...column(path, "普遍要求自评", "完成情况", () => "完成"),
  ...column(path, "指标自评", "自评分", () => 5),
];

/** The sample's one criterion that does not apply to a unit: nobody asked it for anything in the year. */
const doesNotApply = (row: readonly unknown[]): boolean => row[0] === "市审计局" && row[2] === "依申请公开";

/** A pack in which every unit has full marks where the criterion applies to it. */
export const filledPack = (path: string): readonly TypedCell[] => [
  ...column(path, "评分", "填写", (row) => (doesNotApply(row) ? "不适用" : Number(row[5]))),
  ...column(path, "评分", "理由", (row) => (doesNotApply(row) ? "全年没有收到申请" : "")),
  ...column(path, "评分", "批准人", (row) => (doesNotApply(row) ? "分管领导" : "")),
];

/** Another version of a filled form. */
export const otherVersion = (form: string, to: string): void => {
  copyFileSync(form, to);
  const [cell] = column(form, "指标自评", "自评分", () => 4);
  if (cell) writeFileSync(to, typedOver(new Uint8Array(readFileSync(to)), [cell]));
};
