import type { NamedBytes } from "../app/session/setUp.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";

/** The bytes of files that a person gave (读入文件); `file-refused` (code) where one was moved or is locked: said, not thrown. */
export const readFiles = async (files: readonly File[]): Promise<Result<readonly NamedBytes[]>> => {
  const read: NamedBytes[] = [];
  for (const file of files) {
    try {
      read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return refused([errorAt({ kind: "file", name: file.name }, "file-refused", { code: error.name })]);
    }
  }
  return done(read);
};
