import type { BookOutcome } from "../openedBook.ts";
import type { UnloggedEdit } from "../edits/edit.ts";
import { settleBook, type EditDecisions } from "../edits/settleBook.ts";
import { unloggedEdits } from "../edits/unloggedEdits.ts";
import type { Changed } from "./paneSession.ts";
import { seen, stampBy, type Seen, type SessionHost } from "./sessionHost.ts";

/** What was done to the workbook by hand and is not in its ledger (未留痕的改动). */
export const findEdits = async (host: SessionHost, at: Seen): Promise<BookOutcome<readonly UnloggedEdit[]>> => {
  const found = await unloggedEdits(host.open);
  if (found.kind !== "done") return found;
  at.current = found.value.assessment;
  at.unread = null;
  return { ...found, value: found.value.edits };
};

/** Accepts edits with a reason, or puts them back (认可或恢复). */
export const settleEdits = async (
  host: SessionHost,
  at: Seen,
  decisions: EditDecisions,
  reason: string,
  actor: string,
): Changed => {
  const settled = await settleBook(host.open, decisions, stampBy(host, actor, reason));
  return seen(at, settled.kind === "done" ? { ...settled, value: settled.value.assessment } : settled);
};
