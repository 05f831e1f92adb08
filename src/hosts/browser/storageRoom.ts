/** How much the browser's storage holds and how much it would (存储用量), in bytes; whether it promised to keep it. */
export type StorageRoom = {
  readonly used: number | null;
  readonly most: number | null;
  readonly isKept: boolean | null;
};

/** What the browser says of its storage; pages without https are told nothing. */
export const storageRoom = async (): Promise<StorageRoom> => {
  if (!("storage" in navigator)) return { used: null, most: null, isKept: null };
  const [{ usage, quota }, isKept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
  return { used: usage ?? null, most: quota ?? null, isKept };
};

/** Asks the browser not to clear the storage when it runs short (请求长期保留); some ask the person. */
export const askToKeep = async (): Promise<void> => {
  if ("storage" in navigator) await navigator.storage.persist();
};
