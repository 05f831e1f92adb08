import type { HolidayNotice } from "../src/domain/shared/workingDays.ts";

/** The dates of the package chinese-days by kind; only the keys are read. */
type PackageDates = Readonly<Record<"holidays" | "workdays", Readonly<Record<string, string>>>>;

/**
 * The published years, checked: every year of the package has its notice, every notice its days, and the days balance.
 *
 * @throws Error naming the year that does not hold
 */
export function noticesOf(data: PackageDates): readonly HolidayNotice[];

/** What the package in node_modules says, as notices. */
export function packageNotices(): readonly HolidayNotice[];

/** The data file as it is checked in. */
export function tableFile(notices: readonly HolidayNotice[]): Promise<string>;
