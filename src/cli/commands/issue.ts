import { join } from "node:path";

import { dispatch } from "../../app/dispatch.ts";
import { issueForms } from "../../app/issueForms.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile, saveMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";

/** `issue A.xlsx --out DIR`: one form a unit; the ledger knows them before they leave. */
export const issue = async (
  host: CliHost,
  master: string,
  options: StampOptions & { readonly out: string },
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const prepared = issueForms(opened.value, host.sha256);
  if (!prepared.ok) return failed(prepared.issues);
  const stamp = stampOf(host, options);
  const assessment = dispatch(opened.value, prepared.value.change, stamp, host.sha256);
  const issues = [...prepared.issues, ...assessment.issues];
  if (!assessment.ok) return failed(issues);
  const saved = await saveMasterFile(host, master, assessment.value);
  if (!saved.ok) return failed(saved.issues);
  for (const { fileName, sheets } of prepared.value.forms) {
    const path = join(options.out, fileName);
    const written = await host.disk.write(path, await host.files.writeBook(sheets, stamp.time));
    if (!written.ok) return failed([...issues, ...written.issues]);
  }
  return succeeded([`已生成 ${prepared.value.forms.length} 份自评表，在 ${options.out}`], issues);
};
