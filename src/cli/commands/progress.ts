import { beijingDate } from "../../app/beijingDate.ts";
import { formProgress, progressText } from "../../app/formProgress.ts";
import { deviationText, selfDeviations } from "../../app/selfDeviations.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `progress A.xlsx`: who has reported and who is late, to paste into a message; self-scores beside reviewed ones once there are any. */
export const progress = async (host: CliHost, master: string, { at }: { readonly at?: string }): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const { state } = opened.value;
  const today = beijingDate(at ?? host.now());
  const forms = formProgress(state, today);
  const deviations = selfDeviations(state);
  const lines = [...progressText(forms, today), ...(deviations.length > 0 ? ["", ...deviationText(deviations)] : [])];
  return succeeded(lines, opened.issues, { today, forms, deviations });
};
