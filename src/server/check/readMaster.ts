import { assessmentOrigin } from "../../app/assessmentCheckpoint.ts";
import { loadFormulasFor } from "../../app/formulas.ts";
import { issuedAgain } from "../../app/issuedAgain.ts";
import { masterLedgerText, openLedgerText } from "../../app/openMaster.ts";
import type { FilesPort } from "../../app/ports.ts";
import type { Sha256 } from "../../domain/ledger/digest.ts";
import { errorAt } from "../../domain/shared/result.ts";
import { identitySheetName } from "../../workbook/identity.ts";
import type { LoadedPaper, MasterRead } from "./checker.ts";

/**
 * Reads a master that staff load (读取总台账): its ledger is replayed, and the forms and packs that are in force are made again.
 *
 * @returns the master, or the issues of opening and of `issuedAgain`
 */
export const readMaster = async (
  files: Pick<FilesPort, "openBook" | "writeBook">,
  content: Uint8Array,
  name: string,
  sha256: Sha256,
): Promise<MasterRead> => {
  const book = files.openBook(content, name);
  if (!book.ok) return book;
  const hidden = book.value.sheet(identitySheetName);
  if (!hidden) return { ok: false, issues: [errorAt({ kind: "file", name }, "book-unknown")] };
  if (!hidden.ok) return hidden;
  const text = masterLedgerText([hidden.value], name, sha256);
  if (!text.ok) return text;
  await loadFormulasFor(text.value);
  const opened = openLedgerText(text.value, sha256);
  if (!opened.ok) return opened;
  const issued = issuedAgain(opened.value, sha256);
  if (!issued.ok) return issued;
  const papers: LoadedPaper[] = [];
  for (const { sheets, properties, time, ...paper } of issued.value) {
    papers.push({ ...paper, content: await files.writeBook(sheets, time, properties) });
  }
  const { state, ledger } = opened.value;
  const master = {
    origin: assessmentOrigin(ledger),
    year: state.scheme?.year ?? state.breakdown?.year ?? 0,
    title: state.scheme?.title ?? state.breakdown?.title ?? name,
    entries: ledger.length,
    ledgerText: text.value,
    papers,
  };
  return { ok: true, master, issues: [...opened.issues, ...issued.issues] };
};
