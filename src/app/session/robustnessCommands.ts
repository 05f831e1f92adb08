import { done, type Result } from "../../domain/shared/result.ts";
import { robustnessSheet, robustnessSheetName } from "../../workbook/sheets/robustnessSheet.ts";
import type { BookOutcome } from "../openedBook.ts";
import type { Robustness } from "../robustness/robustness.ts";
import { robustnessOf } from "../robustness/robustnessOf.ts";
import { robustnessPage } from "../robustness/robustnessPage.ts";
import type { RobustnessTerms } from "../robustness/robustnessTerms.ts";
import { robustnessZh } from "../wording/robustness.zh.ts";
import type { Seen, SessionHost } from "./sessionHost.ts";
import { resultsOf } from "./yearView.ts";

/** Looks at how firm the ranks are (稳健性), saying how far it has come; nothing is recorded. */
export const lookAtRobustness = (host: SessionHost, at: Seen, terms: RobustnessTerms): Result<Robustness> => {
  const { state, ledger } = at.current;
  const results = resultsOf(state);
  if (!results.ok) return results;
  const run = robustnessOf(state, results.value, ledger, terms);
  let said = 0;
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return done(step.value);
    const percent = Math.floor(100 * step.value);
    if (percent > said) host.progress(percent, 100);
    said = Math.max(said, percent);
  }
};

/** Writes what was found as the sheet 稳健性 beside the master's own (另写成工作表): values, no part of the ledger. */
export const writeRobustness = async (
  { open: { book } }: SessionHost,
  at: Seen,
  found: Robustness,
): Promise<BookOutcome<null>> => {
  const read = await book.read();
  if (!read.ok) return { kind: "host-refused", failure: read.failure };
  const { title, lead, sections } = robustnessPage(found, at.current.ledger.length, null, "zh");
  const layout = robustnessSheet(title, lead, sections, robustnessZh.notes);
  const written = await book.write([layout], robustnessSheetName);
  return written.ok ? { kind: "done", value: null, issues: [] } : { kind: "host-refused", failure: written.failure };
};
