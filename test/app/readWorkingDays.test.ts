import { describe, expect, it } from "vitest";

import { readWorkingDays, shippedWorkingDays } from "../../src/app/readWorkingDays.ts";
import { addWorkingDays, isWorkingDay } from "../../src/domain/shared/workingDays.ts";
import { files } from "../../src/hosts/files/files.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";

const year = {
  year: 2027,
  daysOff: ["2027-01-01", "2027-02-08"],
  workedWeekends: ["2027-02-14"],
  source: "2027年放假通知",
};
const read = (text: string, name: string) => readWorkingDays(files, new TextEncoder().encode(text), name);
const json = (value: unknown) => read(JSON.stringify(value), "放假.json");
const csv = (...rows: readonly string[]) =>
  read(["year,daysOff,workedWeekends,source", ...rows].join("\n"), "放假.csv");

describe("days off of further years", () => {
  it.each([
    ["one year as JSON", () => json(year)],
    ["a list of years as JSON", () => json([year])],
    ["a table", () => csv("2027,2027-01-01;2027-02-08,2027-02-14,2027年放假通知")],
    ["a table with other marks between the days", () => csv("2027,2027-01-01； 2027-02-08,2027-02-14,2027年放假通知")],
  ])("come from %s, beside those that ship", (_, file) => {
    const table = valueOf(file());
    expect(isWorkingDay(table, "2027-02-08")).toEqual({ kind: "rest" });
    expect(isWorkingDay(table, "2027-02-14")).toEqual({ kind: "working" });
    // 2026-12-28, 29, 30, 31, then 2027-01-04.
    expect(addWorkingDays(table, "2026-12-25", 5)).toEqual({ kind: "date", date: "2027-01-04" });
    expect(table.get(2024)).toEqual(shippedWorkingDays.get(2024));
  });

  it.each<[string, () => ReturnType<typeof read>, readonly string[]]>([
    ["no JSON", () => read("{", "放假.json"), ["json-invalid"]],
    ["no table", () => read('year,"daysOff\n', "放假.csv"), ["csv-invalid"]],
    ["no year", () => json([]), ["rows-empty"]],
    ["no row", () => csv(), ["rows-empty"]],
    ["another header", () => read("年,放假\n", "放假.csv"), ["columns-other"]],
    ["a field missing", () => json({ ...year, source: undefined }), ["field-missing"]],
    ["a field of its own", () => json({ ...year, note: "" }), ["field-unknown"]],
    ["a year in words", () => csv("二〇二七,2027-01-01,2027-02-14,通知"), ["field-invalid"]],
    ["no day off", () => csv("2027,,2027-02-14,通知"), ["field-invalid"]],
    ["a day that is none", () => json([{ ...year, daysOff: ["2027-02-29"] }]), ["holiday-date-invalid"]],
  ])("are refused with %s", (_, file, codes) => {
    expect(refusedCodes(file())).toEqual(codes);
  });

  it("are refused at the row or the field", () => {
    expect(refusalOf(csv("2027,2027-02-30,,通知"))[0]?.place).toEqual({ kind: "row", file: "放假.csv", row: 2 });
    expect(refusalOf(json([year, { ...year, year: 2028 }]))[0]?.place).toEqual({
      kind: "field",
      document: "放假.json",
      path: "[1]",
    });
    expect(refusalOf(json({ ...year, year: "2027" }))[0]?.place).toEqual({
      kind: "field",
      document: "放假.json",
      path: "year",
    });
    expect(refusalOf(json({ ...year, daysOff: ["x"] }))[0]?.place).toEqual({ kind: "file", name: "放假.json" });
  });

  it("that differ from those that ship are used, with a warning", () => {
    const changed = json({ ...year, year: 2024, daysOff: ["2024-01-01"], workedWeekends: [] });
    expect(codesOf(changed.issues)).toEqual(["holidays-differ"]);
    expect(changed.ok && isWorkingDay(changed.value, "2024-10-01")).toEqual({ kind: "working" });
  });
});
