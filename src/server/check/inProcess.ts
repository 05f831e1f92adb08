import type { FilesPort } from "../../app/ports.ts";
import type { Sha256 } from "../../domain/ledger/digest.ts";
import { checkFile, ledgerOpener } from "./checkFile.ts";
import type { Checker } from "./checker.ts";
import { readMaster } from "./readMaster.ts";

/** A checker without walls (同进程查验): what the checking process runs, and tests that are about something else. */
export const checkerIn = (files: FilesPort, sha256: Sha256): Checker => {
  const open = ledgerOpener(sha256);
  return {
    check: async (job) => {
      const opened = await open(job.ledger);
      if (!opened.ok) return { accepted: false, issues: opened.issues, more: 0 };
      return checkFile(files, opened.value, job, sha256);
    },
    readMaster: (content, name) => readMaster(files, content, name, sha256),
    close: () => Promise.resolve(),
  };
};
