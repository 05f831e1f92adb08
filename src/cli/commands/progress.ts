import { basename } from "node:path";

import { beijingDate } from "../../app/beijingDate.ts";
import { formProgress, progressText } from "../../app/formProgress.ts";
import { deviationText, selfDeviations } from "../../app/selfDeviations.ts";
import { issueText, type Language } from "../../app/wording/issueText.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { noteAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

type ProgressOptions = { readonly at?: string; readonly lang: Language };

/**
 * `progress A.xlsx`: who has reported and who is late, to paste into a message, or that no form was issued yet; self-scores beside reviewed ones
 * once there are any.
 */
export const progress = async (host: CliHost, master: string, { at, lang }: ProgressOptions): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const { state } = opened.value;
  const today = beijingDate(at ?? host.now());
  const forms = formProgress(state, today);
  const deviations = selfDeviations(state);
  const notIssued = noteAt(wholeAssessment, "forms-not-issued", { master: basename(master) });
  const table = forms.length === 0 ? [issueText(notIssued, lang)] : progressText(forms, today);
  const lines = [...table, ...(deviations.length > 0 ? ["", ...deviationText(deviations)] : [])];
  return succeeded(lines, opened.issues, { today, forms, deviations });
};
