import { isWorkingDay } from "../domain/shared/workingDays.ts";
import { shippedWorkingDays } from "./readWorkingDays.ts";

/** By how much something was late (逾期): days, and working days where their arrangement is known. */
export type Lateness = { readonly days: number; readonly workingDays: number | null };

const dayLength = 86_400_000;

/** How late a day is after a deadline, both ISO dates; null where it is in time. */
export const latenessOf = (due: string, day: string): Lateness | null => {
  const from = Date.parse(`${due}T00:00:00Z`);
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - from) / dayLength);
  if (days <= 0) return null;
  const kinds = Array.from({ length: days }, (_, index) => {
    const date = new Date(from + (index + 1) * dayLength).toISOString().slice(0, 10);
    return isWorkingDay(shippedWorkingDays, date).kind;
  });
  const unknown = kinds.includes("no-data");
  return { days, workingDays: unknown ? null : kinds.filter((kind) => kind === "working").length };
};
