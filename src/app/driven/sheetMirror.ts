import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** The versions of sheets that were read before, by name. */
export type KnownVersions = Readonly<Record<string, number>>;

/** A sheet and its version; null where the version that is known already is the latest. */
export type ChangedSheet = { readonly name: string; readonly version: number; readonly sheet: SheetSnapshot | null };

/**
 * The sheets of a workbook on another thread (另一线程的副本): only what was changed since the last time is sent over, and a sheet that was not changed is the same
 * object as before.
 */
export const sheetMirror = (
  readChanged: (known: KnownVersions) => Promise<readonly ChangedSheet[]>,
): (() => Promise<readonly SheetSnapshot[]>) => {
  let mirrored: ReadonlyMap<string, { readonly version: number; readonly sheet: SheetSnapshot }> = new Map();
  return async () => {
    const before = mirrored;
    const read = await readChanged(Object.fromEntries([...before].map(([name, { version }]) => [name, version])));
    const now = read.map(({ name, version, sheet }) => {
      const known = sheet ?? before.get(name)?.sheet;
      if (!known) throw new RangeError(`a sheet's copy: got none of ${name}, want the one it was said to be`);
      return [name, { version, sheet: known }] as const;
    });
    mirrored = new Map(now);
    return now.map(([, { sheet }]) => sheet);
  };
};
