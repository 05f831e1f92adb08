import { errorAt, done, refused, type Result } from "../domain/shared/result.ts";

/** Bytes that a person gave us under a name: a file, or text that was pasted (导入来源). */
export type DocumentSource = { readonly name: string; readonly bytes: () => Promise<Uint8Array> };

export const fileSource = (file: File): DocumentSource => ({
  name: file.name,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** @param name what the text is called in the workbook */
export const textSource = (text: string, name: string): DocumentSource => ({
  name,
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
});

/**
 * What was dropped or pasted (拖入或粘贴): one file, else plain text.
 *
 * @returns null where there is neither; `file-is-folder`, `files-several` (count)
 */
export const transferredSource = (data: DataTransfer, textName: string): Result<DocumentSource> | null => {
  const [file, ...more] = data.files;
  if (file) {
    const place = { kind: "file", name: file.name } as const;
    if (more.length > 0) return refused([errorAt(place, "files-several", { count: data.files.length })]);
    const folder = [...data.items].some((one) => one.kind === "file" && one.webkitGetAsEntry()?.isDirectory === true);
    return folder ? refused([errorAt(place, "file-is-folder")]) : done(fileSource(file));
  }
  const text = data.getData("text/plain");
  return text === "" ? null : done(textSource(text, textName));
};

/** The bytes of a source; `file-refused` (code) where the file can no longer be read, since it was moved or is locked. */
export const bytesOf = async ({ name, bytes }: DocumentSource): Promise<Result<Uint8Array>> => {
  try {
    return done(await bytes());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return refused([errorAt({ kind: "file", name }, "file-refused", { code: error.name })]);
  }
};
