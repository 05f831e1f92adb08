import { join } from "node:path";

import { computeResults, publishedResults } from "../../app/computeResults.ts";
import { dispatch } from "../../app/dispatch.ts";
import { publication } from "../../app/publication.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile, saveMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";

/** `publish A.xlsx --out DIR`: records the results, then writes notice, tables, feedback and checkpoint. */
export const publish = async (
  host: CliHost,
  master: string,
  options: StampOptions & { readonly out: string },
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const results = computeResults(opened.value.state);
  if (!results.ok) return failed(results.issues);
  const change = { kind: "results-published", rows: publishedResults(results.value) } as const;
  const assessment = dispatch(opened.value, change, stampOf(host, options), host.sha256);
  if (!assessment.ok) return failed(assessment.issues);
  const saved = await saveMasterFile(host, master, assessment.value);
  if (!saved.ok) return failed(saved.issues);
  const files = publication(assessment.value, results.value, host.sha256);
  for (const file of files) {
    const content = file.kind === "text" ? file.content : host.files.writeCsv(file.content);
    const written = await host.disk.write(join(options.out, file.path), content);
    if (!written.ok) return failed(written.issues);
  }
  return succeeded([`已公布：${files.length} 个文件，在 ${options.out}`]);
};
