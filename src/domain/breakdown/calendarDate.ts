const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The last day of a month (月末); 0 when there is no such month. */
export const lastDayOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** An ISO date, or null where the calendar has no such day. */
export const isoDate = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2999 || day < 1 || day > lastDayOf(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

/** The day that lies a calendar length (P30D, P2W, P3M, P1Y) after an ISO date; null for working days and hours. */
export const dateAfter = (from: string, length: string): string | null => {
  const start = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(from);
  const step = /^P(\d{1,4})([DWMY])$/u.exec(length);
  if (!start || !step) return null;
  const [year, month, day] = [Number(start[1]), Number(start[2]), Number(start[3])];
  const amount = Number(step[1]);
  if (step[2] === "D" || step[2] === "W") return addDays(year, month, day, step[2] === "W" ? amount * 7 : amount);
  const months = year * 12 + month - 1 + (step[2] === "Y" ? amount * 12 : amount);
  const inYear = Math.floor(months / 12);
  const inMonth = (months % 12) + 1;
  return isoDate(inYear, inMonth, Math.min(day, lastDayOf(inYear, inMonth)));
};

const addDays = (year: number, month: number, day: number, days: number): string | null => {
  let [inYear, inMonth, inDay] = [year, month, day + days];
  for (let length = lastDayOf(inYear, inMonth); length > 0 && inDay > length; length = lastDayOf(inYear, inMonth)) {
    inDay -= length;
    inYear += inMonth === 12 ? 1 : 0;
    inMonth = (inMonth % 12) + 1;
  }
  return isoDate(inYear, inMonth, inDay);
};
