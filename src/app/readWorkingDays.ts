import * as v from "valibot";

import { checkShape } from "../domain/shared/checkShape.ts";
import { holidayNoticeShape, shippedNotices, withUserNotices } from "../domain/shared/holidayNotices.ts";
import type { Place } from "../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import { workingDayTable, type HolidayNotice, type WorkingDayTable } from "../domain/shared/workingDays.ts";
import type { FilesPort } from "./ports.ts";
import { readHolidays } from "./tables/readHolidays.ts";
import type { TypedRows } from "./tables/readTyped.ts";

/** The working days of the years that ship (随附的工作日历). */
export const shippedWorkingDays: WorkingDayTable = workingDayTable(shippedNotices);

/**
 * Working days with the arrangements of a user's file over those that ship (补充放假安排).
 *
 * @param name a name that ends in .csv is a table; else JSON, one year or a list of years
 * @returns the issues of the file, of its shape, and of `withUserNotices`
 */
export const readWorkingDays = (
  files: Pick<FilesPort, "readCsv" | "readJson">,
  bytes: Uint8Array,
  name: string,
): Result<WorkingDayTable> => {
  const users = /\.csv$/iu.test(name) ? fromTable(files, bytes, name) : fromJson(files, bytes, name);
  if (!users.ok) return users;
  if (users.value.rows.length === 0) return refused([errorAt({ kind: "file", name }, "rows-empty")]);
  const all = withUserNotices(shippedNotices, users.value.rows, users.value.place);
  return all.ok ? done(workingDayTable(all.value), all.issues) : all;
};

const fromTable = (
  { readCsv }: Pick<FilesPort, "readCsv">,
  bytes: Uint8Array,
  name: string,
): Result<TypedRows<HolidayNotice>> => {
  const table = readCsv(bytes, name);
  return table.ok ? readHolidays(table.value, name) : table;
};

const fromJson = (
  { readJson }: Pick<FilesPort, "readJson">,
  bytes: Uint8Array,
  name: string,
): Result<TypedRows<HolidayNotice>> => {
  const json = readJson(bytes, name);
  if (!json.ok) return json;
  if (Array.isArray(json.value)) {
    const typed = checkShape(v.array(holidayNoticeShape), json.value, name);
    const place = (index: number): Place => ({ kind: "field", document: name, path: `[${index}]` });
    return typed.ok ? done({ rows: typed.value, place }) : typed;
  }
  const typed = checkShape(holidayNoticeShape, json.value, name);
  return typed.ok ? done({ rows: [typed.value], place: () => ({ kind: "file", name }) }) : typed;
};
