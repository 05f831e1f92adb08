import { basename } from "node:path";

import { masterSheets } from "../../app/masterSheets.ts";
import { acceptEdits, editsOf } from "../../app/settleEdits.ts";
import { foundEdits, isOutdated } from "../../app/verifyMaster.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile, type Found, type Worked } from "../masterFile.ts";
import { openMasterBook } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { Stamp } from "../../app/dispatch.ts";
import type { Assessment } from "../../app/state.ts";
import type { StampOptions } from "../stamp.ts";

type SettleOptions = StampOptions & { readonly accept?: boolean; readonly restore?: boolean };

/**
 * `settle A.xlsx`: lists what was edited outside; with --accept scores that were typed are recorded, with --restore the rest
 * is put back as the ledger has it.
 */
export const settle = async (host: CliHost, master: string, options: SettleOptions): Promise<Outcome> => {
  if (options.accept !== true && options.restore !== true) return listEdits(host, master);
  if (options.accept === true && (options.reason ?? "").trim() === "") {
    return failed([errorAt(wholeAssessment, "accept-without-reason")]);
  }
  return changeMasterFile(
    host,
    master,
    options,
    (opened, stamp, found) => Promise.resolve(settled(host, basename(master), opened, stamp, found, options)),
    "hand-over",
  );
};

const listEdits = async (host: CliHost, master: string): Promise<Outcome> => {
  const opened = await openMasterBook(host, master);
  if (!opened.ok) return failed(opened.issues);
  const { saved, book } = opened.value;
  const found = foundEdits(masterSheets(saved, host.sha256), book.sheet, basename(master), host.sha256);
  if (isOutdated(found)) return failed(found);
  const edits = editsOf(found);
  if (edits.length === 0) return succeeded(["没有考评之外的改动。"], opened.issues, edits);
  const rows = edits.map(({ sheet, address, old, now }) => [sheet, address, old, now].map(oneLine).join("\t"));
  return succeeded(
    [`考评之外的改动 ${edits.length} 处：`, "工作表\t单元格\t原来\t现在", ...rows],
    opened.issues,
    edits,
  );
};

const oneLine = (text: string): string => text.replace(/\s+/gu, " ");

const settled = (
  host: CliHost,
  file: string,
  opened: Assessment,
  stamp: Stamp,
  { sheets, edits }: Found,
  { accept, restore }: SettleOptions,
): Worked => {
  if (isOutdated(edits) && accept === true) return failed(edits);
  if (accept !== true) {
    const line = isOutdated(edits) ? "已按留痕用现在的版式重写各表。" : `已按留痕恢复 ${edits.length} 处。`;
    return { ok: true, assessment: opened, outcome: succeeded([line]) };
  }
  const accepted = acceptEdits(opened, sheets, edits, file, stamp, host.sha256);
  if (!accepted.ok) return failed(accepted.issues);
  const { assessment, recorded, left } = accepted.value;
  if (left.length > 0 && restore !== true)
    return failed([...accepted.issues, ...left, errorAt(wholeAssessment, "edits-left", { count: left.length })]);
  const lines = [`已录入 ${recorded} 项。`, ...(left.length > 0 ? [`已按留痕恢复 ${left.length} 处。`] : [])];
  return { ok: true, assessment, outcome: succeeded(lines, accepted.issues) };
};
