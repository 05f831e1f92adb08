import type { SeenFile } from "../../app/workbench/storedBook.ts";

/** The way to a file on the disk that the browser was given (文件句柄); Chromium has it, others do not. */
export type DiskFile = FileSystemFileHandle;

type Digest = (bytes: Uint8Array) => string;

export const hasDiskFiles = (): boolean => "showOpenFilePicker" in window;

type Pickers = {
  readonly showOpenFilePicker: (options: object) => Promise<readonly DiskFile[]>;
  readonly showSaveFilePicker: (options: object) => Promise<DiskFile>;
};

const types = [
  {
    description: "Excel",
    accept: { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"] },
  },
];

/** A person who closes the picker chose nothing; anything else goes on. */
const unlessClosed = async <T>(picking: Promise<T>): Promise<T | null> => {
  try {
    return await picking;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
};

export const pickToOpen = async (): Promise<DiskFile | null> => {
  const picked = await unlessClosed((window as unknown as Pickers).showOpenFilePicker({ types }));
  return picked?.[0] ?? null;
};

export const pickToSave = (suggestedName: string): Promise<DiskFile | null> =>
  unlessClosed((window as unknown as Pickers).showSaveFilePicker({ types, suggestedName }));

/** A file's content and how it was seen. */
export const readDiskFile = async (
  file: DiskFile,
  digest: Digest,
): Promise<{ readonly bytes: Uint8Array; readonly seen: SeenFile }> => {
  const found = await file.getFile();
  const bytes = new Uint8Array(await found.arrayBuffer());
  return { bytes, seen: { name: found.name, lastModified: found.lastModified, digest: digest(bytes) } };
};

/** @returns how the file is seen from now on, or what the browser or the disk refused it with */
export const writeDiskFile = async (
  file: DiskFile,
  bytes: Uint8Array,
  digest: Digest,
): Promise<{ readonly seen: SeenFile } | { readonly refused: string }> => {
  try {
    const writing = await file.createWritable();
    await writing.write(new Uint8Array(bytes));
    await writing.close();
    const { name, lastModified } = await file.getFile();
    return { seen: { name, lastModified, digest: digest(bytes) } };
  } catch (error) {
    if (error instanceof DOMException) return { refused: error.name };
    throw error;
  }
};

type Askable = { readonly requestPermission?: (wanted: { readonly mode: "readwrite" }) => Promise<PermissionState> };

/** Asks for what a page that was loaded anew has no more: to read and write a file that it knew (请求读写许可). */
export const mayUseDiskFile = async (file: DiskFile): Promise<boolean> =>
  ((await (file as Askable).requestPermission?.({ mode: "readwrite" })) ?? "granted") === "granted";

/** Whether the file says something else than it did when it was last seen (磁盘文件变了); null where it may not be asked or is gone. */
export const diskFileChanged = async (file: DiskFile, seen: SeenFile, digest: Digest): Promise<boolean | null> => {
  try {
    const found = await file.getFile();
    if (found.lastModified === seen.lastModified) return false;
    return digest(new Uint8Array(await found.arrayBuffer())) !== seen.digest;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
};
