import { zipSync } from "fflate";

/** Files in one zip, as a person downloads them (打包下载); the same files give the same bytes. */
export const zipFiles = (
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> =>
  Promise.resolve(
    zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
      level: 4,
      mtime: new Date(1980, 0, 1),
    }),
  );
