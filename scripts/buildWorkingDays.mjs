// Builds src/domain/shared/publishedHolidays.ts from the package chinese-days: `node scripts/buildWorkingDays.mjs`.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import packageDates from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { format, resolveConfig } from "prettier";

const target = "src/domain/shared/publishedHolidays.ts";
const title = (year) => `国务院办公厅关于${year}年部分节假日安排的通知`;

/**
 * The notices by which a year is published; only these years are written. `moved` is how many weekdays a year loses
 * when its swaps are set off against each other: 10 public holidays until 2007, 11 from 2008, 13 from 2025
 * (全国年节及纪念日放假办法), and what a notice of its own added.
 */
const published = new Map([
  ...[2004, 2005].map((year) => [year, { source: title(year), moved: 10 }]),
  [2006, { source: `${title(2006)}（国办发明电〔2005〕35号）`, moved: 10 }],
  [2007, { source: `${title(2007)}（国办发明电〔2006〕49号）`, moved: 10 }],
  ...[2008, 2009, 2010, 2011, 2012, 2013, 2014].map((year) => [year, { source: title(year), moved: 11 }]),
  [
    2015,
    { source: `${title(2015)}；国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知`, moved: 12 },
  ],
  ...[2016, 2017, 2018].map((year) => [year, { source: title(year), moved: 11 }]),
  [2019, { source: `${title(2019)}；国务院办公厅关于调整2019年劳动节假期安排的通知`, moved: 11 }],
  // 31 January became a day off, and Saturday 1 February was no longer to be worked.
  [2020, { source: `${title(2020)}；国务院办公厅关于延长2020年春节假期的通知`, moved: 13 }],
  ...[2021, 2022, 2023, 2024].map((year) => [year, { source: title(year), moved: 11 }]),
  [2025, { source: `${title(2025)}（国办发明电〔2024〕12号）`, moved: 13 }],
  [2026, { source: `${title(2026)}（国办发明电〔2025〕7号）`, moved: 13 }],
]);

/** The notice for 2006 has Saturday 31 December 2005 worked; the package leaves it out. */
const leftOut = { holidays: [], workdays: ["2005-12-31"] };

const isWeekend = (date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** The last days of December are settled by the next year's notice. */
const noticeYear = (date) => Number(date.slice(0, 4)) + (date.slice(5) >= "12-29" ? 1 : 0);

/**
 * The published years, checked: every year of the package has its notice, every notice its days, and the days balance.
 *
 * @param data the package's dist/chinese-days.json: dates by `holidays` and `workdays`
 * @throws Error naming the year that does not hold
 */
export const noticesOf = (data) => {
  const dates = (kind) => [...new Set([...Object.keys(data[kind]), ...leftOut[kind]])].sort();
  const off = dates("holidays").filter((date) => !isWeekend(date));
  const worked = dates("workdays").filter(isWeekend);
  for (const date of [...off, ...worked]) {
    if (!published.has(noticeYear(date))) throw new Error(`${date}: got no notice for its year, want its name here`);
  }
  return [...published].map(([year, { source, moved }]) => {
    const daysOff = off.filter((date) => noticeYear(date) === year);
    const workedWeekends = worked.filter((date) => noticeYear(date) === year);
    const got = daysOff.length - workedWeekends.length;
    if (got !== moved) throw new Error(`${year}: got ${got} weekdays less, want ${moved}`);
    return { year, daysOff, workedWeekends, source };
  });
};

/** What the package in node_modules says, as notices. */
export const packageNotices = () => noticesOf(packageDates);

const row = ({ year, daysOff, workedWeekends, source }) => {
  // A day without its year stands in the notice's own.
  const short = (dates) => dates.map((date) => date.replace(`${year}-`, "")).join(" ");
  return `[${year}, "${short(daysOff)}", "${short(workedWeekends)}", "${source}"],`;
};

/** The data file as it is checked in. */
export const tableFile = async (notices) => {
  const text = [
    "// Built by scripts/buildWorkingDays.mjs from the package chinese-days (MIT); do not edit.",
    "/** Each published year: weekdays off, weekend days worked, the notice (国务院办公厅放假安排). MM-DD is of that year. */",
    "export const publishedHolidays: readonly (readonly [number, string, string, string])[] = [",
    ...notices.map(row),
    "];",
  ].join("\n");
  return format(text, { ...(await resolveConfig(target)), parser: "typescript" });
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(target, await tableFile(packageNotices()));
}
