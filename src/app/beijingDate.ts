/** The day in Beijing (UTC+8, no summer time) of a UTC time such as "2026-03-31T16:30:00Z". */
export const beijingDate = (time: string): string =>
  new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 10);
