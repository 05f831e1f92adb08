import type { SheetLayout } from "../../../../workbook/sheetLayout.ts";

/** Whether two sheets are laid out alike, to the last cell. */
export const sameLayout = (a: SheetLayout, b: SheetLayout): boolean => same(a, b);

const same = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => same(one, b[index]));
  const [ours, theirs] = [Object.entries(a), Object.entries(b)];
  return (
    ours.length === theirs.length &&
    ours.every(([key, value]) => key in b && same(value, (b as Record<string, unknown>)[key]))
  );
};
