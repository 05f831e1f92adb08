import { holidayNoticeShape } from "../../domain/shared/holidayNotices.ts";
import type { HolidayNotice } from "../../domain/shared/workingDays.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

/**
 * Arrangements of days off (放假安排) from a CSV file with the columns year, daysOff, workedWeekends, source, a year a row;
 * days are ISO dates parted by ";", "；" or spaces.
 */
export const readHolidays = (table: CsvTable, file: string): Result<TypedRows<HolidayNotice>> =>
  readTyped(table, ["year", "daysOff", "workedWeekends", "source"], holidayNoticeShape, file, (cell) => ({
    year: /^\d{4}$/u.test(cell("year")) ? Number(cell("year")) : cell("year"),
    daysOff: datesIn(cell("daysOff")),
    workedWeekends: datesIn(cell("workedWeekends")),
    source: cell("source"),
  }));

const datesIn = (cell: string): readonly string[] => cell.split(/[;；\s]+/u).filter((date) => date !== "");
