import type { Release } from "../../app/workbench/keeper.ts";

/**
 * Takes the one seat at an assessment that this browser has (标签页占位): only one tab changes it at a time. A tab that ends, in whatever
 * way, gives it up.
 *
 * @returns what gives it up, or null where another tab has it; pages without https have no such seats, there the count of saves
 *   keeps one tab from writing over the other
 */
export const takeSeat = async (id: string): Promise<Release | null> => {
  if (!("locks" in navigator)) return () => Promise.resolve();
  return new Promise((answer, fail) => {
    const held = navigator.locks.request(`kaoping ${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        answer(null);
        return undefined;
      }
      return new Promise<void>((release) =>
        answer(async () => {
          release();
          await held;
        }),
      );
    });
    held.catch(fail);
  });
};
