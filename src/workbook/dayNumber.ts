/** Days from 1899-12-30 to 1970-01-01. */
const before1970 = 25_569;
const dayLength = 86_400_000;

/**
 * The number by which sheets know a day (日期序列值): days since 1899-12-30; null for what they know no number of, days
 * before 1900-03-01 among them.
 *
 * @param date an ISO date
 */
export const dayNumber = (date: string): number | null => {
  const number = Date.parse(`${date}T00:00:00Z`) / dayLength + before1970;
  return Number.isInteger(number) && number >= 61 ? number : null;
};

/** The ISO date of a day's number; null for what is no day that `dayNumber` counts. */
export const dateOfDay = (number: number): string | null => {
  if (!Number.isInteger(number) || number < 61 || number > 2_958_465) return null;
  return new Date((number - before1970) * dayLength).toISOString().slice(0, 10);
};
