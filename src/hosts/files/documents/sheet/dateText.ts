const dayLength = 86_400_000;

/** Which parts of a date and time a number format shows (日期格式); null where it is no date format. */
export type DateParts = {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  readonly time: boolean;
};

const parts = (shown: string): DateParts => ({
  year: shown.includes("y"),
  month: shown.includes("m"),
  day: shown.includes("d"),
  time: shown.includes("h"),
});

/** Formats that files name by number alone. Source: ECMA-376 part 1, 18.8.30, with those of zh-cn. */
const builtIn: ReadonlyMap<number, DateParts> = new Map<number, DateParts>([
  ...[14, 15, 30, 31].map((id) => [id, parts("ymd")] as const),
  ...[16, 28, 29, 51, 53, 54, 58].map((id) => [id, parts("md")] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, parts("ym")] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, parts("h")] as const),
  [22, parts("ymdh")],
]);

export const datePartsOf = (id: number, code: string | undefined): DateParts | null => {
  if (code === undefined) return builtIn.get(id) ?? null;
  // Words in quotes, escaped signs, colours and languages are no part of the pattern.
  const pattern = (code.split(";")[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*./gu, "")
    .replace(/\[(?!h|m|s)[^\]]*\]/giu, "")
    .toLowerCase();
  if (!/[ymdhs]/u.test(pattern) || /[0#?]/u.test(pattern.replace(/\.0+/gu, "")) || pattern.includes("general"))
    return null;
  const time = /[hs]/u.test(pattern);
  return {
    year: pattern.includes("y"),
    month: /m/u.test(pattern.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gu, "")),
    day: pattern.includes("d"),
    time,
  };
};

/**
 * A day number as Chinese text (日期序列值): 2026年6月30日, 2026年6月, 6月30日, 9:30, by what the format shows.
 *
 * @param serial days since 1899-12-30, or since 1904-01-01 where `from1904`; the day's part gives the time
 */
export const dateText = (serial: number, shows: DateParts, from1904: boolean): string => {
  if (!(serial >= 0 && serial < 2_958_466)) return String(serial);
  // Excel counts a 29 February 1900 that never was.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayLength));
  const text = [
    shows.year ? `${date.getUTCFullYear()}年` : "",
    shows.month ? `${date.getUTCMonth() + 1}月` : "",
    shows.day ? `${date.getUTCDate()}日` : "",
  ].join("");
  const time = `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, "0")}`;
  return shows.time ? `${text}${text === "" ? "" : " "}${time}` : text;
};
