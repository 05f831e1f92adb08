import type { FilesPort } from "../ports.ts";
import { sameBytes } from "./sameBytes.ts";

/** So many files are remembered: the one that is open and the one that is being looked at. */
const most = 2;

/** Files of which the last few that were read are not read again (读过的文件): what is open is asked for many times. */
export const rememberingReads = (files: FilesPort): FilesPort => {
  let known: readonly { readonly bytes: Uint8Array; readonly name: string; readonly read: ReadBook }[] = [];
  return {
    ...files,
    readBook: (bytes, name) => {
      const found = known.find((one) => one.name === name && sameBytes(one.bytes, bytes));
      const read = found?.read ?? files.readBook(bytes, name);
      known = [{ bytes, name, read }, ...known.filter((one) => one !== found)].slice(0, most);
      return read;
    },
  };
};

type ReadBook = ReturnType<FilesPort["readBook"]>;
