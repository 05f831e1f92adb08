/**
 * Marks an assessment as open, at once and without waiting, so that a page that ended without closing it is known by its mark
 * (未正常关闭标记).
 */
const markOf = (id: string): string => `kaoping-open ${id}`;
const lastKey = "kaoping-last";

/** Storage that is switched off throws: then nothing is marked. */
const storage = (): Storage | null => {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
};

/** @returns whether it was still marked: the page that had it open was not closed but broke off */
export const markOpen = (id: string): boolean => {
  const kept = storage();
  const brokeOff = kept?.getItem(markOf(id)) != null;
  kept?.setItem(markOf(id), "1");
  kept?.setItem(lastKey, id);
  return brokeOff;
};

export const markClosed = (id: string): void => storage()?.removeItem(markOf(id));

/** The assessment that was open last, or null. */
export const lastOpen = (): string | null => storage()?.getItem(lastKey) ?? null;
